import * as vscode from 'vscode';
import { keepOrder } from '../picker/keepOrder';

/** How a person left a step without an answer. */
export type LeftStep = 'back' | 'escape';

export interface PickStep<T extends vscode.QuickPickItem, R> {
  readonly title: string;
  readonly placeholder: string;
  readonly value?: string;
  readonly hasBack: boolean;
  rows(value: string): readonly T[];
  /** The row that has the focus at first. */
  readonly active?: (row: T) => boolean;
  /** Whether the rows follow what is typed and are not filtered by it. */
  readonly isLive?: boolean;
  /** What a chosen row answers; a string is put into the input, for more to be typed. */
  accept(row: T, value: string): R | string;
  /** What a row's button answers. */
  button?(row: T, button: vscode.QuickInputButton): R | undefined;
}

/** Asks in a quick pick. */
export function pickStep<T extends vscode.QuickPickItem, R extends object>(
  step: PickStep<T, R>,
): Promise<R | LeftStep> {
  const pick = vscode.window.createQuickPick<T>();
  keepOrder(pick);
  pick.title = step.title;
  pick.placeholder = step.placeholder;
  pick.value = step.value ?? '';
  pick.matchOnDescription = true;
  if (step.hasBack) pick.buttons = [vscode.QuickInputButtons.Back];
  const show = () => {
    pick.items = step.rows(pick.value);
  };
  show();
  const { active } = step;
  if (active) pick.activeItems = pick.items.filter(active).slice(0, 1);
  return new Promise(resolve => {
    const finish = (answer: R | LeftStep) => {
      resolve(answer);
      pick.hide();
    };
    const subscriptions = vscode.Disposable.from(
      pick,
      pick.onDidChangeValue(() => {
        if (step.isLive) show();
      }),
      pick.onDidAccept(() => {
        const [row] = pick.activeItems;
        if (!row) return;
        const answer = step.accept(row, pick.value);
        if (typeof answer !== 'string') return finish(answer);
        pick.value = answer;
        show();
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        const answer = step.button?.(item, button);
        if (answer !== undefined) finish(answer);
      }),
      pick.onDidTriggerButton(() => finish('back')),
      pick.onDidHide(() => {
        resolve('escape');
        subscriptions.dispose();
      }),
    );
    pick.show();
  });
}

/** Asks for a text. */
export function textStep(title: string, prompt: string, value: string): Promise<{ readonly text: string } | LeftStep> {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.value = value;
  box.buttons = [vscode.QuickInputButtons.Back];
  return new Promise(resolve => {
    const finish = (answer: { readonly text: string } | LeftStep) => {
      resolve(answer);
      box.hide();
    };
    const subscriptions = vscode.Disposable.from(
      box,
      box.onDidAccept(() => finish({ text: box.value })),
      box.onDidTriggerButton(() => finish('back')),
      box.onDidHide(() => {
        resolve('escape');
        subscriptions.dispose();
      }),
    );
    box.show();
  });
}

export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
