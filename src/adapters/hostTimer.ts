import type { Timer } from '../core/ports';

/** The host's own clock. */
export const hostTimer: Timer = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise(resolve => {
      if (signal.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
    }),
};
