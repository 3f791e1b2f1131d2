import { describe, expect, test } from 'vitest'
import { rebuild } from '../../electron/db/rebuild.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { aMeeting, anEdit, putting, textsOf, typing } from '../helpers/builders.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'

const event = (id: string, factId: string, text: string, edited = false) => ({
  type: 'event',
  attrs: { id, factId, event: 'adjourned', edited, classification: 'public' },
  content: [{ type: 'text', text }],
})

describe('an edit of the minutes', () => {
  test('is on the disk once it is answered', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const itemId = itemIds[2]
    const answer = await core.client.minutes.apply(
      anEdit(meetingId, itemId, { changeId: 'edit-1', steps: [typing('Pitches were let.')] }),
    )
    expect(answer).toEqual({ outcome: 'applied', revision: 1, savedAt: '2026-01-15T10:00:00.000Z' })
    await core.restart()
    const { doc, revision } = await core.client.minutes.open({ meetingId, itemId: itemId ?? '' })
    expect({ texts: textsOf(doc), revision }).toEqual({ texts: ['Pitches were let.'], revision: 1 })
  })

  test('is done once, however often it is sent', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const edit = anEdit(meetingId, itemIds[0], { changeId: 'edit-1', steps: [typing('None.')] })
    await core.client.minutes.apply(edit)
    await core.restart()
    expect(await core.client.minutes.apply(edit)).toEqual({
      outcome: 'already',
      revision: 1,
      savedAt: '2026-01-15T10:00:00.000Z',
    })
    const { doc } = await core.client.minutes.open({ meetingId, itemId: edit.itemId })
    expect(textsOf(doc)).toEqual(['None.'])
  })

  test('on an old revision is a conflict that tells the revision, and changes nothing', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    await client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'a', steps: [typing('One.')] }))
    await expect(
      client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'b', steps: [typing('Two.')] })),
    ).rejects.toMatchObject({ code: 'conflict', details: { revision: 1 } })
    const { doc, revision } = await client.minutes.open({ meetingId, itemId: itemIds[0] ?? '' })
    expect({ texts: textsOf(doc), revision }).toEqual({ texts: ['One.'], revision: 1 })
  })

  test('may not take the identity of a change of another meeting', async () => {
    const { client } = await testCore()
    const first = await aMeeting(client)
    const second = await aMeeting(client, { date: '2026-03-03' })
    await client.minutes.apply(anEdit(first.meetingId, first.itemIds[0], { changeId: 'same' }))
    await expect(
      client.minutes.apply(anEdit(second.meetingId, second.itemIds[0], { changeId: 'same' })),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test.for([
    ['does not fit the text', [typing('x', 999)]],
    ['is no step', [{ stepType: 'telepathy' }]],
    ['brings a block without identity', [putting([{ type: 'point', attrs: { id: '' } }])]],
    ['brings hidden marks', [typing('left‮right')]],
    ['brings half a character', [typing('\ud83d')]],
  ] as const)('that %s is refused, and changes nothing', async ([, steps]) => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const before = await core.client.meetings.get({ meetingId })
    await expect(
      core.client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'bad', steps: [...steps] })),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await core.client.meetings.get({ meetingId })).toEqual(before)
    expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
  })

  test('carries the facts that came and went with it', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const adjourned = {
      id: 'fact-1',
      kind: 'adjourned' as const,
      at: '11:05',
      personId: null,
      itemId: itemIds[0] ?? '',
    }
    await client.minutes.apply(
      anEdit(meetingId, itemIds[0], {
        changeId: 'adjourn',
        steps: [putting([event('block-1', 'fact-1', 'The meeting adjourned at 11.05 am.')])],
        facts: { add: [adjourned], remove: [] },
      }),
    )
    expect((await client.meetings.get({ meetingId })).record.facts).toEqual([adjourned])
    await client.minutes.apply(
      anEdit(meetingId, itemIds[0], {
        changeId: 'taken-back',
        baseRevision: 1,
        steps: [{ stepType: 'replace', from: 0, to: 36 }],
        facts: { add: [], remove: ['fact-1'] },
        undoes: ['adjourn'],
      }),
    )
    const { record } = await client.meetings.get({ meetingId })
    expect({ facts: record.facts, blocks: record.minutes[0]?.blocks }).toEqual({ facts: [], blocks: [] })
    const history = await client.meetings.changes({ meetingId, limit: 2 })
    expect(history.map((change) => change.what)).toEqual([
      'An edit of the minutes of “Apologies for absence” was taken back.',
      'The minutes of “Apologies for absence” were edited.',
    ])
  })

  test('of an arrival that names nobody is refused', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const nobody = { id: 'f', kind: 'arrived' as const, at: '10:10', personId: null, itemId: null }
    await expect(
      client.minutes.apply(
        anEdit(meetingId, itemIds[0], { changeId: 'x', facts: { add: [nobody], remove: [] } }),
      ),
    ).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'personId' } })
  })

  test('with two events of one identity is refused, and changes nothing', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const fact = { id: 'f', kind: 'adjourned' as const, at: '10:10', personId: null, itemId: null }
    await expect(
      client.minutes.apply(
        anEdit(meetingId, itemIds[0], { changeId: 'x', facts: { add: [fact, fact], remove: [] } }),
      ),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    expect((await client.meetings.get({ meetingId })).record.facts).toEqual([])
  })

  test('is refused once the minutes are confirmed', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const { record } = await client.meetings.get({ meetingId })
    await client.meetings.save({ ...record.meeting, state: 'confirmed' })
    await expect(
      client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'late', steps: [typing('x')] })),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('of a block marked exempt makes the change exempt', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const point = (id: string, classification: string) => ({ type: 'point', attrs: { id, classification } })
    await core.client.minutes.apply(
      anEdit(meetingId, itemIds[0], { changeId: 'open', steps: [putting([point('b1', 'public')])] }),
    )
    await core.client.minutes.apply(
      anEdit(meetingId, itemIds[0], {
        changeId: 'closed',
        baseRevision: 1,
        steps: [putting([point('b2', 'exempt')])],
      }),
    )
    const item = {
      meetingId,
      itemId: 'report',
      afterId: null,
      parentId: null,
      title: 'Lease',
      atMeeting: false,
    }
    await core.client.agenda.addItem({ ...item, kind: 'report' })
    await core.client.minutes.apply(anEdit(meetingId, 'report', { changeId: 'unclassified' }))
    await core.close()
    const sqlite = rawDatabase(core)
    const marks = sqlite
      .prepare(`SELECT change_id, classification FROM change WHERE kind = 'minutes.stepped' ORDER BY seq`)
      .raw()
      .all()
    sqlite.close()
    expect(marks).toEqual([
      ['open', 'public'],
      ['closed', 'exempt'],
      ['unclassified', 'unset'],
    ])
  })

  test('leaves tables that the log alone gives again', async () => {
    const core = await testCore({ start: 'sample' })
    const { meetingId, itemIds } = await aMeeting(core.client)
    for (let revision = 0; revision < 5; revision += 1) {
      await core.client.minutes.apply(
        anEdit(meetingId, itemIds[0], {
          changeId: `edit-${revision}`,
          baseRevision: revision,
          steps: [typing('word '), putting([event(`b-${revision}`, `f-${revision}`, 'Adjourned.')])],
          facts: {
            add: [
              {
                id: `f-${revision}`,
                kind: 'adjourned',
                at: '11:00',
                personId: null,
                itemId: itemIds[0] ?? '',
              },
            ],
            remove: revision > 2 ? [`f-${revision - 1}`] : [],
          },
        }),
      )
    }
    await core.client.facts.setTime({ meetingId, factId: 'f-4', at: '11:30' })
    const { record } = await core.client.meetings.get({ meetingId })
    await core.client.meetings.save({ ...record.meeting, state: 'minutes-published' })
    await core.close()
    const sqlite = rawDatabase(core)
    const before = allRows(sqlite)
    databaseOver(sqlite).write((tx) => rebuild(tx))
    const after = allRows(sqlite)
    sqlite.close()
    expect(before['minutes']?.length).toBeGreaterThan(10)
    expect(after).toEqual(before)
  })
})

describe('the time of an event', () => {
  test('is corrected in the sentence too, unless the officer rewrote it', async () => {
    const { client } = await testCore()
    const { meetingId, itemIds } = await aMeeting(client)
    const [first, second] = [itemIds[0] ?? '', itemIds[1] ?? '']
    const fact = { id: 'fact-1', kind: 'adjourned' as const, at: '11:05', personId: null, itemId: first }
    await client.minutes.apply(
      anEdit(meetingId, first, {
        changeId: 'a',
        steps: [putting([event('b1', 'fact-1', 'The meeting adjourned at 11.05 am.')])],
        facts: { add: [fact], remove: [] },
      }),
    )
    await client.minutes.apply(
      anEdit(meetingId, second, {
        changeId: 'b',
        steps: [putting([event('b2', 'fact-1', 'The alarm rang at 11.05 am.', true)])],
      }),
    )
    await client.facts.setTime({ meetingId, factId: 'fact-1', at: '12:20' })
    const one = await client.minutes.open({ meetingId, itemId: first })
    const two = await client.minutes.open({ meetingId, itemId: second })
    expect([one.revision, textsOf(one.doc), two.revision, textsOf(two.doc)]).toEqual([
      2,
      ['The meeting adjourned at 12.20 pm.', ''],
      1,
      ['The alarm rang at 11.05 am.', ''],
    ])
    expect((await client.meetings.get({ meetingId })).record.facts).toEqual([{ ...fact, at: '12:20' }])
  })
})

test('a hundred thousand words in one item - take an edit without being read again each time', async () => {
  const { client } = await testCore()
  const { meetingId, itemIds } = await aMeeting(client)
  const blocks = Array.from({ length: 400 }, (_, index) => ({
    type: 'point',
    attrs: { id: `p-${index}` },
    content: [{ type: 'text', text: 'forty words of business '.repeat(62) }],
  }))
  await client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'long', steps: [putting(blocks)] }))
  for (let revision = 1; revision <= 20; revision += 1) {
    await client.minutes.apply(
      anEdit(meetingId, itemIds[0], {
        changeId: `k-${revision}`,
        baseRevision: revision,
        steps: [typing('x')],
      }),
    )
  }
  const { doc, revision } = await client.minutes.open({ meetingId, itemId: itemIds[0] ?? '' })
  expect([revision, textsOf(doc)[0]?.slice(0, 25)]).toEqual([21, `${'x'.repeat(20)}forty`])
})
