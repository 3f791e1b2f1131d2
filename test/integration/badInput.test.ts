import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSecrets } from '../../electron/loopback/loopbackSecrets.ts'
import { startLoopbackServer } from '../../electron/loopback/loopbackServer.ts'
import { parseTypedDate } from '../../shared/domain/typedDates.ts'
import { defaultWriting } from '../../shared/domain/writing.ts'
import { aMeeting, anEdit, licensing, nextMeeting } from '../helpers/builders.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** What goes wrong most, each with the whole sentence that the officer reads, and with nothing lost. */

async function said(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'nothing was wrong'
}

/** A book with a meeting, and a look at all of it before and after. */
async function aBook(): Promise<{ core: TestCore; expectNothingLost: () => Promise<void> }> {
  const core = await testCore()
  const { meetingId } = await aMeeting(core.client)
  const look = async (): Promise<unknown> => [
    await core.client.records.export({ meetingId }),
    await core.client.committees.list({}),
    await core.client.meetings.list({}),
  ]
  const before = await look()
  return {
    core,
    expectNothingLost: async () => {
      await core.restart()
      expect(await look()).toEqual(before)
    },
  }
}

async function theMeeting(client: TestCore['client']): Promise<string> {
  return (await client.meetings.list({}))[0]?.id ?? ''
}

async function addFact({ client }: TestCore, fact: object): Promise<unknown> {
  const meetingId = await theMeeting(client)
  const [item] = (await client.meetings.get({ meetingId })).record.items
  const facts = { add: [fact], remove: [] } as never
  return client.minutes.apply(anEdit(meetingId, item?.id, { changeId: 'c', facts }))
}

async function putAside({ client }: TestCore, more: object): Promise<unknown> {
  const action = {
    ...{ id: 'a', kind: 'action', at: '10:45', itemId: null, sourceId: null, what: 'Write' },
    ...{ personId: null, who: '', by: null, done: false, ...more },
  }
  const meetingId = await theMeeting(client)
  return client.facts.change({ meetingId, changeId: 'c', put: [action] as never, remove: [] })
}

describe('what an officer enters', () => {
  test.for<[string, string, (core: TestCore) => unknown]>([
    [
      'a date that does not exist, typed',
      '30 February 2026 does not exist. Check the day and the month.',
      () => parseTypedDate('30/2/2026'),
    ],
    [
      'a date that does not exist, sent',
      'Give a date that exists, as YYYY-MM-DD.',
      ({ client }) => nextMeeting(client, { date: '2026-02-30' }),
    ],
    [
      'a year nobody means',
      'The year 2206 is outside 1974 to 2100. Check the year.',
      () => parseTypedDate('3/2/2206'),
    ],
    [
      'a committee without members, on the day',
      'Licensing Committee has no members on 3 February 2019. Add its members first, or choose another date.',
      ({ client }) => nextMeeting(client, { date: '2019-02-03' }),
    ],
    [
      'a quorum above the membership',
      'The quorum is 4, but the committee has 3 voting members, so it could never meet. Lower the quorum or add members.',
      ({ client }) => client.committees.save(licensing({ quorum: 4 }) as never),
    ],
    [
      'a quorum of nobody',
      'A quorum is at least 1.',
      ({ client }) => client.committees.save(licensing({ quorum: 0 }) as never),
    ],
    [
      'an arrival of nobody',
      'Say who arrived, left or took the chair.',
      (core) => addFact(core, { id: 'f', kind: 'arrived', at: '10:10', itemId: null, personId: null }),
    ],
    [
      'an interest in no item',
      'Say which items the interest concerns.',
      (core) =>
        addFact(core, {
          ...{ id: 'f', kind: 'declared', at: '10:10', itemId: null, personId: 'ash', items: [] },
          ...{ interest: 'bias', nature: '', sensitive: false, leaves: false, dispensation: false },
        }),
    ],
    [
      'a vote on a motion that is not there',
      'The motion it names is no longer in the minutes. Choose the motion again.',
      (core) =>
        addFact(core, {
          ...{ id: 'f', kind: 'voted', at: '10:10', itemId: null, motionId: 'gone', method: 'agreed' },
          ...{ counts: null, ballots: [], casting: null, carried: true },
        }),
    ],
    [
      'a member who votes twice',
      'A member’s vote is entered twice. Take one of the two out.',
      (core) =>
        addFact(core, {
          ...{ id: 'f', kind: 'voted', at: '10:10', itemId: null, motionId: null, method: 'recorded' },
          ...{ counts: { for: 1, against: 1, abstain: 0 }, casting: null, carried: false },
          ballots: ['for', 'against'].map((side) => ({ personId: 'ash', side })),
        }),
    ],
    [
      'an action for somebody nobody knows',
      'This person is not in the minute book.',
      (core) => putAside(core, { personId: 'nobody' }),
    ],
    [
      'an action by a day that does not exist',
      'Give a date that exists, as YYYY-MM-DD.',
      (core) => putAside(core, { by: '2026-02-30' }),
    ],
    [
      'versions of an item that is not there',
      'This item is no longer on the agenda. Open the meeting again.',
      async ({ client }) => client.history.list({ meetingId: await theMeeting(client), itemId: 'none' }),
    ],
    [
      'the last place of a meeting that is not there',
      'This meeting is not in the minute book.',
      ({ client }) => client.history.lastPlace({ meetingId: 'none' }),
    ],
    [
      'a snippet with a space in its trigger',
      'A trigger is 1 to 20 characters without a space.',
      ({ client }) =>
        client.writing.save({ ...defaultWriting, snippets: [{ trigger: 'a b', words: '' }] } as never),
    ],
    [
      'a wording without the member',
      'The wording needs {member}.',
      ({ client }) => client.writing.save({ ...defaultWriting, declaration: 'An interest.' } as never),
    ],
    [
      'keys that type a letter elsewhere',
      'Ctrl+Alt is AltGr, which types letters on many keyboards. Choose keys without one of the two.',
      ({ client }) =>
        client.preferences.set({
          ...{ theme: 'system', textSize: 100, density: 'dense' },
          keys: { 'meeting.motion': ['Ctrl+Alt+M'] },
        }),
    ],
  ])('%s - is answered in a sentence, and nothing is lost', async ([, sentence, work]) => {
    const { core, expectNothingLost } = await aBook()
    expect(await said(() => work(core))).toBe(sentence)
    await expectNothingLost()
  })

  test('an empty committee - cannot meet, in a sentence', async () => {
    const { client } = await testCore()
    await aMeeting(client)
    await client.committees.save(licensing({ id: 'empty', name: 'Parking Panel', memberships: [] }) as never)
    expect(await said(() => nextMeeting(client, { committeeId: 'empty' }))).toBe(
      'Parking Panel has no members on 3 February 2026. Add its members first, or choose another date.',
    )
    expect((await client.meetings.list({})).length).toBe(1)
  })
})

describe('where the minute book lies', () => {
  test('a second host on the same folder - is told who holds it, and nothing is lost', async () => {
    const { core, expectNothingLost } = await aBook()
    const second = await testCore({ dir: core.dir, start: 'none' })
    expect(await said(() => second.client.book.open({ folder: core.book }))).toMatch(
      /^The minute book in .+ is already open in another Minutebook, in another window or by another user of this computer, since \d\d:00 on 1[456] January\. Close it there, then open it here\.$/,
    )
    await second.close()
    await expectNothingLost()
  })

  test('a book of a newer version - is not touched', async () => {
    const { core } = await aBook()
    await core.close()
    const sqlite = rawDatabase(core)
    sqlite.pragma('user_version = 99990')
    sqlite.close()
    const before = readFileSync(join(core.book, 'minutebook.db'))
    await core.restart()
    expect(await said(() => core.client.book.open({ folder: core.book }))).toBe(
      `The minute book in ${core.book} was made by a newer Minutebook. Install the newer version to open it; nothing was changed.`,
    )
    expect(readFileSync(join(core.book, 'minutebook.db')).equals(before)).toBe(true)
  })

  const uid = 65_534
  const canBecomeNobody = process.platform === 'linux' && process.getuid?.() === 0
  if (!canBecomeNobody) test.skip('needs Linux and root, to become a user who may not write', () => undefined)

  /** What an account that owns nothing is told, line by line. */
  const asNobody = (core: TestCore, config: string): string[] => {
    const script = fileURLToPath(new URL('../helpers/askAsNobody.ts', import.meta.url))
    return execFileSync(process.execPath, [script, config, join(core.dir, 'locked', 'new'), core.book], {
      uid,
      gid: uid,
      encoding: 'utf8',
      env: {},
    })
      .trim()
      .split('\n')
  }

  test.skipIf(!canBecomeNobody)(
    'a folder that cannot be written to - is named, and nothing is lost',
    async () => {
      const { core, expectNothingLost } = await aBook()
      await core.close()
      const config = join(core.dir, 'config of nobody')
      cpSync(join(core.dir, 'config'), config, { recursive: true })
      for (const path of ['', 'keys']) chmodSync(join(config, path), 0o777)
      for (const path of readdirSync(config, { recursive: true, withFileTypes: true }))
        if (path.isFile()) chmodSync(join(path.parentPath, path.name), 0o666)
      mkdirSync(join(core.dir, 'locked'), { mode: 0o555 })
      for (const path of [core.dir, core.book]) chmodSync(path, 0o555)
      for (const name of readdirSync(core.book)) chmodSync(join(core.book, name), 0o444)
      onTestFinished(() => chmodSync(core.dir, 0o755))
      const before = readdirSync(core.book).map((name) => readFileSync(join(core.book, name)))
      const cannot = (folder: string): string =>
        `The folder ${folder} cannot be written to. Choose another folder, or ask for the right to write in this one.`
      expect(asNobody(core, config)).toEqual([
        'done',
        cannot(join(core.dir, 'locked', 'new')),
        cannot(core.book),
      ])
      expect(readdirSync(core.book).map((name) => readFileSync(join(core.book, name)))).toEqual(before)
      await expectNothingLost()
    },
  )

  test.skipIf(!canBecomeNobody)('settings that cannot be written - are named', async () => {
    const { core } = await aBook()
    await core.close()
    for (const path of [core.dir, join(core.dir, 'config')]) chmodSync(path, 0o555)
    const config = join(core.dir, 'config')
    chmodSync(join(config, 'config.json'), 0o444)
    onTestFinished(() => chmodSync(core.dir, 0o755))
    expect(asNobody(core, config)[0]).toBe(
      `The folder ${config} cannot be written to. Choose another folder, or ask for the right to write in this one.`,
    )
  })
})

describe('a request that is not from our window', () => {
  test.for<[string, Record<string, string>, number, (port: number) => string]>([
    [
      'a wrong Host',
      { host: 'minutes.example' },
      421,
      (port) => `Minutebook is at http://127.0.0.1:${port} only.`,
    ],
    [
      'a wrong Origin',
      { origin: 'http://evil.example' },
      403,
      () => 'Minutebook answers only its own window.',
    ],
    [
      'a wrong token',
      { authorization: 'Bearer wrong' },
      401,
      () => 'This window is not signed in to Minutebook. Open it again from Minutebook.',
    ],
    ['no token', {}, 401, () => 'This window is not signed in to Minutebook. Open it again from Minutebook.'],
  ])('%s - is refused in a sentence, and nothing is lost', async ([, headers, status, sentence]) => {
    const { core, expectNothingLost } = await aBook()
    const server = await startLoopbackServer({
      door: core.fetch,
      files: new Map(),
      secrets: createSecrets(() => 0),
      port: 0,
      onPages: () => undefined,
    })
    onTestFinished(() => server.close())
    const answer = await post(server.port, '/api/rpc/book/close', headers)
    expect(answer).toMatchObject({ status, body: { json: { message: sentence(server.port) } } })
    expect((await core.client.book.status({})).state).toBe('open')
    await expectNothingLost()
  })
})

/** Over Node's own client: fetch lets nobody choose Host or Origin. */
function post(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; body: unknown }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (text: string) => (body += text))
        answer.on('end', () => resolve({ status: answer.statusCode, body: JSON.parse(body) }))
      },
    )
    sent.on('error', reject)
    sent.end('{"json":{}}')
  })
}
