import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { bundleDifferences } from '../../shared/domain/bundleDifferences.ts'
import { expectRebuilt } from '../helpers/expectRebuilt.ts'
import { aMeeting, anEdit, licensing, threeCouncillors, typing } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { openedBundle, savedBundle, takenBundle } from '../helpers/carriedBundles.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { signing, twoMeetings } from '../helpers/signedMinutes.ts'
import { countingIds, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'
import type { CoreClient } from '../../shared/api/client.ts'

async function recordOf({ client }: TestCore, meetingId: string): Promise<MeetingRecord> {
  const record = (await client.records.export({ meetingId })) as MeetingRecord
  return record
}

/** Two books, of Ann and of Ben. */
async function annAndBen(): Promise<readonly [ann: TestCore, ben: TestCore]> {
  return [await testCore({ newId: countingIds('a') }), await testCore({ newId: countingIds('b') })]
}

/** A meeting with a paper of each classification. */
async function withPapers(core: TestCore): Promise<{ meetingId: string; hashes: readonly string[] }> {
  const { meetingId, itemIds } = await aMeeting(core.client)
  const hashes: string[] = []
  for (const classification of ['public', 'exempt'] as const) {
    const sha256 = await keepFile(core, new TextEncoder().encode(`The ${classification} paper.`))
    const files = [{ id: classification, fileName: `${classification}.txt`, sha256 }]
    await core.client.papers.add({ meetingId, itemId: itemIds[2] ?? null, files })
    const exemption = { paragraphs: [3], publicInterest: '' }
    const change = { classification, exemption: classification === 'exempt' ? exemption : null }
    await core.client.papers.change({ meetingId, paperId: classification, change })
    hashes.push(sha256)
  }
  return { meetingId, hashes }
}

async function fileOf({ fetch }: TestCore, sha256: string): Promise<string> {
  return (await fetch(new Request(`http://core.test/api/files/${sha256}`))).text()
}

describe('a meeting bundle', () => {
  test('carries the whole record and its papers, says that it contains exempt matter, and exempt stays exempt', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, hashes } = await withPapers(ann)
    const saved = await ann.client.bundles.save({ meetingId })
    expect(saved).toMatchObject({
      fileName: '2026-02-03 Licensing Committee CONTAINS EXEMPT.minutebook',
      ...{ contains: 'exempt', closed: ['exempt.txt'], files: 2, missing: [] },
    })
    const bytes = await savedBundle(ann, meetingId)
    const zip = await JSZip.loadAsync(bytes)
    const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '') as object
    expect(manifest).toMatchObject({ contains: 'exempt', by: 'Imogen Farrow', version: 1 })
    expect(await takenBundle(ben, bytes, 'take')).toMatchObject({ meetingId })
    await ben.restart()
    expect(await recordOf(ben, meetingId)).toEqual(await recordOf(ann, meetingId))
    for (const sha256 of hashes) expect(await fileOf(ben, sha256)).toBe(await fileOf(ann, sha256))
    const [, exempt] = (await recordOf(ben, meetingId)).papers
    expect(exempt).toMatchObject({ classification: 'exempt', exemption: { paragraphs: [3] } })
  })

  test('is the same bytes however often it is saved, and none of its words lie open on the disk of the book', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId } = await withPapers(ann)
    const bytes = await savedBundle(ann, meetingId)
    expect(Buffer.from(await savedBundle(ann, meetingId)).equals(bytes)).toBe(true)
    const sha256 = await keepFile(ben, bytes)
    const sealed = readFileSync(join(ben.book, 'attachments', sha256.slice(0, 2), sha256))
    expect(sealed.includes('The exempt paper.')).toBe(false)
  })

  test('says what is missing, and is taken in all the same', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId } = await aMeeting(ann.client)
    const files = [{ id: 'plan', fileName: 'plan.txt', sha256: await keepFile(ann, new Uint8Array([1])) }]
    await ann.client.papers.add({ meetingId, itemId: null, files })
    const record = await recordOf(ann, meetingId)
    await ben.client.records.load(record as Sent<CoreClient['records']['load']>)
    expect(await ben.client.bundles.save({ meetingId })).toMatchObject({ files: 0, missing: ['plan.txt'] })
    const opened = await openedBundle(ann, await savedBundle(ben, meetingId))
    // Loaded by hand, neither knows of the other, but they say the same.
    expect([opened.standing, opened.missing]).toEqual([{ kind: 'ahead', differences: [] }, []])
  })

  test('finds the committee and the people of another book by their names, where it does not know their ids', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId } = await aMeeting(ann.client)
    for (const person of threeCouncillors) {
      const sent = { ...person, id: `ben-${person.id}` }
      await ben.client.people.save(sent as Sent<CoreClient['people']['save']>)
    }
    const committee = licensing({ id: 'ben-licensing', memberships: [] })
    await ben.client.committees.save(committee as Sent<CoreClient['committees']['save']>)
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    expect((await ben.client.committees.list({})).map(({ id }) => id)).toEqual(['ben-licensing'])
    expect((await ben.client.people.list({})).map(({ id }) => id)).toHaveLength(3)
    await ben.client.attendance.mark({ meetingId, personId: 'ben-ash', status: 'present', reason: null })
    expect(await takenBundle(ann, await savedBundle(ben, meetingId), 'take')).toMatchObject({
      changed: ['Attendance'],
    })
    const { attendance } = await recordOf(ann, meetingId)
    expect(attendance.find(({ personId }) => personId === 'ash')?.status).toBe('present')
  })

  test('changes only the parts that differ, as changes that the log holds and that give the tables again', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, itemIds } = await aMeeting(ann.client)
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    const itemId = itemIds[2]
    await ben.client.minutes.apply(
      anEdit(meetingId, itemId, { changeId: 'x', steps: [typing('Six pitches.')] }),
    )
    await ben.client.agenda.editItem({ meetingId, itemId: itemIds[0] ?? '', change: { notes: 'Early.' } })
    const taken = await takenBundle(ann, await savedBundle(ben, meetingId), 'take')
    expect(taken.changed).toEqual(['Agenda', 'Minutes of 3 Market pitches'])
    const changes = await ann.client.meetings.changes({ meetingId, limit: 3 })
    expect(changes.map(({ kind }) => kind)).toEqual(['bundle.taken', 'minutes.set', 'agenda.set'])
    expect(bundleDifferences(await recordOf(ann, meetingId), await recordOf(ben, meetingId))).toEqual([])
    await ann.close()
    expectRebuilt(ann)
  })

  test('does not let an editor that holds the text of before write into the text of the bundle', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, itemIds } = await aMeeting(ann.client)
    const edit = (baseRevision: number, words: string, changeId: string) =>
      anEdit(meetingId, itemIds[2], { changeId, baseRevision, steps: [typing(words)] })
    await ann.client.minutes.apply(edit(0, 'One.', 'one'))
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    await ben.client.minutes.apply(edit(1, 'Two. ', 'two'))
    const held = await ann.client.minutes.open({ meetingId, itemId: itemIds[2] ?? '' })
    expect(held.revision).toBe(1)
    await takenBundle(ann, await savedBundle(ben, meetingId), 'take')
    await expect(ann.client.minutes.apply(edit(held.revision, 'Three. ', 'three'))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('changed in another window') as string,
    })
    const { revision } = await ann.client.minutes.open({ meetingId, itemId: itemIds[2] ?? '' })
    expect(await ann.client.minutes.apply(edit(revision, 'Three. ', 'three'))).toMatchObject({ revision: 3 })
  })

  test('is not taken where the meeting was changed since it was opened', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, itemIds } = await aMeeting(ann.client)
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    const note = (core: TestCore, notes: string) =>
      core.client.agenda.editItem({ meetingId, itemId: itemIds[0] ?? '', change: { notes } })
    await note(ben, 'From Ben.')
    const { sha256, seen, choices } = await openedBundle(ann, await savedBundle(ben, meetingId))
    expect(choices).toEqual(['take', 'mine', 'both'])
    await note(ann, 'From Ann.')
    await expect(ann.client.bundles.take({ sha256, seen, choice: 'take' })).rejects.toMatchObject({
      code: 'conflict',
      message:
        'This meeting was changed since the bundle was opened. Open the bundle again. Nothing was taken in.',
    })
    expect((await recordOf(ann, meetingId)).items[0]?.notes).toBe('From Ann.')
  })

  test('never changes minutes that are confirmed here; what was done after the signing comes to them', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, itemIds, agreedAt } = await twoMeetings(ann.client)
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    await ann.client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    const confirmed = await savedBundle(ann, meetingId)
    await ben.client.agenda.editItem({ meetingId, itemId: itemIds[0] ?? '', change: { notes: 'Late.' } })
    const before = await recordOf(ann, meetingId)
    const late = await openedBundle(ann, await savedBundle(ben, meetingId))
    expect([late.standing.kind, late.choices]).toEqual(['confirmed', ['mine', 'both']])
    const { sha256, seen } = late
    await expect(ann.client.bundles.take({ sha256, seen, choice: 'theirs' })).rejects.toMatchObject({
      code: 'not-allowed',
      message:
        'The minutes of this meeting are confirmed here, and no bundle changes confirmed minutes. Keep yours, or keep both. Nothing was changed.',
    })
    expect(await recordOf(ann, meetingId)).toEqual(before)
    // Ben takes the confirmed ones, Ann records the signing, and it comes to Ben.
    await takenBundle(ben, confirmed, 'theirs')
    await ann.client.signing.recordSigning(signing({ meetingId, agreedAt }))
    expect(await takenBundle(ben, await savedBundle(ann, meetingId), 'take')).toMatchObject({
      changed: ['Confirmation and signing'],
    })
    expect((await recordOf(ben, meetingId)).acts.at(-1)?.kind).toBe('signed')
  })

  test('kept beside the own one is a second meeting, marked, without what was published, agreed or signed', async () => {
    const [ann, ben] = await annAndBen()
    const { meetingId, agreedAt } = await twoMeetings(ann.client)
    await takenBundle(ben, await savedBundle(ann, meetingId), 'take')
    await ann.client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
    const { meeting } = await recordOf(ben, meetingId)
    await ben.client.meetings.save({ ...meeting, end: '11:30' } as Sent<CoreClient['meetings']['save']>)
    const own = await recordOf(ben, meetingId)
    const taken = await takenBundle(ben, await savedBundle(ann, meetingId), 'both')
    expect(taken.meetingId).not.toBe(meetingId)
    expect(await recordOf(ben, meetingId)).toEqual(own)
    const copy = await recordOf(ben, taken.meetingId)
    expect(copy).toMatchObject({ acts: [], publications: [], meeting: { state: 'draft-minutes' } })
    expect(copy.meeting.place).toBe('Council Chamber (copy from Imogen Farrow, 15 January 2026)')
    expect(copy.minutes.map(({ blocks }) => blocks)).toEqual(own.minutes.map(({ blocks }) => blocks))
  })

  test('goes out in pieces, however large', async () => {
    const [ann] = await annAndBen()
    const { meetingId } = await aMeeting(ann.client)
    const sha256 = await keepFile(ann, new Uint8Array(4_000_000).fill(7))
    await ann.client.papers.add({
      meetingId,
      itemId: null,
      files: [{ id: 'big', fileName: 'big.bin', sha256 }],
    })
    const { outputId, bytes } = await ann.client.bundles.save({ meetingId })
    const answer = await ann.fetch(new Request(`http://core.test/api/output/${outputId}`))
    expect(answer.headers.get('content-length')).toBe(String(bytes))
    let [total, largest] = [0, 0]
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      total += piece.byteLength
      largest = Math.max(largest, piece.byteLength)
    }
    expect([total, largest <= 100_000]).toEqual([bytes, true])
  })
})
