/** Answers for starting the page: theme first, then the live updates, then the screens. */
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { Providers } from './app/providers.tsx';
import { Routes } from './app/routes.tsx';
import { Shell } from './app/shell.tsx';
import { client, transport } from './client/client.ts';
import { followLive } from './client/live.ts';
import { createQueryClient } from './client/query-client.ts';
import { applyTheme, readTheme } from './settings/theme.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { guardHistory } from './ui/leave-guard.ts';

applyTheme(readTheme());
guardHistory();
keepFocus();

const queryClient = createQueryClient();
void followLive({ client, connection: transport.connection, queryClient, signal: new AbortController().signal });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <Providers queryClient={queryClient}>
        <Shell>
          <Routes />
        </Shell>
      </Providers>
    </ErrorBoundary>
  </StrictMode>,
);
