import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import type { PackFinding } from './packOrder.ts'
import type { PackFindingKind } from './packPlan.ts'

/** What a finding about a file needs of it. */
type OfFile = Pick<PackPaper, 'id' | 'itemId' | 'fileName' | 'sha256'>

/** Of these, what they are about is in the pack all the same. */
const adviceKinds: ReadonlySet<PackFindingKind> = new Set([
  'untagged',
  'scanned',
  'left-out',
  'signature',
  'page-size',
  'typeface',
  'structure',
])

/**
 * A finding about a file. Its key goes by the bytes, and by the paper: what was accepted of one file is not accepted of the next, nor of
 * the same on another item.
 */
export function finding(
  kind: PackFindingKind,
  { id, itemId, fileName, sha256 }: OfFile,
  sentence: string,
  pages: readonly number[] = [],
): PackFinding {
  return {
    ...{
      key: `${kind} ${sha256} ${id}`,
      kind,
      level: adviceKinds.has(kind) ? 'advice' : 'problem',
      sentence,
    },
    ...{ fileName, paperId: id, itemId, pages },
  }
}

/** A finding about an item. */
export function itemFinding(
  kind: PackFindingKind,
  level: PackFinding['level'],
  item: Pick<AgendaItem, 'id'>,
  sentence: string,
): PackFinding {
  return {
    ...{ key: `${kind} ${item.id}`, kind, level, sentence },
    ...{ fileName: '', paperId: null, itemId: item.id, pages: [] },
  }
}

/** A finding about a document that is composed, or about the front sheet, which has no id. */
export function composedFinding(
  kind: PackFindingKind,
  level: PackFinding['level'],
  sentence: string,
  document: { readonly id: string; readonly itemId: string | null } | null = null,
  pages: readonly number[] = [],
): PackFinding {
  return {
    ...{ key: `${kind} ${document?.id ?? 'front sheet'}`, kind, level, sentence },
    ...{ fileName: '', paperId: document?.id ?? null, itemId: document?.itemId ?? null, pages },
  }
}

export function missingFile(paper: OfFile): PackFinding {
  return finding(
    'missing',
    paper,
    `“${paper.fileName}” is not among the files. Add it, and build the pack again.`,
  )
}
