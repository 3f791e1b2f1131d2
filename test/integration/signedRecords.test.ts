import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { aYear, scanOf, writtenOut } from '../helpers/aYear.ts'
import type { Sent } from '../helpers/builders.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { signedMinutes, twoMeetings } from '../helpers/signedMinutes.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'
import { amiss, february, pitches } from '../helpers/verified.ts'
import type { Verification } from '../helpers/verified.ts'

async function verifyFiles(...paths: string[]): Promise<{ code: number; told: Verification }> {
  const out: string[] = []
  const code = await runCommandLine(['verify', ...paths], {
    out: (text) => Promise.resolve(void out.push(text)),
    err: (text) => void out.push(text),
  })
  return { code, told: JSON.parse(out.join('')) as Verification }
}

function fileOf(core: TestCore, name: string, text: string): string {
  const path = join(core.dir, name)
  writeFileSync(path, text)
  return path
}

describe('a whole year of minutes', () => {
  test('written out as records and loaded into another book - verifies the same', async () => {
    const core = await testCore()
    const ids = await aYear(core)
    const told = await core.client.signing.verify({ meetingId: null })
    expect(amiss(told)).toEqual([])
    expect(told.checked.filter(({ what }) => what.startsWith('The words of the minutes'))).toHaveLength(11)
    const records = await writtenOut(core.client, ids)

    const paths = records.map((record, index) => fileOf(core, `${index}.json`, JSON.stringify(record)))
    const files = await verifyFiles(...paths)
    expect([files.code, amiss(files.told)]).toEqual([0, []])

    const other = await testCore({ start: 'none' })
    await other.client.book.create({
      folder: other.book,
      officer: { name: 'Somebody Else', title: '' },
      start: {
        kind: 'council',
        council: { name: 'Another Council', kind: 'parish', logo: null, points: 'numbers' },
      },
    })
    for (const record of records) {
      await other.client.records.load(record as unknown as Sent<CoreClient['records']['load']>)
      await keepFile(other, scanOf(record.meeting.id))
    }
    await other.restart()
    const again = await other.client.signing.verify({ meetingId: null })
    expect(amiss(again)).toEqual([])
    const words = (from: Verification) => from.checked.filter(({ what }) => !what.startsWith('The log'))
    expect(words(again)).toEqual(words(told))
    for (const meetingId of ids.slice(0, -1)) {
      const [here, there] = await Promise.all(
        [core, other].map(({ client }) => client.signing.standing({ meetingId })),
      )
      const { chainHead: _here, firstLeaf: _first, ...standing } = defined(here, 'a standing')
      expect(there).toMatchObject(standing)
    }
  })
})

describe('a record file of signed minutes', () => {
  async function signedFile(): Promise<{ core: TestCore; text: string }> {
    const core = await testCore()
    const { meetingId } = await signedMinutes(core.client)
    const [record] = await writtenOut(core.client, [meetingId])
    return { core, text: JSON.stringify(record) }
  }

  test('with one letter of its minutes changed - is found, with the meeting and the minute', async () => {
    const { core, text } = await signedFile()
    const words = [
      'The market manager spoke',
      'how many pitches stood',
      'let six more',
      'left the meeting at',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), fc.nat(15), async (word, at) => {
        const index = text.lastIndexOf(word) + at
        const letter = text.charAt(index) === 'x' ? 'y' : 'x'
        const path = fileOf(core, 'changed.json', `${text.slice(0, index)}${letter}${text.slice(index + 1)}`)
        const { code, told } = await verifyFiles(path)
        expect([code, amiss(told)[0]]).toEqual([
          1,
          `M${pitches}, of ${february} does not say what was confirmed.`,
        ])
      }),
      { numRuns: 20 },
    )
  })

  test.for([
    ['a title', '"title":"Market pitches"', '"title":"Market patches"', 'inute 17, “Market patches”, of'],
    ['a number', '"number":"17"', '"number":"18"', 'Minute 18, “Market pitches”, of'],
    ['a place', '"place":"Council Chamber"', '"place":"Council chamber"', 'The heading or the attendance of'],
    ['somebody who was there', '"status":"present"', '"status":"absent"', 'The heading or the attendance of'],
    ['the state', '"state":"confirmed"', '"state":"draft-minutes"', 'stand as if they were not'],
    ['what was signed', '"kind":"signed"', '"kind":"sealed"', 'no meeting record'],
    ['its shape', '"meeting":{', '"meating":{', 'no meeting record'],
  ] as const)('with %s changed - is found', async ([, was, now, found]) => {
    const { core, text } = await signedFile()
    expect(text).toContain(was)
    // The book keeps some of it twice: of what was printed, and of what is.
    const place = text.lastIndexOf(was, was.startsWith('"place"') ? text.indexOf('"attendance"') : undefined)
    const changed = `${text.slice(0, place)}${now}${text.slice(place + was.length)}`
    const { code, told } = await verifyFiles(fileOf(core, 'changed.json', changed))
    expect([code, amiss(told).join(' ')]).toEqual([1, expect.stringContaining(found) as string])
  })

  test('beside the meeting that confirmed it - must agree with it', async () => {
    const core = await testCore()
    const { meetingId, laterId } = await signedMinutes(core.client)
    const [one, two] = await writtenOut(core.client, [meetingId, laterId])
    const path = fileOf(core, 'one.json', JSON.stringify(one))
    const forgotten = fileOf(core, 'two.json', JSON.stringify({ ...two, acts: [] }))
    expect((await verifyFiles(path)).code).toBe(0)
    const { code, told } = await verifyFiles(path, forgotten)
    expect([code, amiss(told)]).toEqual([
      1,
      [
        `That the minutes of ${february} were confirmed at the meeting of Licensing Committee on 3 March 2025 is not written down there.`,
      ],
    ])
  })

  test('that is no draft - has nothing to compare where nothing was confirmed', async () => {
    const core = await testCore()
    const { meetingId } = await twoMeetings(core.client)
    const [record] = await writtenOut(core.client, [meetingId])
    const { code, told } = await verifyFiles(fileOf(core, 'draft.json', JSON.stringify(record)))
    expect([code, told.checked[0]?.found]).toEqual([
      0,
      'Its minutes are not confirmed, so there is nothing to compare them with.',
    ])
  })
})
