import type { PresenceKind } from '../../shared/domain/meetingFact.ts'
import { hasVerb } from './knownTitles.ts'
import { timesIn } from './readTimes.ts'

/** Something that happened in the room. */
export interface Happened {
  readonly event: PresenceKind
  /** HH:MM; null where the text gives no time. */
  readonly at: string | null
  /** Who came or went, as written; empty for the whole room. */
  readonly who: string
}

export interface ReadEvent extends Happened {
  /** What the same sentence tells besides: "… and returned at 7.40 pm". */
  readonly also: readonly Happened[]
}

const addressed = String.raw`(?:(?:The )?(?:(?:Town |Lord |Deputy |District |County |Borough |Parish |Ward )*(?:Councillors?|COUNCILLORS?|Cllrs?\.?|CLLRS?\.?|Mayor|Alderman|Members?)|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Revd?\.?|(?:Vice[- ]|Deputy )?Chair(?:man|woman|person)?|Clerk|Leader|Portfolio Holder|Head of|Director of|Both|(?:One|Two|Three|Four|\d+) (?:members?|Councillors?)))`
const someone = String.raw`(?<who>${addressed}(?=[ ,])(?:[^.;]|(?<=\b(?:\p{Lu}|Cllr|Mr|Mrs|Ms|Dr|Rev))\.){0,140}?)`
const anybody = String.raw`(?<who>\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’.-]*(?:[^.;]){0,80}?)`
const adverbs = String.raw`(?:,? ?(?:had|then|also|subsequently|therefore|both|having [^,]{3,120},|who had [^,]{3,120},|at this point|at this juncture) ?,?)*`
const room = String.raw`(?:the|this) (?:meeting|room|chamber|council chamber|committee room|hall|virtual meeting|table|call|session|committee meeting)`
const body = String.raw`(?:the |this )?(?:meeting|committee|panel|board|council|cabinet|sub-committee|executive|members|commission|forum|hearing|inquiry|assembly)`

const events: readonly (readonly [RegExp, PresenceKind])[] = [
  [
    new RegExp(
      String.raw`^${body} (?:was |were |then |stood |be )*(?:briefly |temporarily )?(?:adjourned|suspended)\b(?! (?:debate|item|application))`,
      'i',
    ),
    'adjourned',
  ],
  [
    /^(?:the )?(?:chair(?:man|woman|person)?|mayor|councillor [^.]{3,50}|members|committee|panel|meeting) (?:then )?(?:adjourned|suspended|agreed to adjourn|agreed a (?:short |brief )?adjournment of) (?:the )?(?:meeting|committee|proceedings|session)\b/i,
    'adjourned',
  ],
  [
    new RegExp(
      String.raw`^${body} (?:then |had )?(?:retired|withdrew|adjourned|left the room)(?:,? at [^,]{3,20},?)? (?:to (?:consider|deliberate|make|reach)|in order to|for deliberation)`,
      'i',
    ),
    'adjourned',
  ],
  [
    /^(?:the |there was an? )?(?:short |brief |five minute |ten minute )?(?:adjournment|comfort break|recess|break)\b(?=.*\d)/i,
    'adjourned',
  ],
  [
    /^(?:the )?(?:meeting|committee|panel|council|board) (?:then )?(?:took|had) an? (?:short |brief |comfort |ten[- ]minute |five[- ]minute |\d+[- ]minute )*(?:break|recess|adjournment)\b/i,
    'adjourned',
  ],
  [
    new RegExp(
      String.raw`^(?:upon |on )?${body} (?:was |then |having |were )*(?:resumed|reconvened|restarted|recommenced|continued|re-convened|re-started|re-commenced)(?: (?:at|its|the meeting|in)\b|[.)]|$)`,
      'i',
    ),
    'resumed',
  ],
  [
    /^(?:the )?(?:chair(?:man|woman|person)?|mayor) (?:then )?(?:resumed|reconvened|restarted|re-convened) (?:the )?(?:meeting|committee|proceedings)\b/i,
    'resumed',
  ],
  [
    new RegExp(
      String.raw`^${someone}${adverbs} ?\b(?:returned|re-?joined|re-?entered|came back)\b(?= (?:to )?${room}| (?:to )?(?:the )?meeting| at | after|\s*[.)]?$)`,
      'iu',
    ),
    'returned',
  ],
  [
    new RegExp(
      String.raw`^(?:having [^,]{3,160}, |due to [^,]{3,100}, |before [^,]{3,100}, |prior to [^,]{3,100}, )?${someone}${adverbs} ?\b(?:left|withdrew|departed|retired|vacated)\b(?= (?:from )?${room}| (?:the )?meeting| at \d| (?:before|during|prior|for|whilst|while|after) |,? having|\s*[.)]?$)`,
      'iu',
    ),
    'left',
  ],
  [
    new RegExp(
      String.raw`^${someone}${adverbs} ?\b(?:arrived|joined|entered|attended)\b(?=,? (?:late\b|at ${room}|${room}|at (?:\d|this point)|during|after|from \d|the meeting)|\s*[.)]?$)`,
      'iu',
    ),
    'arrived',
  ],
  [
    new RegExp(
      String.raw`^${someone}${adverbs} ?\b(?:took|assumed|resumed|takes|taking|vacated)\b the chair\b`,
      'iu',
    ),
    'took-chair',
  ],
  [new RegExp(String.raw`^${someone},? in the chair[.)]?$`, 'iu'), 'took-chair'],
  [
    /^(?:(?:all )?(?:members of )?the |all )?(?:press and (?:the )?(?:members of the )?public|public and (?:the )?press|public|press|members of the public(?: and (?:the )?press)?|remaining members of the public)(?: present)? (?:were |was |then |had been )*(?:re-?admitted|returned|invited back|re-?joined|readmitted|allowed back)\b/i,
    'readmitted',
  ],
  [
    /^(?:the )?(?:meeting|committee|panel|council|board|cabinet|sub-committee) (?:then |was )*(?:returned|moved back|went back|reverted|resumed|reopened|re-opened|opened again)(?: in)?(?: to| into)? (?:in )?(?:open|public) (?:session|meeting)\b|^(?:the )?meeting (?:was )?(?:re-?opened|returned) to (?:the )?(?:press and )?public\b/i,
    'readmitted',
  ],
  [
    /^(?:(?:all )?(?:members of )?the |all )?(?:press and (?:the )?(?:members of the )?public|public and (?:the )?press|public|members of the public(?: and (?:the )?press)?)(?: present)? (?:were |was |left|then |had been |having been )*(?:excluded|left|withdrew|asked to leave)\b/i,
    'excluded',
  ],
  [
    /^(?:the )?(?:meeting|committee|panel|council|board|cabinet|sub-committee) (?:then )?(?:moved|went|entered|proceeded|passed) into (?:private|closed|exempt|confidential|part (?:2|II|B|two)) ?(?:session|business)?\b/i,
    'excluded',
  ],
  [
    new RegExp(
      String.raw`^${anybody}${adverbs} ?\b(?:returned to|re-?joined|re-?entered)\b(?= ${room})`,
      'u',
    ),
    'returned',
  ],
  [new RegExp(String.raw`^${anybody}${adverbs} ?\b(?:left|withdrew from)\b(?= ${room})`, 'u'), 'left'],
  [
    new RegExp(String.raw`^${anybody}${adverbs} ?\b(?:joined|arrived at|entered)\b(?= ${room})`, 'u'),
    'arrived',
  ],
]

const longestEvent = 260
const lead =
  /^(?:[([]\s*)?(?:n\.?b\.?:? |note:? |\*\s*)?(?:(?:at|around|from|\[)? ?(?:approximately |about )?\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?|hours|hrs)?\s?[,:\]–-]*\s+)?(?:at (?:this point|this juncture|the conclusion of this item|the start of this item)(?: in the meeting| in the proceedings)?,? )?/i

/** What happened in the room, from a sentence that says only that. */
export function readEvent(text: string): ReadEvent | null {
  if (
    text.length > longestEvent ||
    !/\b(?:adjourn|suspend|break|recess|re|left|withdrew|depart|retired|arriv|join|enter|attended|took|assum|chair|exclud|private|closed|exempt|confidential|asked|vacat|came|part|continued)/i.test(
      text,
    )
  )
    return null
  const begin = (lead.exec(text)?.[0] ?? '').length
  for (const start of begin > 0 ? [begin, 0] : [0]) {
    const words = text.slice(start)
    for (const [pattern, event] of events) {
      const found = pattern.exec(words)
      if (found === null) continue
      const who = whoIn(found.groups?.['who'] ?? '')
      // "Mr Beck said that the lorries would turn left": who is told of did something else.
      if (isSentence(who)) continue
      if (event === 'took-chair' && /\bvacated\b/.test(found[0])) continue
      const after = start + found[0].length
      if (event === 'adjourned') return adjournment(text, after)
      return { event, at: timesIn(text)[0]?.value ?? null, who, also: alsoIn(text, after, event, who) }
    }
  }
  return null
}

/**
 * A break whose end the same sentence tells has both its times or none: one that only began would never end. "Adjourned until 3.15 pm" gives
 * the time of its end alone.
 */
function adjournment(text: string, after: number): ReadEvent {
  const [first = null, end = null] = timesIn(text).map(({ value }) => value)
  const told = alsoIn(text, after, 'adjourned', '')
  const isUntil = /\b(?:until|till)\b|\b(?:from|between)\b.*\d.*(?:\b(?:to|and)\b|[–-])/i.test(
    text.slice(after),
  )
  if (told.length === 0 && !isUntil) return { event: 'adjourned', at: first, who: '', also: [] }
  const resumed = told[0]?.at ?? end
  // "From 3.05 to 3.15 pm": the second half of the day is said once.
  const later = first === null ? null : `${Number(first.slice(0, 2)) + 12}${first.slice(2)}`
  const begin = later !== null && resumed !== null && later < resumed ? later : first
  const isWhole = begin !== null && resumed !== null && resumed > begin
  return {
    ...{ event: 'adjourned', who: '' },
    at: isWhole ? begin : null,
    also: isWhole ? [{ event: 'resumed', at: resumed, who: '' }] : [],
  }
}

function isSentence(who: string): boolean {
  return hasVerb(who) || /\b(?:that|should|could|must|to)\b/.test(who)
}

function whoIn(words: string): string {
  return words
    .replace(/,? (?:who|having|had|then|also|subsequently|therefore|both)\b.*$/i, '')
    .replace(/[,\s]+$/, '')
    .trim()
}

/** "… and returned at 7.40 pm", "… and resumed at 8.10 pm". */
function alsoIn(text: string, after: number, event: PresenceKind, who: string): Happened[] {
  const rest = text.slice(after)
  const next =
    /\b(?:and|then|,|before|until) ?(?:was |they |he |she |it |the meeting |the committee )?(?:then )?(returned|re-?joined|resum\w+|reconven\w+|re-?start\w+|recommenc\w+|left)\b/i.exec(
      rest,
    )
  if (next === null) return []
  const at = timesIn(rest.slice(next.index))[0]?.value ?? null
  const word = (next[1] ?? '').toLowerCase()
  if (event === 'adjourned' && /^(?:resum|reconv|re-?start|recomm)/.test(word))
    return [{ event: 'resumed', at, who: '' }]
  if (event === 'left' && /^(?:return|re-?join)/.test(word)) return [{ event: 'returned', at, who }]
  if ((event === 'arrived' || event === 'returned') && word === 'left' && at !== null)
    return [{ event: 'left', at, who }]
  return []
}
