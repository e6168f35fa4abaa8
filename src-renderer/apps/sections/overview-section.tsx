/** Answers for the first section of an app's page: how the app stands. */
import type { App } from '../../../src-preload/contract/apps.ts';
import { WhatYourAppDoes } from '../what-your-app-does.tsx';

/** The section “Overview”. */
export function OverviewSection({ app }: { readonly app: App }) {
  return <WhatYourAppDoes clientId={app.clientId} />;
}
