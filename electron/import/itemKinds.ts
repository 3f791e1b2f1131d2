import type { AgendaItemKind } from '../../shared/domain/agenda.ts'

const kinds: readonly (readonly [RegExp, AgendaItemKind])[] = [
  [/apolog/i, 'apologies'],
  [/declaration|disclosures? of|interests?\W*$|pecuniary/i, 'interests'],
  [
    /^(?:to )?(?:\w+ (?:and \w+ )?)?(?:the )?(?:draft |previous |last )?minutes\b(?! silence)|^(?:confirmation|approval|signing|receipt) of (?:the )?(?:\w+ )?minutes|^minutes of/i,
    'minutes',
  ],
  [
    /^(?:chair|election of (?:the |a )?(?:vice[- ])?chair|appointment of (?:the |a )?(?:vice[- ])?chair)/i,
    'chair',
  ],
  [/membership|substitut/i, 'membership'],
  [/work(ing)? (?:programme|plan)|forward plan|forward work/i, 'work-programme'],
  [/exclusion of|exempt information|exclude/i, 'exclusion'],
  [/urgent/i, 'urgent'],
  [/question|public participation|deputation|petition|public forum|public session|open forum/i, 'questions'],
  [/^(notices? of )?motions?\b/i, 'motion'],
  [/budget|council tax|precept/i, 'budget'],
]

/** What business a title names, as far as its words tell. */
export function itemKindOf(title: string): AgendaItemKind {
  return kinds.find(([pattern]) => pattern.test(title))?.[1] ?? 'other'
}
