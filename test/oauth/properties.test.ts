/** Answers for what holds for every request, however malformed: whole ladders, one failure, no leak, no open redirect. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAuthorization } from '../../src-main/oauth/decide-authorization.ts';
import { decideToken } from '../../src-main/oauth/decide-token.ts';
import { errorDescription } from '../../src-main/oauth/error-description.ts';
import { authorizationKnowledge, authorizationRequests, climbs, tokenKnowledge, tokenRequests } from './arbitraries.ts';
import { NOW } from './make.ts';

/** RFC 6749 4.1.2.1 and 5.2: what error_description may hold. */
const ALLOWED = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/;
const RUNS = { numRuns: 10_000 };

describe('any decision', () => {
  it('returns its whole ladder in order', () => {
    fc.assert(
      fc.property(climbs, ({ ladder, checks }) => {
        expect(checks.map(({ id }) => id)).toEqual(ladder);
      }),
      RUNS,
    );
  });

  it('names exactly one failing check when it refuses, and none when it does not', () => {
    fc.assert(
      fc.property(climbs, ({ checks, allowed }) => {
        expect(checks.filter(({ outcome }) => outcome === 'fail')).toHaveLength(allowed ? 0 : 1);
      }),
      RUNS,
    );
  });

  it('never blames the server for a request', () => {
    fc.assert(
      fc.property(climbs, ({ status = 400 }) => {
        expect([400, 401, 403, 405, 415]).toContain(status);
      }),
      RUNS,
    );
  });

  it('reaches nothing after a failure, and everything before it', () => {
    fc.assert(
      fc.property(climbs, ({ checks }) => {
        const at = checks.findIndex(({ outcome }) => outcome === 'fail');
        const stop = at < 0 ? checks.length : at;
        checks.forEach(({ outcome }, index) => expect(outcome === 'not_reached').toBe(index > stop));
      }),
      RUNS,
    );
  });

  it('says nothing that the redactor hides', () => {
    fc.assert(
      fc.property(climbs, ({ whole, secrets }) => {
        const said = JSON.stringify(whole);
        for (const secret of secrets) expect(said).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
      RUNS,
    );
  });

  it('describes its error in the characters that RFC 6749 allows', () => {
    fc.assert(fc.property(climbs, ({ description }) => description === null || ALLOWED.test(description)), RUNS);
  });
});

describe('an authorization decision', () => {
  it('never touches a redirect URI that is not registered for the client that asked', () => {
    fc.assert(
      fc.property(authorizationRequests, authorizationKnowledge, (request, facts) => {
        const decision = decideAuthorization(request, facts, NOW);
        if (decision.outcome === 'refuse_on_page') return;
        expect(facts.client?.redirectUris).toContain(decision.redirectUri);
        expect(request.params.filter(({ name, text }) => name === 'redirect_uri' && text !== '')).toHaveLength(1);
      }),
      RUNS,
    );
  });

  it('hands back the state that was sent, or none', () => {
    fc.assert(
      fc.property(authorizationRequests, authorizationKnowledge, (request, facts) => {
        const decision = decideAuthorization(request, facts, NOW);
        if (decision.outcome === 'refuse_on_page') return;
        const sent = request.params.filter(({ name, text }) => name === 'state' && text !== '').map(({ text }) => text);
        expect(decision.state).toBe(sent[0] ?? null);
      }),
      RUNS,
    );
  });
});

describe('a token decision', () => {
  it('revokes nothing unless the app it belongs to has authenticated', () => {
    fc.assert(
      fc.property(tokenRequests, tokenKnowledge, (request, facts) => {
        const { revoke, checks, outcome } = decideToken(request, facts, NOW);
        if (revoke === null) return;
        expect(outcome).toBe('refuse');
        expect(facts.secretMatches && facts.client !== null).toBe(true);
        expect(checks.find(({ id }) => id === 'client-auth.secret')?.outcome).toBe('pass');
      }),
      RUNS,
    );
  });

  it('issues only for a live, unused grant of this very app', () => {
    fc.assert(
      fc.property(tokenRequests, tokenKnowledge, (request, facts) => {
        const decision = decideToken(request, facts, NOW);
        if (decision.outcome !== 'issue') return;
        expect(facts.secretMatches).toBe(true);
        if (decision.grant === 'refresh_token') expect(facts.refresh).toMatchObject({ clientId: facts.client?.clientId, rotatedAt: null, familyRevokedAt: null });
        else expect(facts.code).toMatchObject({ clientId: facts.client?.clientId, usedAt: null, revokedAt: null });
        const grant = decision.grant === 'refresh_token' ? facts.refresh : facts.code;
        expect(grant?.expiresAt).toBeGreaterThan(NOW);
        for (const scope of decision.scopes) expect(grant?.scopes).toContain(scope);
      }),
      RUNS,
    );
  });
});

describe('errorDescription', () => {
  it('turns any text into allowed characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => ALLOWED.test(errorDescription(text)) && errorDescription(text).length <= 400), RUNS);
  });

  it('keeps plain sentences and spells typography plainly', () => {
    expect(errorDescription('The code was “used” 3 s ago…')).toBe("The code was 'used' 3 s ago...");
    expect(errorDescription('')).toBe('The request was refused.');
    expect(errorDescription('x'.repeat(500))).toHaveLength(400);
  });
});
