import { isAsImported } from '../meeting.ts'
import { labelValue, repeatedLetter } from '../letters.ts'
import type { Vote, VoteSide } from '../meetingFact.ts'
import { hasWords, plainText } from '../minutes.ts'
import type { Clause, LabelledClause } from '../minutes.ts'
import { minutesStanding } from '../minutesStanding.ts'
import type { MinutesState } from '../minutesStanding.ts'
import { placeOf, toldFacts, toldName } from './reading.ts'
import type { ReadBlock, Reading, RegisterPlace, ToldFact, Withheld } from './reading.ts'

/** A clause of a resolution, with the place where it stands. */
export interface ResolutionRow extends RegisterPlace {
  readonly clauseId: string
  /** As it is quoted: "21(2)b". */
  readonly label: string
  readonly words: string
  /** Of a clause below another: the words of that one, which it cannot be read without; empty for one that stands by itself. */
  readonly above: string
  /** How it was decided, as the minutes tell it; null where they do not. */
  readonly vote: VoteTold | null
  /** Where its minutes stand. */
  readonly standing: MinutesState | 'imported'
  readonly closed: Withheld | null
}

export interface VoteTold {
  /** The sentence of the minutes. */
  readonly words: string
  readonly carried: boolean
  /** Null where the question was agreed without a vote, or the officer put the sentence in their own words. */
  readonly counts: Vote['counts']
  readonly ballots: readonly { readonly name: string; readonly side: VoteSide }[]
}

/** Every clause of every resolution, the latest meeting first, within it in the order of the minutes. */
export function resolutionRows(readings: readonly Reading[]): ResolutionRow[] {
  return latestFirst(readings).flatMap(rowsOfMeeting)
}

/** The latest meeting first. */
export function latestFirst(readings: readonly Reading[]): Reading[] {
  const key = ({ record: { meeting } }: Reading): string => `${meeting.date} ${meeting.start}`
  return readings.toSorted((a, b) => key(b).localeCompare(key(a)))
}

function rowsOfMeeting(reading: Reading): ResolutionRow[] {
  const { record, blocks } = reading
  const votes = votesOf(reading, blocks)
  const written = record.minutes.some((minutes) => minutes.blocks.some(hasWords))
  const { state } = minutesStanding(record.meeting, record.acts, written)
  return blocks.flatMap(({ item, block, closed }): ResolutionRow[] => {
    if (block.kind !== 'resolution') return []
    const place = placeOf(reading, item.id)
    const clauses = block.clauses.filter((clause) => plainText(clause.content).trim() !== '')
    const marks = clauseMarks(clauses)
    return clauses.map((clause, index) => ({
      ...place,
      above: wordsAbove(clauses, index),
      clauseId: clause.id,
      label: `${place.reference}${marks[index] ?? ''}`,
      words: plainText(clause.content).trim(),
      vote: votes.get(block.id) ?? toldByLead(block.lead),
      standing:
        isAsImported(record.meeting) && state !== 'signed' && state !== 'superseded' ? 'imported' : state,
      closed,
    }))
  })
}

function wordsAbove(clauses: readonly Clause[], index: number): string {
  if ((clauses[index]?.level ?? 0) === 0) return ''
  const above = clauses.slice(0, index).findLast(({ level }) => level === 0)
  return above === undefined ? '' : plainText(above.content).trim()
}

const longestAbove = 100

/** What is said in front of the words of a clause: "consider the following items at the meeting in January: "; long ones are cut at a word. */
export function saidAbove(above: string): string {
  const words = above.replace(/[:;,.\s]+$/u, '')
  if (words === '') return ''
  if (words.length <= longestAbove) return `${words}: `
  const cut = words.slice(0, longestAbove)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()} …: `
}

/** "(2)", and "(2)b" below it; empty for a clause that stands alone. A label as printed is quoted by its letters and figures. */
export function clauseMarks(clauses: readonly LabelledClause[]): string[] {
  let outer = 0
  let inner = 0
  let above = ''
  return clauses.map(({ level, label }) => {
    if (level === 0) {
      outer += 1
      inner = 0
      const value = label === undefined ? (clauses.length === 1 ? '' : String(outer)) : labelValue(label)
      above = value === '' ? '' : `(${value})`
      return above
    }
    inner += 1
    if (label !== undefined) return `${above}${labelValue(label)}`
    return clauses.length === 1 ? '' : `${above}${repeatedLetter(inner)}`
  })
}

/**
 * The vote of each resolution: the last one told between the resolution before it and itself, else the first one told straight after it.
 * A question that was lost is not what a resolution says.
 */
function votesOf(reading: Reading, blocks: readonly ReadBlock[]): ReadonlyMap<string, VoteTold> {
  const facts = new Map(toldFacts(reading).map((told) => [told.fact.id, told]))
  const found = new Map<string, VoteTold>()
  const voteAt = (read: ReadBlock | undefined): VoteTold | null => {
    if (read?.block.kind !== 'event' || read.block.factId === null) return null
    const told = facts.get(read.block.factId)
    return told?.fact.kind === 'voted' && told.fact.carried ? voteTold(reading, told, told.fact) : null
  }
  blocks.forEach(({ item, block }, index) => {
    if (block.kind !== 'resolution') return
    const ofItem = (other: ReadBlock): boolean => other.item.id === item.id
    const before = blocks.slice(0, index).filter(ofItem)
    const since = before.slice(before.findLastIndex((other) => other.block.kind === 'resolution') + 1)
    const vote =
      since.map(voteAt).findLast((each) => each !== null) ?? voteAt(blocks.slice(index + 1).filter(ofItem)[0])
    if (vote !== null) found.set(block.id, vote)
  })
  return found
}

/** Minutes of the past say in what opens a resolution how it was voted on: "RESOLVED unanimously that". */
function toldByLead(lead = ''): VoteTold | null {
  const tells = /\bunanimous|\bnem\.? ?con\b|\bvotes?\b|\bmajority\b/i.test(lead)
  return tells ? { words: lead, carried: true, counts: null, ballots: [] } : null
}

function voteTold(reading: Reading, told: ToldFact, vote: Vote): VoteTold {
  const isPlain = !told.reworded
  return {
    words: told.words ?? '',
    carried: vote.carried,
    counts: isPlain ? vote.counts : null,
    ballots: isPlain
      ? vote.ballots.map(({ personId, side }) => ({ name: toldName(reading, personId), side }))
      : [],
  }
}
