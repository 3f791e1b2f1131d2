import { formatDate } from './civilTime.ts'
import { fileNamePart } from './fileNamePart.ts'
import { isAsImported } from './meeting.ts'
import type { Meeting, MeetingState } from './meeting.ts'
import type { MeetingRecord } from './meetingRecord.ts'

/** What can be written for one meeting, each a tick of its own. */
export const publishTicks = [
  'pdf',
  'docx',
  'web',
  'json',
  'open-data',
  'csv',
  'ics',
  'eml',
  'members-pdf',
] as const
export type PublishTick = (typeof publishTicks)[number]

/** What is ticked for whoever publishes for the first time. */
export const firstTicks: readonly PublishTick[] = ['pdf', 'docx', 'web', 'eml']

/** In the order of the list, each once. */
export function orderedTicks(ticks: Iterable<PublishTick>): PublishTick[] {
  const wished = new Set(ticks)
  return publishTicks.filter((tick) => wished.has(tick))
}

const minuted: ReadonlySet<MeetingState> = new Set(['draft-minutes', 'minutes-published', 'confirmed'])

/** Which paper a meeting has to publish: its agenda until it was held, then its minutes. */
export function mainPaperOf({ state }: Pick<Meeting, 'state'>): 'agenda' | 'minutes' {
  return minuted.has(state) ? 'minutes' : 'agenda'
}

/** A meeting, as far as it says what its papers are. */
type Published = Pick<Meeting, 'state' | 'importedFrom'>

/** True of what may still change: minutes until they are confirmed, an agenda until it is out. What was imported stands as it was printed. */
export function isDraft(meeting: Published): boolean {
  if (mainPaperOf(meeting) === 'minutes')
    return meeting.state !== 'confirmed' && meeting.importedFrom === null
  return meeting.state === 'planned'
}

/** "Imported from “march.docx”": stands small where the caveat of a draft would stand; empty for what was made or confirmed here. */
export function importedNote(meeting: Published): string {
  const fileName = meeting.importedFrom?.fileName ?? ''
  if (!isAsImported(meeting)) return ''
  const letters = [...fileName]
  return `Imported from “${letters.length > longestFileName ? `${letters.slice(0, longestFileName).join('').trim()}…` : fileName}”`
}

/** A longer one would fill the foot of a page. */
const longestFileName = 80

/** What stands at the head of everything while it may change; empty for what stands. */
export function draftCaveat(meeting: Published): string {
  if (!isDraft(meeting)) return ''
  return mainPaperOf(meeting) === 'minutes'
    ? 'Draft minutes: subject to confirmation'
    : 'Draft agenda: not yet published'
}

/** "Draft minutes", "Minutes", "Agenda": what is published, as a sentence begins with it. */
export function publishedWhat(meeting: Published): string {
  const draft = isDraft(meeting)
  if (mainPaperOf(meeting) === 'minutes') return draft ? 'Draft minutes' : 'Minutes'
  return draft ? 'Draft agenda' : 'Agenda'
}

/** "5 March 2026", whatever the house style: of data and e-mail. */
export function plainDate(date: string): string {
  return formatDate(date, '3 November 2022')
}

/** "2026-03-05 Harbour and Leisure Scrutiny Committee": the folders of a meeting are this and a version. */
export function publishFolderStem({
  meeting,
  committee,
}: Pick<MeetingRecord, 'meeting' | 'committee'>): string {
  return `${meeting.date} ${fileNamePart(committee.name)}`.trim()
}

export function publishFolderName(stem: string, version: number): string {
  return `${stem} v${version}`
}

/** The version in the name of a folder of the same meeting; null for a folder of something else. */
export function versionInName(stem: string, name: string): number | null {
  const before = `${stem} v`
  if (!name.normalize('NFC').toLowerCase().startsWith(before.toLowerCase())) return null
  const rest = name.normalize('NFC').slice(before.length)
  return /^[1-9]\d{0,5}$/.test(rest) ? Number(rest) : null
}
