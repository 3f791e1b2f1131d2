import { composeRegister } from '../../shared/document/compose/registers/registerPaper.ts'
import { strictest } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { drawRegister } from '../../shared/domain/registers/register.ts'
import type { Register, RegisterQuestion } from '../../shared/domain/registers/register.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readFact } from '../db/facts.ts'
import { listMeetings } from '../db/meetings.ts'
import { todayOf } from './clock.ts'
import { committeePaperName } from './paperFileName.ts'
import { mediaTypes } from './papersProcedures.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { registerCsv } from './registerCsv.ts'
import { requiredCommittee, requiredCouncil, requiredMeeting } from './required.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'

/** What a register is drawn from, as the contract has it. */
interface Asked {
  readonly kind: RegisterQuestion['kind']
  readonly audience: RegisterQuestion['audience']
  readonly filter: {
    readonly committeeId: string | null
    readonly from: string | null
    readonly to: string | null
    readonly text: string
  }
}

/** What is drawn from many meetings: read, made as a paper or CSV, and actions followed up. */
export const registersProcedures = {
  read: procedures.registers.read.handler(({ input, context }) => drawn(input, context)),

  make: procedures.registers.make.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { audience, filter, format } = input
    const council = requiredCouncil(reader)
    const committee = filter.committeeId === null ? null : requiredCommittee(reader, filter.committeeId).name
    const register = drawn(input, context)
    const fileName = registerFileName(input, committee, format)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      const known = register.leftOut.map(
        ({ committee: name, date, why }) => `The meeting of ${name} on ${date} is left out. ${why}`,
      )
      if (format === 'csv') {
        const bytes = new TextEncoder().encode(registerCsv(register, input.table, audience))
        const output = { fileName, bytes, mediaType: 'text/csv; charset=utf-8' }
        return { fileName, pages: null, notes: known, output }
      }
      progress(0, 'Setting the pages')
      const document = composeRegister(register, { council, committee, audience, ...filter })
      const { bytes, pages, notes } = await context.render.render(document, format, {
        signal,
        onProgress: progress,
      })
      const output = { fileName, bytes, mediaType: mediaTypes[format] }
      return { fileName, pages, notes: [...known, ...notes], output }
    })
    return { jobId }
  }),

  setDone: procedures.registers.setDone.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, factId, done } = input
    book.write(({ tx, record }) => {
      requiredMeeting(tx, meetingId)
      const action = readFact(tx, meetingId, factId)
      if (action?.kind !== 'action') {
        throw new AppError(
          'not-found',
          'This action is no longer in the minute book. Open the register again.',
          {
            factId,
          },
        )
      }
      if (action.done === done) return
      const items = readAgenda(tx, meetingId)
      const item = items.find((each) => each.id === action.itemId)
      const what = done ? 'An action was marked as done.' : 'An action was marked as open again.'
      record(
        meetingStream(meetingId),
        { kind: 'facts.changed', payload: { put: [{ ...action, done }], remove: [], what } },
        { classification: strictest([item?.classification ?? 'unset']) },
      )
    })
    return { done: true as const }
  }),
}

function drawn({ kind, audience, filter }: Asked, context: Services): Register {
  const { reader } = context.book.required()
  return drawRegister(recordsOf(reader, filter), {
    ...{ kind, audience, text: filter.text },
    today: todayOf(context.clock),
  })
}

/** The meetings of a committee in a period; both may be open. */
export function recordsOf(
  reader: Reader,
  { committeeId, from, to }: Omit<Asked['filter'], 'text'>,
): MeetingRecord[] {
  return listMeetings(reader)
    .filter(
      (stored) =>
        (committeeId === null || stored.committeeId === committeeId) &&
        (from === null || stored.meeting.date >= from) &&
        (to === null || stored.meeting.date <= to),
    )
    .map(({ meeting }) => readMeetingRecord(reader, meeting.id))
}

const fileWords: Readonly<Record<RegisterQuestion['kind'], string>> = {
  resolutions: 'resolutions',
  actions: 'actions',
  attendance: 'attendance',
  interests: 'declarations of interest',
  votes: 'recorded votes',
}

/** "Licensing resolutions 2026-05-21 to 2027-05-20 (for members).pdf": what members alone may have says so. */
function registerFileName(
  { kind, filter, audience }: Asked,
  committee: string | null,
  format: string,
): string {
  const { from, to } = filter
  const period =
    from !== null && to !== null
      ? ` ${from} to ${to}`
      : from !== null
        ? ` from ${from}`
        : to !== null
          ? ` to ${to}`
          : ''
  const suffix = audience === 'members' && kind !== 'attendance' ? ' (for members)' : ''
  return committeePaperName(
    { name: committee ?? 'All committees' },
    `${fileWords[kind]}${period}${suffix}`,
    format,
  )
}
