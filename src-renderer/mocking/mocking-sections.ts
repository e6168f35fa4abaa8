/** Answers for the sections of the Mocking screen: their addresses, names and order. A new section is a row here and a folder beside. */
import type { ComponentType } from 'react';
import { CheckupSection } from './checkup/checkup-section.tsx';
import { ClockSection } from './clock/clock-section.tsx';
import { ConsentSection } from './consent/consent-section.tsx';
import { BreakpointsSection } from './holds/breakpoints-section.tsx';
import { FaultsSection } from './faults/faults-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import type { SectionName } from './section-name.ts';

/** One section. */
export interface MockingSection extends SectionName {
  /** Two halves that follow each other stand side by side where there is room. */
  readonly isHalf?: boolean;
  readonly Body: ComponentType<{ readonly section: SectionName }>;
}

/** Every section, in the order of the screen. */
export const MOCKING_SECTIONS: readonly MockingSection[] = [
  { slug: 'clock', title: 'Server clock', about: 'what time the server thinks it is', Body: ClockSection },
  { slug: 'faults', title: 'Faults', about: 'rules that make one thing go wrong', Body: FaultsSection },
  { slug: 'people', title: 'People', about: 'who can consent, and who does next', isHalf: true, Body: PeopleSection },
  { slug: 'consent', title: 'Consent', about: 'who answers the consent page: a person, or the console', isHalf: true, Body: ConsentSection },
  { slug: 'breakpoints', title: 'Breakpoints', about: 'where requests wait until you let them go', Body: BreakpointsSection },
  { slug: 'check-up', title: 'App check-up', about: 'how an app takes it when Mavio misbehaves', Body: CheckupSection },
];
