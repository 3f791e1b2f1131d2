import { agendaItemKinds } from '../../shared/domain/agenda.ts'
import { classifications } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { membershipRoles } from '../../shared/domain/committee.ts'
import { meetingStates } from '../../shared/domain/meeting.ts'
import { apologyCategories, attendanceStatuses } from '../../shared/domain/presence.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { aSeat } from './recordBuilder.ts'
import { anEdit, licensing } from './builders.ts'
import type { Sent } from './builders.ts'
import { randomEdit } from './randomEdits.ts'
import { aLineFact, anAside } from './randomFacts.ts'
import type { FactNames } from './randomFacts.ts'
import type { Roll } from './randomEdits.ts'
import { randomBundleCalls } from './randomBundleCalls.ts'
import { randomAuditCalls } from './randomAuditCalls.ts'
import { randomCalendarCalls } from './randomCalendarCalls.ts'
import { randomMigrationCalls } from './randomMigrationCalls.ts'
import { randomPaperCalls } from './randomPaperCalls.ts'
import { randomProgrammeCalls } from './randomProgrammeCalls.ts'
import { randomRegisterCalls } from './randomRegisterCalls.ts'
import { randomPublishCalls } from './randomPublishCalls.ts'
import { randomSearchCalls } from './randomSearchCalls.ts'
import { randomSigningCalls } from './randomSigningCalls.ts'
import { aMeetingId, forgetEdits, learn, pick, roomForMeeting, words } from './randomWorld.ts'
import type { Call, Taken, World } from './randomWorld.ts'

const personIds = ['ash', 'bel', 'cro', 'dun', 'nobody']
const dates = ['2026-02-03', '2026-03-03', '2026-05-14', '2026-05-20', '2025-12-01', '2026-02-30']
const times = ['10:00', '09:30', '23:59', '24:00']

function anItem(world: World, roll: Roll): { meetingId: string; itemId: string } {
  const meetingId = aMeetingId(world, roll)
  const itemIds = world.itemIds.get(meetingId) ?? []
  return { meetingId, itemId: roll.b % 20 === 0 ? 'none' : pick(itemIds, roll.b) }
}

/** Whom and what facts of this meeting may name. Now and then somebody the book does not know. */
async function factNames({ client }: World, meetingId: string): Promise<FactNames> {
  const { items, facts } = (await client.meetings.get({ meetingId })).record
  const [first, ...others] = items.map((item) => item.id)
  return {
    people: ['ash', 'bel', 'cro', 'dun', 'ash', 'nobody'],
    items: [first ?? 'none', ...others],
    motions: facts.filter((fact) => fact.kind === 'moved').map((fact) => fact.id),
  }
}

/** One way of calling every procedure that reads or changes a book. */
export const randomCalls: Readonly<Record<string, Call>> = {
  ...randomBundleCalls,
  ...randomAuditCalls,
  ...randomCalendarCalls,
  ...randomMigrationCalls,
  ...randomPaperCalls,
  ...randomRegisterCalls,
  ...randomProgrammeCalls,
  ...randomPublishCalls,
  ...randomSearchCalls,
  'council.get': ({ client }) => client.council.get({}),
  'council.save': async ({ client }, roll) => {
    const council = await client.council.get({})
    return client.council.save({
      ...council,
      name: words(roll),
      annualMeetings: roll.a % 2 === 0 ? [] : [pick(dates, roll.b)],
    })
  },
  'people.list': ({ client }) => client.people.list({}),
  'people.save': ({ client }, roll) =>
    client.people.save({
      id: pick(personIds.slice(0, 4), roll.a),
      address: 'Councillor',
      name: words(roll),
      titles: [{ title: 'Leader', from: pick(dates, roll.a), to: pick(dates, roll.b) }],
    }),
  'committees.list': ({ client }) => client.committees.list({}),
  'committees.get': ({ client }, roll) =>
    client.committees.get({ committeeId: roll.a % 5 === 0 ? 'none' : 'licensing' }),
  'committees.save': ({ client }, roll) => {
    const memberships = personIds
      .filter((_, index) => (roll.a >> index) % 2 === 0)
      .map((id, index) =>
        aSeat(id, {
          role: pick(membershipRoles, roll.b + index),
          to: roll.b % 3 === 0 ? pick(dates, roll.a + index) : null,
        }),
      )
    const committee = licensing({ quorum: 1 + (roll.b % 3), name: words(roll), memberships })
    return client.committees.save(committee as Sent<CoreClient['committees']['save']>)
  },
  'committees.pasteMembers': ({ client }, roll) =>
    client.committees.pasteMembers({
      committeeId: 'licensing',
      text: `Councillor Eli Dunmore\n${roll.text}\n2. Dr Ines ${'ABCDEF'.charAt(roll.a % 6)}. Vane (co-optee)`,
      from: pick(dates, roll.b),
    }),
  'meetings.list': ({ client }) => client.meetings.list({}),
  'meetings.create': async (world, roll) => {
    roomForMeeting(world)
    const { meetingId } = await world.client.meetings.create({
      committeeId: 'licensing',
      date: pick(dates, roll.a),
      start: pick(times, roll.b),
      preMeeting: roll.a % 2 === 0 ? null : { at: pick(times, roll.a), who: words(roll) },
      place: words(roll),
      governanceOfficer: { personId: null, name: 'Imogen Farrow', title: '', phone: '', email: '' },
    })
    await learn(world, meetingId)
  },
  'meetings.get': async (world, roll) => world.client.meetings.get({ meetingId: aMeetingId(world, roll) }),
  'meetings.save': async (world, roll) => {
    const { client } = world
    const { meeting } = (await client.meetings.get({ meetingId: aMeetingId(world, roll) })).record
    const changes = [
      { date: pick(dates, roll.a) },
      // Confirmed is left for the rare roll: it stops everything else.
      { state: pick(meetingStates, roll.text.length === 1 ? 5 : roll.a % 5) },
      { state: 'draft-minutes' as const },
      { presidedBy: pick(personIds, roll.a), end: pick(times, roll.a) },
    ]
    return client.meetings.save({ ...meeting, ...pick(changes, roll.b) })
  },
  'meetings.remove': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    if (world.itemIds.size <= 2) throw new AppError('not-allowed', 'Two meetings are few enough.')
    await world.client.meetings.remove({ meetingId })
    world.itemIds.delete(meetingId)
    forgetEdits(world, meetingId)
  },
  'meetings.changes': async (world, roll) =>
    world.client.meetings.changes({ meetingId: aMeetingId(world, roll), limit: 1 + (roll.b % 50) }),
  'agenda.addItem': async (world, roll) => {
    const { meetingId, itemId } = anItem(world, roll)
    await world.client.agenda.addItem({
      meetingId,
      itemId: roll.a % 7 === 0 ? itemId : world.newId(),
      afterId: roll.b % 2 === 0 ? null : itemId,
      parentId: roll.b % 3 === 0 ? itemId : null,
      kind: pick(agendaItemKinds, roll.b),
      title: words(roll),
      atMeeting: roll.a % 2 === 0,
    })
    await learn(world, meetingId)
  },
  'agenda.editItem': async (world, roll) => {
    const classification = pick(classifications, roll.a)
    const exemption = roll.b % 2 === 0 ? null : { paragraphs: [1 + (roll.b % 8)], publicInterest: roll.text }
    return world.client.agenda.editItem({
      ...anItem(world, roll),
      change: {
        classification,
        exemption,
        notes: words(roll),
        ...(roll.b % 3 === 0 ? { title: roll.text } : {}),
      },
    })
  },
  'agenda.moveItem': async (world, roll) => {
    const { meetingId, itemId } = anItem(world, roll)
    const other = anItem(world, { ...roll, b: roll.b + 1 })
    const parentId = roll.b % 3 === 0 ? other.itemId : null
    return world.client.agenda.moveItem({ meetingId, itemId, parentId, index: roll.a % 5 })
  },
  'agenda.removeItem': async (world, roll) => {
    const place = anItem(world, roll)
    await world.client.agenda.removeItem(place)
    await learn(world, place.meetingId)
  },
  'attendance.mark': async (world, roll) =>
    world.client.attendance.mark({
      meetingId: aMeetingId(world, roll),
      personId: pick(personIds, roll.b),
      status: pick(attendanceStatuses, roll.a),
      reason:
        roll.b % 2 === 0
          ? null
          : { category: pick(apologyCategories, roll.a), words: roll.text.slice(0, 20) },
    }),
  'attendance.markRestPresent': async (world, roll) =>
    world.client.attendance.markRestPresent({ meetingId: aMeetingId(world, roll) }),
  'attendance.add': async (world, roll) =>
    world.client.attendance.add({
      meetingId: aMeetingId(world, roll),
      who:
        roll.b % 2 === 0
          ? { kind: 'known', personId: pick(personIds, roll.b) }
          : { kind: 'new', personId: world.newId(), address: '', name: words(roll), title: 'Solicitor' },
      capacity: roll.a % 2 === 0 ? 'attendee' : 'substitute',
      substituteFor: roll.a % 3 === 0 ? null : pick(personIds, roll.a),
    }),
  'attendance.remove': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { attendance } = (await world.client.meetings.get({ meetingId })).record
    const others = attendance.filter((one) => one.capacity !== 'member')
    const { personId } = pick(others.length === 0 ? attendance : others, roll.b)
    return world.client.attendance.remove({ meetingId, personId })
  },
  'attendance.order': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { attendance } = (await world.client.meetings.get({ meetingId })).record
    const others = attendance.filter((one) => one.capacity !== 'member').map((one) => one.personId)
    return world.client.attendance.order({ meetingId, personIds: others.toReversed() })
  },
  'facts.setTime': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { facts } = (await world.client.meetings.get({ meetingId })).record
    return world.client.facts.setTime({
      meetingId,
      factId: pick(facts, roll.b).id,
      at: pick(times, roll.b + roll.a),
    })
  },
  'facts.change': async (world, roll) => {
    const meetingId = aMeetingId(world, roll)
    const { facts } = (await world.client.meetings.get({ meetingId })).record
    const known = facts.filter((fact) => fact.kind === 'action' || fact.kind === 'parked')
    const id = roll.a % 3 === 0 ? pick(facts, roll.b).id : world.newId()
    const put = roll.b % 4 === 0 ? [] : [anAside(id, roll.b, await factNames(world, meetingId), words(roll))]
    const remove = roll.b % 4 > 1 ? [] : known.slice(0, 1).map((fact) => fact.id)
    const sent = { meetingId, changeId: world.newId(), put, remove }
    const { outcome } = await world.client.facts.change(sent)
    const again = await world.client.facts.change(sent)
    if (outcome !== 'applied' || again.outcome !== 'already') throw new Error('A change was done twice.')
  },
  'history.list': async (world, roll) => world.client.history.list(anItem(world, roll)),
  'history.read': async (world, roll) => {
    const place = anItem(world, roll)
    const [latest] = await world.client.history.list(place)
    const { doc } = await world.client.history.read({ ...place, seq: latest?.seq ?? 0 })
    const { doc: now } = await world.client.minutes.open(place)
    if (JSON.stringify(doc) !== JSON.stringify(now))
      throw new Error('The latest version is not the text there is.')
  },
  'history.lastPlace': async (world, roll) =>
    world.client.history.lastPlace({ meetingId: aMeetingId(world, roll) }),
  'writing.get': ({ client }) => client.writing.get({}),
  'writing.save': async ({ client }, roll) => {
    const writing = await client.writing.get({})
    return client.writing.save({
      ...writing,
      colonStartsPoints: roll.a % 2 === 0,
      snippets: [...writing.snippets, { trigger: `t${roll.b}`, words: words(roll) }].slice(-20),
      dictionary: [...writing.dictionary, { word: words(roll), committeeId: null }].slice(-20),
    })
  },
  'minutes.open': async (world, roll) => world.client.minutes.open(anItem(world, roll)),
  'minutes.apply': async (world, roll) => {
    const place = anItem(world, roll)
    const { doc, revision } = await world.client.minutes.open(place)
    const names = await factNames(world, place.meetingId)
    const { steps, inverse, added } = randomEdit(doc, roll, world.newId, (id) =>
      aLineFact(id, roll.a, roll.b, names, words(roll)),
    )
    const facts = { add: added, remove: [] }
    await applied(world, { ...place, changeId: world.newId(), steps, inverse, facts, doc, revision }, [])
  },
  'records.export': async (world, roll) =>
    world.client.records.export({ meetingId: aMeetingId(world, roll) }),
  'records.load': async (world, roll) => {
    const record = await world.client.records.export({ meetingId: aMeetingId(world, roll) })
    roomForMeeting(world)
    const id = roll.b % 4 === 0 ? record.meeting.id : world.newId()
    await world.client.records.load({
      ...record,
      meeting: { ...record.meeting, id, date: pick(dates, roll.b) },
    })
    await learn(world, id)
  },
  // Last: minutes that are signed let nothing else be changed.
  ...randomSigningCalls,
}

/** Takes back the latest edit whose text nobody has touched since; that is an edit as well, so that taking it back again is a redo. */
export async function undo(world: World): Promise<void> {
  const edit = world.edits.pop()
  if (edit === undefined) return
  const { meetingId, itemId } = edit
  const { doc, revision } = await world.client.minutes.open({ meetingId, itemId })
  if (revision !== edit.revision) return
  await applied(
    world,
    {
      meetingId,
      itemId,
      changeId: world.newId(),
      steps: edit.inverse,
      inverse: edit.steps,
      facts: { add: edit.facts.remove, remove: edit.facts.add },
      doc,
      revision,
    },
    [edit.changeId],
  )
  const { doc: now } = await world.client.minutes.open({ meetingId, itemId })
  if (JSON.stringify(now) !== edit.before)
    throw new Error('Taking back an edit did not give the text before.')
}

type Sending = Omit<Taken, 'before' | 'after'> & { readonly doc: MinutesJson }

async function applied(world: World, edit: Sending, undoes: string[]): Promise<void> {
  const { meetingId, itemId, changeId, steps, facts, doc, revision } = edit
  const answer = await world.client.minutes.apply(
    anEdit(meetingId, itemId, {
      changeId,
      baseRevision: revision,
      steps,
      facts: { add: facts.add, remove: facts.remove.map((fact) => fact.id) },
      undoes,
    }),
  )
  const { doc: after } = await world.client.minutes.open({ meetingId, itemId })
  world.edits.push({
    ...edit,
    before: JSON.stringify(doc),
    after: JSON.stringify(after),
    revision: answer.revision,
  })
}
