import { createHash } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { buildPack } from '../../electron/render/pack/buildPack.ts'
import type { BuiltPack, PackFile, PackOrder } from '../../electron/render/pack/packOrder.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { readPdf } from './pdfReader.ts'

/** A file of a test's meeting. */
export interface GivenPaper extends Partial<RecordPaper> {
  readonly id: string
  readonly bytes: Uint8Array
}

/** A record with papers that hold what they say, and their bytes. */
export function withPapers(
  record: MeetingRecord,
  given: readonly GivenPaper[],
): { readonly record: MeetingRecord; readonly files: Map<string, PackFile> } {
  const papers = given.map(({ bytes, ...paper }): RecordPaper => ({
    itemId: 'first',
    title: '',
    exemption: null,
    description: '',
    fileName: `${paper.id}.pdf`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    classification: 'public',
    ...paper,
  }))
  return {
    record: { ...record, papers },
    files: new Map(given.map(({ id, bytes }) => [id, { bytes }])),
  }
}

/** The pack of a record and its papers, for the public unless told otherwise. */
export function packFor(
  record: MeetingRecord,
  given: readonly GivenPaper[],
  wish: Partial<Omit<PackOrder, 'record' | 'files'>> = {},
): Promise<BuiltPack> {
  return buildPack({
    audience: 'public',
    rightHand: 'documents',
    firstPage: 1,
    subItemPages: 'shared',
    edition: 'agenda',
    number: 1,
    previousMinutes: null,
    ...wish,
    ...withPapers(record, given),
  })
}

export interface ReadPack {
  /** What each page says beside its stamps, and its stamps. */
  readonly pages: readonly { readonly words: string; readonly stamp: string }[]
  readonly labels: readonly string[]
  /** Every bookmark of the first two levels, the second with a dash, and the number, from 1, of its page in the file. */
  readonly bookmarks: readonly (readonly [string, number])[]
  /** Of each link inside the first page or pages: the file's page, from 1, it stands on and leads to. */
  readonly links: readonly { readonly from: number; readonly to: number }[]
  /** The cells of the agenda table, its head left out. */
  readonly rows: readonly (readonly string[])[]
  /** The cells of every table, heads left out. */
  readonly tables: readonly (readonly (readonly string[])[])[]
}

interface Bookmark {
  readonly title: string
  readonly dest: unknown
  readonly items: readonly Bookmark[]
}

/** A pack as a reader of PDFs understands it, with nothing of the product's own reading. */
export async function readPack(bytes: Uint8Array): Promise<ReadPack> {
  const read = await readPdf(bytes)
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const file = await loading.promise
  const pageOf = async (dest: unknown): Promise<number> => {
    const place: unknown = Array.isArray(dest) ? dest[0] : null
    return (await file.getPageIndex(place as Parameters<typeof file.getPageIndex>[0])) + 1
  }
  const bookmarks: (readonly [string, number])[] = []
  for (const top of ((await file.getOutline()) ?? []) as readonly Bookmark[]) {
    bookmarks.push([top.title, await pageOf(top.dest)])
    for (const below of top.items) bookmarks.push([`- ${below.title}`, await pageOf(below.dest)])
  }
  const links: { from: number; to: number }[] = []
  for (let from = 1; from <= Math.min(6, file.numPages); from += 1) {
    const annotations = (await (await file.getPage(from)).getAnnotations()) as readonly { dest?: unknown }[]
    for (const { dest } of annotations) {
      if (Array.isArray(dest)) links.push({ from, to: await pageOf(dest) })
    }
  }
  const labels = (await file.getPageLabels()) ?? Array.from(read.pages, (_, index) => String(index + 1))
  await loading.destroy()
  const tables = read.tables.map(({ rows }) => rows.slice(1).map((row) => row.map((cell) => cell.text)))
  return {
    pages: read.pages.map(({ text, artifacts }) => {
      const stamp = /Page \d+(?: ?NOT FOR PUBLICATION.*)?$/.exec(artifacts)?.[0] ?? ''
      return { words: text.replace(stamp, '').trim(), stamp }
    }),
    labels,
    bookmarks,
    links,
    rows: tables[0] ?? [],
    tables,
  }
}
