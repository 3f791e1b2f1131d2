import type { AgendaItem, AgendaItemKind } from '../agenda.ts'
import { formatTime } from '../civilTime.ts'
import type { Finding } from './findings.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { isExcluded } from '../exclusion.ts'
import { hasWords } from '../minutes.ts'
import { printedWords } from './printedWords.ts'
import { hasBegun } from './stage.ts'

/** Of each item: whether it may be read, whether it might be taken at all, and whether the public had to leave for it. */
export function itemFindings(record: MeetingRecord): Finding[] {
  return record.items.flatMap((item) => [
    ...classificationFindings(item),
    ...unsetTextFindings(record, item),
    ...urgencyFindings(record, item),
    ...exclusionFindings(record, item),
    ...councilTaxFindings(record, item),
  ])
}

function classificationFindings(item: AgendaItem): Finding[] {
  const about = { where: item.id, level: 'problem' } as const
  if (item.classification === 'unset') {
    return [
      {
        ...about,
        rule: 'R2',
        why: `“${item.title}” is neither marked public nor exempt. Choose one: until then no public paper can be made.`,
      },
    ]
  }
  if (item.classification !== 'exempt') return []
  const found: Finding[] = []
  if (item.exemption === null || item.exemption.paragraphs.length === 0) {
    found.push({
      ...about,
      rule: 'R20',
      why: `“${item.title}” is exempt, but no paragraph of Schedule 12A is named. Name one of 1 to 7.`,
    })
  }
  if (item.exemption === null || item.exemption.publicInterest.trim() === '') {
    found.push({
      ...about,
      rule: 'R21',
      why: `“${item.title}” is exempt, but it does not say why that outweighs the public interest in disclosing it. Write the sentence.`,
    })
  }
  return found
}

/** Words that nobody has classified hold back the public minutes, as an item does. */
function unsetTextFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  const blocks = record.minutes.find((minutes) => minutes.itemId === item.id)?.blocks ?? []
  if (item.classification === 'unset') return []
  if (!blocks.some((block) => block.classification === 'unset' && hasWords(block))) return []
  return [
    {
      rule: 'R2',
      level: 'problem',
      where: item.id,
      place: { kind: 'item', id: item.id },
      why: `A part of the minutes of “${item.title}” is neither marked public nor exempt. Choose one: until then no public paper can be made.`,
    },
  ]
}

/** What a meeting may turn to without notice: its own proceedings. */
export const proceedings: ReadonlySet<AgendaItemKind> = new Set([
  'chair',
  'membership',
  'apologies',
  'interests',
  'minutes',
  'exclusion',
])

/** An item that was not on the agenda may be taken only as urgent, for a reason that the minutes state (R5). */
function urgencyFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  const isAdded = item.origin === 'meeting' && !proceedings.has(item.kind)
  // "Urgent business" stands on many agendas as a heading, for nothing: it matters once something is decided under it.
  if (!isAdded && !(item.kind === 'urgent' && isDecided(record, item.id))) return []
  if (isUrgencyStated(record, item)) return []
  return [
    {
      rule: 'R5',
      level: item.kind === 'urgent' ? 'problem' : 'advice',
      where: item.id,
      why: `“${item.title}” was not on the agenda, and its minutes do not say why it was urgent. Write there: “The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: …”`,
    },
  ]
}

/** By the line that the item began with, or in words of the officer's own; what stands under an item is urgent as that is. */
export function isUrgencyStated(record: MeetingRecord, item: Pick<AgendaItem, 'id' | 'parentId'>): boolean {
  return [item.id, item.parentId].some((itemId) => {
    const byFact = record.facts.some(
      (fact) => fact.kind === 'urgent' && fact.itemId === itemId && fact.reason.trim() !== '',
    )
    const minutes = record.minutes.find((each) => each.itemId === itemId)
    return byFact || (minutes?.blocks ?? []).some((block) => statesUrgency(printedWords(block)))
  })
}

/** The words of the rule (R5), and something after them where they lead to a reason. */
function statesUrgency(words: string): boolean {
  return (
    /\burgen(?:t|cy)\b/i.test(words) &&
    /\bspecial circumstances\b/i.test(words) &&
    !/\bspecial circumstances[\s:…]*[:…][\s.]*$/i.test(words)
  )
}

/** The public leaves for what is exempt by a resolution, and for what is confidential without one (R19). */
function exclusionFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  const isClosed = item.classification === 'exempt' || item.classification === 'confidential'
  if (!isClosed || !isWritten(record, item.id)) return []
  const about = { rule: 'R19', level: 'advice', where: item.id } as const
  if (!record.facts.some((fact) => fact.kind === 'excluded')) {
    return [
      {
        ...about,
        why: `“${item.title}” is ${item.classification}, and the minutes do not say that the public left. Enter when they were excluded.`,
      },
    ]
  }
  const heard = record.facts.find(
    (fact) =>
      (fact.kind === 'moved' || fact.kind === 'voted') &&
      fact.itemId === item.id &&
      !isExcluded(record.facts, { before: fact.id }),
  )
  if (heard === undefined) return []
  const at = formatTime(heard.at, record.council.houseStyle.times)
  return [
    {
      ...about,
      why: `“${item.title}” is ${item.classification}, and at ${at}, when something was ${heard.kind === 'moved' ? 'moved' : 'voted on'} in it, the public were there. Put the time of their exclusion right.`,
    },
  ]
}

/** A reminder before the meeting (R27): who is behind with council tax is in no book. */
function councilTaxFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  if (item.kind !== 'budget' || hasBegun(record)) return []
  return [
    {
      rule: 'R27',
      level: 'advice',
      where: item.id,
      why: `“${item.title}” is on the budget: a member two months behind with council tax must say so and may not vote, though they may speak. Remind members before the meeting, and accept this.`,
    },
  ]
}

function isWritten(record: MeetingRecord, itemId: string): boolean {
  return record.minutes.some((minutes) => minutes.itemId === itemId && minutes.blocks.some(hasWords))
}

function isDecided(record: MeetingRecord, itemId: string): boolean {
  return (
    record.facts.some((fact) => fact.kind === 'voted' && fact.itemId === itemId) ||
    record.minutes.some(
      (minutes) =>
        minutes.itemId === itemId &&
        minutes.blocks.some((block) => block.kind === 'resolution' && hasWords(block)),
    )
  )
}
