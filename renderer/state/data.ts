import type { z } from 'zod'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type {
  bookStatusSchema,
  meetingSummarySchema,
  meetingViewSchema,
  noticeSchema,
} from '../../shared/api/contract.ts'
import type {
  agendaItemSchema,
  committeeSchema,
  councilSchema,
  meetingSchema,
  membershipSchema,
  personSchema,
  standingItemSchema,
} from '../../shared/api/record.ts'

/** What the core gives and takes, as values of the contract. */
export type BookStatus = z.infer<typeof bookStatusSchema>
export type MeetingSummary = z.infer<typeof meetingSummarySchema>
export type MeetingView = z.infer<typeof meetingViewSchema>
export type Notice = z.infer<typeof noticeSchema>
export type AgendaItemData = z.infer<typeof agendaItemSchema>
export type CommitteeData = z.infer<typeof committeeSchema>
export type CouncilData = z.infer<typeof councilSchema>
export type MeetingData = z.infer<typeof meetingSchema>
export type MembershipData = z.infer<typeof membershipSchema>
export type PersonData = z.infer<typeof personSchema>
export type StandingItemData = z.infer<typeof standingItemSchema>

/** The record as the rules know it: the schema gives `undefined` where they leave a field out, and JSON knows no difference. */
export function recordOf(view: Pick<MeetingView, 'record'>): MeetingRecord {
  const record = view.record as MeetingRecord
  return record
}
