/** Answers for a process that opens the vault as the console does, does what it is told, and says on stdout what came of it. */
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { FixedClock } from '../../kit/fixed-clock.ts';

const [command, clientId = '', secret = ''] = process.argv.slice(2);
const { vault, health } = await openVault('keychain', new FixedClock());
const before = await vault.read(clientId);
if (command === 'store') await vault.store(clientId, secret);
if (command === 'remove') await vault.remove(clientId);
const after = await vault.read(clientId);
const again = await vault.check();
console.log(JSON.stringify({ whereabouts: vault.whereabouts, health, before, after, again }));
