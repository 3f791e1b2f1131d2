import type { AgendaItem, AgendaItemKind } from '../agenda.ts'
import type { Finding } from './findings.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords, plainText } from '../minutes.ts'
import type { MinutesBlock } from '../minutes.ts'

/** Of each item: whether it may be read, whether it might be taken at all, and whether the public had to leave for it. */
export function itemFindings(record: MeetingRecord): Finding[] {
  const excluded = record.facts.some((fact) => fact.kind === 'excluded')
  return record.items.flatMap((item) => [
    ...classificationFindings(item),
    ...urgencyFindings(record, item),
    ...(excluded ? [] : exclusionFindings(record, item)),
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

/** What a meeting may turn to without notice: its own proceedings. */
const proceedings: ReadonlySet<AgendaItemKind> = new Set([
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
  const places = [item.id, ...(item.parentId === null ? [] : [item.parentId])]
  if (places.some((itemId) => isUrgencyStated(record, itemId))) return []
  return [
    {
      rule: 'R5',
      level: item.kind === 'urgent' ? 'problem' : 'advice',
      where: item.id,
      why: `“${item.title}” was not on the agenda, and its minutes do not say why it was urgent. Write there: “The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: …”`,
    },
  ]
}

/** By the line that the item began with, or in words of the officer's own. */
function isUrgencyStated(record: MeetingRecord, itemId: string): boolean {
  const byFact = record.facts.some(
    (fact) => fact.kind === 'urgent' && fact.itemId === itemId && fact.reason.trim() !== '',
  )
  const minutes = record.minutes.find((each) => each.itemId === itemId)
  return byFact || (minutes?.blocks ?? []).some((block) => statesUrgency(wordsOf(block)))
}

/** The words of the rule (R5), and something after them where they lead to a reason. */
function statesUrgency(words: string): boolean {
  return (
    /\burgen(?:t|cy)\b/i.test(words) &&
    /\bspecial circumstances\b/i.test(words) &&
    !/\bspecial circumstances[\s:…]*[:…][\s.]*$/i.test(words)
  )
}

/** The words that a block prints; an officer's note prints none. */
function wordsOf(block: MinutesBlock): string {
  if (block.kind === 'note') return ''
  const contents =
    block.kind === 'resolution' ? block.clauses.map((clause) => clause.content) : [block.content]
  return contents.map(plainText).join(' ')
}

/** The public leaves for what is exempt by a resolution, and for what is confidential without one (R19). */
function exclusionFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  const isClosed = item.classification === 'exempt' || item.classification === 'confidential'
  if (!isClosed || !isWritten(record, item.id)) return []
  return [
    {
      rule: 'R19',
      level: 'advice',
      where: item.id,
      why: `“${item.title}” is ${item.classification}, and the minutes do not say that the public left. Enter when they were excluded.`,
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
