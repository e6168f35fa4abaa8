/** Answers for what the palette offers while an app is on screen, before everything else. */
import { useLocation } from 'wouter';
import type { App } from '../../src-preload/contract/apps.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { useHereCommands, type Command } from '../ui/command.ts';
import { copyWithToast } from '../ui/copy-with-toast.ts';
import { Icon } from '../ui/icon.tsx';
import { capOf, SHORTCUTS } from '../ui/shortcuts.ts';
import { addressOfApp } from './app-address.ts';

/** Offers what can be done with the app. Whatever has no way back asks first, on the page where it stands. */
export function useAppHere(app: App): void {
  const { clientId, name } = app;
  const [, navigate] = useLocation();
  const issuer = useServerStatus().data?.issuer;
  const ask = (section: string, question: string) => (): void => {
    navigate(`${addressOfApp(clientId, section)}?ask=${question}`);
  };
  const commands: readonly (Command | null)[] = [
    { id: 'here app copy', title: 'Copy the client id', note: clientId, sign: <Icon name="copy" />, run: () => copyWithToast(clientId, `client id of ${name}`) },
    issuer === undefined ? null : { id: 'here app issuer', title: 'Copy the issuer', note: issuer, words: 'base url', sign: <Icon name="copy" />, run: () => copyWithToast(issuer, 'issuer') },
    {
      id: 'here app guided',
      title: `Run a guided flow with ${name}`,
      words: 'start login sign in',
      shortcut: capOf(SHORTCUTS['app.flow'].key),
      sign: <Icon name="arrow-right" />,
      run: () => navigate(`/flows/guided?app=${encodeURIComponent(clientId)}`),
    },
    { id: 'here app regenerate', title: 'Regenerate secret', note: 'asks first', words: 'new replace', sign: <Icon name="key" />, run: ask('credentials', 'regenerate') },
    { id: 'here app revoke', title: 'Revoke all tokens', note: 'asks first', words: 'end authorizations', sign: <Icon name="close" />, run: ask('danger', 'revoke') },
    { id: 'here app delete', title: 'Delete app', note: 'asks first', words: 'remove', sign: <Icon name="close" />, run: ask('danger', 'delete') },
  ];
  useHereCommands(`Here, in ${name}`, commands.filter((command) => command !== null));
}
