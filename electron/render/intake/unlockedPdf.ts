import type { Restriction } from '../../../shared/domain/paperFacts.ts'

/** What came of a PDF and a password: a value, since it crosses from the process that opened it. */
export type UnlockedPdf =
  /** `pdf` is the same document without encryption; `restricts` is what this password would not have allowed. */
  | { readonly kind: 'opened'; readonly pdf: Uint8Array; readonly restricts: readonly Restriction[] }
  | { readonly kind: 'wrong-password' }
  /** It opens for anybody, or is no PDF. */
  | { readonly kind: 'not-locked' }
  /** Beginning with "This file". */
  | { readonly kind: 'refused'; readonly sentence: string }
