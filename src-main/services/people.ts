/** Answers for people: who can consent on the local server, and what each would do there. */
import { isDeepStrictEqual as same } from 'node:util';
import { PersonId } from '../../src-preload/contract/ids.ts';
import { MOST_PEOPLE, type PersonDetails, type PersonStakes, type PersonView } from '../../src-preload/contract/people.ts';
import type { Clock, Randomness } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { CodeStore, StoredCode } from '../storage/code-store.ts';
import type { LogoStore } from '../storage/logo-store.ts';
import type { PeopleStore, StoredPerson } from '../storage/people-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { Hub } from '../trace/hub.ts';
import type { Recorder } from '../trace/recorder.ts';
import { newId } from '../trace/secrets.ts';
import type { Endings } from './endings.ts';
import { refuseLostLogo } from './logos.ts';
import { ServiceFailure } from './service-failure.ts';
import { type LifeParts, settleLives } from './settle-lives.ts';

/** What the use cases of people are made of. */
export interface PeopleParts extends LifeParts {
  readonly people: PeopleStore;
  readonly apps: AppStore;
  readonly codes: CodeStore;
  readonly tokens: TokenStore;
  readonly endings: Endings;
  readonly logos: LogoStore;
  readonly recorder: Recorder;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: Randomness;
}

/** A person to add, or to change when they are still as `basedOn` says. */
export type PersonWish = { readonly personId: null; readonly details: PersonDetails } | { readonly personId: PersonId; readonly basedOn: PersonDetails; readonly details: PersonDetails };

const detailsOf = ({ name, email, organisation, plan, grants, pictureId }: StoredPerson): PersonDetails => ({ name, email, organisation, plan, grants: grants === null ? null : [...grants], pictureId });

/** Use cases of `people.*`. */
export class People {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  /** Everybody; the first one consents when nobody else was chosen. */
  list(): PersonView[] {
    const { clock, people } = this.#parts;
    const now = clock.now();
    settleLives(this.#parts, now);
    const apps = people.countApps(now);
    return people.list().map((person) => ({ ...detailsOf(person), personId: person.personId, apps: apps.get(person.personId) ?? 0 }));
  }

  /** Adds or changes a person. Names in flows that happened stay. Errors: NOT_FOUND, EMAIL_TAKEN, PERSON_CHANGED, LOGO_REFUSED, NOT_NOW; then nothing was changed. */
  save(wish: PersonWish): PersonView {
    const { clock, db, hub, logos, people, random } = this.#parts;
    const { details } = wish;
    const personId = db.transact(() => {
      const known = wish.personId === null ? null : this.#mustLoad(wish.personId);
      if (wish.personId !== null && known !== null && !same(detailsOf(known), wish.basedOn)) throw new ServiceFailure('PERSON_CHANGED', { person: this.#view(wish.personId) });
      const other = people.list().find(({ personId: id, email }) => id !== wish.personId && email.toLowerCase() === details.email.toLowerCase());
      if (other !== undefined) throw new ServiceFailure('EMAIL_TAKEN', { name: other.name });
      refuseLostLogo(logos, details.pictureId);
      if (known !== null) {
        people.update({ ...known, ...details });
        return known.personId;
      }
      if (people.count() >= MOST_PEOPLE) throw new ServiceFailure('NOT_NOW', { reason: `A console holds at most ${String(MOST_PEOPLE)} people. Remove somebody first.` });
      const id = PersonId.parse(newId('usr_', random, 12));
      people.insert({ personId: id, ...details }, clock.now());
      return id;
    });
    hub.publish([{ topic: 'person.changed', personId }]);
    return this.#view(personId);
  }

  /** What lives of a person now. Errors: NOT_FOUND. */
  stakes(personId: PersonId): PersonStakes {
    const { apps, clock, tokens } = this.#parts;
    this.#mustLoad(personId);
    const now = clock.now();
    const living = tokens.listOpenOfPerson(personId).map((family) => ({ family, alive: tokens.listAlive(family.familyId, now).length })).filter(({ alive }) => alive > 0);
    return {
      apps: [...Map.groupBy(living, ({ family }) => family.clientId)]
        .flatMap(([clientId, of]) => {
          const app = apps.load(clientId);
          return app === null ? [] : [{ clientId: app.clientId, name: app.name, authorizations: of.length }];
        })
        .toSorted((a, b) => b.authorizations - a.authorizations || a.name.localeCompare(b.name, 'en')) as PersonStakes['apps'],
      tokens: living.reduce((sum, { alive }) => sum + alive, 0),
      codes: this.#openCodes(personId, now).length,
    };
  }

  /** Takes a person out. What they granted ends, and the flows say so, in one transaction. Errors: NOT_FOUND, NOT_NOW for the last one. */
  remove(personId: PersonId): PersonStakes {
    const { endings, hub, people, recorder } = this.#parts;
    const gone = recorder.transact((recording) => {
      const stakes = this.stakes(personId);
      if (people.count() === 1) throw new ServiceFailure('NOT_NOW', { reason: 'Somebody has to be there to consent. Add another person first.' });
      endings.removePerson(recording, personId);
      return stakes;
    });
    hub.publish([{ topic: 'person.changed', personId }]);
    return gone;
  }

  /** Makes a person the one who consents when nobody else is chosen. Errors: NOT_FOUND. */
  setDefault(personId: PersonId): PersonView[] {
    const { db, hub, people } = this.#parts;
    db.transact(() => {
      this.#mustLoad(personId);
      people.arrange([personId, ...people.list().map((one) => one.personId).filter((id) => id !== personId)]);
    });
    hub.publish([{ topic: 'person.changed', personId }]);
    return this.list();
  }

  #openCodes(personId: PersonId, now: number): StoredCode[] {
    return this.#parts.codes.listOpenOfPerson(personId, now);
  }

  #view(personId: PersonId): PersonView {
    const view = this.list().find((one) => one.personId === personId);
    if (view === undefined) throw new ServiceFailure('NOT_FOUND', { what: 'person' });
    return view;
  }

  #mustLoad(personId: PersonId): StoredPerson {
    const person = this.#parts.people.load(personId);
    if (person === null) throw new ServiceFailure('NOT_FOUND', { what: 'person' });
    return person;
  }
}
