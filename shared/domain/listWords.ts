/** "a", "a and b", "a, b and c"; with another separator "a; b and c". */
export function inWords(words: readonly string[], separator = ', '): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(separator)} and ${words.at(-1) ?? ''}`
}
