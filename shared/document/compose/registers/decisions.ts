import { formatDate } from '../../../domain/civilTime.ts'
import type { AgendaItemKind } from '../../../domain/agenda.ts'
import { interestsInItem, itemFamily } from '../../../domain/interests.ts'
import { plainText } from '../../../domain/minutes.ts'
import type { Clause } from '../../../domain/minutes.ts'
import type { PaperItem, PaperView } from '../../../domain/paperView.ts'
import { beyondCallIn, callInOf } from '../../../domain/registers/callIn.ts'
import { toldFacts } from '../../../domain/registers/reading.ts'
import type { Reading, ToldFact, Withheld } from '../../../domain/registers/reading.ts'
import { withheldWords } from '../../../domain/registers/registerTable.ts'
import type { Block, PaperDocument } from '../../model.ts'
import { clauseLabels } from '../../numbering.ts'
import { closedCaveat, paragraphsOf } from '../closedMatter.ts'
import { plain, runsOf, strong } from '../inlines.ts'
import { letterhead, paperFrame } from '../letterhead.ts'
import { resolutionLead } from '../minutes.ts'
import { closedSentence, restrictionSentence } from '../restriction.ts'

/**
 * The notice of decisions of a meeting (R45, R46): each with its words, the reasons and the options rejected as the cover report gives
 * them, interests and dispensations, and until when it may be called in, where the council has call-in: of one that has not, nothing is
 * said. `publishedOn` is YYYY-MM-DD, the date of the notice.
 */
export function composeDecisions(reading: Reading, publishedOn: string): PaperDocument {
  const { view } = reading
  const callIn = callInSentence(view, publishedOn)
  const { council, meeting, committee } = view
  const date = formatDate(meeting.date, council.houseStyle.dates)
  const decisions = view.items.flatMap((item) => decisionBlocks(reading, item, publishedOn))
  const closed = new Set(
    reading.blocks.flatMap((read) => (isDecision(read.block) ? (read.closed ?? []) : [])),
  )
  const exempt = view.items.filter((item) =>
    decisionsOf(reading, item).some((each) => each.closed === 'exempt'),
  )
  return {
    ...paperFrame(view),
    title: `Decisions: ${committee}, ${date}${view.audience === 'members' ? ' (members’ copy)' : ''}`,
    footer: `Decisions of ${committee}, ${date}`,
    caveat: closedCaveat(
      closed,
      exempt.flatMap((item) => paragraphsOf(view, item)),
    ),
    blocks: [
      ...letterhead(view),
      { kind: 'heading', id: 'decisions', level: 2, number: null, text: 'Notice of decisions' },
      {
        kind: 'facts',
        facts: [
          { term: 'Date of decision:', runs: plain(date) },
          { term: 'Date of this notice:', runs: plain(formatDate(publishedOn, council.houseStyle.dates)) },
          ...(callIn === null ? [] : [{ term: 'Call-in:', runs: plain(callIn) }]),
          ...contact(view),
        ],
      },
      ...(decisions.length === 0
        ? [
            {
              kind: 'paragraph',
              runs: plain('No decision is recorded in the minutes of this meeting.'),
            } as const,
          ]
        : decisions),
    ],
  }
}

interface Decision {
  readonly id: string
  readonly lead: string | undefined
  readonly clauses: readonly Clause[]
  readonly closed: Withheld | null
}

function isDecision(block: Reading['blocks'][number]['block']): boolean {
  return (
    block.kind === 'resolution' && block.clauses.some((clause) => plainText(clause.content).trim() !== '')
  )
}

function decisionsOf({ blocks }: Reading, item: PaperItem): Decision[] {
  return blocks.flatMap(({ item: of, block, closed }) => {
    if (of.id !== item.id || block.kind !== 'resolution') return []
    const clauses = block.clauses.filter((clause) => plainText(clause.content).trim() !== '')
    return clauses.length === 0 ? [] : [{ id: block.id, lead: block.lead, clauses, closed }]
  })
}

function decisionBlocks(reading: Reading, item: PaperItem, publishedOn: string): Block[] {
  const decisions = decisionsOf(reading, item)
  const withheld = item.blocks.some((block) => block.kind === 'withheld')
  if (decisions.length === 0 && !withheld) return []
  const restriction = withheld ? restrictionSentence(item) : null
  return [
    {
      kind: 'heading',
      id: `item-${item.id}`,
      level: item.parentId === null ? 2 : 3,
      number: item.minuteNumber,
      text: item.title,
    },
    ...(withheld
      ? [{ kind: 'notice', runs: plain(restriction ?? 'Part of this item is not for publication.') } as const]
      : []),
    ...(withheld && item.publicSummary !== ''
      ? said(
          'In summary',
          item.publicSummary.split(/\n+/).filter((line) => line.trim() !== ''),
          '',
        )
      : []),
    ...decisions.flatMap((decision) => resolved(reading, item, decision)),
    ...(decisions.length === 0 ? [] : about(reading, item, decisions, publishedOn)),
  ]
}

function resolved({ view }: Reading, item: PaperItem, { id, lead, clauses, closed }: Decision): Block[] {
  const marks = clauseLabels(clauses)
  return [
    ...(closed === null
      ? []
      : [
          {
            kind: 'notice',
            keepWithNext: true,
            runs: plain(
              closed === 'unset'
                ? withheldWords.unset
                : closedSentence('Not', closed, paragraphsOf(view, item)),
            ),
          } as const,
        ]),
    {
      kind: 'resolution',
      list: `${item.id}-decision-${id}`,
      lead: resolutionLead(view.council.houseStyle.resolution, clauses.length > 1, lead),
      clauses: clauses.map((clause, index) => ({
        level: clause.level,
        label: marks[index]?.text ?? '',
        say: marks[index]?.say ?? '',
        ...(clause.label === undefined ? {} : { ownLabel: true }),
        runs: runsOf(clause.content),
      })),
    },
  ]
}

/** What the law wants beside the words of a decision. */
function about(
  reading: Reading,
  item: PaperItem,
  decisions: readonly Decision[],
  publishedOn: string,
): Block[] {
  const { view } = reading
  const facts = toldFacts(reading)
  return [
    ...said('Reasons', partsOf(view, item, /\breasons?\b/i), reportOf(view, item)),
    ...said(
      'Options considered and rejected',
      partsOf(view, item, /\b(?:options?|alternatives?)\b/i),
      'None recorded in a report.',
    ),
    ...said('Interests declared', interestsOf(reading, item, facts), noInterests(reading, item, facts)),
    ...callInOfDecision(view, item, decisions, facts, publishedOn),
  ]
}

/** The paragraphs of the sections of its reports with such a heading. */
function partsOf({ reports }: PaperView, item: PaperItem, heading: RegExp): string[] {
  return reports
    .filter((report) => report.itemId === item.id)
    .flatMap((report) => report.sections)
    .filter((section) => heading.test(section.heading))
    .flatMap((section) => section.paragraphs)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function reportOf({ reports, papers }: PaperView, item: PaperItem): string {
  const titles = reports.filter((report) => report.itemId === item.id).map((report) => `“${report.title}”`)
  if (titles.length > 0) return `As set out in the report ${titles.join(' and ')}.`
  return papers.some((paper) => paper.itemId === item.id)
    ? 'As set out in the papers of this item.'
    : 'As minuted; there is no report.'
}

function interestsOf({ record }: Reading, item: PaperItem, facts: readonly ToldFact[]): string[] {
  const family = itemFamily(record.items, item.id)
  return facts.flatMap(({ fact, words, reworded }) => {
    if (fact.kind !== 'declared' || words === null || !fact.items.some((id) => family.has(id))) return []
    return [
      `${words.trim()}${fact.dispensation && !reworded && !/dispensation/i.test(words) ? ' A dispensation was noted.' : ''}`,
    ]
  })
}

/** Where none is told, that there was none, if that is so. */
function noInterests({ record }: Reading, item: PaperItem, facts: readonly ToldFact[]): string {
  const told = new Set(facts.map(({ fact }) => fact.id))
  const untold = interestsInItem(record.facts, item.id, record.items).some(({ id }) => !told.has(id))
  return untold ? 'Not for publication.' : 'None.'
}

function said(term: string, paragraphs: readonly string[], otherwise: string): Block[] {
  const [first = otherwise, ...others] = paragraphs
  return [
    { kind: 'paragraph', runs: [...strong(`${term}: `), ...plain(first)] },
    ...others.map((text) => ({ kind: 'paragraph', runs: plain(text) }) as const),
  ]
}

/** Business of the meeting itself is nothing that could wait to be carried out. */
const ofTheMeeting: readonly AgendaItemKind[] = ['chair', 'apologies', 'interests', 'minutes', 'exclusion']

function callInOfDecision(
  { council }: PaperView,
  item: PaperItem,
  decisions: readonly Decision[],
  facts: readonly ToldFact[],
  publishedOn: string,
): Block[] {
  if (council.callInDays === null || ofTheMeeting.includes(item.kind)) return []
  const words = decisions.flatMap(({ clauses }) =>
    clauses.filter(({ level }) => level === 0).map((clause) => plainText(clause.content)),
  )
  const urgent =
    item.kind === 'urgent' || facts.some(({ fact, itemId }) => fact.kind === 'urgent' && itemId === item.id)
  const beyond = beyondCallIn({ words, urgent })
  const last = callInOf(council, publishedOn)
  const sentence =
    beyond ??
    (typeof last === 'string'
      ? 'to be counted by hand.'
      : `the last day is ${formatDate(last.date, council.houseStyle.dates)}.`)
  return [{ kind: 'paragraph', runs: [...strong('Call-in: '), ...plain(sentence)] }]
}

/** The last day with the arithmetic of it; null where the book knows of no call-in, which is not to say that there is none. */
function callInSentence({ council }: PaperView, publishedOn: string): string | null {
  const say = (date: string): string => formatDate(date, council.houseStyle.dates)
  const last = callInOf(council, publishedOn)
  if (last === 'none') return null
  const days = `${council.callInDays ?? 0} working ${council.callInDays === 1 ? 'day' : 'days'}`
  if (last === 'by-hand') {
    return `${days} after publication, to be counted by hand: the table of bank holidays does not reach so far.`
  }
  const left =
    last.holidays.length === 0
      ? ''
      : ` Not counted: ${last.holidays.map(({ name, date }) => `${name} (${say(date)})`).join(', ')}.`
  return `Last day for call-in: ${say(last.date)}. That is ${days} after publication: ${last.counted.map(dayAndMonth).join(', ')}.${left}`
}

/** "Wed 4 Nov" */
function dayAndMonth(date: string): string {
  const [weekday = '', day = '', month = ''] = formatDate(date, 'Thursday 3 November 2022').split(' ')
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`
}

function contact({
  meeting,
}: PaperView): { readonly term: string; readonly runs: ReturnType<typeof plain> }[] {
  const { name, title, phone, email } = meeting.governanceOfficer
  const who = [name, title, phone, email].filter((each) => each !== '').join(', ')
  return who === '' ? [] : [{ term: 'Contact:', runs: plain(who) }]
}
