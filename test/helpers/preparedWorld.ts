import { mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import { AppError } from '../../shared/domain/appError.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { anEdit, nextMeeting, typing } from './builders.ts'
import { oldMeeting, writeOld } from './oldMinutes.ts'
import { keepFile } from './packsInBook.ts'
import { randomCalls, undo } from './randomCalls.ts'
import type { Roll } from './randomEdits.ts'
import { aWorld, learn } from './randomWorld.ts'
import type { World } from './randomWorld.ts'
import { anAside } from './randomFacts.ts'
import { readsHere } from './readsHere.ts'
import { signedMinutes } from './signedMinutes.ts'
import { testCore } from './testBook.ts'
import type { TestCore } from './testBook.ts'

/**
 * A book in which every kind of call can be answered: a meeting whose minutes are signed; the next one minuted, with words deleted; one after it,
 * with an action; a few files; and a folder of old minutes beside it.
 */
export async function preparedWorld(): Promise<{ readonly core: TestCore; readonly world: World }> {
  const core = await testCore({ reading: readsHere })
  const { client } = core
  const { meetingId, laterId } = await signedMinutes(client)
  await client.people.save({ id: 'dun', address: '', name: 'Eli Dunmore', titles: [] })
  await minuted(client, laterId)
  const last = await nextMeeting(client, { date: '2025-05-14' })
  const action = anAside('action', 1, { people: ['ash'], items: ['none'], motions: [] })
  const put = [{ ...action, itemId: null }]
  await client.facts.change({ meetingId: last.meetingId, changeId: 'put', put, remove: [] })
  const files = ['one', 'two', 'three'].map((text) => keepFile(core, new TextEncoder().encode(text)))
  const world = aWorld(core, await Promise.all(files))
  for (const id of [laterId, last.meetingId, meetingId]) await learn(world, id)
  mkdirSync(world.oldFolder)
  for (const n of [0, 1]) writeOld(world.oldFolder, `${n}.txt`, oldMeeting(n).text)
  return { core, world }
}

async function minuted(client: CoreClient, meetingId: string): Promise<void> {
  const { meeting, items } = (await client.meetings.get({ meetingId })).record
  const itemId = items[2]?.id
  const steps = [typing('Members asked for the figures. Nobody had any.')]
  await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'typed', steps }))
  const gone = [{ stepType: 'replace', from: 31, to: 47 }]
  await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'gone', baseRevision: 1, steps: gone }))
  await client.meetings.save({ ...meeting, state: 'draft-minutes' })
}

/** Whether a call was answered. One that was not is refused in a sentence: a bug or a failing disk is neither. */
export async function isAnswered(world: World, name: string, roll: Roll): Promise<boolean> {
  const told = world.told.get(name) ?? { answered: 0, refused: 0 }
  world.told.set(name, told)
  try {
    await (name === 'undo' ? undo(world) : randomCalls[name]?.(world, roll))
    told.answered += 1
    return true
  } catch (error) {
    if (!(error instanceof AppError) || ['unexpected', 'storage'].includes(error.code)) throw error
    expect(error.message).toMatch(/\.$/)
    told.refused += 1
    return false
  }
}

/** How often a kind of call is tried, each time with other numbers, before it is said to be answered never. */
const tries = 150

/** Calls until one is answered. The same calls every time: whether there is one does not hang on chance. */
export async function isEverAnswered(world: World, name: string): Promise<boolean> {
  for (let n = 1; n <= tries; n += 1) {
    const roll = { which: 0, a: (n * 37) % 1009, b: (n * 101) % 997, text: `Quay${n}` }
    if (await isAnswered(world, name, roll)) return true
  }
  return false
}
