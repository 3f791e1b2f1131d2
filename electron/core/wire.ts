/** A value as the contract's types have it: the same, without `readonly`, since what crosses is a copy. */
export type Wire<Value> = Value extends readonly (infer Element)[]
  ? Wire<Element>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Wire<Value[Key]> }
    : Value

export function wire<Value>(value: Value): Wire<Value> {
  return value as Wire<Value>
}
