import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  addAttendee,
  addSubstitute,
  markPresent,
  orderPeople,
  removePerson,
} from '../../../renderer/screens/live/attendanceActs.ts'
import { takeTheChair } from '../../../renderer/screens/live/chairActs.ts'
import { chairOffer } from '../../../renderer/screens/live/chairOffer.ts'
import { confirmHere, minutesItemOf } from '../../../renderer/screens/live/confirmHere.ts'
import { moveItemBy } from '../../../renderer/screens/live/itemOrder.ts'
import { declare } from '../../../renderer/screens/live/declare.ts'
import { excludeUnder } from '../../../renderer/screens/live/exclusion.ts'
import { LiveMeeting } from '../../../renderer/screens/live/liveMeeting.ts'
import { roomNow } from '../../../renderer/screens/live/roomNow.ts'
import { coreAccess } from '../../../renderer/state/core.tsx'
import { recordOf } from '../../../renderer/state/data.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import { useNotices } from '../../../renderer/state/notices.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { publicView } from '../../../shared/domain/paperView.ts'
import { inTheRoom } from '../../../shared/domain/presenceTimeline.ts'
import { interestRows } from '../../../shared/domain/registers/interests.ts'
import { readingsFor } from '../../../shared/domain/registers/reading.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import { sampleCore } from '../../helpers/screens/sampleCore.ts'

/** A live meeting of the sample on a core of its own, with the names of its people for ids. */
class Room {
  readonly client: CoreClient
  readonly live: LiveMeeting
  readonly meetingId: string

  constructor(client: CoreClient, view: MeetingView) {
    this.client = client
    this.meetingId = view.record.meeting.id
    const access = coreAccess({
      client,
      fetchBytes: () => Promise.reject(new Error('No papers here.')),
      sendFile: () => Promise.reject(new Error('No files here.')),
    })
    this.live = new LiveMeeting(access, new QueryClient(), view, defaultWriting)
  }

  id(name: string): string {
    const { people } = this.live.view.record
    return defined(
      people.find((person) => person.name.endsWith(name)),
      `${name} is in the sample`,
    ).id
  }

  /** Waits until everything is durable and the screen has read it. */
  async settle(): Promise<MeetingView['record']> {
    await this.live.session.queue.flush()
    const view = await this.client.meetings.get({ meetingId: this.meetingId })
    this.live.adopt(view)
    this.live.marks.ahead.setState({}, true)
    this.live.particulars.ahead.setState({}, true)
    return view.record
  }

  async undo(): Promise<MeetingView['record']> {
    this.live.session.undo()
    return this.settle()
  }

  async redo(): Promise<MeetingView['record']> {
    this.live.session.redo()
    return this.settle()
  }
}

async function sampleRoom(): Promise<Room> {
  const client = await sampleCore()
  const [meeting] = await client.meetings.list({})
  const view = await client.meetings.get({ meetingId: defined(meeting, 'the sample has meetings').id })
  const room = new Room(client, view)
  const item = view.record.items.find((one) => one.title === 'Work programme')
  await room.live.session.show(defined(item, 'the sample has a work programme').id)
  return room
}

function nameOf(record: MeetingView['record'], personId: string | null): string | null {
  return record.people.find((person) => person.id === personId)?.name ?? null
}

function firstWords(record: MeetingView['record']): string {
  const block = record.minutes[0]?.blocks[0]
  return block?.kind === 'prose' ? block.content.map((inline) => inline.text).join('') : ''
}

function others(record: MeetingView['record']): string[] {
  return record.attendance.flatMap((one) =>
    one.capacity === 'member' ? [] : [nameOf(record, one.personId) ?? '?'],
  )
}

const inAbsence =
  'In the absence of Councillor Ruth Ashworth, Vice Chair Councillor Helen Bennett chaired the meeting.'

describe('the chair', () => {
  test('is taken from the start with its minute, by another instead, and given back without a trace', async () => {
    const room = await sampleRoom()
    const { live } = room
    const before = await room.settle()
    live.marks.mark(room.id('Ashworth'), { status: 'absent', reason: null })
    await takeTheChair(live, room.id('Bennett'))
    const taken = await room.settle()
    expect(firstWords(taken)).toBe(inAbsence)
    // Whoever presides is there, though the roll call has not reached them; both are one step of undo.
    const status = (record: MeetingView['record']): string | undefined =>
      record.attendance.find((one) => one.personId === room.id('Bennett'))?.status
    expect(status(taken)).toBe('present')
    expect(status(await room.undo())).toBe('not-yet')
    expect(status(await room.redo())).toBe('present')

    await takeTheChair(live, room.id('Dhillon'))
    const another = await room.settle()
    expect(firstWords(another)).toBe(
      'In the absence of Councillor Ruth Ashworth, Councillor Nirmal Dhillon chaired the meeting.',
    )
    expect(nameOf(another, another.meeting.presidedBy)).toBe('Nirmal Dhillon')
    const back = await room.undo()
    expect([firstWords(back), nameOf(back, back.meeting.presidedBy)]).toEqual([inAbsence, 'Helen Bennett'])

    live.marks.mark(room.id('Ashworth'), { status: 'present', reason: null })
    await room.settle()
    expect(chairOffer(roomNow(live))).toEqual({ kind: 'takes-back', personId: room.id('Ashworth') })
    await takeTheChair(live, room.id('Ashworth'))
    const given = await room.settle()
    expect(given.meeting.presidedBy).toBe(null)
    expect(given.items).toEqual(before.items)
    expect(firstWords(await room.undo())).toBe(inAbsence)
  })

  test('taken when the meeting is under way is a line at the caret', async () => {
    const room = await sampleRoom()
    const { live } = room
    markPresent(
      live,
      ['Ashworth', 'Bennett', 'Dhillon'].map((name) => room.id(name)),
    )
    live.cameOrWent('left', room.id('Ashworth'), '11:02')
    await room.settle()
    expect(chairOffer(roomNow(live))).toEqual({ kind: 'takes', personId: room.id('Bennett') })
    await takeTheChair(live, room.id('Bennett'))
    const taken = await room.settle()
    expect(taken.facts.map((fact) => fact.kind)).toEqual(['left', 'took-chair'])
    expect(taken.meeting.presidedBy).toBe(null)
    expect(chairOffer(roomNow(live))).toBe(null)
    expect((await room.undo()).facts.map((fact) => fact.kind)).toEqual(['left'])
  })
})

describe('people added and taken off', () => {
  test('come and go with undo, in their order, under the same name in the book', async () => {
    const room = await sampleRoom()
    const { live } = room
    const people = (await room.client.people.list({})).length
    addAttendee(live, { kind: 'new', address: 'Dr', name: 'Ann Cole', title: 'Head of Strategy' })
    addAttendee(live, { kind: 'new', address: '', name: 'Bram Ode', title: '' })
    const added = await room.settle()
    expect(others(added)).toEqual(['Ann Cole', 'Bram Ode'])
    expect(live.session.undoStack.names.getState().undo).toBe('Bram Ode added')
    orderPeople(live, [room.id('Ode'), room.id('Cole')])
    expect(others(await room.settle())).toEqual(['Bram Ode', 'Ann Cole'])
    removePerson(live, room.id('Ode'))
    expect(others(await room.settle())).toEqual(['Ann Cole'])
    expect(others(await room.undo())).toEqual(['Bram Ode', 'Ann Cole'])
    expect(others(await room.undo())).toEqual(['Ann Cole', 'Bram Ode'])
    expect(others(await room.undo())).toEqual(['Ann Cole'])
    expect(others(await room.redo())).toEqual(['Ann Cole', 'Bram Ode'])
    expect((await room.client.people.list({})).length).toBe(people + 2)
  })

  test('a substitute who comes late acts from then on, and undo gives the member the mark from before', async () => {
    const room = await sampleRoom()
    const { live } = room
    const dhillon = room.id('Dhillon')
    live.marks.mark(dhillon, { status: 'apologies', reason: { category: 'work', words: '' } })
    live.recordFact(
      { id: 'f1', kind: 'adjourned', at: '10:30', personId: null, itemId: null },
      'Adjourned 10:30',
    )
    await room.settle()
    addSubstitute(live, { kind: 'new', address: 'Councillor', name: 'Sal Voss', title: '' }, dhillon)
    const added = await room.settle()
    expect(added.attendance.find((one) => one.personId === dhillon)?.status).toBe('substituted')
    expect(added.facts.map((fact) => fact.kind)).toEqual(['adjourned', 'arrived'])
    expect(live.session.state().doc.textContent).toMatch(/Councillor Sal Voss arrived at/)
    // The member may come and listen: the seat stays the substitute's (R30).
    live.cameOrWent('arrived', dhillon, '11:40')
    expect(live.marks.of(dhillon).status).toBe('substituted')
    await room.undo()
    const back = await room.undo()
    expect(back.attendance.find((one) => one.personId === dhillon)).toMatchObject({
      status: 'apologies',
      reason: { category: 'work' },
    })
    expect(back.facts.map((fact) => fact.kind)).toEqual(['adjourned'])
  })
})

describe('particulars and items', () => {
  test('are taken back in their turn with the words between them', async () => {
    const room = await sampleRoom()
    const { live } = room
    const { session } = live
    const before = await room.settle()
    live.particulars.save({ start: '10:05' })
    expect(session.undoStack.names.getState().undo).toBe('the start at 10:05')
    const itemId = await live.addItem('Late item', null)
    await room.settle()
    await session.show(itemId)
    session.dispatch(session.state().tr.insertText('Words.'))
    moveItemBy(live, itemId, 1)
    const all = await room.settle()
    expect(all.items.findIndex((item) => item.id === itemId)).toBe(1)
    expect((await room.undo()).items[0]?.id).toBe(itemId)
    expect(session.undoStack.names.getState().undo).toBe('typing')
    await room.undo()
    expect((await room.undo()).items).toEqual(before.items)
    expect((await room.undo()).meeting.start).toBe(before.meeting.start)
    for (let step = 0; step < 4; step += 1) await room.redo()
    const again = await room.settle()
    expect(again.items.map((item) => item.title)).toEqual(all.items.map((item) => item.title))
    expect(JSON.stringify(again.minutes)).toContain('Words.')
    expect(again.meeting.start).toBe('10:05')
  })

  test('say why they could not be taken back', async () => {
    const room = await sampleRoom()
    const { live, client, meetingId } = room
    const itemId = await live.addItem('Late item', null)
    // Another window writes into it.
    await client.minutes.apply({
      meetingId,
      itemId,
      changeId: 'elsewhere',
      baseRevision: 0,
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Hers.' }] } }],
      facts: { add: [], remove: [] },
      undoes: [],
    })
    await room.undo()
    const said = useNotices.getState().notices.map((notice) => notice.text)
    expect(said).toEqual([
      expect.stringMatching(/^“the item “Late item” added” could not be taken back: .* has minutes\./),
    ])
    expect(live.session.undoStack.names.getState()).toEqual({ undo: null, redo: null })
  })
})

describe('an interest', () => {
  const given = {
    interest: 'disclosable-pecuniary',
    nature: 'a secret bidder',
    sensitive: false,
    leaves: true,
    dispensation: false,
  } as const
  // On another day than the meeting's its time is asked in a bar, and there is no page here to focus it on.
  beforeAll(() => void vi.stubGlobal('document', { querySelector: () => null }))
  afterAll(() => void vi.unstubAllGlobals())

  test('declared while the public are out is told to them, without its reason, in the place of “None”', async () => {
    const room = await sampleRoom()
    const { live } = room
    const [standing, shown] = [
      defined(live.view.record.items.find(({ kind }) => kind === 'interests')?.id, 'interests are asked'),
      defined(live.session.summary.getState().itemId, 'an item is shown'),
    ]
    await live.session.open(standing)
    live.session.dispatch(live.session.state(standing).tr.insertText('None.', 1), standing)
    excludeUnder(live, [3])
    live.openBar(null)
    await declare(live, { ...given, personId: room.id('Bennett'), items: [shown] })
    const record = recordOf({ record: await room.settle() })
    const printed = JSON.stringify(publicView(record))
    expect(live.session.state(standing).doc.textContent).toMatch(
      /^Councillor Helen Bennett declared a disclosable pecuniary interest in agenda item \d+ \(Work programme\), and left the room/,
    )
    expect(printed).toContain('declared a disclosable pecuniary interest')
    expect(printed).not.toContain('secret bidder')
    const rows = (audience: 'public' | 'members') => interestRows(readingsFor([record], audience).readings)
    expect(JSON.stringify(rows('public'))).toMatch(/Helen Bennett/)
    expect(JSON.stringify(rows('public'))).not.toContain('secret bidder')
    expect(JSON.stringify(rows('members'))).toContain('secret bidder')
    await room.undo()
    expect(live.session.state(standing).doc.textContent).toBe('None.')
  })

  test('in the item that is open takes who leaves out of the room at once, and undo brings both back', async () => {
    const room = await sampleRoom()
    const { live } = room
    const shown = defined(live.session.summary.getState().itemId, 'an item is shown')
    markPresent(live, [room.id('Bennett'), room.id('Dhillon')])
    await room.settle()
    await declare(live, { ...given, personId: room.id('Bennett'), items: [shown] })
    await declare(live, { ...given, leaves: false, personId: room.id('Dhillon'), items: [shown] })
    const here = (): boolean[] =>
      ['Bennett', 'Dhillon'].map((name) => inTheRoom(roomNow(live)).has(room.id(name)))
    expect(here()).toEqual([false, true])
    expect(live.session.state().doc.textContent).toMatch(/Councillor Helen Bennett left the room at /)
    const record = await room.settle()
    expect(record.facts.filter(({ kind }) => kind === 'left')).toMatchObject([{ itemId: shown }])
    await room.undo()
    await room.undo()
    expect(here()).toEqual([true, true])
  })
})

describe('confirming the minutes of a meeting before', () => {
  test('offers, once its sentence is undone, to take the confirmation back too', async () => {
    const room = await sampleRoom()
    const { live } = room
    const [, october] = await live.client.meetings.list({})
    const meetingId = defined(october, 'the sample has a meeting before').id
    const { record } = await live.client.meetings.get({ meetingId })
    const state = async () => (await live.client.signing.standing({ meetingId })).state
    await live.session.show(defined(minutesItemOf(live), 'the agenda has a Minutes item'))
    await confirmHere(live, recordOf({ record }), [])
    expect(await state()).toBe('confirmed')
    const { acts } = await live.client.signing.standing({ meetingId: live.meetingId })
    const act = acts.at(-1)
    expect(act?.kind === 'confirms' && act.sentence?.blockId).toBe(
      live.session.state().doc.firstChild?.attrs['id'],
    )
    await room.undo()
    expect(live.session.state().doc.textContent).not.toContain('15 October 2026')
    expect(await state()).toBe('confirmed')
    const offer = () =>
      useNotices.getState().notices.find(({ action }) => action?.name === 'Take the confirmation back too')
    await room.redo()
    expect(offer()).toBeUndefined()
    await room.undo()
    defined(offer()?.action, 'it is offered').run()
    await vi.waitFor(async () => expect(await state()).toBe('draft'))
    await vi.waitFor(() => expect(offer()).toBeUndefined())
  })
})
