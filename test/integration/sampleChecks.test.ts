import { expect, test } from 'vitest'
import { samplePeople } from '../../electron/core/sample/sampleCouncil.ts'
import { defined } from '../../shared/domain/assert.ts'
import { testCore } from '../helpers/testBook.ts'

test('nothing is found in the sample council, as it stands between its second and its third meeting', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2026-12-01T10:00:00.000Z')
  for (const { id, date } of await client.meetings.list({})) {
    const { findings } = await client.meetings.get({ meetingId: id })
    expect([date, findings.map(({ rule, why }) => `${rule}: ${why}`)]).toEqual([date, []])
  }
})

test('the sample council’s next meeting is told of its agenda, once that is late', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2027-01-08T10:00:00.000Z')
  const [next] = await client.meetings.list({})
  const { findings } = await client.meetings.get({ meetingId: next?.id ?? '' })
  expect(findings.map(({ rule }) => rule)).toEqual(['R1'])
})

test('a councillor whose six months end soon is told of at the next meeting, until a reason is approved', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2027-02-10T10:00:00.000Z')
  const [next] = await client.meetings.list({})
  const meetingId = next?.id ?? ''
  const { record } = await client.meetings.get({ meetingId })
  await client.meetings.save({ ...record.meeting, date: '2027-03-05' })
  const told = async (): Promise<string[]> => {
    const { findings } = await client.meetings.get({ meetingId })
    return findings.filter(({ rule }) => rule === 'R28').map(({ why }) => why)
  }
  expect(await told()).toEqual([
    'By what this book knows, Councillor Ruth Ashworth last attended on Thu 10 September 2026: the six months end on Wed 10 March 2027. Make sure that they can attend, or that a reason is approved before that day.',
  ])
  const ashworth = (await client.people.list({})).find(({ id }) => id === samplePeople.ashworth.id)
  const approvedAbsences = [{ on: '2027-02-09', until: '2027-09-30' }]
  await client.people.save({ ...defined(ashworth, 'the chair'), approvedAbsences })
  expect(await told()).toEqual([])
})

test('a key decision for the meeting is asked for its notice, with both readings of 28 days', async () => {
  const { client, clock } = await testCore({ start: 'sample' })
  clock.set('2026-12-20T10:00:00.000Z')
  const [next] = await client.meetings.list({})
  const meetingId = next?.id ?? ''
  const committeeId = next?.committeeId ?? ''
  const { version } = await client.forwardPlan.get({ committeeId })
  await client.forwardPlan.save({
    committeeId,
    version,
    decisions: [
      {
        ...{ id: 'lease', matter: 'Lease of the depot', decisionMaker: 'The Cabinet', contact: 'The clerk' },
        ...{ from: '2027-01-14', to: null, documents: ['A report'], private: false, privateReason: '' },
        ...{ publishedOn: null, urgency: 'none', urgencyReason: '', meetingId },
      },
    ],
  })
  const { findings } = await client.meetings.get({ meetingId })
  expect(findings.map(({ rule, place }) => [rule, place.kind])).toEqual([['R9', 'forward-plan']])
  expect(findings[0]?.why).toContain('28 clear days before 14 January 2027 ended on 16 December 2026')
})

test('what the sample council’s minutes say of those before is what the book has', async () => {
  const { client } = await testCore({ start: 'sample' })
  const [, october, september] = await client.meetings.list({})
  const meetingId = september?.id ?? ''
  const { state, acts } = await client.signing.standing({ meetingId })
  expect([state, acts.map(({ kind }) => kind)]).toEqual(['signed', ['confirmed', 'signed']])
  const there = await client.signing.standing({ meetingId: october?.id ?? '' })
  expect([there.toConfirm, there.acts.map(({ kind }) => kind)]).toEqual([[], ['confirms']])
  const { checked } = await client.signing.verify({ meetingId: null })
  expect(checked.filter(({ ok }) => !ok)).toEqual([])
})
