import { lowerRoman, repeatedLetter } from '../../../shared/document/numbering.ts'

const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ordinals: Readonly<Record<string, string>> = {
  ...{ one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth' },
  twelve: 'twelfth',
}

/** A number as a level of a list prints it. `format` is Word's name of it (ECMA-376, 17.18.59); `custom` shows its first numbers ("01, 02, …"). */
export function wordNumber(n: number, format: string, custom: string | undefined): string {
  switch (format) {
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return romans(n)
    case 'upperRoman':
      return romans(n).toUpperCase()
    case 'ordinal':
      return `${n}${suffix(n)}`
    case 'decimalZero':
      return padded(n, 2)
    case 'custom':
      return padded(n, /^\d{1,9}/.exec(custom?.trim() ?? '')?.[0].length ?? 1)
    case 'cardinalText':
      return capital(cardinal(n))
    case 'ordinalText':
      return capital(ordinal(n))
    case 'numberInDash':
      return `- ${n} -`
    case 'hex':
      return n.toString(16).toUpperCase()
    case 'chicago':
      return chicago(n)
    case 'decimalEnclosedParen':
      return `(${n})`
    case 'decimalEnclosedFullstop':
      return `${n}.`
    case 'none':
    case 'bullet':
      return ''
    // Numbers of other scripts, which no English council prints, come as figures.
    default:
      return String(n)
  }
}

/** Word prints nothing for what no letter stands for, and begins again after z thirty times. */
function letters(n: number): string {
  return n < 1 ? '' : repeatedLetter(((n - 1) % 780) + 1)
}

function romans(n: number): string {
  return n < 1 || n > 32_767 ? '' : lowerRoman(n)
}

function padded(n: number, width: number): string {
  return `${n < 0 ? '-' : ''}${String(Math.abs(n)).padStart(width, '0')}`
}

function suffix(n: number): string {
  const last = Math.abs(n) % 100
  return last > 10 && last < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][last % 10] ?? 'th')
}

function chicago(n: number): string {
  return n < 1 ? '' : ('*†‡§'[(n - 1) % 4] ?? '*').repeat(Math.min(30, Math.ceil(n / 4)))
}

function cardinal(n: number): string {
  if (n < 0 || n > 9_999) return String(n)
  if (n < 20) return small[n] ?? ''
  const [unit, base] = n < 100 ? ['', 10] : n < 1_000 ? ['hundred', 100] : ['thousand', 1_000]
  const rest = n % base
  const head = unit === '' ? (tens[Math.floor(n / 10)] ?? '') : `${small[Math.floor(n / base)] ?? ''} ${unit}`
  return rest === 0 ? head : `${head}${unit === '' ? '-' : ' '}${cardinal(rest)}`
}

function ordinal(n: number): string {
  return cardinal(n).replace(/[a-z]+$/, (last) => ordinals[last] ?? `${last.replace(/y$/, 'ie')}th`)
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
