import { oneLine } from '../text/escapeMarkdown';
import { sectionLabel, type LabelledSentence } from './sectionLabel';
import { splitSentences } from './splitSentences';

/**
 * The sentences of an abstract, section labels off. The role that a label gives holds until the next label. Copyright
 * lines and crumbs without words are left out, unless there is nothing else.
 */
export function abstractSentences(text: string | undefined): LabelledSentence[] {
  const labelled = splitSentences(oneLine(text ?? '')).map(sectionLabel);
  let current: LabelledSentence['role'];
  const sentences = labelled.map(sentence => {
    current = sentence.role ?? current;
    return { ...sentence, role: current };
  });
  const telling = sentences.filter(sentence => !isNotice(sentence.text));
  return telling.length ? telling : sentences;
}

function isNotice(sentence: string): boolean {
  return (
    /^copyright\b|^\(c\) ?\d|©|^published by|all rights reserved/i.test(sentence) || !/\p{L}{2}|\p{Lo}/u.test(sentence)
  );
}
