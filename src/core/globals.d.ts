// What Node, workers and browsers all have, and the language's own library lacks.

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare class URL {
  constructor(url: string, base?: string | URL);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
/** @throws where `data` is not Base64 */
declare function atob(data: string): string;
