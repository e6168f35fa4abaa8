/** Answers for commands: what a person can do from the palette, whoever offers it. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Something that can be done. Features offer commands, the palette finds and runs them; neither knows the other. */
export interface Command {
  /** Stays the same between starts, so that the palette can remember what was used. Holds no secret: it is kept in this browser. */
  readonly id: string;
  /** Names the result, as a button would. */
  readonly title: string;
  /** A few quiet words after the title. They are searched too. */
  readonly note?: string;
  /** More words to find it by. */
  readonly words?: string;
  /** A sign of 16 px. */
  readonly sign: ReactNode;
  /** The key that does the same. */
  readonly shortcut?: string;
  /** Found only by words: too many of them to stand in the list before anything is typed. */
  readonly isQuiet?: boolean;
  /** True when a text found it elsewhere, as the server does with flows: it is not judged by its words again. */
  readonly isFound?: boolean;
  readonly run: () => void;
}

/** Commands under one heading. */
export interface CommandGroup {
  readonly heading: string;
  readonly commands: readonly Command[];
  /** More are being read. */
  readonly isLoading?: boolean;
  /** Why some are missing, in a sentence. */
  readonly problem?: string;
}

interface Offer {
  readonly heading: string;
  readonly read: () => readonly Command[];
}

const useOffers = create<{ readonly offers: readonly Offer[] }>()(() => ({ offers: [] }));

/** Offers commands for what is on screen now, while the calling component stands. In: `Here, in flow 148`. */
export function useHereCommands(heading: string, commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const offer: Offer = { heading, read: () => latest.current };
    useOffers.setState(({ offers }) => ({ offers: [...offers, offer] }));
    return () => {
      useOffers.setState(({ offers }) => ({ offers: offers.filter((one) => one !== offer) }));
    };
  }, [heading]);
}

/** What the screen offers now. */
export function readHereCommands(): readonly CommandGroup[] {
  return useOffers.getState().offers.map(({ heading, read }) => ({ heading, commands: read() }));
}
