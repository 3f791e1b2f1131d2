import type { Misspelling } from '../../../editor/spelling.ts'

/** What may be asked above the minutes. One at a time, never a dialog; each is a file of this folder. */
export type LiveBar =
  | { readonly kind: 'vote'; readonly itemId: string | null; readonly corrects: string | null }
  | { readonly kind: 'action'; readonly corrects: string | null }
  | { readonly kind: 'declaration' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'park' }
  | { readonly kind: 'came-or-went' }
  | { readonly kind: 'event-time'; readonly factId: string }
  | { readonly kind: 'spelling'; readonly misspelling: Misspelling }
  | { readonly kind: 'find'; readonly replaces: boolean }
