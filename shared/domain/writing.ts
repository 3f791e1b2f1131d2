/** How this office writes: what the keyboard expands, and the words its spelling knows. Settings of the book, on no paper. */
export interface Writing {
  /** Enter after "…:" begins a list, or goes one level deeper. */
  readonly colonStartsPoints: boolean
  readonly snippets: readonly Snippet[]
  readonly dictionary: readonly DictionaryWord[]
  /**
   * The sentence of a declaration of interest. {member}, {interest}, {items}; {because} is " because …", or nothing; {room} is
   * ", and left the room …", or nothing.
   */
  readonly declaration: string
}

/** Typed trigger, then F3. `|` in the words is where the caret goes; without one, after them. */
export interface Snippet {
  readonly trigger: string
  readonly words: string
}

/** A word that is spelt right here. `committeeId` null: for the whole council. */
export interface DictionaryWord {
  readonly word: string
  readonly committeeId: string | null
}

/** The set that comes with the product: formulae of office. */
export const defaultWriting: Writing = {
  colonStartsPoints: true,
  snippets: [
    {
      trigger: 'dq',
      words:
        'During subsequent discussion and in response to questions from the Committee the following points were made:',
    },
    { trigger: 'hi', words: 'They highlighted the following information:' },
    { trigger: 'ar', words: 'were approved as an accurate record and signed by the Chair.' },
    { trigger: 'tn', words: 'The Committee noted that ' },
    {
      trigger: 'ty',
      words:
        'The Chair thanked | for attending the meeting and for providing responses to the questions put to them by the Committee.',
    },
    { trigger: 'nn', words: 'None.' },
    { trigger: 'pr', words: 'presented the report, a copy of which had been circulated with the agenda.' },
  ],
  dictionary: [],
  declaration: '{member} declared {interest} in {items}{because}{room}.',
}
