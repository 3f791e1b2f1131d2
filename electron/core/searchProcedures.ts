import type { z } from 'zod'
import type { foundSchema, searchInputSchema } from '../../shared/api/searchContract.ts'
import { searchKinds } from '../../shared/domain/search.ts'
import type { SearchKind } from '../../shared/domain/search.ts'
import { leadingAddress } from '../../shared/domain/nameParts.ts'
import { readSearch, wordsOf } from '../../shared/domain/searchQuery.ts'
import type { SearchQuery } from '../../shared/domain/searchQuery.ts'
import { listCommittees } from '../db/committees.ts'
import type { Reader } from '../db/database.ts'
import { listPeople } from '../db/people.ts'
import { matchOf } from '../db/searchMatch.ts'
import { findRows } from '../db/searchRead.ts'
import type { FoundRows, SearchAsk } from '../db/searchRead.ts'
import { requiredCouncil } from './required.ts'
import { keepSearches, savedSearches } from './savedSearches.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'

type Input = z.infer<typeof searchInputSchema>

/** The minute book, looked through. */
export const searchProcedures = {
  query: procedures.search.query.handler(({ input, context }): z.infer<typeof foundSchema> => {
    const started = performance.now()
    const { reader } = context.book.required()
    const indexing = context.searching.waiting()
    const committees = new Map(listCommittees(reader).map(({ id, name }) => [id, name]))
    const problems: string[] = []
    const ask = askOf(reader, input, committees, problems)
    const found = isEmpty(ask) ? nothingFound : findRows(reader, ask)
    if (ask.reader === 'officer with closed matter') noteClosed(context, found)
    const kinds = ask.kinds.length === 0 ? searchKinds : ask.kinds
    return {
      hits: found.hits.map((hit) => ({
        ...hit,
        committeeName: committees.get(hit.committeeId) ?? '',
        segments: [...hit.segments],
      })),
      total: kinds.reduce((sum, kind) => sum + found.counts[kind], 0),
      counts: found.counts,
      hidden: found.hidden,
      order: found.order,
      milliseconds: performance.now() - started,
      indexing,
      problems,
    }
  }),

  saved: procedures.search.saved.handler(({ context }) =>
    savedSearches(context.config, context.book.required()),
  ),

  saveSearches: procedures.search.saveSearches.handler(({ input, context }) => {
    keepSearches(context.config, context.book.required(), input.searches)
    return { done: true }
  }),
}

const nothingFound: FoundRows = {
  hits: [],
  counts: Object.fromEntries(searchKinds.map((kind) => [kind, 0])) as Record<SearchKind, number>,
  hidden: 0,
  order: 'newest',
}

/** Nothing was typed and nothing chosen: the whole book is no answer to that. */
function isEmpty(ask: SearchAsk): boolean {
  const { match, kinds, committeeIds, memberIds, from, to } = ask
  return (
    match === null &&
    kinds.length === 0 &&
    [committeeIds, memberIds, from, to].every((chosen) => chosen === null)
  )
}

/** Mean the same in every council. */
const everywhere = [['cllr', 'councillor']]

/** What is typed and what is chosen, as one question. What cannot be found by name is told in `problems`. */
function askOf(
  reader: Reader,
  input: Input,
  committees: ReadonlyMap<string, string>,
  problems: string[],
): SearchAsk {
  const query = readSearch(input.words)
  problems.push(...query.problems)
  const { synonyms } = requiredCouncil(reader)
  return {
    ...matchOf(query, [...synonyms, ...everywhere]),
    reader: input.publicOnly ? 'public' : input.includeExempt ? 'officer with closed matter' : 'officer',
    kinds: query.kinds.length > 0 ? query.kinds : input.kinds,
    committeeIds: committeesAsked(query, input, committees, problems),
    memberIds: membersAsked(reader, query, input, problems),
    from: query.from ?? input.from,
    to: query.to ?? input.to,
    ...{ order: input.order, offset: input.offset, limit: input.limit },
  }
}

function committeesAsked(
  { committees: typed }: SearchQuery,
  { committeeId }: Input,
  committees: ReadonlyMap<string, string>,
  problems: string[],
): string[] | null {
  if (typed.length === 0) return committeeId === null ? null : [committeeId]
  return typed.flatMap((name) => {
    const ids = [...committees].filter(([, known]) => says(known, name)).map(([id]) => id)
    if (ids.length === 0) problems.push(`No committee of the book is called “${name}”.`)
    return ids
  })
}

/** Several typed names mean anybody of them, as one name may be that of several people. */
function membersAsked(
  reader: Reader,
  { members: typed }: SearchQuery,
  { memberId }: Input,
  problems: string[],
): string[] | null {
  if (typed.length === 0) return memberId === null ? null : [memberId]
  const people = listPeople(reader)
  return typed.flatMap((name) => {
    const ids = people.filter((person) => says(person.name, nameAlone(name))).map((person) => person.id)
    if (ids.length === 0) problems.push(`Nobody in the book is called “${name}”.`)
    return ids
  })
}

/** "Cllr Ashworth" asks for "Ashworth". */
function nameAlone(typed: string): string {
  const { rest } = leadingAddress(typed)
  return rest === '' ? typed : rest
}

/** Whether every word typed begins a word of the name. */
function says(name: string, typed: string): boolean {
  const known = wordsOf(name)
  return wordsOf(typed).every((word) => known.some((each) => each.startsWith(word)))
}

/** That somebody looked into what is closed, and where: never a word of it. Nothing is shown that could not be written down. */
function noteClosed({ log, lock }: Pick<Services, 'log' | 'lock'>, { hits }: FoundRows): void {
  const closed = hits.filter((hit) => hit.classification !== 'public')
  const meetings = [...new Set(closed.map((hit) => hit.meetingId))]
  lock.noteShown(meetings)
  log.info('search.closed-matter', { hits: closed.length, meetings: meetings.join(' ') })
}
