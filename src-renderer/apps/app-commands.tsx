/** Answers for what the apps offer to the palette: each app, its sections, and what can be done with it. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { App } from '../../src-preload/contract/apps.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import type { Command, CommandGroup } from '../ui/command.ts';
import { copyWithToast } from '../ui/copy-with-toast.ts';
import { Icon } from '../ui/icon.tsx';
import { capOf, SHORTCUTS } from '../ui/shortcuts.ts';
import { addressOfApp } from './app-address.ts';
import { AppPicture } from './app-picture.tsx';
import { APP_SECTIONS } from './app-sections.ts';

type Navigate = (to: string) => void;

function openCommands(app: App, navigate: Navigate): Command[] {
  const sign = <AppPicture app={app} size={16} />;
  return APP_SECTIONS.map(({ slug, title }) => {
    const to = addressOfApp(app.clientId, slug);
    const run = (): void => {
      navigate(to);
    };
    const id = `app ${app.clientId} ${slug}`;
    if (slug === '') return { id, title: app.name, note: app.clientId, words: `app ${title}`, sign, run };
    return { id, title: `${title} of ${app.name}`, words: app.clientId, sign, isQuiet: true, run };
  });
}

function actionCommands(app: App, navigate: Navigate): Command[] {
  const { clientId, name } = app;
  return [
    {
      id: `flow ${clientId}`,
      title: `Start a flow with ${name}`,
      words: `guided login sign in ${clientId}`,
      sign: <Icon name="arrow-right" />,
      isQuiet: true,
      run: () => {
        navigate(`/flows/guided?app=${encodeURIComponent(clientId)}`);
      },
    },
    {
      id: `copy ${clientId}`,
      title: `Copy the client id of ${name}`,
      note: clientId,
      sign: <Icon name="copy" />,
      isQuiet: true,
      run: () => {
        copyWithToast(clientId, `client id of ${name}`);
      },
    },
    {
      id: `regenerate ${clientId}`,
      title: `Regenerate the secret of ${name}`,
      note: 'asks first',
      words: `new client secret credentials ${clientId}`,
      sign: <Icon name="key" />,
      isQuiet: true,
      run: () => {
        navigate(`${addressOfApp(clientId, 'credentials')}?ask=regenerate`);
      },
    },
  ];
}

/** The apps. They are read once and kept fresh by live updates, so a key press asks nobody. */
export function useAppCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const list = useQuery(queries.apps.list.queryOptions());
  const commands = useMemo(() => list.data?.flatMap((app) => openCommands(app, navigate)) ?? [], [list.data, navigate]);
  return { heading: 'Apps', commands, isLoading: list.isPending, ...(list.isError && { problem: `Your apps could not be read. ${sayFailure(list.error)}` }) };
}

/** What can be done with apps. */
export function useAppActionCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const apps = useQuery(queries.apps.list.queryOptions()).data;
  const commands = useMemo(() => {
    const register: Command = {
      id: 'register',
      title: 'Register app',
      words: 'new add create client',
      sign: <Icon name="plus" />,
      shortcut: capOf(SHORTCUTS['apps.register'].key),
      run: () => {
        navigate('/apps/new');
      },
    };
    return [register, ...(apps?.flatMap((app) => actionCommands(app, navigate)) ?? [])];
  }, [apps, navigate]);
  return { heading: 'Do with your apps', commands };
}
