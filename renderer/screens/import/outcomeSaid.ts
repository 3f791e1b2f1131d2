/** What became of a file that was chosen or dropped; `lost`: it did not arrive, and stands in no list. */
export interface FileOutcome {
  readonly outcome: 'read' | 'waits' | 'taken' | 'refused' | 'lost'
  readonly sentence: string
  readonly importId: string
}

/** One notice of all that were given together: how many could not be read, which the list says why, and what the list cannot say. Null for nothing. */
export function outcomeSaid(files: readonly FileOutcome[]): string | null {
  const of = (outcome: FileOutcome['outcome']): readonly FileOutcome[] =>
    files.filter((file) => file.outcome === outcome)
  const [refused, taken, lost] = [of('refused'), of('taken'), of('lost')]
  const among = (count: number): string =>
    files.length === 1 ? 'The file' : `${count} of ${files.length} files`
  const said = [
    ...(refused.length === 0
      ? []
      : files.length === 1
        ? ['The file could not be read; the list says why.']
        : [`${among(refused.length)} could not be read; each says why in the list.`]),
    ...(taken.length === 0
      ? []
      : taken.length === 1
        ? taken.map(({ sentence }) => sentence)
        : [`${among(taken.length)} are in the minute book already. They were not read again.`]),
    ...lost.slice(0, 3).map(({ sentence }) => sentence),
    ...(lost.length > 3 ? [`${lost.length - 3} more did not arrive. Choose them again.`] : []),
  ]
  return said.length === 0 ? null : said.join(' ')
}
