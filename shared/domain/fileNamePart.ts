/** Names of files end at 255 bytes; what stands before and after these words, or while the file is being written, takes the rest. */
const mostBytes = 180

/**
 * Words as part of the name of a file or folder: without what Windows refuses, at most 80 characters so that the whole path stays within what
 * it takes, and fewer where they are wide, so that every system takes the name.
 */
export function fileNamePart(words: string): string {
  const cleaned = words
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  let bytes = 0
  const short = [...cleaned].slice(0, 80).filter((character) => (bytes += bytesOf(character)) <= mostBytes)
  return short.join('').trim()
}

/** In UTF-8. */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
