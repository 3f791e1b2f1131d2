import { formatOf, strangerIs } from '../intake/fileFormat.ts'
import { faultSentence, otherPacked } from '../intake/readZip.ts'
import { readWordXml } from '../intake/wordXml.ts'
import { wordsOfWord } from '../intake/wordsOfWord.ts'
import { zipParts } from '../intake/zipParts.ts'
import { readCopyBody, readCopyComments } from './wordCopyBody.ts'
import type { WordCopyFound } from './wordCopyFound.ts'
import { copyProperties } from './wordCopyLines.ts'

/** What a Word document holds that the chair sent back, whoever edited it and with what. Runs in a child process only. */
export async function readWordCopy(bytes: Uint8Array): Promise<WordCopyFound> {
  const format = formatOf(bytes)
  if (format !== 'zip') return refused(notWord(format, bytes))
  const parts = await zipParts(bytes)
  if ('kind' in parts) return refused(faultSentence(parts))
  const main = mainPart(parts)
  if (main === null) return refused(otherSentence(otherPacked(parts)))
  const commentPart = [...parts].find(([name]) => /^word\/comments\d*\.xml$/.test(name))?.[1]
  const comments = commentPart === undefined ? new Map<string, never>() : readCopyComments(commentPart)
  const body = comments === null ? null : readCopyBody(main, comments)
  if (body === null)
    return refused(`This is not a normal Word document, or too long for minutes. ${askAgain}`)
  const notes = (['footnote', 'endnote'] as const).flatMap((place) => {
    const part = parts.get(`word/${place}s.xml`)
    const text = part === undefined ? '' : wordsOfWord(part).trim().slice(0, 10_000)
    return text === '' ? [] : [{ place, text }]
  })
  return { kind: 'copy', ...body, beside: [...body.beside, ...notes], properties: propertiesOf(parts) }
}

const askAgain = 'Ask for the Word copy that the chair saved, and drop it here.'

function refused(sentence: string): WordCopyFound {
  return { kind: 'refused', sentence }
}

function notWord(format: ReturnType<typeof formatOf>, bytes: Uint8Array): string {
  if (format === 'empty') return `This file is empty. ${askAgain}`
  if (format === 'office') {
    return 'This is a document of an old Word (.doc), or it has a password. Open it in Word, save it as .docx without a password, and drop that here.'
  }
  if (format === 'pdf') return `This file is a PDF. ${askAgain}`
  const what = strangerIs(bytes)
  return what === null ? `This is no Word document. ${askAgain}` : `This file is ${what}. ${askAgain}`
}

/** Of what a pack would be told of it, the kind alone: here no PDF helps. */
function otherSentence(packed: string): string {
  const kind = packed.replace(/\..*$/, '')
  return kind.includes('OpenDocument')
    ? `This file is ${kind}. Open it, save it as Word (.docx), and drop that here.`
    : `This file is ${kind}. ${askAgain}`
}

/** The text of the document: where most programs put it, or where its own list of parts says. */
function mainPart(parts: ReadonlyMap<string, Buffer>): Buffer | null {
  const usual = parts.get('word/document.xml')
  if (usual !== undefined) return usual
  let target: string | null = null
  readWordXml(parts.get('_rels/.rels') ?? Buffer.from(''), {
    open: (tag) => {
      const type = tag.attributes['Type']?.value ?? ''
      if (type.endsWith('/officeDocument')) target = tag.attributes['Target']?.value ?? null
    },
    close: () => undefined,
    text: () => undefined,
  })
  const path = String(target ?? '').replace(/^\//, '')
  return path.startsWith('word/') ? (parts.get(path) ?? null) : null
}

function propertiesOf(
  parts: ReadonlyMap<string, Buffer>,
): Extract<WordCopyFound, { kind: 'copy' }>['properties'] {
  const found = new Map<string, string>()
  let name = ''
  readWordXml(parts.get('docProps/custom.xml') ?? Buffer.from(''), {
    open: (tag) => {
      if (tag.local === 'property') name = tag.attributes['name']?.value ?? ''
    },
    close: () => undefined,
    text: (text) => {
      if (text.trim() !== '') found.set(name, `${found.get(name) ?? ''}${text}`.slice(0, 200))
    },
  })
  const keys = ['reviewId', 'meetingId', 'draft'] as const
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = found.get(copyProperties[key])
      return value === undefined ? [] : [[key, value.trim()]]
    }),
  )
}
