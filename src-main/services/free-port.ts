/** Answers for finding a loopback port that nobody listens on. */
import { createServer } from 'node:net';

/** Out: a port on 127.0.0.1 that was free at this moment. Rejects when the machine has none. */
export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}
