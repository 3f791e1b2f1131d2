/**
 * The expected lines that `text` does not hold in their order, each with the words that stand there instead: an empty list is a pass.
 * Both sides are compared as given: normalise them first.
 */
export function missingInOrder(text: string, expected: readonly string[]): string[] {
  let from = 0
  const missing: string[] = []
  for (const line of expected) {
    const at = text.indexOf(line, from)
    if (at < 0) missing.push(`${line} [here stands: ${text.slice(from, from + 60)}]`)
    else from = at + line.length
  }
  return missing
}
