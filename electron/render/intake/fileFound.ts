import type { FileKind, PaperFacts, PaperNote } from '../../../shared/domain/paperFacts.ts'

/** What a file is by what is in it, whatever its name says. */
export type FileFormat = 'pdf' | 'docx' | 'docm' | 'doc' | 'png' | 'jpeg' | 'text'

/** What was found in a file: a value, since it crosses from the process that opened it. */
export type FileFound =
  /** The first note says why, beginning with "This", and what to do. */
  | {
      readonly kind: 'refused'
      readonly fileKind: FileKind
      readonly format: FileFormat | null
      readonly notes: readonly [PaperNote, ...PaperNote[]]
      /** Whether a password is all that it lacks. */
      readonly needsPassword?: true
    }
  /** `pdf` is null when the file can be taken as it stands; else the file made sound. */
  | {
      readonly kind: 'pdf'
      readonly format: 'pdf'
      readonly facts: PaperFacts
      readonly pdf: Uint8Array | null
      /** What made it, as it says itself: "LibreOffice 7.4". */
      readonly maker: string | null
      /** Of each page, for the search. */
      readonly words: readonly string[]
    }
  /** `clean` is null when the file can be converted as it stands; else the file without what must not be converted. */
  | {
      readonly kind: 'word'
      readonly format: 'docx' | 'docm' | 'doc'
      readonly clean: Uint8Array | null
      readonly notes: readonly PaperNote[]
    }
  | {
      readonly kind: 'picture'
      readonly format: 'png' | 'jpeg'
      /** Without what a camera or a program wrote beside the picture. */
      readonly picture: Uint8Array
      /** In pixels, as it is shown. */
      readonly width: number
      readonly height: number
      readonly notes: readonly PaperNote[]
    }
  | {
      readonly kind: 'text'
      readonly format: 'text'
      readonly paragraphs: readonly string[]
      readonly notes: readonly PaperNote[]
    }

export const problem = (sentence: string): PaperNote => ({ level: 'problem', sentence })
export const advice = (sentence: string): PaperNote => ({ level: 'advice', sentence })

export type RefusedFile = Extract<FileFound, { readonly kind: 'refused' }>

export function refusal(fileKind: FileKind, format: FileFormat | null, sentence: string): RefusedFile {
  return { kind: 'refused', fileKind, format, notes: [problem(sentence)] }
}
