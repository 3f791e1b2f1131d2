import type { z } from 'zod'
import type { paperFormatSchema, paperSchema } from '../../shared/api/contract.ts'
import { bundleEnding } from '../../shared/api/bundlesContract.ts'
import type { audienceSchema } from '../../shared/api/packSchemas.ts'
import { fileNamePart } from '../../shared/domain/fileNamePart.ts'
import { isAsImported } from '../../shared/domain/meeting.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { ReviewFormat } from '../../shared/domain/review.ts'
import type { Publication, PublicationKind } from '../../shared/domain/publication.ts'

export type Paper = z.infer<typeof paperSchema>
export type PaperFormat = z.infer<typeof paperFormatSchema>
export type Audience = z.infer<typeof audienceSchema>

/** "2022-11-03 Licensing minutes (draft).docx": sorts by date, and every system takes it, Windows too. */
export function paperFileName(
  record: Pick<MeetingRecord, 'meeting' | 'committee'>,
  paper: Paper,
  audience: Audience,
  format: PaperFormat,
): string {
  const { meeting, committee } = record
  const marks = [
    ...(paper === 'minutes' && meeting.state !== 'confirmed' && !isAsImported(meeting) ? ['draft'] : []),
    ...(audience === 'members' ? ['for members'] : []),
  ]
  const suffix = marks.length === 0 ? '' : ` (${marks.join(', ')})`
  // The date in front keeps clear of Windows' reserved names ("CON"), the ending of its refusal of a last dot or space.
  return `${meeting.date} ${fileNamePart(committee.name)} ${paper}${suffix}.${format}`
}

/** "2026-11-03 Market pitches report (for members).pdf", after the title of a cover report. */
export function reportFileName(
  { meeting }: Pick<MeetingRecord, 'meeting'>,
  title: string,
  audience: Audience,
  format: PaperFormat,
): string {
  const suffix = audience === 'members' ? ' (for members)' : ''
  return `${meeting.date} ${fileNamePart(title)} report${suffix}.${format}`
}

/** "2022-11-03 Licensing public document pack.pdf", "2022-11-03 Licensing supplementary pack 1 (for members).pdf". */
export function packFileName(
  { meeting, committee }: Pick<MeetingRecord, 'meeting' | 'committee'>,
  {
    edition,
    number,
    audience,
  }: Pick<Publication, 'audience' | 'number'> & { readonly edition: PublicationKind },
): string {
  const open = audience === 'public' ? 'public ' : ''
  const what = edition === 'agenda' ? `${open}document pack` : `supplementary pack ${number}`
  const marks = [
    ...(edition === 'agenda' && number > 1 ? [`republished ${number}`] : []),
    ...(audience === 'members' ? ['for members'] : []),
  ]
  const suffix = marks.length === 0 ? '' : ` (${marks.join(', ')})`
  return `${meeting.date} ${fileNamePart(committee.name)} ${what}${suffix}.pdf`
}

/** "Licensing Appendix 1 work programme 2026 27.pdf": a paper of a committee that belongs to no one meeting. */
export function committeePaperName(
  committee: Pick<MeetingRecord['committee'], 'name'>,
  what: string,
  format: string,
): string {
  // A letter in front keeps clear of Windows' reserved names ("CON").
  return `${fileNamePart(committee.name)} ${fileNamePart(what)}.${format}`
}

/** "2022-11-03 Licensing draft for the chair.html", or ".docx". */
export function reviewFileName(
  { meeting, committee }: Pick<MeetingRecord, 'meeting' | 'committee'>,
  format: ReviewFormat,
): string {
  return `${meeting.date} ${fileNamePart(committee.name)} draft for the chair.${format}`
}

/** "2022-11-03 Licensing.minutebook"; what holds exempt matter says so in its name, wherever it is sent on to. */
export function bundleFileName(
  { meeting, committee }: Pick<MeetingRecord, 'meeting' | 'committee'>,
  holdsExempt: boolean,
): string {
  return `${meeting.date} ${fileNamePart(committee.name)}${holdsExempt ? ' CONTAINS EXEMPT' : ''}${bundleEnding}`
}

/** "Meetings of Licensing Committee.ics" */
export function calendarFileName(title: string): string {
  return `${fileNamePart(title)}.ics`
}
