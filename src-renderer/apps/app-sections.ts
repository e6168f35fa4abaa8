/** Answers for the sections of an app's page: their addresses, names and order. A new section is a row here and a file in sections/. */
import type { ComponentType } from 'react';
import type { App } from '../../src-preload/contract/apps.ts';
import { AuthorizationCount } from './authorization-count.tsx';
import { CheckupSection } from './checkup/checkup-section.tsx';
import { ActivitySection } from './sections/activity-section.tsx';
import { AuthorizationsSection } from './sections/authorizations-section.tsx';
import { ConsentSection } from './sections/consent-section.tsx';
import { CredentialsSection } from './sections/credentials-section.tsx';
import { DangerSection } from './sections/danger-section.tsx';
import { DetailsSection } from './sections/details-section.tsx';
import { IntegrateSection } from './sections/integrate-section.tsx';
import { OverviewSection } from './sections/overview-section.tsx';
import { RefreshTokensSection } from './sections/refresh-tokens-section.tsx';
import { RedirectUrisSection } from './sections/redirect-uris-section.tsx';

/** One section. */
export interface AppSection {
  /** The last part of `/apps/:clientId/:slug`; empty for the first one. */
  readonly slug: string;
  readonly title: string;
  /** What the section shows; it is given the app as it stands now. */
  readonly Body: ComponentType<{ readonly app: App }>;
  /** A figure beside the title, where the app itself tells it. */
  readonly count?: (app: App) => number;
  /** The same, where it must be read. */
  readonly Count?: ComponentType<{ readonly app: App }>;
  /** The part of the app that is edited here; marked while it is not saved. */
  readonly edits?: 'details' | 'redirectUris';
  /** True for what stands apart from the others, below a line. */
  readonly isApart?: boolean;
}

/** Every section, in the order of the screen. */
export const APP_SECTIONS: readonly AppSection[] = [
  { slug: '', title: 'Overview', Body: OverviewSection },
  { slug: 'details', title: 'Details', Body: DetailsSection, edits: 'details' },
  { slug: 'redirect-uris', title: 'Redirect URIs', Body: RedirectUrisSection, count: (app) => app.redirectUris.length, edits: 'redirectUris' },
  { slug: 'credentials', title: 'Credentials', Body: CredentialsSection },
  { slug: 'refresh-tokens', title: 'Refresh tokens', Body: RefreshTokensSection },
  { slug: 'consent', title: 'Consent', Body: ConsentSection },
  { slug: 'authorizations', title: 'Authorizations', Body: AuthorizationsSection, Count: AuthorizationCount },
  { slug: 'activity', title: 'Activity', Body: ActivitySection },
  { slug: 'check-up', title: 'Check-up', Body: CheckupSection },
  { slug: 'integrate', title: 'Integrate', Body: IntegrateSection },
  { slug: 'danger', title: 'Danger zone', Body: DangerSection, isApart: true },
];
