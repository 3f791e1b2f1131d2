import { AppError } from '../../shared/domain/appError.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { readAccepted } from '../db/publications.ts'
import { changeableMeeting } from './required.ts'
import { procedures } from './services.ts'

/** What the officer has read and lets stand. */
export const findingsProcedures = {
  accept: procedures.findings.accept.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, key, reason } = input
    changeableMeeting(book.reader, meetingId)
    const by = context.config.read().officer?.name ?? 'No name given'
    book.write(({ record }) => {
      const accepted = { key, reason, at: context.clock.now().toISOString(), by }
      record(meetingStream(meetingId), { kind: 'finding.accepted', payload: { accepted } })
    })
    return { done: true }
  }),

  reopen: procedures.findings.reopen.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, key } = input
    changeableMeeting(book.reader, meetingId)
    if (!readAccepted(book.reader, meetingId).some((accepted) => accepted.key === key)) {
      throw new AppError('not-found', 'This finding had not been let stand.', { key })
    }
    book.write(({ record }) => {
      record(meetingStream(meetingId), { kind: 'finding.reopened', payload: { key } })
    })
    return { done: true }
  }),
}
