import type { ReasonPrinting } from '../../../shared/domain/houseStyle.ts'
import { apologyWords } from '../../../shared/domain/presence.ts'
import type { ApologyCategory, ApologyReason, Attendance } from '../../../shared/domain/presence.ts'

/** The letter of each category, as typed in the reason box. */
export const reasonLetters: readonly {
  readonly letter: string
  readonly category: ApologyCategory
  readonly name: string
}[] = [
  { letter: 'u', category: 'unwell', name: 'unwell' },
  { letter: 'o', category: 'other-council-business', name: 'other Council business' },
  { letter: 'w', category: 'work', name: 'work' },
  { letter: 'p', category: 'personal', name: 'personal' },
  { letter: 'h', category: 'holiday', name: 'holiday' },
]

/** Words that say a category otherwise. */
const otherwise: readonly { readonly says: RegExp; readonly category: ApologyCategory }[] = [
  {
    says: /\bcouncil (?:business|duty|duties|commitments?|meeting)\b|^civic (?:business|duty|duties)\b/i,
    category: 'other-council-business',
  },
  { says: /^(?:unwell|ill|illness|ill[- ]health|sick|sickness|poorly|not well)\b/i, category: 'unwell' },
  { says: /^(?:at |due to )?work\b/i, category: 'work' },
  { says: /^(?:personal|private|family)\b/i, category: 'personal' },
  { says: /^(?:away )?(?:on )?(?:annual )?(?:holidays?|leave|vacation)\b/i, category: 'holiday' },
]

/**
 * "u" → unwell; "u broken leg" → unwell, with the words given; "unw" → unwell; "council business" → other Council business, with the words;
 * other words are a reason of their own; nothing is none.
 */
export function readReason(typed: string): ApologyReason | null {
  const text = typed.trim()
  if (text === '') return null
  const [first = '', ...rest] = text.split(/\s+/)
  const byLetter = reasonLetters.find(({ letter }) => letter === first.toLowerCase())
  if (byLetter !== undefined) return { category: byLetter.category, words: rest.join(' ') }
  const byName =
    text.length > 1
      ? reasonLetters.find(({ name }) => name.toLowerCase().startsWith(text.toLowerCase()))
      : undefined
  if (byName !== undefined) return { category: byName.category, words: '' }
  const said = otherwise.find(({ says }) => says.test(text))
  return { category: said?.category ?? 'other', words: text }
}

/** How a given reason stands in the list: the words if there are any, else the category. */
export function shownReason(reason: ApologyReason | null): string {
  if (reason === null) return ''
  if (reason.words !== '') return reason.words
  return reasonLetters.find(({ category }) => category === reason.category)?.name ?? ''
}

/** The reason of a member's apologies, with what of it is printed where that is not the same: "broken leg (prints: unwell)". */
export function reasonWords(member: Pick<Attendance, 'reason'>, printing: ReasonPrinting): string {
  const given = shownReason(member.reason)
  if (given === '') return ''
  const printed = printedReason(member.reason, printing)
  return printed === `prints: ${given}` ? given : `${given} (${printed})`
}

/** "prints: unwell", "prints no reason": what becomes of a reason on the paper. */
export function printedReason(reason: ApologyReason | null, printing: ReasonPrinting): string {
  const printed = apologyWords(reason, printing)
  return printed === '' ? 'prints no reason' : `prints: ${printed}`
}
