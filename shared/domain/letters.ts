/** 1 → a … 26 → z, 27 → aa, 28 → bb, 53 → aaa: the letter repeats, as minutes and Word's lowerLetter do (ECMA-376 17.18.59). */
export function repeatedLetter(n: number): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26))
  return letter.repeat(Math.floor((n - 1) / 26) + 1)
}

/** The letters and figures of a label: "bb" of "(bb)", "12.3" of "12.3."; empty for a bullet. */
export function labelValue(printed: string): string {
  return printed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
