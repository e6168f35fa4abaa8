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

/** Rows under one heading, so that every heading is seen; more words narrow it. */
const MOST_IN_GROUP = 5;
/** What was used lately goes before what fits as well. */
const RECENT_BONUS = 12;
/** What the server found by something that is not written in its row. */
const FOUND_SCORE = 20;

const bare = (command: Command): RankedCommand => ({ command, ranges: [] });

function rankUntyped(groups: readonly CommandGroup[], recent: readonly string[]): readonly RankedGroup[] {
  const all = groups.flatMap(({ commands }) => commands);
  const used = recent.flatMap((id) => all.find((command) => command.id === id) ?? []);
  const usedIds = new Set(used.map(({ id }) => id));
  const rest = groups.map(({ heading, commands }) => ({
    heading,
    commands: commands.filter((command) => command.isQuiet !== true && !usedIds.has(command.id)).slice(0, MOST_IN_GROUP).map(bare),
  }));
  return [{ heading: 'Used lately', commands: used.map(bare) }, ...rest];
}

interface JudgedGroup extends RankedGroup {
  readonly best: number;
}

function judgeGroup({ heading, commands }: CommandGroup, words: readonly string[], recent: readonly string[]): JudgedGroup {
  const fitting = commands.flatMap((command, place) => {
    const match = matchWords(words, command.title, `${command.note ?? ''} ${command.words ?? ''}`);
    if (match === null && command.isFound !== true) return [];
    const age = recent.indexOf(command.id);
    return [{ command, match, score: (match?.score ?? FOUND_SCORE) + (age < 0 ? 0 : RECENT_BONUS - age), place }];
  });
  fitting.sort((a, b) => b.score - a.score || a.place - b.place);
  const shown = fitting.slice(0, MOST_IN_GROUP).map(({ command, match }) => ({ command, ranges: match?.ranges ?? [] }));
  return { heading, best: fitting[0]?.score ?? -Infinity, commands: shown };
}

/**
 * Ranks for one opening of the palette. A key press draws more than once, so what was judged for a text is kept as long as its source
 * gives the same commands. In: ids used lately, the latest first.
 */
export class CommandRanker {
  readonly #recent: readonly string[];
  readonly #judged = new WeakMap<readonly Command[], { readonly text: string; readonly group: JudgedGroup }>();

  constructor(recent: readonly string[]) {
    this.#recent = recent;
  }

  /** Judges every command once for nothing, so that the first key press finds their texts ready and this code compiled. In: as for ranking. */
  prepare(groups: readonly CommandGroup[]): void {
    for (const group of groups) judgeGroup(group, ['a'], []);
  }

  /** In: every group as its source gives it; what was typed. */
  rank(groups: readonly CommandGroup[], text: string): Ranking {
    const words = wordsOf(text);
    const ranked = words.length === 0 ? rankUntyped(groups, this.#recent) : this.#rankTyped(groups, words);
    const filled = ranked.filter(({ commands }) => commands.length > 0);
    return {
      groups: filled,
      shown: filled.reduce((sum, { commands }) => sum + commands.length, 0),
      all: groups.reduce((sum, { commands }) => sum + commands.length, 0),
    };
  }

  /** The best fit stands first, so that Enter runs it; its whole group comes along. */
  #rankTyped(groups: readonly CommandGroup[], words: readonly string[]): readonly RankedGroup[] {
    const text = words.join(' ');
    const judge = (group: CommandGroup): JudgedGroup => {
      const known = this.#judged.get(group.commands);
      if (known?.text === text) return known.group;
      const judged = judgeGroup(group, words, this.#recent);
      this.#judged.set(group.commands, { text, group: judged });
      return judged;
    };
    return groups.map(judge).sort((a, b) => b.best - a.best);
  }
}
