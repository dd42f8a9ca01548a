/** Markdown that is safe as it is: made by us of escaped text. */
export class SafeMarkdown {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}
