/** What the lines of the audit trail are about, as the officer chooses among them. */
export const auditGroups = [
  'minutes',
  'attendance',
  'agenda',
  'papers',
  'publishing',
  'review',
  'signing',
  'meetings',
  'council',
  'programme',
  'exchange',
  'book',
  'erasure',
] as const
export type AuditGroup = (typeof auditGroups)[number]

export const auditGroupNames: Readonly<Record<AuditGroup, string>> = {
  minutes: 'Minutes',
  attendance: 'Attendance',
  agenda: 'Agendas',
  papers: 'Papers and reports',
  publishing: 'Packs and publishing',
  review: 'The chair’s review',
  signing: 'Confirming and signing',
  meetings: 'Meetings',
  council: 'Council, committees, people',
  programme: 'Work programmes',
  exchange: 'Files made, sent and taken in',
  book: 'The book, its keys and backups',
  erasure: 'Erasures',
}
