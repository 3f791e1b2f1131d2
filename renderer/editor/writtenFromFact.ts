/** Meta of a transaction in which the product itself writes an event line, or takes a step back: no word of it was the officer's rewriting. */
export const writtenFromFact = 'writtenFromFact'
