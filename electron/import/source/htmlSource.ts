import type { SourceRead, SourceRefused } from '../sourceText.ts'
import { decodedPage } from './htmlCharset.ts'
import { parsedPage } from './htmlPage.ts'
import { htmlText } from './htmlText.ts'

/** A page of a website has a hundredth of this. */
const largestPage = 20_000_000
const largestText = 20_000_000

/**
 * The text of a web page: what a reader of it sees, lists with the marks that a browser counts, rows of tables on one line each. Nothing on the page
 * is run, and nothing is fetched. Never throws for what stands in a file.
 */
export function htmlSource(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  return Promise.resolve(readPage(bytes, fileName))
}

function readPage(bytes: Uint8Array, fileName: string): SourceRead {
  if (bytes.length > largestPage) {
    const size = Math.round(bytes.length / 1_000_000)
    return refused(
      'too-large',
      `“${fileName}” has ${size} MB, more than the 20 MB that a web page may have. Save its text alone, and import that.`,
    )
  }
  const { text: source, saidWrong } = decodedPage(bytes)
  const page = parsedPage(source)
  if (page === null) {
    return refused(
      'not-readable',
      `“${fileName}” is nested so deep, or so long, that no page is. Open it in a browser, save its text alone, and import that.`,
    )
  }
  const text = htmlText(page, largestText)
  if (text === null) {
    return refused(
      'too-large',
      `“${fileName}” has more than the 20 MB of text that minutes may have. Divide it by meetings.`,
    )
  }
  if (!/\S/.test(text)) {
    return refused(
      'no-text',
      `“${fileName}” has no words on it: such a page is filled by a program of the website. Open it in a browser, save its text, and import that.`,
    )
  }
  const note =
    'The page says it is written in other letters than it is; look at its quotation marks and dashes.'
  return { kind: 'html', text, notes: saidWrong ? [note] : [] }
}

function refused(code: SourceRefused['code'], sentence: string): SourceRefused {
  return { kind: 'refused', code, sentence }
}
