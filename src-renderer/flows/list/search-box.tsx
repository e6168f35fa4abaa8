/** Answers for the box above the list of flows: what is searched for, how much was found, and a way to clear it. */
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { SEARCH_LENGTH } from '../../../src-preload/contract/trace.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { capOf, SHORTCUTS } from '../../ui/shortcuts.ts';
import { useHotkey } from '../../ui/use-hotkey.ts';
import styles from './search-box.module.css';
import type { FlowSearch } from './use-flow-search.ts';

interface SearchBoxProps {
  readonly search: FlowSearch;
  /** How much was found, in words; null while nothing is searched for. */
  readonly found: string | null;
  /** Goes to the first flow of the list. */
  readonly onDown: () => void;
}

/** The box. `/` goes to it; the arrow down goes on to the list; Escape clears it, and leaves it when it is empty. */
export function SearchBox({ search, found, onDown }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useHotkey('flows.search', () => {
    input.current?.focus();
    input.current?.select();
  });
  const clear = (): void => {
    search.clear();
    input.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'ArrowDown') onDown();
    else if (search.typed === '') input.current?.blur();
    else search.clear();
  };
  return (
    <search className={styles['box']}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        className={styles['input']}
        aria-label="Search the flows"
        aria-keyshortcuts="/"
        placeholder="Search"
        title="App, person, client id, number, outcome, failed check, error code, fingerprint"
        spellCheck={false}
        autoComplete="off"
        maxLength={SEARCH_LENGTH}
        value={search.typed}
        onChange={(event) => search.type(event.target.value)}
        onKeyDown={press}
      />
      <span className={styles['found']} role="status">
        {found}
      </span>
      {search.typed === '' ? (
        <Kbd>{capOf(SHORTCUTS['flows.search'].key)}</Kbd>
      ) : (
        <IconButton icon="close" label="Clear the search" onClick={clear} />
      )}
    </search>
  );
}
