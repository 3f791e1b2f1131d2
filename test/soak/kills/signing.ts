import { aMeeting, anEdit, nextMeeting, putting } from '../../helpers/builders.ts'
import { signing as signed } from '../../helpers/signedMinutes.ts'
import { textIn } from './operation.ts'
import type { Operation, Told, Workplace } from './operation.ts'

interface LaterMeeting {
  readonly meetingId: string
  readonly date: string
}

const meetingsInAStretch = 3

/** A day since the committee has its members, by its number from 0 to 500: of the past, for what is done at a meeting is recorded after it. */
function dayHeld(n: number): string {
  return new Date(Date.UTC(2024, 5, 3 + n)).toISOString().slice(0, 10)
}

/** Minutes are written, confirmed by a later meeting and signed, and the scan of the leaves is filed. */
export const signing: Operation<LaterMeeting> = {
  name: 'confirming, signing, filing scans',
  share: 10,
  deeds: 594,
  async prepare({ client }) {
    await aMeeting(client)
    const date = dayHeld(500)
    return { meetingId: (await nextMeeting(client, { date })).meetingId, date }
  },
  async work(at, later, _before, tell) {
    const { length } = await at.client.meetings.list({})
    for (let n = length; n < length + meetingsInAStretch; n += 1) await signOne(at, later, n, tell)
  },
  async check({ client, wrongWith }, _later, told) {
    let lost = 0
    const wrong: string[] = []
    for (const each of told) {
      const { acts } = await client.signing.standing({ meetingId: textIn(each, 'meetingId') })
      const isThere = acts.some((act) => act.kind === each['did'])
      const damage = each['file'] === undefined ? null : await wrongWith(textIn(each, 'file'))
      if (damage !== null) wrong.push(damage)
      if (!isThere || damage !== null) lost += 1
    }
    return { lost, wrong }
  },
}

async function signOne(
  { client, keepFile }: Workplace,
  later: LaterMeeting,
  n: number,
  tell: (told: Told) => void,
): Promise<void> {
  const { meetingId, itemIds } = await nextMeeting(client, { date: dayHeld(n) })
  await client.attendance.markRestPresent({ meetingId })
  const words = [{ type: 'text', text: `The market manager spoke to report ${n}.` }]
  const prose = { type: 'prose', attrs: { id: `prose-${n}` }, content: words }
  const steps = [putting([prose])]
  await client.minutes.apply(anEdit(meetingId, itemIds[2], { changeId: crypto.randomUUID(), steps }))
  const { meeting } = (await client.meetings.get({ meetingId })).record
  await client.meetings.save({ ...meeting, state: 'draft-minutes', end: '11:20', presidedBy: 'ash' })
  const agreedAt = { meetingId: later.meetingId, date: later.date, itemId: null, minuteNumber: '' }
  await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
  tell({ meetingId, did: 'confirmed' })
  await client.signing.recordSigning(signed({ meetingId, agreedAt }))
  tell({ meetingId, did: 'signed' })
  const sha256 = await keepFile(Buffer.alloc(40_000 + n, `leaves of ${meetingId} `))
  await client.signing.fileScan({ meetingId, fileName: `leaves ${n}.pdf`, sha256 })
  tell({ meetingId, did: 'scan-filed', file: sha256 })
}
