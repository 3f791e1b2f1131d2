/** What stands at the same place of the faces of symbols (Symbol, Wingdings) as people use them; by the last two digits of the code. */
const wingdings: Readonly<Record<number, string>> = {
  ...{ 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x75: '◆', 0x76: '❖', 0x77: '⬥' },
  ...{ 0x9e: '·', 0x9f: '•', 0xa1: '○', 0xa7: '▪', 0xa8: '◻', 0xd8: '➢', 0xe0: '→', 0xe8: '➔', 0xf0: '⇨' },
  ...{ 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑', 0x2d: '-' },
}
const symbol: Readonly<Record<number, string>> = {
  ...{ 0x2d: '−', 0xa3: '≤', 0xa5: '∞', 0xa7: '♣', 0xa8: '♦', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓' },
  ...{ 0xb0: '°', 0xb1: '±', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xbc: '…' },
  ...{ 0xd2: '®', 0xd3: '©', 0xd4: '™', 0xd6: '√', 0xde: '⇒', 0xe2: '®', 0xe3: '©', 0xe4: '™' },
}

/** A letter of a face of symbols, as everybody can read it. `code` may lie in the private letters, where Word keeps such faces. */
export function symbolOf(code: number, face: string): string {
  const at = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const isPicture = /wingdings|webdings/i.test(face)
  if (isPicture && at < 0x100) return wingdings[at] ?? '•'
  if (/symbol/i.test(face) && at < 0x100) return symbol[at] ?? (at > 0x7f ? '•' : String.fromCodePoint(at))
  // A face that is not told: the private letters of bullets are those of both.
  if (code >= 0xf000 && code <= 0xf0ff) return wingdings[at] ?? symbol[at] ?? '•'
  return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
}

/** The mark of a bullet as it is printed. */
export function bulletOf(text: string, face: string): string {
  const marks = [...text.trim()].map((each) => {
    const code = each.codePointAt(0) ?? 0
    const isPrivate = code >= 0xe000 && code <= 0xf8ff
    return isPrivate || /wingdings|webdings|symbol/i.test(face) ? ownMark(code, face) : each
  })
  const mark = marks.join('')
  // The small o of a typewriter's face stands for a ring.
  return mark === 'o' ? '○' : mark
}

function ownMark(code: number, face: string): string {
  // A true bullet that was set in a face of symbols is a bullet.
  return code > 0xff && (code < 0xe000 || code > 0xf8ff) ? String.fromCodePoint(code) : symbolOf(code, face)
}
