import {
  clauseLine,
  corpusExpected,
  corpusFolder,
  corpusNames,
  corpusText,
  expectedValues,
  scoredFields,
} from './importScoreExpected.ts'
import type { ExpectedPaper, FieldValues, ScoredField } from './importScoreExpected.ts'
import { readPaper } from './importScoreRead.ts'
import type { ReadClause, ReadPaper } from './importScoreRead.ts'
import { clauseOf, wordsOf } from './importScoreText.ts'

/** Of one field: how many values were found, how many of those expected were not, how many were read that nobody expects. */
export interface FieldScore {
  readonly found: number
  readonly missed: readonly string[]
  readonly surplus: readonly string[]
}

export type PaperScore = Readonly<Record<ScoredField, FieldScore>>

export interface Measure {
  readonly found: number
  readonly missed: number
  readonly surplus: number
}

/** As bags: what stands twice must be found twice. */
export function scoreOf(expected: readonly string[], read: readonly string[]): FieldScore {
  const left = [...read]
  const missed = expected.filter((value) => {
    const at = left.indexOf(value)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return { found: expected.length - missed.length, missed, surplus: left }
}

/** What was read of a paper against what it says. */
export function scorePaper(
  paper: ExpectedPaper,
  { values, resolutions, told, words }: ReadPaper,
): PaperScore {
  const expected = expectedValues(paper)
  // A sentence that tells of a vote, an event or an action may stand as prose or a point besides; so may what ends a page.
  const allowed = [...paper.unclaimed, ...paper.kept, ...paper.furniture].map(wordsOf).join(' ')
  // Lines that stand alone in the one may stand joined in the other.
  const isMore = (text: string): boolean =>
    !text.split(/:-? ?/).every((words) => allowed.includes(words.trim()))
  const read: FieldValues = {
    ...values,
    clauses: resolutions.flatMap((clauses) => withoutLead(clauses, paper)).map(clauseLine),
  }
  const scores = Object.fromEntries(
    scoredFields.map((field) => [field, scoreOf(expected[field], read[field])]),
  ) as unknown as PaperScore
  const prose = toldBesides(scores.prose, (text) => told.includes(text))
  const points = toldBesides(scores.points, (point) => told.includes(point.replace(/^\d (?:\S* )?/, '')))
  const said = words.replaceAll('\n', ' ')
  // A label is worked out anew.
  const dropped = expected['nothing dropped'].filter(
    (text) => !said.includes(text) && !said.includes(text.replace(/^(?:\(?\w{1,4}[.)]) /, '')),
  )
  return {
    ...scores,
    prose: { ...prose, surplus: prose.surplus.filter(isMore) },
    points: {
      ...points,
      surplus: points.surplus.filter((point) => isMore(point.replace(/^\d (\S* )?/, ''))),
    },
    'nothing dropped': {
      found: expected['nothing dropped'].length - dropped.length,
      missed: dropped,
      surplus: [],
    },
  }
}

/** A declaration, a motion or a vote may stand as the sentence of its fact instead. */
function toldBesides(score: FieldScore, isTold: (value: string) => boolean): FieldScore {
  const missed = score.missed.filter((value) => !isTold(value))
  return { ...score, found: score.found + score.missed.length - missed.length, missed }
}

/** "RESOLVED to make the following grants:" may stand as a clause above the grants, or be the words that lead them. */
function withoutLead(clauses: readonly ReadClause[], { unclaimed }: ExpectedPaper): readonly ReadClause[] {
  const [first, ...rest] = clauses
  if (first?.level !== 0 || rest.length === 0 || rest.some(({ level }) => level === 0)) return clauses
  if (!unclaimed.some((words) => wordsOf(words).endsWith(clauseOf(first.text)))) return clauses
  return rest.map(({ level, text }) => ({ level: level - 1, text }))
}

export function scoreCorpus(folder = corpusFolder): Map<string, PaperScore> {
  return new Map(
    corpusNames(folder).map((name) => [
      name,
      scorePaper(corpusExpected(name, folder), readPaper(corpusText(name, folder))),
    ]),
  )
}

/** A field over many papers. */
export function measureOf(scores: Iterable<PaperScore>, field: ScoredField): Measure {
  const measure = { found: 0, missed: 0, surplus: 0 }
  for (const score of scores) {
    measure.found += score[field].found
    measure.missed += score[field].missed.length
    measure.surplus += score[field].surplus.length
  }
  return measure
}

export function totalOf(measures: Iterable<Measure>): Measure {
  const total = { found: 0, missed: 0, surplus: 0 }
  for (const { found, missed, surplus } of measures) {
    total.found += found
    total.missed += missed
    total.surplus += surplus
  }
  return total
}

/** From 0 to 1; 1 where there was nothing to find and nothing was read. */
export function precision({ found, surplus }: Measure): number {
  return found + surplus === 0 ? 1 : found / (found + surplus)
}

export function recall({ found, missed }: Measure): number {
  return found + missed === 0 ? 1 : found / (found + missed)
}

/** Twice what was found, by all that was expected and all that was read. */
export function f1({ found, missed, surplus }: Measure): number {
  const all = 2 * found + missed + surplus
  return all === 0 ? 1 : (2 * found) / all
}
