import { PDFDocument } from '@cantoo/pdf-lib'
import { withName } from '../../electron/core/reading/fileReadingNames.ts'
import type { FileReading, ReadingParts } from '../../electron/core/services.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { PaperFacts } from '../../shared/domain/paperFacts.ts'

/** Reads PDFs and nothing else, in this process: enough for a book whose papers are sound. A file that is missing or no PDF is refused. */
export function readingPdfs({ book, events }: ReadingParts): FileReading {
  const known = new Map<string, PaperFacts>()
  const bytesOf = async ({ sha256 }: Pick<RecordPaper, 'sha256'>): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = []
    for await (const piece of book.required().attachments.get(sha256)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const read = async (meetingId: string, paper: RecordPaper): Promise<void> => {
    const pages = await bytesOf(paper)
      .then((bytes) => PDFDocument.load(bytes))
      .then(
        (pdf) => pdf.getPageCount(),
        () => null,
      )
    known.set(paper.sha256, factsOf(pages))
    events.publish({ kind: 'changed', stream: `meeting:${meetingId}` })
  }
  return {
    facts: (meetingId, paper) => {
      const facts = known.get(paper.sha256)
      if (facts !== undefined) return facts
      void read(meetingId, paper)
      return 'reading'
    },
    pdf: async (paper) => {
      try {
        return { bytes: await bytesOf(paper) }
      } catch {
        return { unreadable: withName(refusal, paper.fileName) }
      }
    },
    again: (meetingId, paper) => {
      known.delete(paper.sha256)
      void read(meetingId, paper)
    },
    imported: () => Promise.resolve({ kind: 'refused', sentence: 'Minutes are not read here.' }),
    unlocked: async (sha256, password) => {
      const { unlockPdf } = await import('../../electron/render/intake/unlockPdf.ts')
      return unlockPdf(await bytesOf({ sha256 }), password)
    },
    wordCopy: () => Promise.resolve({ kind: 'refused', sentence: refusal }),
    picture: () => Promise.reject(new Error('no pictures are made here')),
    close: () => Promise.resolve(),
  }
}

function factsOf(pages: number | null): PaperFacts {
  const rest = { needsPassword: false, engine: null, tagging: null, wordless: [], otherSizes: [] }
  return pages === null
    ? {
        ...rest,
        kind: 'other',
        state: 'refused',
        pages,
        notes: [{ level: 'problem', sentence: refusal }],
      }
    : { ...rest, kind: 'pdf', state: 'ready', pages, notes: [] }
}

const refusal = 'This file cannot be opened. Ask for it as PDF.'
