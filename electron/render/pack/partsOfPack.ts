import { defined } from '../../../shared/domain/assert.ts'
import type { Donor } from './donor/donor.ts'
import type { CountedEntry, FrontSheet, LaidSheet } from './frontSheet.ts'
import type { PackPart, PackPlan } from './packPlan.ts'

/** A document with its place and its bytes. */
export type PlannedPaper = CountedEntry & {
  readonly bytes: Uint8Array
  /** The same, opened already; null for what is composed. */
  readonly donor: Donor | null
  /** What it cannot print, a sentence each: only of what is composed. */
  readonly notes: readonly string[]
}

/** The plan of a pack: the front sheet and what changed, then the documents where their page numbers say they stand. */
export function partsOfPack(
  firstPage: number,
  front: FrontSheet,
  documents: readonly PlannedPaper[],
  mayClaim: boolean,
): PackPlan {
  const { document, plan, changed } = front
  const parts = plan.documents.map((placed): PackPart => {
    const entry = defined(
      documents.find((each) => each.id === placed.id),
      'what has a place is one of the documents',
    )
    const { id, bytes, donor, section, title, head } = entry
    const isFile = entry.kind === 'file'
    return {
      ...{ id, bytes, donor, section, title, head, first: placed.first },
      fileName: isFile ? entry.paper.fileName : entry.name,
      pages: placed.last - placed.first + 1,
      authored: !isFile,
      keepsBookmarks: isFile || entry.part.keepsBookmarks,
    }
  })
  return {
    title: document.title,
    author: document.author,
    language: document.language,
    firstPage,
    parts: [
      sheet('', 'Agenda', front),
      ...(changed === null ? [] : [sheet('what changed', 'What has changed', changed)]),
      ...parts,
    ],
    blanks: plan.blanks,
    links: front.links,
    mayClaim,
  }
}

function sheet(id: string, title: string, { bytes, first, pages }: LaidSheet): PackPart {
  return {
    ...{ id, bytes, first, pages, donor: null, title: null, keepsBookmarks: false, authored: true, head: '' },
    fileName: id === '' ? 'front sheet' : id,
    section: { id: id === '' ? 'front sheet' : id, title },
  }
}
