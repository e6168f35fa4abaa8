/** Answers for saying where the console keeps an app's secret. */
import type { SecretWhereabouts } from '../../src-preload/contract/apps.ts';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import styles from './whereabouts.module.css';

const WORDS: Record<SecretWhereabouts, string> = {
  keychain: 'secret in the keychain',
  session: 'secret in memory until you quit',
  nowhere: 'secret not held here',
};

/** A sign and the words. */
export function Whereabouts({ of }: { readonly of: SecretWhereabouts }) {
  return (
    <span className={styles['row']}>
      {of === 'keychain' ? <Tick label="" /> : <VerdictSign verdict={of === 'session' ? 'injected' : 'not-reached'} label="" />}
      {WORDS[of]}
    </span>
  );
}
