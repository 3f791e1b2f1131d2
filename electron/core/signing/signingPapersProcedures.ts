import { composeCertificate } from '../../../shared/document/compose/certificate.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { MinutesStanding } from '../../../shared/domain/minutesStanding.ts'
import type { Output } from '../jobList.ts'
import { paperFileName } from '../paperFileName.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { procedures } from '../services.ts'
import { sealMinutes } from './sealMinutes.ts'
import { makeSigningCopy, signingCopyStart } from './signingCopies.ts'
import { standingOfRecord } from './signingStanding.ts'

/** The papers of signing: the copy to sign, the certificate of a true copy, and the seal. */
export const signingPapersProcedures = {
  makeCopy: procedures.signing.makeCopy.handler(({ input, context }) => {
    const start = signingCopyStart(context.book.required().reader, input.meetingId)
    const jobId = context.newId()
    context.jobs.start(jobId, async (control) => made(await makeSigningCopy(context, start, control)))
    return { jobId }
  }),

  makeCertificate: procedures.signing.makeCertificate.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const record = readMeetingRecord(reader, input.meetingId)
    const signed = signedByHand(standingOfRecord(record))
    const jobId = context.newId()
    const fileName = paperFileName(record, 'minutes', 'public', 'pdf').replace(
      /\.pdf$/,
      ', certified copy.pdf',
    )
    context.jobs.start(jobId, async ({ signal, progress }) => {
      const document = composeCertificate(record, signed, input.officer)
      const paper = await context.render.render(document, 'pdf', { signal, onProgress: progress })
      return made({ fileName, ...paper })
    })
    return { jobId }
  }),

  seal: procedures.signing.seal.handler(({ input, context }) => {
    const jobId = context.newId()
    const seal = sealMinutes(context, input)
    context.jobs.start(jobId, async (control) => made(await seal(control)))
    return { jobId }
  }),
}

/** A PDF as a job tells of it. */
interface MadePdf {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly pages: number | null
  readonly notes: readonly string[]
}

function made({ fileName, bytes, pages, notes }: MadePdf): MadeJob {
  return { fileName, pages, notes: [...notes], output: { fileName, bytes, mediaType: 'application/pdf' } }
}

interface MadeJob {
  readonly fileName: string
  readonly pages: number | null
  readonly notes: string[]
  readonly output: Output
}

/** Minutes that somebody signed on leaves; throws `not-allowed` for any others. */
function signedByHand(standing: MinutesStanding): Extract<MinutesStanding, { readonly state: 'signed' }> {
  if (standing.state !== 'signed') {
    throw new AppError(
      'not-allowed',
      'These minutes are not signed, so there is no certificate that they were. Record first that the chair signed.',
    )
  }
  if (standing.signature.manner === 'on-screen') {
    throw new AppError(
      'not-allowed',
      'These minutes were approved on the screen. A certificate is of minutes that were signed: the monitoring officer decides what to do.',
    )
  }
  return standing
}
