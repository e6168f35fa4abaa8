/** Answers for one port of the settings: what it is now, what it shall be, and what that changes. */
import type { PortName, PreferencesView } from '../../../src-preload/contract/preferences-view.ts';
import { USUAL_PORTS } from '../../../src-preload/contract/preference-facts.ts';
import { NumberSetting } from '../number-setting.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { sayPreferenceFailure, usePreferences } from '../use-preferences.ts';

const WORDS: Record<PortName, { readonly name: string; readonly flag: string; readonly effect: (port: number) => string }> = {
  port: {
    name: 'Server port',
    flag: '--port',
    effect: (port) => `The issuer becomes http://127.0.0.1:${String(port)}. Change the base URL in each of your apps; redirect URIs, secrets and tokens stay as they are.`,
  },
  consolePort: { name: 'Console port', flag: '--console-port', effect: (port) => `This page moves to http://127.0.0.1:${String(port)}. Nothing changes for your apps.` },
};

function sayState(name: PortName, { preferences, running, fromFlag }: PreferencesView): string {
  const now = running[name];
  const next = preferences[name] ?? USUAL_PORTS[name];
  const { flag, effect } = WORDS[name];
  if (fromFlag[name]) return `${flag} chose ${String(now)} for this run, and a flag wins. What is set here counts when the console is started without it.`;
  return next === now ? `In use now.` : `${String(now)} is in use now. ${String(next)} counts when the console starts again. ${effect(next)}`;
}

/** The row. A port is tried before it is kept. */
export function PortRow({ name, view }: { readonly name: PortName; readonly view: PreferencesView }) {
  const { change } = usePreferences();
  const words = WORDS[name];
  return (
    <SettingRow name={words.name}>
      <NumberSetting
        label={words.name}
        value={view.preferences[name]}
        placeholder={String(USUAL_PORTS[name])}
        least={1}
        most={65_535}
        isSaving={change.isPending}
        problem={change.isError ? sayPreferenceFailure(change.error) : null}
        onSave={(port) => {
          change.mutate({ wish: { [name]: port }, title: `${words.name} saved` });
        }}
      />
      <p className={styles['remark']} role="status">
        {sayState(name, view)}
      </p>
    </SettingRow>
  );
}
