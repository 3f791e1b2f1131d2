/** Only what was given: a field left out is not a field made empty. */
export function given<Change extends object>(
  change: Change,
): { [K in keyof Change]: Exclude<Change[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}
