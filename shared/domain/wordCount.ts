/** How many words a text has: what stands between spaces and holds a letter or a digit. */
export function wordCount(text: string): number {
  return text.match(/\S*[\p{Letter}\p{Number}]\S*/gu)?.length ?? 0
}
