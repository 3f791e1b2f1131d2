/** Stands in a reading for the council that the file does not name. */
export const unnamedCouncil = 'Council of an imported meeting'

/** The council of a file, as it is kept with the meeting: empty where the file names none. */
export function councilInFile(name: string): string {
  return name.trim() === unnamedCouncil ? '' : name.trim()
}

/** Whether a file is of another council than the minute book: one that was merged into it, say. Case, stops and "the" make none. */
export function isOtherCouncil(inFile: string, ofBook: string): boolean {
  return bareName(inFile) !== '' && bareName(ofBook) !== '' && bareName(inFile) !== bareName(ofBook)
}

/** What somebody who takes in such a file should know; null where it is the book's own. */
export function otherCouncilSentence(inFile: string, ofBook: string): string | null {
  if (!isOtherCouncil(councilInFile(inFile), ofBook)) return null
  return `This file is of ${inFile.trim()}; the minute book is of ${ofBook.trim()}. Its papers will bear the name that the file has.`
}

function bareName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim()
}
