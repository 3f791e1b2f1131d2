import { defined } from '../../shared/domain/assert.ts'
import { factSentence, plainContext } from '../../shared/domain/factSentences.ts'
import { eventKinds } from '../../shared/domain/meetingFact.ts'
import type { LineFact, MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { anEdit, putting, textsOf, typing } from './builders.ts'
import type { Sent } from './builders.ts'
import { aLineFact, anAside } from './randomFacts.ts'

/**
 * What a script does to a meeting, numbered from 0: mostly letters typed, between them things that happen, are taken back, parked or
 * marked. Each act follows from its number alone, and so does the book after any number of them: whoever kills a process knows what
 * to look for. An act sent again is done once.
 */
export interface ActedOn {
  readonly meetingId: string
  /** The item typed into, and the one in which lines of facts come and go. */
  readonly textItemId: string
  readonly lineItemId: string
  /** Members expected at the meeting. */
  readonly people: readonly [string, ...string[]]
}

export interface BookState {
  readonly text: string
  /** The lines of the other item, the latest first. */
  readonly lines: readonly string[]
  readonly facts: readonly MeetingFact[]
  readonly statuses: Readonly<Record<string, string>>
}

type ActKind = 'type' | 'happen' | 'take back' | 'park' | 'mark'

export function kindOfAct(n: number): ActKind {
  const place = n % 10
  if (place === 1 || place === 6) return 'happen'
  if (place === 8) return 'take back'
  if (place === 4) return 'park'
  return place === 7 ? 'mark' : 'type'
}

/** Acts of a kind before number `n`: twenty thousand are counted at once. */
function actsBefore(kind: ActKind, n: number): number {
  const inTen = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((place) => kindOfAct(place) === kind)
  return Math.floor(n / 10) * inTen.length + inTen.filter((place) => place < n % 10).length
}

const letterOf = (n: number): string => defined('etaoin shrdlu cmfwyp vbgkqj '[n % 28], 'a letter')

function lineFactOf(on: ActedOn, n: number): LineFact {
  const names = { people: on.people, items: [on.textItemId, on.lineItemId] as const, motions: [] }
  return aLineFact(`fact-${n}`, Math.floor(n / 5) % eventKinds.length, n, names, 'the lease be granted')
}

function asideOf(on: ActedOn, n: number): ReturnType<typeof anAside> {
  const names = { people: on.people, items: [on.textItemId, on.lineItemId] as const, motions: [] }
  return anAside(`aside-${n}`, Math.floor(n / 10), names, 'Write to the tenant')
}

const sentenceOf = (fact: LineFact): string => factSentence(fact, plainContext([], { times: '10.00 am' }))

const statusAt = (n: number): 'present' | 'absent' => (Math.floor(n / 10) % 2 === 0 ? 'present' : 'absent')
const personAt = (on: ActedOn, n: number): string =>
  on.people[Math.floor(n / 10) % on.people.length] ?? on.people[0]

/** Resolves when it is answered as saved. */
export async function doAct(client: CoreClient, on: ActedOn, n: number): Promise<void> {
  const { meetingId, textItemId } = on
  const changeId = `act-${n}`
  switch (kindOfAct(n)) {
    case 'type': {
      const baseRevision = actsBefore('type', n)
      const steps = [typing(letterOf(n), 1 + baseRevision)]
      await client.minutes.apply(anEdit(meetingId, textItemId, { changeId, baseRevision, steps }))
      return
    }
    case 'happen':
    case 'take back':
      await client.minutes.apply(lineEdit(on, n))
      return
    case 'park': {
      type Put = Sent<CoreClient['facts']['change']>['put']
      await client.facts.change({ meetingId, changeId, put: [asideOf(on, n)] as Put, remove: [] })
      return
    }
    case 'mark':
      await client.attendance.mark({
        meetingId,
        personId: personAt(on, n),
        status: statusAt(n),
        reason: null,
      })
  }
}

function lineEdit(on: ActedOn, n: number): Sent<CoreClient['minutes']['apply']> {
  const baseRevision = actsBefore('happen', n) + actsBefore('take back', n)
  const edit = { changeId: `act-${n}`, baseRevision }
  if (kindOfAct(n) === 'happen') {
    const fact = lineFactOf(on, n)
    const line = {
      type: 'event',
      attrs: { id: `line-${n}`, factId: fact.id, event: fact.kind, edited: false },
      content: [{ type: 'text', text: sentenceOf(fact) }],
    }
    const add = [fact] as Sent<CoreClient['minutes']['apply']>['facts']['add']
    return anEdit(on.meetingId, on.lineItemId, {
      ...edit,
      steps: [putting([line])],
      facts: { add, remove: [] },
    })
  }
  // The last thing that happened stands first.
  const fact = lineFactOf(on, n - 2)
  const steps = [{ stepType: 'replace', from: 0, to: sentenceOf(fact).length + 2 }]
  return anEdit(on.meetingId, on.lineItemId, {
    ...edit,
    steps,
    facts: { add: [], remove: [fact.id] },
    undoes: [`act-${n - 2}`],
  })
}

/** The book after the acts 0 to `count` - 1. */
export function bookAfter(on: ActedOn, count: number): BookState {
  const letters: string[] = []
  const lines: string[] = []
  const facts: MeetingFact[] = []
  const statuses: Record<string, string> = {}
  for (let n = 0; n < count; n += 1) {
    const kind = kindOfAct(n)
    if (kind === 'type') letters.push(letterOf(n))
    if (kind === 'park') facts.push(asideOf(on, n))
    if (kind === 'mark') statuses[personAt(on, n)] = statusAt(n)
    if (kind === 'happen') {
      const fact = lineFactOf(on, n)
      facts.push(fact)
      lines.unshift(sentenceOf(fact))
    }
    if (kind === 'take back') {
      const id = lineFactOf(on, n - 2).id
      facts.splice(
        facts.findIndex((fact) => fact.id === id),
        1,
      )
      lines.shift()
    }
  }
  return { text: letters.join(''), lines, facts, statuses }
}

/** The same of a book that is there. */
export async function bookNow(client: CoreClient, on: ActedOn): Promise<BookState> {
  const { meetingId } = on
  const text = await client.minutes.open({ meetingId, itemId: on.textItemId })
  const lines = await client.minutes.open({ meetingId, itemId: on.lineItemId })
  const { record } = await client.meetings.get({ meetingId })
  const marked = record.attendance.filter((one) => one.status !== 'not-yet')
  return {
    text: textsOf(text.doc).join(''),
    lines: textsOf(lines.doc).filter((words) => words !== ''),
    facts: record.facts,
    statuses: Object.fromEntries(marked.map((one) => [one.personId, one.status])),
  }
}

export function sameBook(a: BookState, b: BookState): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

/** JSON tells apart what is only written in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  )
}
