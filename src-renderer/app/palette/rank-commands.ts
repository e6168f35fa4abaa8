/** Answers for which commands the palette shows for what was typed, under which headings and in which order. */
import type { Command, CommandGroup } from '../../ui/command.ts';
import { matchWords, wordsOf } from '../../ui/match-words.ts';
import type { Ranges } from '../../ui/match-words.ts';

/** A command with the letters that were hit. */
export interface RankedCommand {
  readonly command: Command;
  readonly ranges: Ranges;
}

/** A heading with what stands under it. */
export interface RankedGroup {
  readonly heading: string;
  readonly commands: readonly RankedCommand[];
}

/** Out: the groups to show, and how many commands there are in all and after ranking. */
export interface Ranking {
  readonly groups: readonly RankedGroup[];
  readonly shown: number;
  readonly all: number;
}

/** Rows under one heading; more words narrow it. */
const MOST_IN_GROUP = 8;
/** And before anything is typed, so that every heading is seen. */
const MOST_UNTYPED = 5;
/** What was used lately goes before what fits as well. */
const RECENT_BONUS = 12;

const bare = (command: Command): RankedCommand => ({ command, ranges: [] });

function rankUntyped(groups: readonly CommandGroup[], recent: readonly string[]): readonly RankedGroup[] {
  const all = groups.flatMap(({ commands }) => commands);
  const used = recent.flatMap((id) => all.find((command) => command.id === id) ?? []);
  const usedIds = new Set(used.map(({ id }) => id));
  const rest = groups.map(({ heading, commands }) => ({
    heading,
    commands: commands.filter((command) => command.isQuiet !== true && !usedIds.has(command.id)).slice(0, MOST_UNTYPED).map(bare),
  }));
  return [{ heading: 'Used lately', commands: used.map(bare) }, ...rest];
}

function rankTyped(groups: readonly CommandGroup[], words: readonly string[], recent: readonly string[]): readonly RankedGroup[] {
  const judged = groups.map(({ heading, commands }) => {
    const fitting = commands.flatMap((command, place) => {
      const match = matchWords(words, command.title, `${command.note ?? ''} ${command.words ?? ''}`) ?? (command.isFound === true ? { score: 20, ranges: [] } : null);
      if (match === null) return [];
      const age = recent.indexOf(command.id);
      return [{ command, ranges: match.ranges, score: match.score + (age < 0 ? 0 : RECENT_BONUS - age), place }];
    });
    fitting.sort((a, b) => b.score - a.score || a.place - b.place);
    return { heading, best: fitting[0]?.score ?? -Infinity, commands: fitting.slice(0, MOST_IN_GROUP) };
  });
  // The best fit stands first, so that Enter runs it; its whole group comes along.
  return judged.toSorted((a, b) => b.best - a.best);
}

/** Judges every command once for nothing, so that the first key press finds their texts ready and this code compiled. In: as for ranking. */
export function prepareRanking(groups: readonly CommandGroup[]): void {
  rankTyped(groups, ['a'], []);
}

/** Ranks. In: every group as its source gives it; what was typed; ids used lately, the latest first. */
export function rankCommands(groups: readonly CommandGroup[], text: string, recent: readonly string[]): Ranking {
  const words = wordsOf(text);
  const ranked = (words.length === 0 ? rankUntyped(groups, recent) : rankTyped(groups, words, recent)).filter(({ commands }) => commands.length > 0);
  return {
    groups: ranked,
    shown: ranked.reduce((sum, { commands }) => sum + commands.length, 0),
    all: groups.reduce((sum, { commands }) => sum + commands.length, 0),
  };
}
