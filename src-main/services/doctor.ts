/** Answers for the redirect doctor without traffic: any pasted URL is read against the registered apps; nothing is sent or recorded. */
import type { z } from 'zod';
import type { DoctorApp, DoctorQuestion, DoctorReport } from '../../src-preload/contract/doctor.ts';
import type { Clock } from '../host.ts';
import { decideAuthorization } from '../oauth/decide-authorization.ts';
import type { Param } from '../oauth/decision.ts';
import { diagnoseRedirect, findNearest } from '../oauth/doctor/diagnose-redirect.ts';
import { nearestName } from '../oauth/nearest.ts';
import { single } from '../oauth/single.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import type { Fingerprinter } from '../trace/fingerprinter.ts';
import { coverSecrets } from '../trace/issued-values.ts';
import type { Redactor } from '../trace/redactor.ts';
import { readCallback } from './doctor-callback.ts';
import { type PastedText, readPasted } from './doctor-text.ts';
import { ServiceFailure } from './service-failure.ts';

/** What the doctor needs from the house. */
export interface DoctorParts {
  readonly apps: AppStore;
  readonly redactor: Redactor;
  readonly fingerprints: Fingerprinter;
  readonly clock: Clock;
  readonly issuer: () => string;
}

type Report = z.input<typeof DoctorReport>;

interface Chosen {
  readonly app: StoredApp | null;
  readonly how: DoctorApp['how'];
}

/** The app whose registered URI comes nearest; null when there is no app. */
function chooseNearest(all: readonly StoredApp[], received: string): Chosen {
  const ranked = all.map((app) => ({ app, far: findNearest(received, app.redirectUris)?.far ?? Infinity })).sort((a, b) => a.far - b.far);
  return { app: ranked[0]?.app ?? null, how: 'nearest' };
}

/** Use cases of `doctor.*`. */
export class Doctor {
  readonly #parts: DoctorParts;

  constructor(parts: DoctorParts) {
    this.#parts = parts;
  }

  /** Reads a text. Errors: NOT_FOUND for the app that was named in the question. */
  diagnose({ text, clientId, against }: DoctorQuestion): Report {
    const all = this.#parts.apps.list();
    const pasted = readPasted(text, all.some((app) => app.redirectUris.includes(text)));
    const params = this.#params(pasted);
    const sent = pasted.kind === 'authorization_url' ? (single(params, 'redirect_uri')?.text ?? null) : pasted.uri;
    const { app, how } = this.#choose(all, { clientId, params, received: sent ?? '' });
    const registered = against === undefined ? app?.redirectUris : [against];
    const others = app === null ? [] : all.filter((other) => other.clientId !== app.clientId);
    return {
      kind: pasted.kind,
      app: app === null ? null : { clientId: app.clientId, name: app.name, how },
      remarks: this.#remark(all, pasted, params),
      diagnosis: sent === null || registered === undefined ? null : diagnoseRedirect(coverSecrets(sent, this.#parts.fingerprints), registered, others),
      checks: pasted.kind === 'authorization_url' ? this.#climb(params, all) : [],
      callback: pasted.kind === 'callback_url' ? readCallback(pasted.pairs, this.#parts.redactor) : null,
    };
  }

  #params({ kind, pairs }: PastedText): Param[] {
    if (kind !== 'authorization_url') return [];
    const fields = this.#parts.redactor.fields(pairs);
    return pairs.map(([name, text], index) => ({ name, text, shown: fields[index]?.value ?? { kind: 'absent' } }));
  }

  #choose(all: readonly StoredApp[], { clientId, params, received }: { clientId: string | undefined; params: readonly Param[]; received: string }): Chosen {
    const sentId = single(params, 'client_id')?.text;
    const named = all.find((app) => app.clientId === (clientId ?? sentId));
    if (named !== undefined) return { app: named, how: 'named' };
    if (clientId !== undefined) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    return chooseNearest(all, received);
  }

  #climb(params: readonly Param[], all: readonly StoredApp[]): Report['checks'] {
    const clientId = single(params, 'client_id')?.text ?? '';
    const client = all.find((app) => app.clientId === clientId) ?? null;
    const deleted = client === null ? this.#parts.apps.loadDeleted(clientId) : null;
    const others = all.filter((app) => app !== client);
    return [...decideAuthorization({ method: 'GET', params }, { client, deleted, others }, this.#parts.clock.now()).checks];
  }

  #remark(all: readonly StoredApp[], { kind, origin, pairs }: PastedText, params: readonly Param[]): string[] {
    const remarks: string[] = [];
    if (all.length === 0) remarks.push('No app is registered here yet, so there is nothing to compare with.');
    if (kind === 'authorization_url' && origin !== null && origin !== this.#parts.issuer()) {
      remarks.push(`This URL asks ${coverSecrets(origin, this.#parts.fingerprints)}. It is read as if it had been sent to this console, ${this.#parts.issuer()}.`);
    }
    if (kind === 'authorization_url') remarks.push(...this.#remarkOnClient(all, params));
    const issuer = pairs.find(([name]) => name === 'iss')?.[1];
    if (kind === 'callback_url' && issuer !== undefined && issuer !== this.#parts.issuer()) remarks.push('iss names another server than this console, so this answer did not come from here.');
    return remarks;
  }

  #remarkOnClient(all: readonly StoredApp[], params: readonly Param[]): string[] {
    const sent = single(params, 'client_id');
    if (sent === null) return ['The URL carries no client id, so it is compared with the app that comes nearest.'];
    if (all.some((app) => app.clientId === sent.text) || all.length === 0) return [];
    const ids = new Map(all.map((app) => [app.clientId.toLowerCase(), app.clientId]));
    const near = ids.get(nearestName(sent.text, [...ids.keys()]) ?? '');
    const guess = near === undefined ? '' : ` Did you mean ${near}?`;
    return [`No app with this client id is registered here, so it is compared with the app that comes nearest.${guess}`];
  }
}
