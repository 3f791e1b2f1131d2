import { itemsAbove } from '../../../../shared/domain/itemDocuments.ts'
import type { MeetingRecord } from '../../../../shared/domain/meetingRecord.ts'
import { plainText } from '../../../../shared/domain/minutes.ts'
import type { Clause, MinutesBlock } from '../../../../shared/domain/minutes.ts'
import type { PaperView } from '../../../../shared/domain/paperView.ts'
import { publicPapers, publicReports } from '../../../../shared/domain/packPapers.ts'

/** Words that the public may not have, by which a leak is known. */
export interface ClosedWords {
  /** As they stand in the record. */
  readonly said: string
  /** Only letters and figures, for looking. */
  readonly bare: string
  /** What they are, as an officer calls it: "the title of a paper that is not for publication". */
  readonly what: string
  /**
   * Where they must not stand. Titles, reasons and notes are looked for in what Minutebook composes: an officer's own public report may
   * well name its exempt appendix. The text itself, where it is long enough to be nothing else, may stand nowhere.
   */
  readonly reach: 'composed' | 'everywhere'
  /** What an officer can open to put it right. */
  readonly details: Readonly<Record<string, string>>
}

/** Lower-case letters and figures alone: ligatures opened, accents, spaces, marks and hyphens gone. */
export function bare(text: string): string {
  const isPlain = /^[ -~]*$/.test(text)
  return (isPlain ? text : text.normalize('NFKD')).toLowerCase().replace(/[^a-z0-9]+/g, '')
}

/** Everything in a record that tells a leak when the public reads it. What the public's own view says as well tells nothing. */
export function closedWords(record: MeetingRecord, view: PaperView): ClosedWords[] {
  const open = openWords(view)
  const openPapers = new Set(publicPapers(record).map((paper) => paper.id))
  const openReports = new Set(publicReports(record).map((report) => report.id))
  const papers = record.papers.filter((paper) => !openPapers.has(paper.id))
  const reports = record.reports.filter((report) => !openReports.has(report.id))
  const named = (said: string, what: string, details: ClosedWords['details'] = {}): ClosedWords[] =>
    isTelling(said, open, { words: 1, telling: 2 }) ? [words(said, what, 'composed', details)] : []
  const written = (text: string, what: string, details: ClosedWords['details']): ClosedWords[] =>
    sentences(text).flatMap((said) => {
      if (isTelling(said, open, { words: 8, telling: 3 })) return [words(said, what, 'everywhere', details)]
      return isTelling(said, open, { words: 5, telling: 2 }) ? [words(said, what, 'composed', details)] : []
    })
  const found = [
    ...papers.flatMap(({ id, title, description, exemption }) => [
      ...named(title, 'the title of a paper', { paperId: id }),
      ...named(description, 'the description of a paper', { paperId: id }),
      ...named(exemption?.publicInterest ?? '', 'the public interest of a paper', { paperId: id }),
    ]),
    ...reports.flatMap(({ id, title, exemption, sections }) => [
      ...named(title, 'the title of a report', { reportId: id }),
      ...named(exemption?.publicInterest ?? '', 'the public interest of a report', { reportId: id }),
      ...sections.flatMap(({ heading, paragraphs }) => [
        ...named(heading, 'a heading of a report', { reportId: id }),
        ...paragraphs.flatMap((each) => written(each, 'a paragraph of a report', { reportId: id })),
      ]),
    ]),
    ...record.items.flatMap(({ id, title, notes, exemption, recommendations }) => [
      ...named(exemption?.publicInterest ?? '', `the public interest of “${title}”`, { itemId: id }),
      ...named(notes, `the notes of “${title}”`, { itemId: id }),
      ...(isClosedItem(record, id)
        ? recommendations.flatMap((each) => written(each, `a recommendation of “${title}”`, { itemId: id }))
        : []),
    ]),
    ...closedBlocks(record).flatMap(({ text, itemId, title }) =>
      written(text, `the minutes of “${title}”`, { itemId }),
    ),
    ...record.accepted.flatMap(({ reason }) => named(reason, 'the reason why a finding was accepted')),
  ]
  return found.filter((each) => !open.all.includes(each.bare))
}

function words(
  said: string,
  what: string,
  reach: ClosedWords['reach'],
  details: ClosedWords['details'],
): ClosedWords {
  return { said, bare: bare(said), what: `${what} that is not for publication`, reach, details }
}

function isClosedItem(record: MeetingRecord, itemId: string): boolean {
  return itemsAbove(record, itemId).some((item) => item.classification !== 'public')
}

interface ClosedText {
  readonly text: string
  readonly itemId: string
  readonly title: string
}

function closedBlocks(record: MeetingRecord): ClosedText[] {
  return record.minutes.flatMap(({ itemId, blocks }) => {
    const isClosed = isClosedItem(record, itemId)
    const title = record.items.find((item) => item.id === itemId)?.title ?? ''
    return blocks
      .filter((block) => isClosed || block.kind === 'note' || block.classification !== 'public')
      .map((block) => ({ text: textOf(block), itemId, title }))
  })
}

function textOf(block: MinutesBlock): string {
  const content = (clause: Pick<Clause, 'content'>): string => plainText(clause.content)
  return block.kind === 'resolution' ? block.clauses.map(content).join('\n') : content(block)
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?;:])\s+|\n/).filter((sentence) => sentence.trim() !== '')
}

interface OpenWords {
  /** Everything the public's view says, bare. */
  readonly all: string
  readonly each: ReadonlySet<string>
}

/** All that the view of the public holds, wherever it holds it. */
function openWords(view: PaperView): OpenWords {
  const said: string[] = []
  const waiting: unknown[] = [view]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') said.push(next)
    else if (typeof next === 'object' && next !== null) {
      for (const value of Object.values(next) as unknown[]) waiting.push(value)
    }
  }
  for (const item of view.items) {
    for (const block of item.blocks) {
      // Runs of one sentence stand apart in the record.
      if (block.kind === 'resolution') said.push(...block.clauses.map((clause) => plainText(clause.content)))
      else if (block.kind !== 'withheld') said.push(plainText(block.content))
    }
  }
  return { all: said.map(bare).join(' '), each: new Set(said.flatMap(wordsOf)) }
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** Whether some words are nobody's but the closed place's: long enough, with words in them that neither the public part nor office has. */
function isTelling(
  text: string,
  open: OpenWords,
  least: { readonly words: number; readonly telling: number },
): boolean {
  const all = wordsOf(text)
  const telling = [...new Set(all)].filter(
    (word) =>
      (/^\d+$/.test(word) ? isLargeNumber(word) : word.length >= 4) &&
      !open.each.has(word) &&
      !ofOffice.has(word),
  )
  if (least.words <= 5 && telling.some(isReference)) return true
  return all.length >= least.words && telling.length >= least.telling
}

/** No day, no time of day, no year, no page. */
function isLargeNumber(word: string): boolean {
  return word.length >= 4 && !/^(?:19|20)\d\d$/.test(word)
}

/** The number of a case or of a contract: letters and figures, and long. */
function isReference(word: string): boolean {
  return word.length >= 8 && /\d.*\d/.test(word) && /[a-z].*[a-z]/.test(word)
}

/** Words that every council's papers say: alone, they tell nothing. */
const ofOffice: ReadonlySet<string> = new Set(
  `about above adjourned after again agenda agree agreed also amended annual appendix apologies approve approved asked been before below being brought business
  case chair cabinet clerk comment comments committee concerning confidential confirmed consider consideration considered contained
  contract correct could council councillor councillors date dated debate decision decisions declaration declarations declared defer
  deferred delegated details director disclose disclosing disclosure discussed discussion document draft during each exclude excluded
  exclusion exempt exemption file final financial first following form from further government have having head held holding information
  interest interests into item items known last later leader list local made maintaining making manager matter matters meeting meetings
  member members minute minutes moved next none note noted notes noting number officer officers other outweighs page pages paper papers
  paragraph paragraphs part particular person point points present press proceedings proposal proposed public publication questions raised
  reason reasons received recommend recommendation recommendations recommended record recorded refer referred regarding relating report
  reports reported resolution resolved review said scan schedule seconded section service services shall should some sought subject such
  support supported thank thanked that their them then there these they this those time today under unanimously update updates upon verbal vice
  views vote voted went were what when where whether which while will with within work working would year`.split(
    /\s+/,
  ),
)
