/** Hashed at once: what is hashed is copied first, and a copy of hundreds of megabytes would hold up all else. */
const BLOCK = 8 << 20;

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  // a view of shared memory can't be hashed, and no file is read into such
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** A hash of the bytes as 64 hexadecimal digits: SHA-256 over the SHA-256 of each stretch of 8 MiB. */
export async function contentHash(bytes: Uint8Array): Promise<string> {
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  const hashes = new Uint8Array(blocks * 32);
  for (let block = 0; block < blocks; block++) {
    hashes.set(await sha256(bytes.subarray(block * BLOCK, (block + 1) * BLOCK)), block * 32);
  }
  return [...(await sha256(hashes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
