import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../package.json';
import strings from '../../package.nls.json';
import { CITATION_FORMATS } from '../../src/core/citations/citationFormats';
import { SUMMARY_FORMS } from '../../src/core/summaries/summaryForms';
import { Command, ContextKey, Setting, SETTINGS, View } from '../../src/features/ids';

const { contributes } = manifest;
const sorted = (values: readonly string[]) => [...values].sort();

test('package.json and the code name the same commands', () => {
  assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(Object.values(Command)));
});

test('package.json and the code name the same views and settings', () => {
  assert.deepEqual(
    contributes.views.lectern.map(({ id }) => id),
    Object.values(View),
  );
  assert.deepEqual(
    sorted(Object.keys(contributes.configuration.properties)),
    sorted(Object.values(Setting).map(name => `${SETTINGS}.${name}`)),
  );
});

test('menus and key bindings name only commands that exist', () => {
  const known = new Set<string>(Object.values(Command));
  const items: readonly { readonly command?: string }[] = [
    ...Object.values(contributes.menus).flat(),
    ...contributes.keybindings,
  ];
  assert.deepEqual(
    items.flatMap(({ command }) => command ?? []).filter(command => !known.has(command)),
    [],
  );
});

test('no menu has a command twice in one place', () => {
  for (const [menu, items] of Object.entries(contributes.menus)) {
    const places = items.map(item => JSON.stringify([Object.values(item)[0], 'group' in item ? item.group : '']));
    assert.deepEqual(
      places.filter((place, i) => places.indexOf(place) < i),
      [],
      menu,
    );
  }
});

test('when clauses name only context keys that the code sets', () => {
  const used =
    JSON.stringify(manifest).match(/lectern\.(?:grouping|libraryState|isFiltered|inCitation|hasLanguageModel)\b/g) ??
    [];
  const known: readonly string[] = Object.values(ContextKey);
  assert.ok(used.length > 0);
  assert.deepEqual(
    used.filter(key => !known.includes(key)),
    [],
  );
});

test('the settings offer just the formats that there are', () => {
  const { properties } = contributes.configuration;
  assert.deepEqual(properties['lectern.citationFormat'].enum, ['auto', ...CITATION_FORMATS.map(({ id }) => id)]);
  assert.deepEqual(
    properties['lectern.summaryFormat'].enum,
    SUMMARY_FORMS.map(({ id }) => id),
  );
});

test('every string that package.json refers to exists, and no other', () => {
  const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(match => match[1] ?? '');
  assert.deepEqual(sorted([...new Set(used)]), sorted(Object.keys(strings)));
});

test('a paper row of the tree has the four actions', () => {
  const inline = contributes.menus['view/item/context'].map(({ command }) => command);
  for (const command of [Command.insertCitation, Command.insertSummary, Command.copyCitationKey, Command.openLink]) {
    assert.ok(inline.includes(command), command);
  }
});
