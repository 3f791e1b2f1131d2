/** What the window asks of the worker. The first message names the dictionary's files; the rest wait until they are read. */
export type SpellingQuestion =
  | { readonly kind: 'open'; readonly affixes: string; readonly words: string }
  | { readonly kind: 'check'; readonly words: readonly string[] }
  | { readonly kind: 'learn'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'suggest'; readonly word: string }

export type SpellingAnswer =
  | { readonly kind: 'checked'; readonly words: readonly string[]; readonly wrong: readonly string[] }
  | { readonly kind: 'suggested'; readonly word: string; readonly suggestions: readonly string[] }
