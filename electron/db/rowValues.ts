/** The member of a closed list that a column holds. The table's CHECK keeps others out; one found is a bug. */
export function oneOf<Known extends string>(known: readonly Known[], value: string, column: string): Known {
  const found = known.find((candidate) => candidate === value)
  if (found === undefined) throw new Error(`Column ${column} holds an unknown value.`)
  return found
}

export function oneOfOrNull<Known extends string>(
  known: readonly Known[],
  value: string | null,
  column: string,
): Known | null {
  return value === null ? null : oneOf(known, value, column)
}

/** A value that this room wrote as JSON. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value
}
