import type { MissingWords } from '../../children/childMessages.ts'
import { openPdf, pdfium, wordsOfPage } from './pdfium.ts'
import { wordsOfWord } from './wordsOfWord.ts'
import { zipParts } from './zipParts.ts'

const fewExamples = 3

/** The words of a Word document that are nowhere in the PDF that was made of it. */
export async function missingWords(word: Uint8Array, pdf: Uint8Array): Promise<MissingWords> {
  const parts = await zipParts(word)
  const text = 'kind' in parts ? undefined : parts.get('word/document.xml')
  const words = text === undefined ? [] : tokens(wordsOfWord(text))
  const printed = await textOf(pdf)
  const known = new Set(tokens(printed))
  // A word that is parted at the end of a line, or printed over two boxes, is there all the same.
  const joined = tokens(printed).join('')
  const missing = words.filter((each) => !known.has(each) && !joined.includes(each))
  return {
    words: words.length,
    missing: missing.length,
    examples: [...new Set(missing)].slice(0, fewExamples),
  }
}

/** Words of at least two letters, without marks: labels and numbers are the converter's to set. */
function tokens(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF\u0002\uFFFE]/g, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length > 1)
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const calls = await pdfium()
  const pdf = openPdf(calls, bytes)
  if (typeof pdf === 'string') return ''
  try {
    return Array.from(
      { length: pdf.pages },
      (_, index) => pdf.withPage(index, (page) => wordsOfPage(calls, page)) ?? '',
    ).join('\n')
  } finally {
    pdf.close()
  }
}
