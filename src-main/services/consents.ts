/** Answers for choosing who answers the consent page: for all apps, and for one. */
import type { AppConsentView, ConsentView } from '../../src-preload/contract/consent-view.ts';
import type { AppConsent, ConsentMode } from '../../src-preload/contract/consent.ts';
import type { ClientId, PersonId } from '../../src-preload/contract/ids.ts';
import type { ConsentRules } from '../lab/consent-rules.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { Database } from '../storage/database.ts';
import type { Hub } from '../trace/hub.ts';
import { loadApp } from './load-app.ts';
import { ServiceFailure } from './service-failure.ts';

/** What the use cases of consent are made of. */
export interface ConsentsParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly consents: ConsentStore;
  readonly consentRules: ConsentRules;
  readonly hub: Hub;
}

/** Use cases of `consent.*`. */
export class Consents {
  readonly #parts: ConsentsParts;

  constructor(parts: ConsentsParts) {
    this.#parts = parts;
  }

  /** For all apps, and for those that chose for themselves. */
  view(): ConsentView {
    const { consents, consentRules } = this.#parts;
    return { mode: consentRules.mode, fromFlag: consentRules.isFromFlag, apps: consents.list() };
  }

  /** Chooses for every app that chose nothing. Errors: NOT_NOW while a flag chose. */
  set(mode: ConsentMode): ConsentView {
    const { consentRules, db } = this.#parts;
    if (consentRules.isFromFlag) throw new ServiceFailure('NOT_NOW', { reason: `The console was started with --consent ${consentRules.mode}. Start it without the flag to choose here.` });
    db.transact(() => {
      consentRules.keep(mode);
    });
    this.#announce();
    return this.view();
  }

  /** One app's choice, and what people granted it. Errors: NOT_FOUND. */
  ofApp(clientId: ClientId): AppConsentView {
    const { apps, consents, consentRules } = this.#parts;
    loadApp(apps, clientId);
    return {
      policy: consents.load(clientId),
      byDefault: consentRules.mode,
      fromFlag: consentRules.isFromFlag,
      remembered: consents.listGranted(clientId).map((one) => ({ ...one, scopes: [...one.scopes] })),
    };
  }

  /** Chooses for one app. Errors: NOT_FOUND. */
  setForApp(clientId: ClientId, policy: AppConsent): AppConsentView {
    const { apps, consents, db } = this.#parts;
    db.transact(() => {
      loadApp(apps, clientId);
      consents.keep(clientId, { ...policy, scopes: [...new Set(policy.scopes)] });
    });
    this.#announce();
    return this.ofApp(clientId);
  }

  /** Forgets what a person granted to an app; what was forgotten before changes nothing. Errors: NOT_FOUND. */
  forget(clientId: ClientId, personId: PersonId): AppConsentView {
    const { apps, consents, db } = this.#parts;
    db.transact(() => {
      loadApp(apps, clientId);
      consents.forget(clientId, personId);
    });
    this.#announce();
    return this.ofApp(clientId);
  }

  #announce(): void {
    this.#parts.hub.publish([{ topic: 'consent.changed' }]);
  }
}
