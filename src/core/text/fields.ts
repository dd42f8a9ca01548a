/** An object's members by name, as JSON and YAML have them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with members, not a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
