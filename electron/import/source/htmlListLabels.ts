import { lowerRoman } from '../../../shared/document/numbering.ts'

/** How a list marks its lines, in the words of CSS; 'none' for not at all. */
export type ListStyle = string

const ofType: Readonly<Record<string, ListStyle>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}

/** What the attribute `type` of a list means; null for what means nothing. Its letters are told from capitals. */
export function styleOfType(type: string | undefined): ListStyle | null {
  if (type === undefined) return null
  return ofType[type] ?? (/^(disc|circle|square|none)$/i.test(type) ? type.toLowerCase() : null)
}

/** What a browser prints before the nth line of a list; empty for nothing. */
export function printedMarker(style: ListStyle, n: number): string {
  const text = /^(["'])(.*)\1$/.exec(style)
  if (text !== null) return (text[2] ?? '').trim()
  switch (style) {
    case 'none':
      return ''
    case 'disc':
    case 'circle':
    case 'square':
      return '•'
    case 'lower-alpha':
    case 'lower-latin':
      return `${lettersOf(n)}.`
    case 'upper-alpha':
    case 'upper-latin':
      return `${lettersOf(n).toUpperCase()}.`
    case 'lower-roman':
      return `${romanOf(n)}.`
    case 'upper-roman':
      return `${romanOf(n).toUpperCase()}.`
    case 'decimal-leading-zero':
      return `${n < 0 ? '-' : ''}${String(Math.abs(n)).padStart(2, '0')}.`
    default:
      return `${n}.`
  }
}

/** a to z, then aa, ab: as browsers count, who print figures below one. */
function lettersOf(n: number): string {
  if (n < 1) return String(n)
  let letters = ''
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** Browsers print figures where Roman numerals end. */
function romanOf(n: number): string {
  return n < 1 || n > 3999 ? String(n) : lowerRoman(n)
}

/** A whole number as HTML reads its attributes: what follows the digits does not count. Null where there are none, or too many. */
export function wholeNumber(text: string | undefined): number | null {
  const found = /^[\t\n\f\r ]*([+-]?\d{1,10})/.exec(text ?? '')?.[1]
  const value = Number(found)
  return found === undefined || Math.abs(value) > 2_147_483_647 ? null : value
}
