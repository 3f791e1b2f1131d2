/** The text of a web page, and whether it said of itself how it was written and was wrong. */
export interface DecodedPage {
  readonly text: string
  readonly saidWrong: boolean
}

/** How far into a page its own word for its letters may stand. */
const headBytes = 4_096

/** A web page in whatever letters it is written: what it says counts where it is not UTF-8, and Windows' letters where it says nothing true. */
export function decodedPage(bytes: Uint8Array): DecodedPage {
  const marked = byteMark(bytes)
  if (marked !== null) return { text: decodedAs(marked, bytes) ?? '', saidWrong: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), saidWrong: false }
  } catch {
    const said = saidCharset(bytes)
    const text = said === null || /^utf-?(8|16)/i.test(said) ? null : decodedAs(said, bytes)
    return { text: text ?? decodedAs('windows-1252', bytes) ?? '', saidWrong: said !== null && text === null }
  }
}

function byteMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // "<" and a nothing: no page in letters of one byte begins so.
  if (first === 0x3c && second === 0) return 'utf-16le'
  return first === 0 && second === 0x3c ? 'utf-16be' : null
}

function saidCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, headBytes))
  return /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1] ?? null
}

function decodedAs(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    // A charset that nobody knows.
    return null
  }
}
