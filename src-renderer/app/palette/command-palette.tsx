/** Answers for the palette: a field, and under it everything that fits, run with the keyboard alone. */
import type { KeyboardEvent } from 'react';
import { memo, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { readHereCommands } from '../../ui/command.ts';
import type { Command } from '../../ui/command.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { Ranges } from '../../ui/match-words.ts';
import { Modal } from '../../ui/modal.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type from '../../ui/type.module.css';
import { useFoundGroup, useStandingGroups } from './command-sources.ts';
import type { StandingGroups } from './command-sources.ts';
import styles from './command-palette.module.css';
import { MarkedTitle } from './marked-title.tsx';
import { CommandRanker } from './rank-commands.ts';
import type { RankedGroup, Ranking } from './rank-commands.ts';
import { keepRecent, readRecent } from './recent-commands.ts';
import { openOverlay } from './palette-store.ts';

/** Everything that can be done now, ranked. */
function useRanking({ above, below }: StandingGroups, text: string): { readonly ranking: Ranking; readonly isLoading: boolean; readonly problems: readonly string[] } {
  const [here] = useState(readHereCommands);
  const [ranker] = useState(() => new CommandRanker(readRecent()));
  const groups = [...here, ...above, useFoundGroup(text), ...below];
  const latest = useRef(groups);
  useEffect(() => {
    latest.current = groups;
  });
  useEffect(() => {
    // Once the palette is on screen, and before anybody has found the first key.
    const idle = requestIdleCallback(() => ranker.prepare(latest.current));
    return () => cancelIdleCallback(idle);
  }, [ranker]);
  return {
    ranking: ranker.rank(groups, text),
    isLoading: groups.some((group) => group.isLoading === true),
    problems: groups.flatMap((group) => group.problem ?? []),
  };
}

function runCommand(command: Command): void {
  keepRecent(command.id);
  openOverlay(null);
  // After the dialog is gone: it gives the focus back, and what the command focuses must come later.
  setTimeout(command.run, 0);
}

/** An element's id: references to several are split at spaces. */
const idOf = (list: string, name: string): string => `${list}-${name.replaceAll(/\s/g, '_')}`;

/** Where an arrow key leads; undefined for keys that belong to the field. */
function targetOf(event: KeyboardEvent, at: number, count: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const moves: Record<string, number> = { ArrowDown: (at + 1) % count, ArrowUp: (at + count - 1) % count, PageDown: Math.min(count - 1, at + 8), PageUp: Math.max(0, at - 8) };
  return moves[event.key];
}

interface OptionProps {
  readonly id: string;
  readonly command: Command;
  readonly ranges: Ranges;
  readonly isChosen: boolean;
  readonly onPoint: (id: string) => void;
}

/** A row. It is drawn again only when it changes: most stay as they are while more is read. */
const Option = memo(function Option({ id, command, ranges, isChosen, onPoint }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={styles['option']}
      onMouseMove={() => {
        onPoint(command.id);
      }}
      onClick={() => {
        runCommand(command);
      }}
    >
      <span className={styles['sign']}>{command.sign}</span>
      <span className={styles['words']}>
        <MarkedTitle title={command.title} ranges={ranges} />
        {command.note === undefined ? null : <span className={styles['note']}>{command.note}</span>}
      </span>
      {command.shortcut === undefined ? null : <Kbd>{command.shortcut}</Kbd>}
    </div>
  );
});

interface ListProps {
  readonly id: string;
  readonly groups: readonly RankedGroup[];
  readonly chosen: Command | undefined;
  readonly onPoint: (id: string) => void;
}

function List({ id, groups, chosen, onPoint }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Commands" className={styles['list']} tabIndex={-1}>
      {groups.map(({ heading, commands }) => (
        <div key={heading} role="group" aria-labelledby={idOf(id, heading)}>
          <div id={idOf(id, heading)} className={styles['heading']} role="presentation">
            {heading}
          </div>
          {commands.map(({ command, ranges }, place) => (
            // By its place: a key press then changes the words of rows that stand, which costs less than new rows.
            <Option key={place} id={idOf(id, command.id)} command={command} ranges={ranges} isChosen={command === chosen} onPoint={onPoint} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The palette, open. What stands whatever is typed is put together out here, where no key press comes. */
export function CommandPalette() {
  return <Palette standing={useStandingGroups()} />;
}

function Palette({ standing }: { readonly standing: StandingGroups }) {
  const id = useId();
  const [text, setText] = useState('');
  const [pointed, setPointed] = useState<string | null>(null);
  const { ranking, isLoading, problems } = useRanking(standing, text);
  const commands = ranking.groups.flatMap((group) => group.commands.map(({ command }) => command));
  const found = commands.findIndex((command) => command.id === pointed);
  const at = Math.max(0, found);
  const chosen = commands[at];
  const count = ranking.shown === 0 ? '' : `${String(ranking.shown)} of ${ranking.all.toLocaleString('en')}`;
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      runCommand(chosen);
      return;
    }
    const target = commands.length === 0 ? undefined : targetOf(event, at, commands.length);
    if (target === undefined) return;
    event.preventDefault();
    setPointed(commands[target]?.id ?? null);
  };
  return (
    <Modal
      label="Search or run"
      className={styles['palette'] ?? ''}
      onClose={() => {
        openOverlay(null);
      }}
    >
      <div className={styles['field']}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          className={styles['input']}
          aria-label="Search or run"
          aria-expanded={commands.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : idOf(`${id}-list`, chosen.id)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          data-begins=""
          maxLength={200}
          placeholder="App, flow, page or action"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPointed(null);
          }}
          onKeyDown={press}
        />
        {isLoading ? <Spinner /> : null}
        <Kbd>Esc</Kbd>
      </div>
      <List id={`${id}-list`} groups={ranking.groups} chosen={chosen} onPoint={setPointed} />
      {commands.length > 0 || isLoading ? null : (
        <p className={styles['nothing']}>
          Nothing here is called “{text.trim()}”. Try an app’s name, a client id, a flow’s number, or what you want to do.
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem} className={styles['problem']} role="alert">
          {problem}
        </p>
      ))}
      <div className={styles['foot']}>
        <span aria-hidden="true">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span aria-hidden="true">
          <Kbd>↵</Kbd> run
        </span>
        <span className={type['end']}>{count}</span>
        <span role="status" className={type['hidden']}>
          {isLoading ? '' : commands.length === 0 ? 'Nothing found.' : `${String(ranking.shown)} found.`}
        </span>
      </div>
    </Modal>
  );
}
