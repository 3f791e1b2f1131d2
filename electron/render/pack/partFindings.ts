import type { Donor } from './donor/donor.ts'
import type { PackPart, PartFinding } from './packPlan.ts'

/** What the clerk should know of a document that is in the pack. */
export function partFindings(part: PackPart, donor: Donor): readonly PartFinding[] {
  const pagesOf = (tagging: 'untagged' | 'scanned'): number[] =>
    donor.pages.flatMap((page, index) => (page.tagging === tagging ? [part.first + index] : []))
  const found = (kind: PartFinding['kind'], pages: readonly number[], sentence: string): PartFinding => ({
    ...{ kind, partId: part.id, fileName: part.fileName, pages, sentence },
  })
  const [untagged, scanned] = [pagesOf('untagged'), pagesOf('scanned')]
  const left = leftOut(part.fileName, donor)
  const findings = [
    found(
      'untagged',
      untagged,
      `“${part.fileName}” has no tags on ${countedPages(untagged.length)}: screen readers get its words without headings or lists. Ask for a tagged PDF.`,
    ),
    found(
      'scanned',
      scanned,
      `“${part.fileName}” is a scan on ${countedPages(scanned.length)}: nobody can search it or have it read out. Ask for the original file.`,
    ),
  ].filter(({ pages }) => pages.length > 0)
  // In the order of their pages.
  findings.sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0))
  const signed = `“${part.fileName}” was signed. In the pack the signature is a picture and proves nothing: whoever has to check it needs the file itself.`
  return [
    ...findings,
    ...(left === null ? [] : [found('left-out', [], left)]),
    ...(donor.signatures === 0 ? [] : [found('signature', [], signed)]),
  ]
}

function leftOut(fileName: string, donor: Donor): string | null {
  const kinds = [...donor.leftOut].filter(([kind]) => kind !== 'Link' && kind !== 'Popup')
  const count = kinds.reduce((sum, [, each]) => sum + each, 0)
  if (count === 0) return null
  return `${count === 1 ? 'One comment, attached file or other thing' : `${count} comments, attached files or other things`} kept with “${fileName}” ${count === 1 ? 'was' : 'were'} left out of the pack.`
}

function countedPages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}
