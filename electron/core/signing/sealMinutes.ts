import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/domain/appError.ts'
import { checkMove } from '../../../shared/domain/minutesMoves.ts'
import { inPieces } from '../../files/inPieces.ts'
import type { JobControl } from '../jobList.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { requiredMeeting } from '../required.ts'
import type { Services } from '../services.ts'
import { moveMinutes } from './signingActs.ts'
import { keptBytes } from './signingCopies.ts'
import type { MadeCopy } from './signingCopies.ts'
import { standingOfRecord } from './signingStanding.ts'

export interface SealQuestion {
  readonly meetingId: string
  /** Of the signing copy or a scan of it. */
  readonly sha256: string
  /** A .p12 or .pfx file, base64. */
  readonly certificate: string
  readonly password: string
}

/**
 * Seals a PDF of signed minutes, so that any later change of it shows. Throws `not-allowed` before they are signed, and `not-found`
 * for a file that is none of theirs; what the work finds wrong with the certificate is told when it runs.
 */
export function sealMinutes(
  context: Services,
  { meetingId, sha256, certificate, password }: SealQuestion,
): (control: JobControl) => Promise<Omit<MadeCopy, 'pages'> & { readonly pages: null }> {
  const { reader, attachments } = context.book.required()
  requiredMeeting(reader, meetingId)
  const record = readMeetingRecord(reader, meetingId)
  checkMove(standingOfRecord(record), 'seal')
  const file = record.acts.find(
    (act) => (act.kind === 'copy-made' || act.kind === 'scan-filed') && act.sha256 === sha256,
  )
  if (file?.kind !== 'copy-made' && file?.kind !== 'scan-filed') {
    throw new AppError(
      'not-found',
      'This file does not belong to these minutes. Choose one that is listed.',
      {
        sha256,
      },
    )
  }
  return async ({ signal, progress }) => {
    progress(0, 'Sealing the PDF')
    const bytes = await keptBytes(attachments, sha256)
    if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-') {
      throw new AppError('invalid-input', 'Only a PDF can be sealed. File the scan as a PDF.', { sha256 })
    }
    const order = {
      bytes,
      certificate: Buffer.from(certificate, 'base64'),
      password,
      now: context.clock.now(),
    }
    const sealed = await context.render.seal(order, { signal })
    const fileName = `${file.fileName.replace(/\.pdf$/i, '')} (sealed).pdf`
    const kept = createHash('sha256').update(sealed.bytes).digest('hex')
    await attachments.put(inPieces(sealed.bytes), 'minutebook')
    moveMinutes(context, meetingId, 'seal', ({ act }) =>
      act({ kind: 'sealed', fileName, sha256: kept, subject: sealed.subject }),
    )
    return { fileName, bytes: sealed.bytes, pages: null, notes: [] }
  }
}
