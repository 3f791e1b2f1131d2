import { AppError } from '../../shared/domain/appError.ts'
import { findLibreOffice, libreOffice } from './libreOffice.ts'
import { findMicrosoftWord, microsoftWord } from './microsoftWord.ts'
import { memoryPlace, removeWordLeftOvers } from './privateFolder.ts'

/** Macros are taken out before: a document with them comes as one without. */
export type WordFormat = 'docx' | 'doc'

export type Converted =
  | {
      readonly pdf: Uint8Array
      /** Null where the PDF itself says what made it. */
      readonly engine: string | null
    }
  /** `lacksConverter`: no program is here that could. */
  | { readonly why: string; readonly lacksConverter: boolean }

/** What one program does. It ends with the signal, and throws its reason. */
export interface WordProgram {
  toPdf(word: Uint8Array, format: WordFormat, signal: AbortSignal): Promise<Converted>
  /** Writes an old document in today's form, so that it can be looked into. Null where the program itself leaves out tracked changes. */
  readonly toDocx: ((word: Uint8Array, signal: AbortSignal) => Promise<Uint8Array | null>) | null
}

/** Makes PDFs of Word files, one at a time, by a program of this computer. */
export interface WordConverter {
  isHere(): boolean
  /** True where a conversion writes the words of the document to a disk, in clear, for as long as it takes. */
  usesDisk(): boolean
  /** Never throws for a bad file. Throws the signal's reason. */
  convert(word: Uint8Array, format: WordFormat, signal?: AbortSignal): Promise<Converted>
  /** An old document in today's form; null where that is not needed or not possible. Throws the signal's reason. */
  modernised(word: Uint8Array, signal?: AbortSignal): Promise<Uint8Array | null>
  close(): void
}

const noneSentence =
  'This Word document cannot be converted here: neither Microsoft Word nor LibreOffice is installed. Ask for it as PDF.'

/** The converter of this computer: Microsoft Word before LibreOffice, or one that says that neither is here. */
export function wordConverter(): WordConverter {
  removeWordLeftOvers()
  return converterOver(() => {
    const word = findMicrosoftWord()
    if (word !== null) return microsoftWord()
    const office = findLibreOffice()
    return office === null ? null : libreOffice(office)
  })
}

/** `find` is asked each time: a program may be installed while Minutebook runs. */
export function converterOver(
  find: () => WordProgram | null,
  usesDisk: () => boolean = () => memoryPlace() === null,
): WordConverter {
  const closing = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
    const result = queue.then(() => {
      either.throwIfAborted()
      return work(either)
    })
    queue = result.catch(() => undefined)
    return result
  }
  return {
    isHere: () => find() !== null,
    usesDisk,
    convert: async (word, format, signal) => {
      const program = find()
      if (program === null) return { why: noneSentence, lacksConverter: true }
      return inTurn((either) => program.toPdf(word, format, either), signal)
    },
    modernised: async (word, signal) => {
      const toDocx = find()?.toDocx ?? null
      return toDocx === null ? null : inTurn((either) => toDocx(word, either), signal)
    },
    close: () => closing.abort(new AppError('not-allowed', 'Minutebook is closing.')),
  }
}
