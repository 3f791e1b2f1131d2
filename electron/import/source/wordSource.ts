import { formatOf } from '../../render/intake/fileFormat.ts'
import { faultSentence } from '../../render/intake/readZip.ts'
import { readWordXml } from '../../render/intake/wordXml.ts'
import { zipParts } from '../../render/intake/zipParts.ts'
import type { ZipFault } from '../../render/intake/zipParts.ts'
import type { SourceRead, SourceRefused } from '../sourceText.ts'
import { WordFlow } from './wordFlow.ts'
import type { WordReading } from './wordFlow.ts'
import { WordFound } from './wordFound.ts'
import { printedBlocks } from './wordLines.ts'
import { WordNumbering } from './wordNumbering.ts'
import { WordRuns } from './wordRuns.ts'
import { WordStyles } from './wordStyles.ts'
import { eachWordBlock } from './wordTree.ts'
import type { WordElement } from './wordTree.ts'

type Parts = ReadonlyMap<string, Buffer>

/** Minutes of a year, with every word in a look of its own, are a quarter of this. */
const largestPart = 40_000_000
const mostLetters = 20_000_000

/**
 * The text of a Word document (.docx) as it prints with every tracked change accepted: numbers and letters that Word counts are worked out and
 * written out. Told by its bytes. Nothing that is packed inside it is opened, nothing is fetched, and no macro runs.
 */
export async function wordSource(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  const no = (code: SourceRefused['code'], rest: string): SourceRefused => ({
    ...{ kind: 'refused', code, sentence: `“${fileName}” ${rest}` },
  })
  if (formatOf(bytes) !== 'zip') return no('not-readable', 'is no Word document (.docx).')
  const parts = await zipParts(bytes)
  if ('kind' in parts) {
    return no(faultCode(parts), faultSentence(parts).replace(/^This document /, ''))
  }
  const main = mainPart(parts)
  if (main === null) return no('unknown-kind', otherPacked(parts))
  const broken = no(
    'not-readable',
    'is not a normal Word document: what it holds cannot be read as Word would. Open it in Word, save it again as .docx, and import that.',
  )
  if (main.length > largestPart) {
    return no(
      'too-large',
      `holds ${Math.round(main.length / 1_000_000)} MB of text, more than the 40 MB that minutes may have. Divide it by meetings.`,
    )
  }
  const read = textOf(main, parts)
  if (read === null) return broken
  if (read.text.length > mostLetters) {
    return no('too-large', 'holds more than 20 million letters. Divide it by meetings.')
  }
  if (read.text.trim() === '') {
    return no(
      'no-text',
      'holds no words: if its pages are pictures, ask for the minutes as text, or for a PDF that has been through text recognition.',
    )
  }
  return { kind: 'word', ...read }
}

function textOf(main: Buffer, parts: Parts): { text: string; notes: string[] } | null {
  const found = new WordFound()
  const styles = new WordStyles(partOf(parts, 'styles'))
  const reading: WordReading = {
    ...{ styles, found, runs: new WordRuns(styles, found), notes: notesOf(parts) },
    numbering: new WordNumbering(partOf(parts, 'numbering'), styles),
  }
  if (parts.has('word/vbaProject.bin')) found.saw('macros')
  const body = new WordFlow(reading)
  if (!eachWordBlock(main, (block) => body.take(block))) return null
  return { text: printedBlocks(body.end()), notes: found.sentences() }
}

/** Beside the document; some programs count the names of their parts ("styles2.xml"). */
function partOf(parts: Parts, name: string): Buffer | undefined {
  const pattern = new RegExp(`^word/${name}\\d*\\.xml$`)
  return [...parts].find(([path]) => pattern.test(path))?.[1]
}

/** What stands at the foot of pages and at the end. Lines that part them from the words above are of other types. */
function notesOf(parts: Parts): Map<string, WordElement> {
  const notes = new Map<string, WordElement>()
  for (const kind of ['footnote', 'endnote']) {
    const part = partOf(parts, `${kind}s`)
    if (part === undefined) continue
    eachWordBlock(part, (note) => {
      const { id = '', type = 'normal' } = note.attributes
      if (note.name === kind && type === 'normal') notes.set(`${kind} ${id}`, note)
    })
  }
  return notes
}

function faultCode(fault: ZipFault): SourceRefused['code'] {
  switch (fault.kind) {
    case 'damaged':
    case 'nested':
      return 'not-readable'
    case 'locked':
      return 'needs-password'
    case 'parts':
    case 'bytes':
    case 'ratio':
      return 'too-large'
  }
}

/** The text of the document: where most programs put it, or where its own list of parts says. */
function mainPart(parts: Parts): Buffer | null {
  const usual = parts.get('word/document.xml')
  if (usual !== undefined) return usual
  let target = ''
  readWordXml(parts.get('_rels/.rels') ?? Buffer.from(''), {
    open: (tag) => {
      const type = tag.attributes['Type']?.value ?? ''
      if (type.endsWith('/officeDocument')) target = tag.attributes['Target']?.value ?? ''
    },
    close: () => undefined,
    text: () => undefined,
  })
  const path = target.replace(/^\//, '')
  return path.startsWith('word/') ? (parts.get(path) ?? null) : null
}

/** What a packed file is that is no Word document, and what to do: the rest of a sentence. */
function otherPacked(parts: Parts): string {
  if (parts.has('xl/workbook.xml')) return 'is an Excel workbook, and no minutes.'
  if (parts.has('ppt/presentation.xml')) return 'is a PowerPoint presentation, and no minutes.'
  const type = parts.get('mimetype')?.toString('latin1') ?? ''
  if (type.includes('opendocument')) {
    return 'is an OpenDocument file (.odt). Open it in Word or LibreOffice and save it as .docx, then import that.'
  }
  if (parts.has('Index/Document.iwa') || parts.has('index.apxl')) {
    return 'is of Apple Pages. Export it from Pages as Word, then import that.'
  }
  return 'is a packed folder. Unpack it, and import the files that are in it.'
}
