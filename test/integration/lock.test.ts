import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/api/contract.ts'
import { defined } from '../../shared/domain/assert.ts'
import { checkPin, lockAfterMinutes, pauseAfter } from '../../shared/domain/pin.ts'
import { answeredWhileLocked } from '../../electron/core/lock/lockProcedures.ts'
import { aMeeting, anEdit, putting, textsOf, typing } from '../helpers/builders.ts'
import { cheapKeys } from '../helpers/keyCases.ts'
import { lockCases, pin } from '../helpers/lockCases.ts'
import { aSearch, searched } from '../helpers/searchCases.ts'
import { twoMeetings } from '../helpers/signedMinutes.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const wrong = '99001'
const locked = { code: 'not-allowed', details: { reason: 'locked' } }

async function withPin(options: Parameters<typeof testCore>[0] = {}): Promise<TestCore> {
  const core = await testCore(options)
  await core.client.lock.setPin({ pin, current: null })
  return core
}

/** What the log of the book says of who saw what, the earliest first. */
async function noted(core: TestCore): Promise<unknown[]> {
  await core.close()
  const sqlite = rawDatabase(core)
  const rows = sqlite
    .prepare(
      `SELECT payload FROM change JOIN change_payload USING (stream_id, seq)
       WHERE stream_id = 'book' AND kind = 'access.noted' ORDER BY seq`,
    )
    .pluck()
    .all() as string[]
  sqlite.close()
  return rows.map((row) => JSON.parse(row) as unknown)
}

/** Every procedure of the contract, as its path. */
function procedurePaths(): string[] {
  return Object.entries(contract).flatMap(([group, names]) =>
    Object.keys(names).map((name) => `${group}.${name}`),
  )
}

describe('a locked core', () => {
  test('refuses every procedure but the few that a locked window needs, whatever is asked of them', async () => {
    const core = await withPin()
    await core.client.lock.lock({})
    const open = procedurePaths().filter((path) => !answeredWhileLocked.has(path))
    expect(open.length).toBeGreaterThan(80)
    const answers = await Promise.all(
      open.map(async (path) => {
        const answer = await core.fetch(
          new Request(`http://core.test/api/rpc/${path.replace('.', '/')}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ json: {} }),
          }),
        )
        const body = (await answer.json()) as { json?: { data?: { reason?: string } } }
        return [path, answer.status, body.json?.data?.reason]
      }),
    )
    expect(answers).toEqual(open.map((path) => [path, 403, 'locked']))
  })

  test('keeps every byte lane shut', async () => {
    const core = await withPin()
    await core.client.lock.lock({})
    const lanes = [
      ['PUT', '/api/files'],
      ['GET', `/api/files/${'a'.repeat(64)}`],
      ['GET', '/api/output/made'],
      ['GET', '/api/output/made/pages/1?width=100'],
      ['GET', '/api/meetings/m/papers/p/pages/1?width=100'],
      ['GET', '/api/nothing'],
    ] as const
    for (const [method, path] of lanes) {
      const body = method === 'PUT' ? { body: 'bytes' } : {}
      const answer = await core.fetch(new Request(`http://core.test${path}`, { method, ...body }))
      expect([path, answer.status, await answer.json()]).toEqual([
        ...[path, 403],
        { code: 'not-allowed', message: expect.any(String) as string, details: { reason: 'locked' } },
      ])
    }
  })

  test('saves the words that were typed before, and gives nothing of them to read', async () => {
    const core = await withPin()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const itemId = defined(itemIds[2], 'the meeting has three items')
    await core.client.lock.lock({})
    const steps = [typing('The last words before the lock.')]
    const saved = await core.client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'a', steps }))
    expect(Object.keys(saved).toSorted()).toEqual(['outcome', 'revision', 'savedAt'])
    await expect(core.client.minutes.open({ meetingId, itemId })).rejects.toMatchObject(locked)
    await core.client.lock.unlock({ pin })
    const { doc } = await core.client.minutes.open({ meetingId, itemId })
    expect(textsOf(doc)).toContain('The last words before the lock.')
  })

  test('tells a window of itself, and no name of the council', async () => {
    const core = await withPin()
    expect((await core.client.book.status({})).councilName).toBe('Fenwick Vale Council')
    await core.client.lock.lock({})
    expect(await core.client.book.status({})).toMatchObject({ state: 'open', councilName: null })
    expect(await core.client.preferences.get({})).toMatchObject({ theme: 'system' })
  })

  test('tells every window when it locks and when it is unlocked', async () => {
    const core = await withPin()
    const [one, other] = [await core.client.events.watch({}), await core.client.events.watch({})]
    const heard = Promise.all([one.next(), other.next()])
    await core.client.lock.lock({})
    const locking = { done: false, value: { kind: 'lock', isLocked: true } }
    expect(await heard).toEqual([locking, locking])
    const again = Promise.all([one.next(), other.next()])
    await core.client.lock.unlock({ pin })
    expect((await again).map(({ value }) => value)).toEqual([
      { kind: 'lock', isLocked: false },
      { kind: 'lock', isLocked: false },
    ])
  })

  test.each([lockAfterMinutes[0], lockAfterMinutes[4]])(
    'locks by itself when nobody has touched anything for %i minutes',
    async (minutes) => {
      const core = await withPin()
      await core.client.lock.setAfter({ minutes })
      core.clock.advance(minutes * 60_000 - 1)
      await core.client.people.list({})
      core.clock.advance(1)
      await expect(core.client.people.list({})).rejects.toMatchObject(locked)
      // A key that comes too late is no way in.
      await core.client.lock.touch({})
      await expect(core.client.people.list({})).rejects.toMatchObject(locked)
    },
  )

  test('does not lock before its time when the clock was set back, nor never again', async () => {
    const core = await withPin()
    core.clock.advance(-3 * 3_600_000)
    expect((await core.client.lock.status({})).isLocked).toBe(false)
    core.clock.advance(10 * 60_000)
    expect((await core.client.lock.status({})).isLocked).toBe(true)
  })

  test('stays locked when the core dies and begins anew, and is open in a host started anew where nothing but the account proves the officer', async () => {
    const core = await withPin()
    await core.client.lock.lock({})
    await core.restart()
    await expect(core.client.people.list({})).rejects.toMatchObject(locked)
    await core.close()
    const anew = await testCore({ dir: core.dir, processId: process.pid + 1, start: 'none' })
    expect(await anew.client.lock.status({})).toMatchObject({
      hasPin: true,
      isLocked: false,
      isExemptOpen: false,
    })
    expect(await anew.client.people.list({})).toEqual([])
  })

  test('begins locked in every host started anew where the book has a passphrase, until that or the PIN is given', async () => {
    const core = await withPin(cheapKeys)
    const passphrase = 'four herons on the weir'
    await core.client.keys.setPassphrase({ passphrase, current: pin })
    await core.client.lock.lock({})
    await core.close()
    let processId = process.pid
    const startAgain = () =>
      testCore({ ...cheapKeys, dir: core.dir, newId: randomUUID, processId: (processId += 1), start: 'none' })
    const anew = await startAgain()
    expect(await anew.client.lock.status({})).toMatchObject({ isLocked: true, canRecover: true })
    await expect(anew.client.people.list({})).rejects.toMatchObject(locked)
    await expect(anew.client.lock.removePin({ current: null })).rejects.toMatchObject(locked)
    await anew.restart()
    await anew.close()
    const third = await startAgain()
    await expect(third.client.people.list({})).rejects.toMatchObject(locked)
    expect(await third.client.lock.unlock({ pin })).toMatchObject({ isLocked: false })
    await third.close()
    const fourth = await startAgain()
    expect(await fourth.client.people.list({})).toEqual([])
    await fourth.client.lock.lock({})
    await fourth.close()
    const fifth = await startAgain()
    expect(await fifth.client.lock.recover({ secret: passphrase })).toMatchObject({
      ...{ hasPin: false, isLocked: false },
    })
  })

  test('is no matter of the command line, which has no window', async () => {
    const core = await withPin()
    await core.client.lock.lock({})
    await core.close()
    const host = { kind: 'command-line', suggestedFolder: core.book } as const
    const commandLine = await testCore({ dir: core.dir, host, start: 'none' })
    expect(await commandLine.client.people.list({})).toEqual([])
  })
})

describe('the PIN', () => {
  test.each([
    ['1234', false],
    ['9876', false],
    ['0000', false],
    ['123', false],
    ['1234567890123', false],
    ['12 34', false],
    ['12a4', false],
    ['', false],
    ['2580', true],
    ['482915073361', true],
  ])('%j may be one: %s', (typed, may) => {
    expect(checkPin(typed) === null).toBe(may)
  })

  test('is refused by the core with the sentence that says why', async () => {
    const { client } = await testCore()
    await expect(client.lock.setPin({ pin: '12a4', current: null })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'A PIN is 4 to 12 digits. Type only digits.',
      details: { field: 'pin' },
    })
  })

  test('lies nowhere: neither in the settings nor in the log', async () => {
    const core = await withPin()
    await core.client.lock.lock({})
    await core.client.lock.unlock({ pin: wrong }).catch(() => undefined)
    await core.client.lock.unlock({ pin })
    const config = readFileSync(join(core.dir, 'config', 'config.json'), 'utf8')
    const { lock } = JSON.parse(config) as { lock: { salt: string; hash: string } }
    expect([lock.salt.length, lock.hash.length]).toEqual([32, 64])
    expect(config).not.toContain(pin)
    const log = JSON.stringify(core.log.lines)
    expect(log).toContain('lock.wrong-pin')
    expect([log.includes(pin), log.includes(wrong)]).toEqual([false, false])
  })

  test('that is not right five times makes the next try wait, longer each time', () => {
    expect([1, 4, 5, 6, 7, 8, 9, 30].map(pauseAfter)).toEqual([0, 0, 30, 60, 120, 300, 900, 900])
  })

  test('pauses after five wrong tries, however they are spread, and the pause outlives the host', async () => {
    const core = await withPin()
    const tries = [
      () => core.client.lock.unlock({ pin: wrong }),
      () => core.client.lock.openExempt({ pin: wrong }),
      () => core.client.lock.setPin({ pin: '5566', current: wrong }),
      () => core.client.lock.removePin({ current: wrong }),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(core.client.lock.unlock({ pin: wrong })).rejects.toMatchObject({
      message: 'This is not the PIN. Wait 30 seconds, then try again.',
      details: { waitSeconds: 30 },
    })
    // Even the right one has to wait.
    const paused = { code: 'not-allowed', details: { reason: 'pause', waitSeconds: 30 } }
    await expect(core.client.lock.unlock({ pin })).rejects.toMatchObject(paused)
    await core.close()
    const anew = await testCore({ dir: core.dir, clock: core.clock, processId: 1, start: 'none' })
    await expect(anew.client.lock.openExempt({ pin })).rejects.toMatchObject(paused)
    anew.clock.advance(30_000)
    await expect(anew.client.lock.openExempt({ pin: wrong })).rejects.toMatchObject({
      details: { waitSeconds: 60 },
    })
    anew.clock.advance(60_000)
    expect(await anew.client.lock.openExempt({ pin })).toMatchObject({ isExemptOpen: true, waitSeconds: 0 })
    await expect(anew.client.lock.unlock({ pin: wrong })).rejects.toMatchObject({
      message: 'This is not the PIN. You can try 4 times more before there is a pause.',
    })
  })

  test('is not found by many tries at once', async () => {
    const core = await withPin()
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => core.client.lock.unlock({ pin: String(50_000 + index) })),
    )
    const reasons = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as { details: { reason: string } }).details.reason : 'in',
    )
    expect(reasons.filter((reason) => reason === 'wrong-pin').length).toBe(5)
    expect(reasons.filter((reason) => reason === 'pause').length).toBe(15)
  })

  test('does not wait for ever when the clock was set back', async () => {
    const core = await withPin()
    for (let index = 0; index < 5; index += 1) {
      await core.client.lock.unlock({ pin: wrong }).catch(() => undefined)
    }
    core.clock.advance(-24 * 3_600_000)
    expect((await core.client.lock.status({})).waitSeconds).toBe(30)
    core.clock.advance(30_000)
    expect(await core.client.lock.unlock({ pin })).toMatchObject({ waitSeconds: 0 })
  })

  test('locks, counts and unlocks though the settings cannot be written', async () => {
    const core = await withPin()
    // A folder in the place of the file: no account is hindered by it less than another, not even the superuser.
    const file = join(core.dir, 'config', 'config.json')
    rmSync(file)
    mkdirSync(join(file, 'in the way'), { recursive: true })
    await core.client.lock.lock({})
    await expect(core.client.people.list({})).rejects.toMatchObject(locked)
    await expect(core.client.lock.unlock({ pin: wrong })).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await core.client.lock.unlock({ pin })).toMatchObject({ isLocked: false })
    rmSync(file, { recursive: true })
  })

  const forget = ({ client }: TestCore) => client.lock.removePin({ current: null })
  /** Minutebook is started again on the same account. */
  async function startedAnew(
    core: TestCore,
    options: Parameters<typeof testCore>[0] = {},
  ): Promise<TestCore> {
    await core.close()
    return testCore({ dir: core.dir, processId: process.pid + 1, start: 'none', ...options })
  }

  test('that was forgotten is not taken away where it was given, but after a new start, and the log of the book says so', async () => {
    const core = await withPin()
    const given = { code: 'not-allowed', details: { reason: 'given' } }
    await expect(forget(core)).rejects.toMatchObject(given)
    await core.client.lock.lock({})
    await expect(forget(core)).rejects.toMatchObject(locked)
    await core.client.lock.unlock({ pin })
    // Nor when the core dies and begins anew.
    await core.restart()
    await expect(forget(core)).rejects.toMatchObject(given)
    const anew = await startedAnew(core)
    expect(await forget(anew)).toMatchObject({ hasPin: false })
    expect(await noted(anew)).toEqual([
      { what: 'unlocked', meetings: [] },
      { what: 'pin-forgotten', meetings: [] },
    ])
  })

  test('that was forgotten wants what opens the book, where it has a passphrase or a recovery key', async () => {
    const core = await withPin(cheapKeys)
    const passphrase = 'four herons on the weir'
    await core.client.keys.setPassphrase({ passphrase, current: pin })
    const anew = await startedAnew(core, cheapKeys)
    await expect(forget(anew)).rejects.toMatchObject({ code: 'not-allowed', details: { reason: 'secret' } })
    await expect(anew.client.lock.recover({ secret: 'four herons' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    expect(await anew.client.lock.recover({ secret: passphrase })).toMatchObject({ hasPin: false })
  })

  test('that was forgotten goes after a new start by the account whose operating system keeps the key of the book sealed', async () => {
    const desktop = { ...cheapKeys, accountKey: randomBytes(32) }
    const core = await withPin(desktop)
    await core.client.keys.setPassphrase({ passphrase: 'four herons on the weir', current: pin })
    await expect(forget(core)).rejects.toMatchObject({ code: 'not-allowed' })
    const anew = await startedAnew(core, desktop)
    expect(await forget(anew)).toMatchObject({ hasPin: false })
  })
})

describe('exempt matter in the search', () => {
  async function withExempt(): Promise<{ readonly core: TestCore; readonly meetingId: string }> {
    const core = await testCore({ indexAfterMilliseconds: 0 })
    const { meetingId, itemIds } = await aMeeting(core.client)
    const itemId = defined(itemIds[2], 'the meeting has three items')
    const exemption = { paragraphs: [3], publicInterest: 'It would harm the letting.' }
    const change = { classification: 'exempt' as const, exemption }
    await core.client.agenda.editItem({ meetingId, itemId, change })
    const text = [{ type: 'text', text: 'The lease of the boathouse.' }]
    const steps = [putting([{ type: 'prose', attrs: { id: 'b', classification: 'exempt' }, content: text }])]
    await core.client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'a', steps }))
    expect((await searched(core.client, 'boathouse')).hidden).toBeGreaterThan(0)
    return { core, meetingId }
  }

  test('is refused by the core until the PIN was given once since the start, and each showing is in the log of the book', async () => {
    const { core, meetingId } = await withExempt()
    await core.client.lock.setPin({ pin, current: null })
    const ask = () => core.client.search.query(aSearch('boathouse', { includeExempt: true }))
    await expect(ask()).rejects.toMatchObject({ code: 'not-allowed', details: { reason: 'exempt' } })
    expect((await core.client.search.query(aSearch('boathouse'))).hits).toEqual([])
    await core.client.lock.openExempt({ pin })
    expect((await ask()).total).toBeGreaterThan(0)
    await ask()
    // Locked and unlocked, it is still given; started again, it is not.
    await core.client.lock.lock({})
    await core.client.lock.unlock({ pin })
    expect((await ask()).total).toBeGreaterThan(0)
    await core.restart()
    await expect(ask()).rejects.toMatchObject({ details: { reason: 'exempt' } })
    expect(await noted(core)).toEqual([
      { what: 'exempt-opened', meetings: [] },
      { what: 'exempt-shown', meetings: [meetingId] },
      { what: 'unlocked', meetings: [] },
    ])
  })

  test('is shown without a PIN where none is set, and the log of the book says so all the same', async () => {
    const { core, meetingId } = await withExempt()
    expect((await searched(core.client, 'boathouse', { includeExempt: true })).total).toBeGreaterThan(0)
    expect((await core.client.signing.verify({ meetingId: null })).ok).toBe(true)
    expect(await noted(core)).toEqual([{ what: 'exempt-shown', meetings: [meetingId] }])
  })
})

describe('exempt minutes of a past meeting', () => {
  test('are opened with the PIN, once since the start, and only once they are confirmed', async () => {
    const core = await withPin()
    const two = await twoMeetings(core.client)
    const { meetingId, agreedAt } = two
    const place = { meetingId, itemId: defined(two.itemIds[2], 'the meeting has three items') }
    const text = [{ type: 'text', text: 'The lease of the boathouse.' }]
    const steps = [putting([{ type: 'prose', attrs: { id: 'b', classification: 'exempt' }, content: text }])]
    const { revision } = await core.client.minutes.open(place)
    await core.client.minutes.apply(
      anEdit(meetingId, place.itemId, { changeId: 'a', baseRevision: revision, steps }),
    )
    const [version] = await core.client.history.list(place)
    const before = { ...place, seq: defined(version, 'it was written').seq }
    // Whoever minutes it live is asked for nothing.
    expect(textsOf((await core.client.minutes.open(place)).doc)).toContain('The lease of the boathouse.')
    expect((await core.client.history.read(before)).facts).toHaveLength(1)
    await core.client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    const closed = { code: 'not-allowed', details: { reason: 'exempt' } }
    await expect(core.client.minutes.open(place)).rejects.toMatchObject(closed)
    await expect(core.client.history.read(before)).rejects.toMatchObject(closed)
    // What is open to the public stays so.
    const other = { meetingId, itemId: defined(two.itemIds[1], 'the meeting has three items') }
    expect(await core.client.minutes.open(other)).toMatchObject({ revision: expect.any(Number) as number })
    await core.client.lock.openExempt({ pin })
    expect(textsOf((await core.client.minutes.open(place)).doc)).toContain('The lease of the boathouse.')
    await core.client.history.read(before)
    expect(await noted(core)).toEqual([
      { what: 'exempt-opened', meetings: [] },
      { what: 'exempt-shown', meetings: [meetingId] },
    ])
  })
})

test('every procedure of the lock has its case', () => {
  expect(Object.keys(lockCases).toSorted()).toEqual(
    Object.keys(contract.lock)
      .map((name) => `lock.${name}`)
      .toSorted(),
  )
})
