import * as vscode from 'vscode';
import { foldText } from '../../core/text/fold';
import type { TopicGroup } from '../../core/topics/composeTopics';
import { UNGROUPED } from '../../core/topics/groupPapers';
import type { TopicService } from './topicService';

/** The topic of that name, the given one aside. */
export function namesake(topics: TopicService, name: string, own?: TopicGroup): TopicGroup | undefined {
  const folded = foldText(name.trim());
  return topics.groups
    .flatMap(group => [group, ...group.children])
    .find(({ id, name: other }) => id !== UNGROUPED && id !== own?.id && foldText(other) === folded);
}

/** Shown below an input box; what stands in the box can be accepted all the same. */
export function inputWarning(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}
