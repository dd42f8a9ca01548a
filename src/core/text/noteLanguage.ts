/** Whether documents of this VS Code language are written in LaTeX; all others are taken for Markdown. */
export function isLatex(languageId: string): boolean {
  return /^(?:(?:la)?tex|latex-expl3|rsweave|jlweave|pweave)$/.test(languageId);
}
