import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { aMeeting, anEdit, nextMeeting, putting } from './builders.ts'
import { keepFile } from './packsInBook.ts'
import { signing } from './signedMinutes.ts'
import type { TestCore } from './testBook.ts'

const days = [
  '2026-05-12',
  '2026-06-09',
  '2026-07-14',
  '2026-08-11',
  '2026-09-08',
  '2026-10-13',
  '2026-11-10',
]
const daysOfNextYear = ['2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13', '2027-05-11']

function text(words: string) {
  return [{ type: 'text', text: words }]
}

/** Of one item of the meeting: prose with an accent, points on two levels, a resolution, what is exempt, and a note. */
function blocksOf(key: string): Record<string, unknown>[] {
  const clause = (n: number) => ({
    ...{
      type: 'clause',
      attrs: { id: `clause-${key}-${n}` },
      content: text(`note café return ${n} of ${key}.`),
    },
  })
  return [
    { type: 'prose', attrs: { id: `prose-${key}` }, content: text(`The licensing manager spoke to ${key}:`) },
    { type: 'point', attrs: { id: `point-${key}` }, content: text(`Takings rose at ${key}.`) },
    { type: 'point', attrs: { id: `sub-${key}`, level: 1 }, content: text('Most of all in the evening.') },
    { type: 'resolution', attrs: { id: `resolution-${key}` }, content: [clause(1), clause(2)] },
    {
      ...{ type: 'point', attrs: { id: `exempt-${key}`, classification: 'exempt' } },
      content: text(`The holder of licence ${key} is in arrears.`),
    },
    { type: 'note', attrs: { id: `note-${key}` }, content: text('Check the figure.') },
  ]
}

/**
 * Twelve meetings of a committee, one confirmed by the next, every third with corrections, and signed; the scans filed. The last is a
 * draft. Gives their ids, the earliest first. Afterwards it is the evening of the last.
 */
export async function aYear(core: TestCore): Promise<string[]> {
  const { client, clock } = core
  const ids: string[] = []
  clock.set('2027-05-11T20:00:00.000Z')
  for (const [index, date] of [...days, ...daysOfNextYear].entries()) {
    const made = index === 0 ? await aMeeting(client, { date }) : await nextMeeting(client, { date })
    const { meetingId, itemIds } = made
    for (const [at, itemId] of itemIds.entries()) {
      const steps = [putting(blocksOf(`${index + 1}.${at + 1}`))]
      await client.minutes.apply(anEdit(meetingId, itemId, { changeId: `${meetingId}-${at}`, steps }))
    }
    if (index % 2 === 0) await client.attendance.markRestPresent({ meetingId })
    const { meeting } = (await client.meetings.get({ meetingId })).record
    const state = index % 4 === 3 ? 'minutes-published' : 'draft-minutes'
    await client.meetings.save({ ...meeting, state, end: '12:05', presidedBy: 'ash' })
    const before = ids.at(-1)
    if (before !== undefined) await agree(core, before, { meetingId, date, index })
    ids.push(meetingId)
  }
  return ids
}

async function agree(
  core: TestCore,
  meetingId: string,
  later: { readonly meetingId: string; readonly date: string; readonly index: number },
): Promise<void> {
  const { client } = core
  const agreedAt = { meetingId: later.meetingId, date: later.date, itemId: null, minuteNumber: '' }
  const { items } = (await client.meetings.get({ meetingId })).record
  const key = `${later.index}.3`
  const corrections = [
    {
      ...{ itemId: defined(items[2], 'three items').id, blockId: `point-${key}` },
      ...{ was: `Takings rose at ${key}.`, now: `Takings fell at ${key}.` },
    },
  ]
  await client.signing.confirm(
    later.index % 3 === 0
      ? { meetingId, agreedAt, manner: 'subject-to', corrections }
      : { meetingId, agreedAt, manner: 'accurate', corrections: [] },
  )
  await client.signing.recordSigning(signing({ meetingId, agreedAt }))
  const scan = await keepFile(core, scanOf(meetingId))
  await client.signing.fileScan({ meetingId, fileName: `scan of ${meetingId}.pdf`, sha256: scan })
}

export function scanOf(meetingId: string): Uint8Array {
  return new TextEncoder().encode(`The signed leaves of ${meetingId}`)
}

/** Written out, as `export` writes it, and read back. */
export async function writtenOut(client: CoreClient, ids: readonly string[]): Promise<MeetingRecord[]> {
  const records: MeetingRecord[] = []
  for (const meetingId of ids) {
    const written = JSON.stringify(await client.records.export({ meetingId }), null, 2)
    records.push(JSON.parse(written) as MeetingRecord)
  }
  return records
}
