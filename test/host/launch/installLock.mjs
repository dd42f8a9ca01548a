import { createHash } from 'node:crypto';
import net from 'node:net';
import { pause } from './ownProcess.mjs';

/**
 * Runs `work` while no other process runs it for the same folder; waits for its turn.
 *
 * The lock is a name in Linux's abstract socket namespace: no file, no port,
 * and the kernel lets go of it when the process ends, however it ends.
 *
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(folder, work) {
  const name = `\0lectern-host-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  let lock;
  for (let told = false; !(lock = await tryLock(name)); await pause(500)) {
    if (!told) console.error('Another run is installing VS Code’s server: waiting for it.');
    told = true;
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function tryLock(name) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}
