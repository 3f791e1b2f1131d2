import { askedChild } from '../../children/askChild.ts'
import type { AskedChild, ChildOutcome } from '../../children/askChild.ts'
import type { ChildStarter } from '../../children/childStarter.ts'
import { filePainter } from '../../children/filePainter.ts'
import type { FilePainter } from '../../children/filePainter.ts'
import type { WordConverter } from '../../children/wordConverter.ts'
import type { ReadDraft } from '../importDraft.ts'
import type { FileFormat, FileFound } from '../../render/intake/fileFound.ts'
import type { UnlockedPdf } from '../../render/intake/unlockedPdf.ts'
import type { WordCopyFound } from '../../render/review/wordCopyFound.ts'
import { pictureDocument } from '../../render/intake/pictureDocument.ts'
import { textDocument } from '../../render/intake/textDocument.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { PaperFacts, PaperNote } from '../../../shared/domain/paperFacts.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import type { Log } from '../log.ts'
import { refusedFacts } from './refusedFacts.ts'
import type { PaperRenderer } from '../services.ts'

/** A file, and what is printed of a picture or a text beside what is in it. */
export interface PaperToPrepare {
  readonly bytes: Uint8Array
  /** Heads the page of a picture or a text. */
  readonly title: string
  /** What a picture shows. */
  readonly description: string
  /** Whether everybody may read it. What is closed, or undecided, is never written to a disk in clear. Default: it is not. */
  readonly isPublic?: boolean
}

export interface PreparedPaper {
  readonly facts: PaperFacts
  /** Null for a file of another kind. */
  readonly format: FileFormat | null
  /** What goes into a pack: the file itself, a PDF made of it, or nothing. */
  readonly pdf: 'itself' | Uint8Array | null
  /** True when the title and the description are part of the PDF. */
  readonly holdsTitle: boolean
  /** True when it was refused only because this computer has no program that converts it, or none that may see it. */
  readonly lacksConverter: boolean
  /** The words of each page, for the search. */
  readonly words: readonly string[]
}

/** Turns officers' files into what goes into a pack, each opened in a process that may die alone. Needs no book. */
export interface PaperPreparer extends FilePainter {
  /** Never throws for a bad file: the facts say what is wrong. Throws the signal's reason. */
  prepare(paper: PaperToPrepare, signal?: AbortSignal): Promise<PreparedPaper>
  /** A PDF without its password. Never throws for a bad file. */
  unlocked(bytes: Uint8Array, password: string): Promise<UnlockedPdf>
  /** What the chair's Word copy holds. Never throws for a bad file: what was found says what is wrong. */
  wordCopy(bytes: Uint8Array): Promise<WordCopyFound>
  /** The meeting of a file of old minutes, with `today` where it names no day. Never throws for a bad file; throws the signal's reason. */
  imported(bytes: Uint8Array, fileName: string, today: string, signal: AbortSignal): Promise<ReadDraft>
  /** Whether Word files can be converted here: public ones, or closed ones. */
  readonly hasConverter: (isPublic: boolean) => boolean
  close(): void
}

export interface PaperPreparerParts {
  readonly startChild: ChildStarter
  readonly render: Pick<PaperRenderer, 'render'>
  readonly converter: WordConverter
  readonly log: Log
  /** For a test: what a child may take, in bytes above its start and in milliseconds. */
  readonly limits?: { readonly memoryBytes?: number; readonly milliseconds?: number }
}

/** A file of 5,000 pages takes 20 seconds on an old laptop. */
const readMilliseconds = 60_000
/** One of thousands, that nobody waits for: minutes of a whole year take a second. */
const importMilliseconds = 20_000

const tooHardSentence =
  'This file could not be read: reading it takes more memory than Minutebook gives one file, or breaks what reads it. Ask for it printed to PDF anew.'
const tooSlowSentence =
  'This file could not be read: it takes longer than a file of a meeting can need. Ask for it printed to PDF anew.'

const copyTooHardSentence =
  'This document could not be read: it takes longer or more memory than minutes can need, or breaks what reads it. Ask the chair to save it as .docx anew.'

function sourceTooHard(fileName: string): string {
  return `“${fileName}” could not be read: it takes longer or more memory than minutes can need, or breaks what reads it. Save it as a PDF, a Word document or a text anew.`
}

export function paperPreparer(parts: PaperPreparerParts): PaperPreparer {
  const { startChild: start, log, converter, render } = parts
  const { memoryBytes, milliseconds = readMilliseconds } = parts.limits ?? {}
  const memory = memoryBytes === undefined ? {} : { memoryBytes }
  const reader = askedChild({ start, log, ...memory })
  const painting = askedChild({ start, log, ...memory })
  // Of its own: a paper that somebody waits for does not wait for a folder of old minutes.
  const importing = askedChild({ start, log, ...memory })
  // Gone as soon as it has answered: it was told a password.
  const unlocking = askedChild({ start, log, ...memory, idleMilliseconds: 0 })
  const work = { reader, milliseconds, converter, render }
  return {
    ...filePainter(painting),
    hasConverter: (isPublic) => converter.isHere() && (isPublic || !converter.usesDisk()),
    unlocked: async (bytes, password) => {
      const outcome = await unlocking.ask({ kind: 'unlock', bytes, password }, { milliseconds })
      if (outcome.kind === 'answer') return outcome.answer
      return { kind: 'refused', sentence: outcome.kind === 'slow' ? tooSlowSentence : tooHardSentence }
    },
    wordCopy: async (bytes) => {
      const outcome = await reader.ask({ kind: 'wordCopy', bytes }, { milliseconds })
      if (outcome.kind === 'answer') return outcome.answer
      return { kind: 'refused', sentence: copyTooHardSentence }
    },
    imported: async (bytes, fileName, today, signal) => {
      const question = { kind: 'import', bytes, fileName, today } as const
      const limit = Math.min(milliseconds, importMilliseconds)
      const ask = () => importing.ask(question, { milliseconds: limit, signal })
      const first = await ask()
      // It may have been ended for another reason than its file: Ctrl+C in a terminal reaches it too.
      const outcome = first.kind === 'died' ? await ask() : first
      if (outcome.kind === 'answer') return outcome.answer
      return { kind: 'refused', sentence: sourceTooHard(fileName) }
    },
    prepare: async (paper, signal) => {
      const prepared = await preparedPaper(work, paper, signal)
      const { notes } = prepared.facts
      return { ...prepared, facts: { ...prepared.facts, notes: gravestFirst(notes) } }
    },
    close: () => {
      reader.close()
      painting.close()
      importing.close()
      unlocking.close()
      converter.close()
    },
  }
}

interface Work {
  readonly reader: AskedChild
  readonly milliseconds: number
  readonly converter: WordConverter
  readonly render: Pick<PaperRenderer, 'render'>
}

async function preparedPaper(
  work: Work,
  { bytes, title, description, isPublic = false }: PaperToPrepare,
  signal: AbortSignal | undefined,
): Promise<PreparedPaper> {
  const found = answerOf(
    await work.reader.ask({ kind: 'read', bytes }, { milliseconds: work.milliseconds, signal }),
  )
  if (found.kind === 'picture') {
    const made = pictureDocument(found, title, description)
    return authored(work, found, 'picture', made.document, made.notes, signal)
  }
  if (found.kind === 'text') {
    const document = textDocument(found.paragraphs, title)
    const made = await authored(work, found, 'text', document, found.notes, signal)
    return { ...made, words: [found.paragraphs.join(' ')] }
  }
  if (found.kind === 'word') {
    const { converter } = work
    if (!isPublic && converter.isHere() && converter.usesDisk()) return keptOffTheDisk(found)
    return converted(work, found, bytes, signal)
  }
  if (found.kind === 'pdf') {
    return { ...plain, facts: found.facts, format: 'pdf', pdf: found.pdf ?? 'itself', words: found.words }
  }
  const { fileKind, format, notes, needsPassword = false } = found
  return { ...plain, facts: refusedFacts(fileKind, notes, needsPassword), format, pdf: null }
}

function gravestFirst(notes: readonly PaperNote[]): PaperNote[] {
  return [
    ...notes.filter((note) => note.level === 'problem'),
    ...notes.filter((note) => note.level === 'advice'),
  ]
}

const plain = { holdsTitle: false, lacksConverter: false, words: [] } as const

/** What the child found; what ended it is refused in a sentence. */
function answerOf(outcome: ChildOutcome<FileFound>): FileFound {
  if (outcome.kind === 'answer') return outcome.answer
  const sentence = outcome.kind === 'slow' ? tooSlowSentence : tooHardSentence
  return { kind: 'refused', fileKind: 'other', format: null, notes: [{ level: 'problem', sentence }] }
}

/** A page of our own, tagged, from a picture or a text. */
async function authored(
  { render }: Work,
  found: Extract<FileFound, { kind: 'picture' | 'text' }>,
  kind: 'picture' | 'text',
  document: PaperDocument,
  notes: readonly PaperNote[],
  signal: AbortSignal | undefined,
): Promise<PreparedPaper> {
  const about = { format: found.format, holdsTitle: true, lacksConverter: false, words: [] }
  try {
    const made = await render.render(document, 'pdf', signal === undefined ? {} : { signal })
    const facts: PaperFacts = {
      ...{
        kind,
        state: 'ready',
        needsPassword: false,
        pages: made.pages,
        engine: 'Minutebook',
        tagging: 'tagged',
      },
      ...{ wordless: [], otherSizes: [] },
      notes: [...notes, ...made.notes.map((sentence) => ({ level: 'advice', sentence }) as const)],
    }
    return { ...about, facts, pdf: made.bytes }
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted === true) throw error
    const what = kind === 'picture' ? 'picture' : 'text'
    const sentence = `This ${what} could not be set on a page: it is damaged, or of a form that is not known here. Ask for it as PDF.`
    return { ...about, facts: refusedFacts(kind, [{ level: 'problem', sentence }]), pdf: null }
  }
}

/** A Word file through the program that is here, with what the PDF lacks of it. */
async function converted(
  work: Work,
  found: WordFound,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<PreparedPaper> {
  if (found.format !== 'doc') return convertedToday(work, found, found.clean ?? bytes, signal)
  // Only in today's form can it be seen what must not be converted.
  const docx = await work.converter.modernised(bytes, signal)
  if (docx === null) return convertedToday(work, found, bytes, signal)
  const again = answerOf(
    await work.reader.ask({ kind: 'read', bytes: docx }, { milliseconds: work.milliseconds, signal }),
  )
  if (again.kind !== 'word')
    return {
      ...plain,
      format: 'doc',
      facts: refusedFacts('word', again.kind === 'refused' ? again.notes : [noSoundPdf]),
      pdf: null,
    }
  const made = await convertedToday(work, again, again.clean ?? docx, signal)
  return { ...made, format: 'doc' }
}

const diskSentence =
  'This document is exempt, or nobody has marked it public yet. To convert it here, its words would be written to the disk in clear. Open it in Word, save it as PDF and add that, or mark it public.'

/** Windows and macOS have no folder in memory that Word or LibreOffice could be given, and a file that was deleted can be brought back. */
function keptOffTheDisk({ format, notes }: WordFound): PreparedPaper {
  const facts = refusedFacts('word', [{ level: 'problem', sentence: diskSentence }, ...notes])
  return { ...plain, format, facts, lacksConverter: true, pdf: null }
}

type WordFound = Extract<FileFound, { kind: 'word' }>

const noSoundPdf: PaperNote = {
  level: 'problem',
  sentence: 'This document was converted, and what came out is no sound PDF. Ask for it as PDF.',
}

async function convertedToday(
  { reader, milliseconds, converter }: Work,
  { format, notes: own }: WordFound,
  word: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<PreparedPaper> {
  const made = await converter.convert(word, format === 'doc' ? 'doc' : 'docx', signal)
  if ('why' in made) {
    const notes: PaperNote[] = [{ level: 'problem', sentence: made.why }, ...own]
    const { lacksConverter } = made
    return { ...plain, format, lacksConverter, pdf: null, facts: refusedFacts('word', notes) }
  }
  const read = answerOf(await reader.ask({ kind: 'read', bytes: made.pdf }, { milliseconds, signal }))
  if (read.kind !== 'pdf') {
    return { ...plain, format, pdf: null, facts: refusedFacts('word', [noSoundPdf, ...own]) }
  }
  const pdf = read.pdf ?? made.pdf
  const engine = made.engine ?? read.maker ?? 'a program of this computer'
  const compared =
    format === 'doc' ? null : await reader.ask({ kind: 'compare', word, pdf }, { milliseconds, signal })
  const lost = compared?.kind === 'answer' ? lostWords(compared.answer, engine) : []
  const notes = [...lost, ...own, ...read.facts.notes]
  return { ...plain, words: read.words, format, pdf, facts: { ...read.facts, kind: 'word', engine, notes } }
}

function lostWords(
  {
    missing,
    words,
    examples,
  }: { readonly missing: number; readonly words: number; readonly examples: readonly string[] },
  engine: string,
): PaperNote[] {
  if (missing === 0) return []
  const count = missing === 1 ? '1 word is' : `${missing} words are`
  const such = examples.map((word) => `“${word}”`).join(', ')
  const sentence = `${count} missing from the PDF that ${engine} made of its ${words.toLocaleString('en-GB')} (${such}). Compare the two, or ask for a PDF.`
  return [{ level: 'problem', sentence }]
}
