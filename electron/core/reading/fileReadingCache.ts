import { createHash } from 'node:crypto'
import { z } from 'zod'
import { paperFactsSchema } from '../../../shared/api/packSchemas.ts'
import type { PaperFacts } from '../../../shared/domain/paperFacts.ts'
import { writeFilePages } from '../../db/filePages.ts'
import { doubtMeetingsWith } from '../../db/searchIndex.ts'
import type { FileFormat } from '../../render/intake/fileFound.ts'
import type { PreparedPaper } from './fileReadingPrepare.ts'
import type { OpenBook } from '../openBook.ts'

/** Rises when files are read in another way, so that what was found before is found anew. */
const readingVersion = 3

const formats = ['pdf', 'docx', 'docm', 'doc', 'png', 'jpeg', 'text'] as const satisfies readonly FileFormat[]

const keptSchema = z.strictObject({
  format: z.enum(formats).nullable(),
  /** Null when the facts depend on the title and the description too, and stand under a source of their own. */
  facts: paperFactsSchema.nullable(),
  lacksConverter: z.boolean(),
  /** Whether the pack takes the file itself. */
  itself: z.boolean(),
})

/** What reading a file found, as it is kept in the book. */
export interface KeptReading {
  readonly format: FileFormat | null
  readonly facts: PaperFacts
  readonly lacksConverter: boolean
  readonly itself: boolean
  /** The PDF in the attachments store; null when there is none, or when the file itself is taken. */
  readonly pdfSha256: string | null
}

/** What the printed page of a picture or a text depends on, beside the file. */
export interface PrintedWords {
  readonly title: string
  readonly description: string
}

export function readKept(book: OpenBook, sha256: string, words: PrintedWords): KeptReading | null {
  const own = rowOf(book, ownSource(sha256))
  if (own === null) return null
  const row = own.facts === null ? rowOf(book, printedSource(sha256, words)) : own
  return row === null || row.facts === null ? null : { ...row, facts: row.facts }
}

export function writeKept(
  book: OpenBook,
  sha256: string,
  words: PrintedWords,
  kept: KeptReading,
  { holdsTitle, words: pages }: Pick<PreparedPaper, 'holdsTitle' | 'words'>,
): void {
  const { pdfSha256, ...value } = kept
  book.write(({ tx }) => {
    const put = (source: string, row: object, pdf: string | null): void => {
      const values = { source, value: JSON.stringify(row), pdf_sha256: pdf }
      tx.run(tx.sql.replaceInto('file_facts').values(values))
    }
    if (holdsTitle) {
      put(ownSource(sha256), { ...value, facts: null }, null)
      put(printedSource(sha256, words), value, pdfSha256)
    } else put(ownSource(sha256), value, pdfSha256)
    writeFilePages(tx, sha256, pages)
    doubtMeetingsWith(tx, sha256)
  })
}

/** Forgets all that was found in a file. */
export function forgetKept(book: OpenBook, sha256: string): void {
  book.write(({ tx }) => {
    tx.run(tx.sql.deleteFrom('file_facts').where('source', 'like', `${sha256} %`))
  })
}

type Row = z.infer<typeof keptSchema> & { readonly pdfSha256: string | null }

function rowOf(book: OpenBook, source: string): Row | null {
  const { reader } = book
  const row = reader.first(reader.sql.selectFrom('file_facts').selectAll().where('source', '=', source))
  if (row === undefined) return null
  const kept = keptSchema.safeParse(JSON.parse(row.value))
  // What a newer version kept is found anew.
  return kept.success ? { ...kept.data, pdfSha256: row.pdf_sha256 } : null
}

function ownSource(sha256: string): string {
  return `${sha256} ${readingVersion}`
}

function printedSource(sha256: string, { title, description }: PrintedWords): string {
  const words = createHash('sha256')
    .update(JSON.stringify([title, description]))
    .digest('hex')
  return `${ownSource(sha256)} ${words}`
}
