import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aMeeting, anEdit, typing } from '../helpers/builders.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What a kill leaves of a book that was open, without killing anybody: the kills themselves are in coreKilled.test.ts. */
async function cutOff(core: TestCore): Promise<void> {
  const mark = join(core.book, 'minutebook.open.json')
  const left = readFileSync(mark)
  await core.close()
  writeFileSync(mark, left)
}

async function interrupted(core: TestCore, meetingId: string): Promise<boolean> {
  return (await core.client.history.lastPlace({ meetingId })).interrupted
}

describe('a book that was not closed', () => {
  test('says so until words are saved again, with the place of the last word, and not the next time', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    await core.client.minutes.apply(anEdit(meetingId, itemIds[2], { changeId: 'a', steps: [typing('Agr')] }))
    await cutOff(core)
    await core.restart()
    const found = {
      place: { itemId: itemIds[2], position: 4, savedAt: '2026-01-15T10:00:00.000Z' },
      interrupted: true,
    }
    expect(await core.client.history.lastPlace({ meetingId })).toEqual(found)
    expect(await core.client.history.lastPlace({ meetingId })).toEqual(found)
    await core.restart()
    expect(await interrupted(core, meetingId)).toBe(false)
  })

  test('says so where its last words are, and of no other meeting, nor once the page has gone on', async () => {
    const core = await testCore()
    const earlier = await aMeeting(core.client)
    const last = await aMeeting(core.client)
    const write = ({ meetingId, itemIds }: typeof last, changeId: string, baseRevision: number) =>
      core.client.minutes.apply(
        anEdit(meetingId, itemIds[0], { changeId, baseRevision, steps: [typing('A')] }),
      )
    await write(earlier, 'a', 0)
    core.clock.advance(60_000)
    await write(last, 'b', 0)
    await cutOff(core)
    await core.restart()
    expect(await interrupted(core, earlier.meetingId)).toBe(false)
    expect(await interrupted(core, last.meetingId)).toBe(true)
    await write(last, 'c', 1)
    expect(await interrupted(core, last.meetingId)).toBe(false)
    expect(await interrupted(core, earlier.meetingId)).toBe(false)
  })

  test('stands in the audit trail as such every time, however short the time since it was opened', async () => {
    const core = await testCore()
    const filter = {
      ...{ meetingId: null, committeeId: null, actor: null, group: null, from: null, to: null },
      ...{ words: 'not closed', includeExempt: false },
    }
    for (let kill = 0; kill < 2; kill += 1) {
      await cutOff(core)
      core.clock.advance(1_000)
      await core.restart()
    }
    await core.client.book.open({ folder: core.book })
    const { entries } = await core.client.audit.list({ filter, after: null, limit: 9 })
    expect(entries.map(({ what, count }) => [what.split(' (')[0], count])).toEqual([
      [expect.stringContaining('It was not closed the last time: the program or the computer stopped'), 2],
    ])
  })

  test('is not mended by the command line passing through', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    await core.client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'a', steps: [typing('A')] }))
    await cutOff(core)
    const passing = await testCore({
      dir: core.dir,
      start: 'none',
      folder: core.book,
      host: { kind: 'command-line', suggestedFolder: core.book },
    })
    expect((await passing.client.book.status({})).state).toBe('open')
    await passing.close()
    await core.restart()
    expect(await interrupted(core, meetingId)).toBe(true)
  })
})

test('a book that the officer closed - was not interrupted, and neither was a new one', async () => {
  const core = await testCore()
  const { meetingId } = await aMeeting(core.client)
  expect(await interrupted(core, meetingId)).toBe(false)
  await core.client.book.close({})
  expect(existsSync(join(core.book, 'minutebook.open.json'))).toBe(false)
  await core.client.book.open({ folder: core.book })
  expect(await interrupted(core, meetingId)).toBe(false)
})

test('a second window that may not open the book - is no interruption', async () => {
  const core = await testCore()
  const { meetingId } = await aMeeting(core.client)
  const second = await testCore({ dir: core.dir, start: 'none' })
  expect((await second.client.book.status({})).state).toBe('none')
  await second.close()
  await core.restart()
  expect(await interrupted(core, meetingId)).toBe(false)
})
