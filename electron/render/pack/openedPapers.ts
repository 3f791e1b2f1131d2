import { publishedOn } from '../../../shared/document/compose/publishedOn.ts'
import { publishedState } from '../../../shared/domain/packChanges.ts'
import type { Publication } from '../../../shared/domain/publication.ts'
import type { CountedEntry } from './frontSheet.ts'
import { composedFinding, finding } from './packFindings.ts'
import type { PackFinding, PackOrder } from './packOrder.ts'

/**
 * Documents of a public pack that the members had when the public had not: somebody may have marked them public by a slip. A paper that is
 * only on its way to the public, in a pack whose members' copy went out first, is none.
 */
export function openedPapers(
  { record, audience }: Pick<PackOrder, 'record' | 'audience'>,
  documents: readonly CountedEntry[],
): PackFinding[] {
  if (audience === 'members') return []
  const { council } = record
  const of = (which: Publication['audience']): Publication[] =>
    record.publications.filter((each) => each.audience === which)
  const open = of('public')
  const had = publishedState(open)
  if (had === null) return []
  const when = publishedOn(had.at, { council, publications: open })
  return documents.flatMap((document) => {
    const isIt = (paper: { readonly paperId: string; readonly sha256: string }): boolean =>
      paper.paperId === document.id || paper.sha256 === document.sha256
    if (had.papers.some(isIt)) return []
    const wasKept = of('members').some((shut) => shut.papers.some(isIt) && hasCounterpart(shut, open))
    if (!wasKept) return []
    const sentence = `“${document.name}” was not in the public pack of ${when}, and the members had it: it is public now. Check that it is meant to be.`
    return [
      document.kind === 'file'
        ? finding('opened', document.paper, sentence)
        : composedFinding('opened', 'problem', sentence, document),
    ]
  })
}

/** Whether the public has had its copy of a members' pack, or a later one. */
function hasCounterpart({ kind, number, at }: Publication, open: readonly Publication[]): boolean {
  return open.some((each) => (each.kind === kind && each.number === number) || each.at > at)
}
