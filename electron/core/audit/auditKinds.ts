import { addressedName } from '../../../shared/domain/person.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { auditScreens } from '../../../shared/api/auditContract.ts'
import type { AuditGroup } from '../../../shared/domain/auditGroups.ts'
import { sayAct } from '../../../shared/domain/sayAct.ts'
import { sayEdit } from './sayEdit.ts'
import { sayHappening } from '../../db/changeKinds.ts'
import type { ChangeKind, Happening, LoggedPerson, Payloads } from '../../db/changeKinds.ts'

/** What a sentence may be told of the meeting it is about. */
export interface AuditWords {
  /** "item 6 “Market pitches”"; by its number alone where its title is withheld. */
  readonly item: (itemId: string) => string
  /** Of the change, within its stream: 1 is the first. */
  readonly seq: number
  /** Whether the change at this place is the first that tells of this person. */
  readonly isNew: (personId: string, seq: number) => boolean
  /** As they are addressed. */
  readonly person: (personId: string | null) => string
}

interface AuditKind<Kind extends ChangeKind> {
  readonly group: AuditGroup
  /** Where a line leads. */
  readonly screen: (typeof auditScreens)[number]
  say(payload: Payloads[Kind], words: AuditWords): string
  itemOf?(payload: Payloads[Kind]): string
  /** What is said of a change whose words were erased. */
  readonly erased: string
}

/** Every kind of change with its sentence: typed words are never among them, but reasons that an officer gave. */
export const auditKinds = {
  'book.created': kind('book', 'settings', (payload) =>
    sayHappening({ kind: 'book.created', payload }, noTitle),
  ),
  'council.set': kind('council', 'settings', () => 'The council’s particulars were changed.'),
  'person.set': kind('council', 'people', ({ person }, { isNew, seq }) =>
    isNew(person.id, seq)
      ? `${nameOf(person)} was added.`
      : `The particulars of ${nameOf(person)} were changed.`,
  ),
  'committee.set': kind('council', 'committee', ({ committee }, { seq }) =>
    seq === 1
      ? `The ${committee.name} was added.`
      : `The particulars and members of the ${committee.name} were changed.`,
  ),
  'meeting.set': kind('meetings', 'particulars', (_payload, { seq }) =>
    seq === 1 ? 'The meeting was made.' : 'The particulars of the meeting were changed.',
  ),
  'meeting.removed': kind('meetings', 'none', () => 'The meeting was removed: it had been made by mistake.'),
  'agenda.set': kind('agenda', 'agenda', ({ what }) => ofWhat('The agenda was', what)),
  'attendance.set': kind('attendance', 'live', ({ what }) => ofWhat('The attendance was', what)),
  'facts.set': kind('minutes', 'live', ({ what }) => ofWhat('The events of the meeting were', what)),
  'facts.changed': kind('minutes', 'live', ({ what }) => what),
  'minutes.stepped': {
    ...kind('minutes', 'live', sayEdit),
    itemOf: ({ itemId }) => itemId,
    erased: 'Minutes were edited. Its words were erased since.',
  },
  'minutes.set': {
    ...kind(
      'minutes',
      'live',
      ({ itemId }, { item }) => `The minutes of ${item(itemId)} were taken from a meeting record.`,
    ),
    itemOf: ({ itemId }) => itemId,
    erased: 'Minutes were taken from a meeting record. Their words were erased since.',
  },
  'minutes.kept': {
    ...kind(
      'erasure',
      'live',
      ({ itemId }, { item }) => `The minutes of ${item(itemId)} were written down as they stand.`,
    ),
    itemOf: ({ itemId }) => itemId,
    erased: 'Minutes were written down as they stood. Their words were erased since.',
  },
  'numbers.frozen': kind('minutes', 'live', () => 'The minute numbers were fixed.'),
  'writing.set': kind(
    'council',
    'settings',
    () => 'The snippets, the dictionary or the wordings of the office were changed.',
  ),
  'papers.set': kind('papers', 'agenda', ({ what }) =>
    ofWhat('The papers were', what ?? 'The papers of the meeting were changed.'),
  ),
  'report.set': {
    ...kind(
      'papers',
      'agenda',
      ({ report }, { item }) => `The report on ${item(report.itemId)} was changed.`,
    ),
    itemOf: ({ report }) => report.itemId,
  },
  'report.removed': {
    ...kind('papers', 'agenda', ({ itemId }, { item }) => `The report on ${item(itemId)} was taken away.`),
    itemOf: ({ itemId }) => itemId,
  },
  'pack.published': kind('publishing', 'pack', ({ publication }) => sayPublished(publication)),
  'finding.accepted': kind(
    'publishing',
    'pack',
    ({ accepted }) => `A finding was let stand, with the reason: ${accepted.reason}`,
  ),
  'finding.reopened': kind(
    'publishing',
    'pack',
    () => 'A finding that had been let stand is to be looked at again.',
  ),
  'review.sent': kind('review', 'review', ({ review }) => `The draft minutes were sent to ${review.to}.`),
  'review.answered': kind('review', 'review', (payload) =>
    sayHappening({ kind: 'review.answered', payload }, noTitle),
  ),
  'review.settled': kind('review', 'review', () => 'A remark on the draft was settled.'),
  'minutes.act': kind('signing', 'sign', ({ act }) => sayAct(act)),
  'bundle.taken': kind('exchange', 'live', ({ by }) => `A meeting bundle that ${by} had saved was taken in.`),
  'programme.set': kind('programme', 'programme', ({ what }) => what),
  'forward-plan.set': kind('programme', 'programme', ({ what }) => what),
  'words.erased': kind('erasure', 'live', sayErased),
  'key.changed': kind('book', 'settings', (payload) =>
    sayHappening({ kind: 'key.changed', payload }, noTitle),
  ),
  'access.noted': kind('book', 'settings', (payload) =>
    sayHappening({ kind: 'access.noted', payload }, noTitle),
  ),
  'deed.noted': kind('exchange', 'none', (payload) => sayHappening({ kind: 'deed.noted', payload }, noTitle)),
} as const satisfies { readonly [Kind in ChangeKind]: AuditKind<Kind> }

/** The sentence of a change, and whether it is about one item of the meeting. Kinds of a later Minutebook are told by their name. */
export function sayChange(
  happening: Happening,
  words: AuditWords,
): { readonly what: string; readonly itemId: string | null } {
  const known = kindOf(happening.kind)
  if (known === null) return { what: `A change of the kind “${happening.kind}” was made.`, itemId: null }
  return {
    what: known.say(happening.payload, words),
    itemId: known.itemOf?.(happening.payload) ?? null,
  }
}

/** Null for a kind that this Minutebook does not know. */
export function kindOf(name: string): AnyKind | null {
  return Object.hasOwn(auditKinds, name) ? auditKinds[name as ChangeKind] : null
}

/** A kind is only ever asked about its own payloads. */
type AnyKind = AuditKind<ChangeKind>

/** The kinds of a group. */
export function kindsOf(group: AuditGroup): ChangeKind[] {
  return Object.entries(auditKinds).flatMap(([name, one]) =>
    one.group === group ? [name as ChangeKind] : [],
  )
}

function kind<Kind extends ChangeKind>(
  group: AuditGroup,
  screen: AuditKind<Kind>['screen'],
  say: AuditKind<Kind>['say'],
): AuditKind<Kind> {
  return { group, screen, say, erased: 'Its words were erased since.' }
}

/** Some changes are told without saying what they are about. */
function ofWhat(subject: string, what: string): string {
  return what.startsWith('Taken from ') ? `${subject} t${what.slice(1)}` : what
}

function noTitle(): string {
  return 'an item'
}

function nameOf({ address, name }: LoggedPerson): string {
  const person: Pick<Person, 'address' | 'name'> = { address, name }
  return addressedName(person)
}

function sayPublished(publication: Payloads['pack.published']['publication']): string {
  const { fileName, kind: what, number, audience, pages } = publication
  const which = what === 'agenda' ? `The pack, version ${number},` : `Supplementary pack ${number}`
  const whom = audience === 'public' ? 'the public' : 'members'
  return `${which} was published for ${whom}: “${fileName}”, pages ${pages.first} to ${pages.last}.`
}

function sayErased({ items, reason, cause }: Payloads['words.erased'], { item }: AuditWords): string {
  const changes = new Set(items.flatMap((one) => one.changes)).size
  const whose = items.flatMap(({ itemId }) => (itemId === null ? [] : [item(itemId)]))
  const where = whose.length === 0 ? 'beside the minutes' : `in ${whose.join(', ')}`
  const edits = changes === 1 ? '1 edit' : `${changes.toLocaleString('en-GB')} edits`
  const why = cause === 'confirmed' ? 'when the minutes were confirmed' : `with the reason: ${reason}`
  return `Deleted words ${where} were erased for good (${edits}), ${why}`.replace(/([^.])$/, '$1.')
}
