import { cutWords } from './cutWords.ts'
import { movement } from '../../shared/domain/presenceTimeline.ts'
import { namesPerson } from '../../shared/domain/meetingFact.ts'
import type {
  Ballot,
  Declaration,
  LineFact,
  MeetingFact,
  PresenceKind,
  Vote,
  VoteSide,
} from '../../shared/domain/meetingFact.ts'
import { voteSides } from '../../shared/domain/meetingFact.ts'
import type { ImportedPeople } from './importedPeople.ts'
import type { Told } from './readBlocks.ts'
import type { Happened } from './readEvents.ts'
import { peopleNamed } from './readNames.ts'
import type { ReadVote } from './readVotes.ts'

/** More of them are kept as words alone. */
const mostFacts = 4_900

interface FactsOf {
  readonly people: ImportedPeople
  readonly newId: () => string
  /** HH:MM: when the meeting began. */
  readonly start: string
  readonly date: string
  /** Who presided; null where nobody says. */
  readonly presider: string | null
  /** The id of the item that a number of the text is; null for none. */
  readonly itemNumbered: (number: string) => string | null
  /** The ids of the items whose titles words give, in brackets or quotes; empty for none. `numbers`: those that stand beside. */
  readonly itemsTitled: (words: string, numbers: readonly string[]) => readonly string[]
}

/**
 * What happened, made of what paragraphs tell. What has no time of its own stands at the last that the text gave before it: that is its place
 * among the others. What names nobody who is known makes no fact, and its words stand alone.
 */
export class ImportedFacts {
  readonly #of: FactsOf
  readonly #facts: MeetingFact[] = []
  /** Somebody is listed as having been there. */
  readonly #isListed: boolean
  #moment: string
  #motion: { readonly id: string; readonly itemId: string } | null = null

  constructor(of: FactsOf) {
    this.#of = of
    this.#isListed = of.people.all().length > 0
    this.#moment = of.start
  }

  all(): MeetingFact[] {
    return this.#facts
  }

  #add<Fact extends MeetingFact>(fact: Fact): string | null {
    if (this.#facts.length >= mostFacts) return null
    this.#facts.push(fact)
    return fact.id
  }

  /** The id of the fact; null where the text says too little for one. Of several people, each is one, and the id is the first's. */
  happened({ event, at, who }: Happened, itemId: string): string | null {
    if (at === null) return null
    this.#moment = at
    const base = (kind: PresenceKind, personId: string | null): LineFact => ({
      id: this.#of.newId(),
      kind,
      at,
      itemId,
      personId,
    })
    if (!namesPerson(event)) return this.#add(base(event, null))
    const ids = this.#everybody(who).map((personId) => this.#add(base(event, personId)))
    return ids[0] ?? null
  }

  /** Those whom words name: nobody unless all of them are known. */
  #everybody(who: string): string[] {
    const { people } = this.#of
    const one = people.named(who)
    if (one !== null) return [one]
    const listed = (peopleNamed(who, false) ?? []).map(({ address, name }) =>
      people.named(`${address} ${name}`.trim()),
    )
    return listed.every((id) => id !== null) ? listed.filter((id) => id !== null) : []
  }

  /** Who came late or left early by the list of those present, where no sentence says so. */
  listed(personId: string, { arrived, left }: { readonly arrived?: string; readonly left?: string }): void {
    const isTold = (at: string, goes: boolean): boolean =>
      this.#facts.some((fact) => {
        const own = movement(fact)
        return own?.personId === personId && own.goes === goes && fact.at === at
      })
    const add = (kind: 'arrived' | 'left', at: string): void => {
      if (isTold(at, kind === 'left')) return
      this.#add({ id: this.#of.newId(), kind, at, itemId: null, personId })
    }
    if (arrived !== undefined) add('arrived', arrived)
    if (left !== undefined) add('left', left)
  }

  moved(
    { mover, seconder, isAmendment, words }: Extract<Told, { kind: 'motion' }>,
    itemId: string,
  ): string | null {
    const { people, newId } = this.#of
    const [by, second] = [people.named(mover), people.named(seconder)]
    if (by === null && second === null) return null
    const id = newId()
    const amends = isAmendment && this.#motion?.itemId === itemId ? this.#motion.id : null
    const made = this.#add({
      id,
      kind: 'moved',
      at: this.#moment,
      itemId,
      amends,
      mover: by,
      seconder: second,
      words: cutWords(words, 90_000),
    })
    if (made !== null) this.#motion = { id, itemId }
    return made
  }

  voted(read: ReadVote, itemId: string): string | null {
    const { carried, casting } = read
    const { presider, newId } = this.#of
    if (carried === null) return null
    const hasCounts = read.for !== null && read.against !== null
    const counts = hasCounts
      ? {
          for: Math.min(read.for, 9_999),
          against: Math.min(read.against, 9_999),
          abstain: Math.min(read.abstain ?? 0, 9_999),
        }
      : null
    const ballots = this.#ballots(read)
    const isByName =
      counts !== null &&
      ballots.length > 0 &&
      voteSides.every((side) => ballots.filter((each) => each.side === side).length === counts[side])
    const motionId = this.#motion?.itemId === itemId ? this.#motion.id : null
    const isTie = counts !== null && counts.for === counts.against
    const fact: Vote = {
      ...{ id: newId(), kind: 'voted', at: this.#moment, itemId, motionId },
      method: isByName ? 'recorded' : read.unanimous && counts === null ? 'agreed' : 'show-of-hands',
      ...{ counts, ballots: isByName ? ballots : [], carried },
      casting:
        casting === null || presider === null || !(isTie || counts === null)
          ? null
          : { personId: presider, side: casting },
    }
    this.#motion = null
    return this.#add(fact)
  }

  /** The page of one item lists nobody: who declares an interest there is known by that alone. */
  #unlisted(who: string): string | null {
    const [one, ...others] = this.#isListed ? [] : (peopleNamed(who, false) ?? [])
    return one === undefined || others.length > 0 ? null : this.#of.people.person({ ...one, title: '' })
  }

  #ballots({ names }: ReadVote): Ballot[] {
    const seen = new Set<string>()
    return voteSides.flatMap((side: VoteSide) =>
      names[side].flatMap((name): Ballot[] => {
        const personId = this.#of.people.named(name)
        if (personId === null || seen.has(personId)) return []
        seen.add(personId)
        return [{ personId, side }]
      }),
    )
  }

  /** One member's own vote, recorded because they asked. */
  noted({ who, side }: Extract<Told, { kind: 'noted' }>, itemId: string): string | null {
    const personId = this.#of.people.named(who)
    if (personId === null) return null
    return this.#add({ id: this.#of.newId(), kind: 'vote-noted', at: this.#moment, itemId, personId, side })
  }

  declared(read: Extract<Told, { kind: 'interest' }>, itemId: string): string | null {
    const { people, newId, itemNumbered, itemsTitled } = this.#of
    // A title says more than a number, which may be that of the agenda or that of the minutes.
    const numbers = read.items.slice(0, 100)
    const titled = itemsTitled(read.about, numbers)
    const named = titled.length > 0 ? titled : numbers.flatMap((number) => itemNumbered(number) ?? [])
    const items = [...new Set(named.length > 0 ? named : [itemId])]
    const ids = read.who.flatMap((who) => {
      const personId = people.named(who) ?? this.#unlisted(who)
      if (personId === null) return []
      const fact: Declaration = {
        ...{ id: newId(), kind: 'declared', at: this.#moment, itemId, personId, items },
        interest: read.interest ?? 'non-registrable',
        ...{
          nature: cutWords(read.nature, 5_000),
          sensitive: /\bsensitive\b/i.test(read.nature),
          leaves: read.leaves,
          dispensation: read.dispensation,
        },
      }
      return [this.#add(fact)]
    })
    return ids[0] ?? null
  }

  action(read: Extract<Told, { kind: 'action' }>, itemId: string, sourceId: string): void {
    if (read.what === '' && read.who === '') return
    const { people, newId, date } = this.#of
    const personId = read.who === '' ? null : people.named(read.who)
    const by = read.by === null ? null : dayAfter(read.by, date)
    this.#add({
      ...{ id: newId(), kind: 'action', at: this.#moment, itemId, sourceId, personId, by, done: false },
      ...{ what: cutWords(read.what, 5_000), who: cutWords(read.who, 500) },
    })
  }
}

/** "05-03" is the next 3 May from the day of the meeting. */
function dayAfter(by: string, date: string): string | null {
  if (by.length === 10) return by
  const year = Number(date.slice(0, 4))
  const day = `${by}` >= date.slice(5) ? `${year}-${by}` : `${year + 1}-${by}`
  return by === '02-29' ||
    /-(?:0[469]|11)-31$|-02-3\d$/.test(day) ||
    Number(by.slice(3)) > 31 ||
    Number(by.slice(3)) < 1
    ? null
    : day
}
