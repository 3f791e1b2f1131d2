/** Fewer characters are found by a machine that tries them all. */
export const passphraseLeast = 12

/** Why a passphrase is not taken, as a sentence; null for one that is. */
export function whyNotPassphrase(passphrase: string): string | null {
  const characters = [...tidyPassphrase(passphrase)]
  if (characters.length < passphraseLeast) {
    const count = characters.length === 1 ? 'one' : String(characters.length)
    return `Give at least ${passphraseLeast} characters; this has ${characters.length === 0 ? 'none' : count}. Four words that have nothing to do with each other are easy to keep in mind.`
  }
  if (new Set(characters.map((character) => character.toLowerCase())).size < 5) {
    return 'The same few characters again and again are quickly found. Use four words that have nothing to do with each other.'
  }
  return null
}

/** One spelling of what looks the same, whichever keyboard typed it, without blanks around it. */
export function tidyPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').trim()
}
