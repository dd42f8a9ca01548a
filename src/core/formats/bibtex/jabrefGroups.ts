/**
 * The groups that JabRef 2 and 3 keep in a `@comment` of the file with the keys of their members; later versions write a
 * `groups` field into each entry instead.
 * @returns names of groups by citation key
 */
export function jabrefGroups(comments: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const comment of comments) {
    const found = /^\s*jabref-meta:\s*(?:groupstree|grouping):/.exec(comment);
    if (!found) continue;
    for (const line of comment
      .slice(found[0].length)
      .replace(/\r?\n/g, '')
      .split(/(?<!\\);(?=\s*\d+ \w+:|\s*$)/)) {
      const group = /^\s*\d+ (?:Explicit|Static)Group:([^]*)$/.exec(line)?.[1];
      if (!group) continue;
      const [name, , ...keys] = group.replace(/\\;/g, '\u0000').split('\u0000');
      for (const key of keys.map(part => part.replace(/\\(.)/g, '$1').trim()))
        if (name && key) groups.set(key, [...(groups.get(key) ?? []), name.replace(/\\(.)/g, '$1')]);
    }
  }
  return groups;
}
