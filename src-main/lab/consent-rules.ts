/** Answers for who answers a consent page: the person in front of it, or the console by what was set for the app, by a flag, or for all apps. */
import { CONSENT_MODES } from '../../src-preload/contract/consent-facts.ts';
import type { ConsentMode } from '../../src-preload/contract/consent.ts';
import type { ConsentProspect } from '../../src-preload/contract/guided.ts';
import type { AuthorizationDecision, ConsentStanding } from '../oauth/decision.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { ConsoleStore } from '../storage/console-store.ts';
import type { PeopleStore, StoredPerson } from '../storage/people-store.ts';

/** Name under which the choice for all apps is kept in the data folder. */
const KEPT_AS = 'consent';

/** How the consent page of an app is answered, and who said so. */
export interface ConsentRule {
  readonly mode: 'ask' | 'authorize' | 'deny' | 'fewer';
  /** The most that `fewer` grants. */
  readonly scopes: readonly string[];
  readonly remembers: boolean;
  readonly by: 'checkup' | 'app' | 'flag' | 'console';
}

/** A rule with the person whom it meets. */
export interface MetRule {
  readonly standing: ConsentStanding;
  readonly rule: ConsentRule;
  readonly person: StoredPerson;
}

/** What the rules are read from. */
export interface ConsentRulesParts {
  readonly store: ConsoleStore;
  readonly consents: ConsentStore;
  readonly people: PeopleStore;
  /** What `--consent` says; null when the flag was not given. */
  readonly flag: ConsentMode | null;
  /** How a check-up has the page of an app answered now; null where none does. */
  readonly armed?: (clientId: string) => 'authorize' | 'deny' | null;
}

/** The rules. They are asked once for each authorization request, and nowhere on the way of a token. */
export class ConsentRules {
  readonly #parts: ConsentRulesParts;

  constructor(parts: ConsentRulesParts) {
    this.#parts = parts;
  }

  /** What counts for every app that chose nothing. A flag wins while it is given. */
  get mode(): ConsentMode {
    return this.#parts.flag ?? this.kept;
  }

  /** The same as it is kept, whatever the flag says. */
  get kept(): ConsentMode {
    const kept = this.#parts.store.load(KEPT_AS);
    return CONSENT_MODES.find((mode) => mode === kept) ?? 'ask';
  }

  /** True while a flag chose. */
  get isFromFlag(): boolean {
    return this.#parts.flag !== null;
  }

  /** Chooses for every app that chose nothing. Call inside a transaction. */
  keep(mode: ConsentMode): void {
    this.#parts.store.keep(KEPT_AS, mode);
  }

  /** The rule of an app. A check-up wins while it runs. Then the app's own choice, which is closer than the flag; then the flag. */
  ruleOf(clientId: string): ConsentRule {
    const armed = this.#parts.armed?.(clientId) ?? null;
    if (armed !== null) return { mode: armed, scopes: [], remembers: false, by: 'checkup' };
    const { mode, scopes, remembers } = this.#parts.consents.load(clientId);
    if (mode !== 'default') return { mode, scopes, remembers, by: 'app' };
    return { mode: this.mode, scopes: [], remembers, by: this.isFromFlag ? 'flag' : 'console' };
  }

  /** The rule of an app, and the person who meets it: whom the hint names (address or id), else who consents next. */
  meet(clientId: string, hint: string | null): MetRule {
    const { consents, people } = this.#parts;
    const hinted = hint === null ? null : people.find(hint);
    const person = hinted ?? people.loadDefault();
    const rule = this.ruleOf(clientId);
    return {
      person,
      rule,
      standing: {
        personName: person.name,
        hint: hint === null ? 'none' : hinted === null ? 'unknown' : 'found',
        mode: rule.mode,
        remembers: rule.remembers,
        remembered: rule.remembers ? consents.granted(clientId, person.personId) : [],
      },
    };
  }
}

/** What follows a request that is let through, before it is sent. In: null for the rule of a client that is not registered. */
export function foretellConsent({ interaction, scopes }: Extract<AuthorizationDecision, { outcome: 'ask' }>, met: MetRule | null): ConsentProspect {
  if (met === null || interaction !== 'automatic') return interaction === 'remembered' ? 'remembered' : 'page';
  const granted = grantByRule(scopes, met.rule, met.person);
  if (granted.length === 0) return 'deny';
  return granted.length < scopes.length ? 'fewer' : 'authorize';
}

/** What a rule grants in a person's place: what the person would grant, and of that at most what the rule allows. A check-up grants all, whoever the person is. */
export function grantByRule(asked: readonly string[], { mode, scopes, by }: ConsentRule, { grants }: Pick<StoredPerson, 'grants'>): string[] {
  if (mode === 'deny') return [];
  if (by === 'checkup') return [...asked];
  const mayGrant = (scope: string): boolean => (mode !== 'fewer' || scopes.includes(scope)) && (grants === null || grants.some((one) => one === scope));
  return asked.filter(mayGrant);
}
