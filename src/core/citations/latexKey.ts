/** A citation key as it may stand in `\cite{…}`: without the characters that TeX or the list would take for their own. */
export function latexKey(key: string): string {
  // oxlint-disable-next-line no-control-regex -- TeX stops at some of them
  return key.replace(/[\s\\{}%#,~^\u0000-\u001f\u007f]/g, '');
}
