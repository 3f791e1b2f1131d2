import type { EventKind } from '../../shared/domain/meetingFact.ts'
import { clock } from './readHeader.ts'

export interface ReadEvent {
  readonly event: EventKind
  /** HH:MM; null where the text gives no time. */
  readonly at: string | null
  /** Who came or went, as written; empty for the whole room. */
  readonly who: string
}

const someone = String.raw`(?<who>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr|The (?:Vice[- ])?Chair(?:man|woman|person)?)\b[^.]{0,120}?)`

/** Each is a sentence of its own; a paragraph that tells more than the event stays prose. */
const events: readonly (readonly [RegExp, EventKind])[] = [
  [/^\W?(the )?(meeting|committee|panel|board|council) (was |then |stood )*adjourned\b/i, 'adjourned'],
  [
    /^\W?(the )?(meeting|committee|panel|board|council) (was |then )*(resumed|reconvened|restarted|recommenced)\b/i,
    'resumed',
  ],
  [new RegExp(String.raw`^\W?${someone} (?:had |then )*(?:returned|re-?joined|re-?entered)\b`), 'returned'],
  [new RegExp(String.raw`^\W?${someone} (?:had |then )*(?:left|withdrew|departed)\b`), 'left'],
  [
    new RegExp(
      String.raw`^\W?${someone} (?:had |then )*(?:arrived|joined|entered|attended) (?:late|the (?:meeting|room|chamber)|at)`,
    ),
    'arrived',
  ],
  [
    /^\W?(the )?(press and (the )?public|public and (the )?press|public) (were |was )?(re-?admitted|returned|invited back)\b/i,
    'readmitted',
  ],
  [
    /^\W?(the )?(press and (the )?public|public and (the )?press|public) (were |was |left|withdrew|then )*(excluded|left|withdrew)\b/i,
    'excluded',
  ],
]

const longestEvent = 220

/** What happened in the room, from a sentence that says only that. */
export function readEvent(text: string): ReadEvent | null {
  if (text.length > longestEvent) return null
  for (const [pattern, event] of events) {
    const found = pattern.exec(text)
    if (found === null) continue
    const time =
      /\b(?:at|until|from) (\d{1,2}[.:]\d{2} ?(?:am|pm|a\.m\.?|p\.m\.?)?|\d{1,2} ?(?:am|pm|a\.m\.?|p\.m\.?)|noon)/i.exec(
        text,
      )
    return { event, at: clock(time?.[1]), who: found.groups?.['who']?.trim() ?? '' }
  }
  return null
}
