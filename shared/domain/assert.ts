/** Closes a switch over a union: a new member makes the call a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}

/** Replaces `!`: says why the value must be there. Throws a plain Error (a bug) when it is not. */
export function assertDefined<T>(value: T, why: string): asserts value is NonNullable<T> {
  if (value === undefined || value === null) throw new Error(`Missing value: ${why}`)
}

/** The value, or a bug with the reason. */
export function defined<T>(value: T, why: string): NonNullable<T> {
  assertDefined(value, why)
  return value
}
