import type { AgendaItem } from '../agenda.ts'
import { formatDate } from '../civilTime.ts'
import { dateFormats } from '../houseStyle.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import type { MinutesBlock } from '../minutes.ts'
import { shortDate } from '../shortDates.ts'
import type { Around, EarlierMinutes } from './around.ts'
import type { Finding } from './findings.ts'
import { printedWords } from './printedWords.ts'
import { isOver } from './stage.ts'

/**
 * Minutes are signed at the same or the next suitable meeting (R41): of each earlier meeting whose minutes are not, and whether the
 * agenda has an item to take them under. What is done with them is recorded where they are signed.
 */
export function earlierMinutesFindings(record: MeetingRecord, { earlierMinutes }: Around): Finding[] {
  const before = earlierMinutes.filter(({ date }) => date < record.meeting.date)
  const open = before.filter(({ date, state }) => isUnconfirmed(state) && !speaksOfMinutes(record, date))
  const unsigned = before.filter(({ state }) => state === 'confirmed')
  return [
    ...(isOver(record) ? open.map(unconfirmed) : itemFindings(record, open)),
    ...before.flatMap((each) => saidFindings(record, each)),
    ...unsigned.map((each) =>
      told(
        each,
        `The minutes of ${shortDate(each.date)} are confirmed, and the book has no signature. Record the signing; if another meeting was the next suitable one, accept this and say so.`,
      ),
    ),
  ]
}

/** Whether words under an item for minutes name the meeting of a day: then they say what was done with its minutes. */
export function speaksOfMinutes({ items, minutes }: Minuted, date: string): boolean {
  const ids = new Set(items.filter((item) => item.kind === 'minutes').map((item) => item.id))
  return minutes.some(
    ({ itemId, blocks }) => ids.has(itemId) && blocks.some((block) => names(printedWords(block), date)),
  )
}

/** Of minutes that say they confirmed those of a day: that the book knows of it, and that they say so once. */
function saidFindings(record: MeetingRecord, earlier: EarlierMinutes): Finding[] {
  const day = shortDate(earlier.date)
  const said = record.items.flatMap((item) => {
    if (item.kind !== 'minutes') return []
    const minutes = record.minutes.find((each) => each.itemId === item.id)
    const sentences = (minutes?.blocks ?? [])
      .flatMap(sentencesOf)
      .filter((words) => names(words, earlier.date))
    const name = (minutes?.number ?? '') === '' ? `“${item.title}”` : `Minute ${minutes?.number ?? ''}`
    return sentences.filter(confirmsOrSigns).map((words) => ({ where: item.id, name, words }))
  })
  const [first] = said
  if (first === undefined) return []
  const about = { rule: 'R41', level: 'advice', where: first.where } as const
  const what = /\bsigned\b/i.test(first.words) ? 'signed' : 'confirmed'
  const place = { kind: 'sign', id: earlier.meetingId } as const
  const twice = said.filter(({ words }) => confirms.test(words)).length > 1
  return [
    ...(isUnconfirmed(earlier.state)
      ? [
          {
            ...about,
            place,
            why: wasTakenBack(record, earlier)
              ? `${first.name} says that the minutes of ${day} were ${what}; the book has that this was taken back. Take the sentence out, or record it again on Sign.`
              : `${first.name} says that the minutes of ${day} were ${what}; the book has no record of it. Record it on Sign.`,
          },
        ]
      : []),
    ...(twice
      ? [
          {
            ...about,
            why: `${first.name} says more than once that the minutes of ${day} were confirmed. Keep one of the sentences.`,
          },
        ]
      : []),
  ]
}

/** Whether this meeting had confirmed them, and that was recorded by mistake. */
function wasTakenBack({ acts }: MeetingRecord, { meetingId }: EarlierMinutes): boolean {
  const withdrawn = new Set(acts.flatMap((act) => (act.kind === 'withdrawn' ? act.actId : [])))
  const last = acts.findLast((act) => act.kind === 'confirms' && act.meetingId === meetingId)
  return last !== undefined && withdrawn.has(last.id)
}

const confirms = /\b(?:confirmed|approved|agreed|accepted)\b/i

function confirmsOrSigns(words: string): boolean {
  return (
    !/\bnot (?:be )?(?:confirmed|approved|agreed|accepted|signed)\b/i.test(words) &&
    (confirms.test(words) || /\bsigned\b/i.test(words))
  )
}

/** What a correction makes of words is quoted, and is no sentence of its own. */
function sentencesOf(block: MinutesBlock): string[] {
  return printedWords(block)
    .replace(/“[^”]*”/g, '“”')
    .split(/(?<=[.!?])\s+/)
}

/** Whether words name a day, however the house writes it; "1 May" is not in "11 May". */
function names(words: string, date: string): boolean {
  return dateFormats.some((format) => {
    const at = words.indexOf(formatDate(date, format))
    return at >= 0 && !/\d/.test(words.charAt(at - 1))
  })
}

interface Minuted {
  readonly items: readonly Pick<AgendaItem, 'id' | 'kind'>[]
  readonly minutes: readonly { readonly itemId: string; readonly blocks: readonly MinutesBlock[] }[]
}

function isUnconfirmed(state: EarlierMinutes['state']): boolean {
  return ['draft', 'approved-as-draft', 'published-as-draft', 'refused'].includes(state)
}

function unconfirmed(each: EarlierMinutes): Finding {
  return told(
    each,
    `The minutes of ${shortDate(each.date)} are not confirmed, and this meeting is over. Record what it did with them; if it was not the next suitable one, accept this and say so.`,
  )
}

function itemFindings(record: MeetingRecord, open: readonly EarlierMinutes[]): Finding[] {
  const last = open.at(-1)
  if (last === undefined || record.items.some((item) => item.kind === 'minutes')) return []
  return [
    {
      rule: 'R41',
      level: 'advice',
      where: null,
      place: { kind: 'agenda', id: null },
      why: `The minutes of ${shortDate(last.date)} are not confirmed, and the agenda has no item for minutes. Add one; if this meeting is not the next suitable one, accept this and say so.`,
    },
  ]
}

function told({ meetingId }: EarlierMinutes, why: string): Finding {
  return { rule: 'R41', level: 'advice', where: null, place: { kind: 'sign', id: meetingId }, why }
}
