import { normalised } from './seeds.ts'

/** How texts are compared: spaces, quotes, dashes and the stop at the end do not count. */

/** Of sentences: capitals count, what ends a clause of a list does not. */
export function wordsOf(text: string): string {
  return normalised(text)
    .replace(/^["']|["']$/g, '')
    .replace(/(?:[;,.:]|;? and|;? or)+$/, '')
    .trim()
}

/** Of titles and names of bodies: capitals do not count either. */
export function titleOf(text: string): string {
  return wordsOf(text).toLowerCase()
}

/** "Cllr. Ida Moss" is "councillor ida moss". */
export function nameOf(text: string): string {
  return titleOf(text)
    .replaceAll(/\bc(?:l?lr|ouncilor)\b\.?/g, 'councillor')
    .replaceAll(/\bprof\b\.?/g, 'professor')
    .replaceAll(/\brev(?:d|erend)?\b\.?/g, 'reverend')
    .replaceAll('.', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The last word of a name: who is meant, where one place has initials and another has none. */
export function surnameOf(text: string): string {
  return (
    nameOf(text.replace(/\s*\([^()]*\)/g, ''))
      .split(' ')
      .at(-1) ?? ''
  )
}

/** A bullet is no label, whatever its shape; of others the letters and brackets count. */
export function labelOfPoint(label: string): string {
  const bare = label.trim()
  return /^[·•▪*o–-]$/.test(bare) ? '' : bare
}

/** "the Corn Hall" and "Corn Hall" are one place. */
export function placeOf(text: string): string {
  return titleOf(text).replace(/^the /, '')
}

/** Of what was resolved: the "that" or "to" which joins it to its lead may stand with either. */
export function clauseOf(text: string): string {
  return wordsOf(text).replace(/^(?:that|to)\b,? */i, '')
}
