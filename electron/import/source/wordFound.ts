/** What a Word document holds besides its words: told to the officer, a sentence each. */
export class WordFound {
  readonly #found = new Set<WordOddity>()

  saw(oddity: WordOddity): void {
    this.#found.add(oddity)
  }

  sentences(): string[] {
    return Object.entries(sentences).flatMap(([oddity, sentence]) =>
      this.#found.has(oddity as WordOddity) ? [sentence] : [],
    )
  }
}

const sentences = {
  changes: 'The file has tracked changes: it was read as if all were accepted.',
  comments: 'The file has comments, which were left out.',
  hidden: 'The file has hidden words, which were left out.',
  boxes: 'The file has text boxes: their words stand after the paragraph that each hangs on.',
  notes: 'The file has footnotes: each stands after its paragraph.',
  contents: 'The file has a table of contents, which was left out.',
  counted:
    'The file has numbers that only Word works out (LISTNUM or AUTONUM fields): compare them with the file.',
  unclosed: 'A field of the file is not closed: compare the text with the file, some lines may be missing.',
  inserted: 'The file draws in another file as it is opened in Word. That was not read.',
  macros: 'The file has macros. They were not run.',
} as const
export type WordOddity = keyof typeof sentences
