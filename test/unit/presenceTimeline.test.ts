import { describe, expect, it } from 'vitest'
import type { PresenceKind } from '../../shared/domain/meetingFact.ts'
import {
  everInTheRoom,
  inTheRoom,
  isAdjourned,
  mayVote,
  presenceNotes,
  presiderAt,
  quorumAt,
  quorumMoments,
  roomOf,
  votingRights,
} from '../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../shared/domain/presenceTimeline.ts'
import {
  aDeclaration,
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aParkedLine,
  aRecord,
  aRoom,
  aSeat,
  aVote,
} from '../helpers/recordBuilder.ts'

/** "10:20 arrived tom-fell", "11:05 adjourned": each a fact, its words its id. */
const facts = (...lines: readonly string[]): Room['facts'] =>
  lines.map((line) => {
    const [at = '', kind, personId] = line.split(' ')
    return aFact(line, { at, kind: kind as PresenceKind, personId: personId ?? null })
  })

const why = (room: Room, itemId: string | null = 'first', at?: string): Record<string, string | null> =>
  Object.fromEntries(votingRights(room, itemId, at).map((right) => [right.personId, right.why]))

describe('the room', () => {
  it('holds those marked present, and changes as people come and go', () => {
    const room = aRoom({
      attendance: [anAttendance('ida-moss'), anAttendance('tom-fell'), anAttendance('una-beck', 'apologies')],
      facts: facts('10:20 left tom-fell', '10:40 returned tom-fell', '11:00 arrived una-beck'),
    })
    expect([...inTheRoom(room, '10:19')]).toEqual(['ida-moss', 'tom-fell'])
    expect([...inTheRoom(room, '10:20')]).toEqual(['ida-moss'])
    expect([...inTheRoom(room, '10:40')]).toEqual(['ida-moss', 'tom-fell'])
    expect([...inTheRoom(room)]).toEqual(['ida-moss', 'tom-fell', 'una-beck'])
    expect([...everInTheRoom(room, '10:20')]).toEqual(['ida-moss', 'tom-fell'])
  })

  it('does not hold a member marked present before they arrived', () => {
    const room = aRoom({ facts: facts('10:20 arrived tom-fell') })
    expect(inTheRoom(room, '10:19').has('tom-fell')).toBe(false)
    expect(inTheRoom(room, '10:20').has('tom-fell')).toBe(true)
  })

  it('takes the facts of one minute in the order they were entered, whatever the order of the others', () => {
    const outAndIn = facts('11:00 left tom-fell', '11:00 returned tom-fell', '10:10 left una-beck')
    expect([...inTheRoom(aRoom({ facts: outAndIn }))]).toEqual(['ida-moss', 'tom-fell'])
    const inAndOut = facts('11:00 returned tom-fell', '11:00 left tom-fell')
    expect(inTheRoom(aRoom({ facts: inAndOut })).has('tom-fell')).toBe(false)
  })

  it('can be asked for just before a fact, within its minute', () => {
    const room = aRoom({
      facts: [...facts('11:00 left tom-fell'), aVote('v', { at: '11:00' }), ...facts('11:00 left una-beck')],
    })
    expect([...inTheRoom(room, { before: 'v' })]).toEqual(['ida-moss', 'una-beck'])
    expect([...inTheRoom(room, '11:00')]).toEqual(['ida-moss'])
  })

  it('goes on past midnight', () => {
    const room = aRoom({ facts: facts('00:10 returned tom-fell', '23:50 left tom-fell') })
    expect(inTheRoom(room, '23:55').has('tom-fell')).toBe(false)
    expect(inTheRoom(room, '00:10').has('tom-fell')).toBe(true)
  })
})

describe('whoever presides', () => {
  it('is the chair when in the room, whom the meeting names before that, and who last took the chair before all', () => {
    expect(presiderAt(aRoom())).toBe('ida-moss')
    expect(presiderAt(aRoom({ facts: facts('10:30 left ida-moss') }))).toBeNull()
    const room = aRoom({ presidedBy: 'tom-fell', facts: facts('11:00 took-chair una-beck') })
    expect(presiderAt(room, '10:59')).toBe('tom-fell')
    expect(presiderAt(room)).toBe('una-beck')
  })

  it('is nobody known in a committee without a chair', () => {
    expect(presiderAt(aRoom({ memberships: [aSeat('ida-moss')] }))).toBeNull()
  })
})

describe('who may vote', () => {
  it('are the members in the room, and the list says why the others may not', () => {
    const room = aRoom({
      attendance: [anAttendance('ida-moss'), anAttendance('tom-fell'), anAttendance('una-beck', 'apologies')],
      facts: facts('10:20 left tom-fell'),
    })
    expect(why(room)).toEqual({ 'ida-moss': null, 'tom-fell': 'left', 'una-beck': 'absent' })
    expect(why(room, 'first', '10:00')).toEqual({ 'ida-moss': null, 'tom-fell': null, 'una-beck': 'absent' })
  })

  it('are never those with a disclosable pecuniary interest in the item, in its parent or in a part of it', () => {
    const items = [anItem('a'), anItem('a1', { parentId: 'a' }), anItem('a2', { parentId: 'a' }), anItem('b')]
    const declaredIn = (item: string): Room => aRoom({ items, facts: [aDeclaration('d', { items: [item] })] })
    expect(why(declaredIn('a'), 'a1')['tom-fell']).toBe('interest')
    expect(why(declaredIn('a1'), 'a')['tom-fell']).toBe('interest')
    expect(why(declaredIn('a1'), 'a2')['tom-fell']).toBeNull()
    expect(why(declaredIn('a1'), 'b')['tom-fell']).toBeNull()
    expect(why(declaredIn('a1'), null)['tom-fell']).toBeNull()
  })

  it('may be those with a dispensation, or with another interest, unless they said they would leave', () => {
    const given = (declaration: Parameters<typeof aDeclaration>[1]): string | null | undefined =>
      why(aRoom({ facts: [aDeclaration('d', declaration)] }))['tom-fell']
    expect(given({ dispensation: true })).toBeNull()
    expect(given({ interest: 'non-registrable' })).toBeNull()
    expect(given({ interest: 'bias', leaves: true })).toBe('interest')
    expect(given({ dispensation: true, leaves: true })).toBe('interest')
  })

  it('are not those whose interest is declared later in the item: it was there before it was spoken of', () => {
    expect(why(aRoom({ facts: [aDeclaration('d', { at: '11:20' })] }), 'first', '11:00')['tom-fell']).toBe(
      'interest',
    )
  })

  it('are not co-optees without a vote, nor people without a seat on the day', () => {
    const room = aRoom({
      memberships: [
        aSeat('ida-moss', { role: 'chair' }),
        aSeat('tom-fell', { role: 'co-optee', voting: false }),
        aSeat('una-beck', { to: '2026-10-13' }),
      ],
    })
    expect(why(room)).toEqual({ 'ida-moss': null, 'tom-fell': 'no-vote', 'una-beck': 'no-vote' })
  })

  it('never hold two votes for one seat', () => {
    const sam = anAttendance('sam', 'present', { capacity: 'substitute', substituteFor: 'una-beck' })
    const base = aRoom().attendance
    expect(why(aRoom({ attendance: [...base, sam] }))).toMatchObject({
      'una-beck': null,
      sam: 'substitute-beside-member',
    })
    const represented = [...base.slice(0, 2), anAttendance('una-beck', 'substituted'), sam]
    expect(why(aRoom({ attendance: represented }))).toMatchObject({ 'una-beck': 'absent', sam: null })
    // The member who comes after all does not take the seat from the substitute, until the substitute goes.
    const came = facts('10:30 arrived una-beck', '11:00 left sam')
    expect(why(aRoom({ attendance: represented, facts: came }), null, '10:30')).toMatchObject({
      'una-beck': 'substituted',
      sam: null,
    })
    expect(why(aRoom({ attendance: represented, facts: came }))).toMatchObject({
      'una-beck': null,
      sam: 'left',
    })
  })

  it('are told seat by seat in the order of the list, with members who stand in no list last', () => {
    const sam = anAttendance('sam', 'present', { capacity: 'substitute', substituteFor: 'una-beck' })
    const room = aRoom({
      attendance: [sam, anAttendance('lee', 'present', { capacity: 'attendee' }), anAttendance('tom-fell')],
    })
    expect(votingRights(room, null).map((right) => [right.personId, right.seat, right.may])).toEqual([
      ['sam', 'una-beck', true],
      ['tom-fell', 'tom-fell', true],
      ['ida-moss', 'ida-moss', false],
      ['una-beck', 'una-beck', false],
    ])
    expect([...mayVote(room, null)]).toEqual(['sam', 'tom-fell'])
  })
})

describe('the quorum at a moment', () => {
  it('counts those in the room, and on an item only those who may take part in it', () => {
    const room = aRoom({ facts: [aDeclaration('d'), ...facts('10:30 left una-beck')] })
    expect(quorumAt(room, '10:29')).toEqual({ needed: 2, present: 3, members: 3, quorate: true })
    expect(quorumAt(room)).toMatchObject({ present: 2, quorate: true })
    expect(quorumAt(room, 'now', 'first')).toMatchObject({ present: 1, quorate: false })
  })

  it('is told at the start and each time it changes', () => {
    const room = aRoom({
      facts: facts('10:20 left tom-fell', '10:30 left una-beck', '10:40 returned tom-fell'),
    })
    expect(quorumMoments(room).map(({ at, present, quorate }) => [at, present, quorate])).toEqual([
      [null, 3, true],
      ['10:20', 2, true],
      ['10:30', 1, false],
      ['10:40', 2, true],
    ])
  })

  it('is that of the start for whatever happened before it, and is not told once the meeting has ended', () => {
    const room = aRoom({
      facts: facts(
        '09:40 left una-beck',
        '09:45 returned una-beck',
        '09:50 arrived tom-fell',
        '10:30 left tom-fell',
        '12:00 left una-beck',
      ),
      end: '12:00',
    })
    expect(quorumMoments(room).map(({ at, present }) => [at, present])).toEqual([
      [null, 3],
      ['10:30', 2],
    ])
  })

  it('is not told while the meeting is adjourned, nor in the middle of a minute', () => {
    const room = aRoom({
      facts: facts(
        '10:20 left tom-fell',
        '10:20 left una-beck',
        '10:20 adjourned',
        '10:30 returned tom-fell',
        '10:35 resumed',
        '10:50 left tom-fell',
        '10:50 returned tom-fell',
      ),
    })
    expect(quorumMoments(room).map(({ at, present }) => [at, present])).toEqual([
      [null, 3],
      ['10:35', 2],
    ])
    expect(isAdjourned(room.facts, '10:34')).toBe(true)
    expect(isAdjourned(room.facts)).toBe(false)
  })

  it('leaves out who has an interest in the item that something happens in', () => {
    const room = aRoom({
      facts: [
        aDeclaration('d'),
        aDeclaration('e', { personId: 'una-beck' }),
        aVote('v', { at: '11:00', itemId: 'first' }),
        aVote('w', { at: '11:30', itemId: null }),
        aParkedLine('p', { at: '11:40', itemId: 'first' }),
      ],
    })
    expect(quorumMoments(room)).toEqual([
      { at: null, itemId: null, present: 3, quorate: true },
      { at: '11:00', itemId: 'first', present: 1, quorate: false },
      { at: '11:30', itemId: null, present: 3, quorate: true },
    ])
  })
})

describe('the notes of who came late or left', () => {
  const notes = (room: Partial<Room>): unknown => Object.fromEntries(presenceNotes(aRoom(room)))

  it('are of those who were not there throughout', () => {
    expect(
      notes({
        facts: facts(
          '10:20 arrived tom-fell',
          '11:40 left una-beck',
          '10:50 left ida-moss',
          '11:00 returned ida-moss',
        ),
      }),
    ).toEqual({ 'tom-fell': { from: '10:20', until: null }, 'una-beck': { from: null, until: '11:40' } })
    expect(notes({ facts: facts('10:20 arrived tom-fell', '10:40 left tom-fell') })).toEqual({
      'tom-fell': { from: '10:20', until: '10:40' },
    })
  })

  it('are not of those who came before the start, or left once the meeting had ended or never resumed', () => {
    expect(notes({ facts: facts('09:55 arrived tom-fell', '12:30 left una-beck'), end: '12:30' })).toEqual({})
    expect(notes({ facts: facts('11:00 adjourned', '11:01 left una-beck') })).toEqual({})
    expect(notes({ facts: facts('11:00 adjourned', '11:01 left una-beck', '11:20 resumed') })).toEqual({
      'una-beck': { from: null, until: '11:01' },
    })
  })

  it('are of a member with apologies who came after all, and of nobody who never came', () => {
    const attendance = [anAttendance('tom-fell', 'apologies'), anAttendance('una-beck', 'absent')]
    expect(notes({ attendance, facts: facts('10:20 arrived tom-fell', '10:30 left una-beck') })).toEqual({
      'tom-fell': { from: '10:20', until: null },
    })
  })

  it('know that ten past midnight is late', () => {
    expect(notes({ start: '19:00', facts: facts('00:10 left tom-fell', '19:30 arrived tom-fell') })).toEqual({
      'tom-fell': { from: '19:30', until: '00:10' },
    })
  })
})

describe('the room of a record', () => {
  it('takes everything from it', () => {
    const record = aRecord({
      meeting: aMeeting({ presidedBy: 'tom-fell', end: '12:00' }),
      facts: facts('10:20 left tom-fell'),
    })
    expect(roomOf(record)).toEqual({
      attendance: record.attendance,
      facts: record.facts,
      memberships: record.members,
      date: '2026-10-14',
      committeeQuorum: 2,
      presidedBy: 'tom-fell',
      items: record.items,
      start: '10:00',
      end: '12:00',
    })
  })
})
