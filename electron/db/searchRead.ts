import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { classifications } from '../../shared/domain/access.ts'
import type { Classification } from '../../shared/domain/access.ts'
import { searchKinds } from '../../shared/domain/search.ts'
import type { HitSegment, SearchKind } from '../../shared/domain/search.ts'
import type { Reader } from './database.ts'
import { rawSql } from './rawSql.ts'
import { oneOf } from './rowValues.ts'
import type { SearchMatch } from './searchMatch.ts'

/** Who looks: the public, an officer, or an officer who was let see what is closed. */
export type SearchReader = 'public' | 'officer' | 'officer with closed matter'

export interface SearchAsk extends SearchMatch {
  readonly reader: SearchReader
  /** None: all. */
  readonly kinds: readonly SearchKind[]
  /** Null: all; an empty list finds nothing. */
  readonly committeeIds: readonly string[] | null
  /** Null: no matter who is named; else one of these. */
  readonly memberIds: readonly string[] | null
  readonly from: string | null
  readonly to: string | null
  readonly order: 'best' | 'newest'
  readonly offset: number
  readonly limit: number
}

export interface StoredHit {
  readonly meetingId: string
  readonly committeeId: string
  readonly date: string
  readonly kind: SearchKind
  readonly classification: Classification
  readonly itemId: string | null
  readonly placeId: string | null
  readonly page: number | null
  readonly number: string
  readonly label: string
  readonly title: string
  readonly above: string
  readonly segments: readonly HitSegment[]
}

export interface FoundRows {
  readonly hits: readonly StoredHit[]
  /** What the reader is shown, by kind, whichever kinds were asked for. */
  readonly counts: Readonly<Record<SearchKind, number>>
  /** How many more there are in closed matter, of the kinds asked for. The public is not told. */
  readonly hidden: number
  /** As the hits stand: the newest first too where so many were found that none is the best. */
  readonly order: 'best' | 'newest'
}

/** Past this many, their order by words says nothing, and would take longer than a key may. */
const mostToWeigh = 5_000

/** Looks into the index as it stands. */
export function findRows(reader: Reader, ask: SearchAsk): FoundRows {
  const facets = reader.all(
    rawSql<{ kind: string; shown: number; count: number }>(
      reader,
      sql`SELECT row.kind AS kind, ${isShown(ask.reader)} AS shown, count(*) AS count
          FROM ${source(ask)} WHERE ${conditions(ask)} GROUP BY 1, 2`,
    ),
  )
  const of = (kind: SearchKind, shown: number): number =>
    facets.find((facet) => facet.kind === kind && facet.shown === shown)?.count ?? 0
  const counts = Object.fromEntries(searchKinds.map((kind) => [kind, of(kind, 1)])) as Record<
    SearchKind,
    number
  >
  const asked = ask.kinds.length === 0 ? searchKinds : ask.kinds
  const hidden = ask.reader === 'public' ? 0 : asked.reduce((sum, kind) => sum + of(kind, 0), 0)
  const total = facets.reduce((sum, facet) => sum + facet.count, 0)
  const order = ask.match === null || total > mostToWeigh ? 'newest' : ask.order
  return { hits: hitsOf(reader, { ...ask, order }), counts, hidden, order }
}

/** What is told to this reader. */
function isShown(reader: SearchReader): RawBuilder<unknown> {
  switch (reader) {
    case 'public':
      return sql`(row.is_public = 1)`
    case 'officer':
      return sql`(row.classification = 'public')`
    case 'officer with closed matter':
      return sql`1`
  }
}

function source({ match }: SearchAsk): RawBuilder<unknown> {
  return match === null
    ? sql`search_row AS row`
    : sql`search_text JOIN search_row AS row ON row.id = search_text.rowid`
}

function conditions(ask: SearchAsk): RawBuilder<unknown> {
  const { match, not, committeeIds, memberIds, from, to } = ask
  const all = [
    ...(match === null ? [] : [sql`search_text MATCH ${match}`]),
    ...(not === null
      ? []
      : [sql`row.id NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH ${not})`]),
    ...(committeeIds === null ? [] : [sql`row.committee_id IN (${list(committeeIds)})`]),
    ...(memberIds === null
      ? []
      : [sql`row.id IN (SELECT row_id FROM search_member WHERE person_id IN (${list(memberIds)}))`]),
    ...(from === null ? [] : [sql`row.date >= ${from}`]),
    ...(to === null ? [] : [sql`row.date <= ${to}`]),
  ]
  return all.length === 0 ? sql`1` : sql.join(all, sql` AND `)
}

function list(values: readonly string[]): RawBuilder<unknown> {
  return values.length === 0 ? sql`NULL` : sql.join(values.map((value) => sql`${value}`))
}

function hitsOf(reader: Reader, ask: SearchAsk): StoredHit[] {
  const { kinds, match, limit, offset } = ask
  const ofKinds = kinds.length === 0 ? sql`1` : sql`row.kind IN (${list(kinds)})`
  const newest = sql`row.date DESC, row.meeting, row.id`
  const order = ask.order === 'newest' ? newest : sql`bm25(search_text, 3.0, 1.0), ${newest}`
  const ids = reader
    .all(
      rawSql<{ id: number }>(
        reader,
        sql`SELECT row.id AS id FROM ${source(ask)}
            WHERE ${conditions(ask)} AND ${isShown(ask.reader)} AND ${ofKinds}
            ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
      ),
    )
    .map((row) => row.id)
  if (ids.length === 0) return []
  const excerpts = match === null ? new Map<number, string>() : excerptsOf(reader, match, ids)
  const rows = new Map(rowsOf(reader, ids).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [hitOf(row, excerpts.get(id))]
  })
}

/** No text of a meeting holds these: papers refuse them, and pages of files lose them when they are read. */
const [opening, closing] = ['\u0002', '\u0003']

function excerptsOf(reader: Reader, match: string, ids: readonly number[]): Map<number, string> {
  const found = reader.all(
    rawSql<{ id: number; excerpt: string }>(
      reader,
      sql`SELECT rowid AS id, snippet(search_text, 1, ${opening}, ${closing}, '…', 40) AS excerpt
          FROM search_text WHERE search_text MATCH ${match} AND rowid IN (${sql.join(ids.map((id) => sql`${id}`))})`,
    ),
  )
  return new Map(found.map(({ id, excerpt }) => [id, excerpt]))
}

interface HitRow {
  readonly id: number
  readonly meetingId: string
  readonly committeeId: string
  readonly date: string
  readonly kind: string
  readonly classification: string
  readonly itemId: string | null
  readonly placeId: string | null
  readonly page: number | null
  readonly number: string
  readonly label: string
  readonly title: string
  readonly above: string
  readonly words: string
}

function rowsOf(reader: Reader, ids: readonly number[]): HitRow[] {
  return reader.all(
    reader.sql
      .selectFrom('search_row')
      .innerJoin('search_meeting', 'search_meeting.id', 'search_row.meeting')
      .innerJoin('search_place', 'search_place.id', 'search_row.id')
      .select([
        'search_row.id',
        'search_meeting.meeting_id as meetingId',
        'search_row.committee_id as committeeId',
        'search_row.date',
        'search_row.kind',
        'search_row.classification',
        'search_place.item_id as itemId',
        'search_place.place_id as placeId',
        'search_place.page',
        'search_place.number',
        'search_place.label',
        'search_place.title',
        'search_place.above',
        'search_place.words',
      ])
      .where('search_row.id', 'in', ids),
  )
}

/** Of a row that was found by no word, its beginning. */
const longestBeginning = 280

function hitOf({ id: _, words, ...row }: HitRow, excerpt: string | undefined): StoredHit {
  const beginning = words.length > longestBeginning ? `${words.slice(0, longestBeginning)}…` : words
  return {
    ...row,
    kind: oneOf(searchKinds, row.kind, 'search_row.kind'),
    classification: oneOf(classifications, row.classification, 'search_row.classification'),
    segments: segmentsOf(excerpt ?? beginning),
  }
}

function segmentsOf(excerpt: string): HitSegment[] {
  const [first = '', ...rest] = excerpt.split(opening)
  const segments = [
    { text: first, hit: false },
    ...rest.flatMap((piece) => {
      const [hit = '', after = ''] = piece.split(closing)
      return [
        { text: hit, hit: true },
        { text: after, hit: false },
      ]
    }),
  ]
  return segments.filter((segment) => segment.text !== '')
}
