import type { Http } from '../core/ports';

/** More than a hundred abstracts take; bytes. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** What was read of a body before it ended, was cut off or became too long. */
async function bodyOf(response: Response, isWanted: () => boolean): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > LARGEST_BODY) break;
      parts.push(part.value);
    }
  } catch (error) {
    // half an answer has whole abstracts in it
    if (!size || !isWanted()) throw error;
  }
  // a body that is not read to its end holds its connection
  void reader.cancel().catch(() => undefined);
  return new Response(new Blob(parts)).text();
}

/** Whether a browser sends the requests, and lets nobody read answers that the host has not opened to all. */
export function isInBrowser(): boolean {
  return 'importScripts' in globalThis;
}

/**
 * The web by way of fetch: no cookies, no referrer, no redirections, and an end to each request.
 * @param userAgent who asks; names nobody's address
 * @param timeout milliseconds until an answer must be complete
 */
export function webHttp(userAgent: string, timeout: number): Http {
  return {
    get: async (url, signal) => {
      const controller = new AbortController();
      const abort = () => controller.abort();
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort);
      const timer = setTimeout(abort, timeout);
      try {
        const response = await fetch(url, {
          signal: controller.signal,
          redirect: 'error',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          // in a browser it may not be named, and makes the browser ask the host for leave before each request
          ...(!isInBrowser() && { headers: { 'User-Agent': userAgent } }),
        });
        const text = await bodyOf(response, () => !signal.aborted);
        return { status: response.status, headers: response.headers, text: async () => text };
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      }
    },
  };
}
