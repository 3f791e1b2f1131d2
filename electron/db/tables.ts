import type { Generated } from 'kysely'

/** The tables as Kysely sees them. A test compares every name here with the migrated database. Rows never leave this room. */

export interface ChangeTable {
  stream_id: string
  seq: number
  change_id: string
  actor: string
  device: string
  at: string
  wall_time: string
  zone: string
  kind: string
  payload_version: number
  classification: string
  payload_hash: string
  prev_hash: string
  hash: string
}

export interface ChangePayloadTable {
  stream_id: string
  seq: number
  payload: string
}

export interface CouncilTable {
  one: number
  name: string
  value: string
}

export interface PersonTable {
  id: string
  address: string
  name: string
  titles: string
  approved_absences: string
}

export interface CommitteeTable {
  id: string
  name: string
  quorum: number
  place: string
  numbering: string
  standing_agenda: string
}

export interface MembershipTable {
  committee_id: string
  id: string
  position: number
  person_id: string
  role: string
  voting: number
  political_group: string
  from_date: string
  to_date: string | null
}

export interface MeetingTable {
  id: string
  committee_id: string
  state: string
  date: string
  start: string
  end: string | null
  pre_meeting: string | null
  place: string
  governance_officer: string
  presided_by: string | null
  previous_meeting: string | null
  extraordinary: number
  imported_from: string | null
  version: number
  head_hash: string
  lease_token: string | null
  lease_holder: string | null
  lease_device: string | null
  lease_epoch: number
  lease_at: string | null
}

export interface AgendaItemTable {
  meeting_id: string
  id: string
  position: number
  parent_id: string | null
  origin: string
  agenda_place: number | null
  kind: string
  title: string
  summary: string
  report_author: string
  purpose: string | null
  recommendations: string
  pages: string | null
  notes: string
  classification: string
  exemption: string | null
  public_summary: string
}

export interface AttendanceTable {
  meeting_id: string
  person_id: string
  position: number
  capacity: string
  status: string
  reason_category: string | null
  reason_words: string | null
  substitute_for: string | null
}

export interface FactTable {
  meeting_id: string
  id: string
  position: number
  kind: string
  at: string
  person_id: string | null
  item_id: string | null
  details: string
}

export interface MinutesTable {
  meeting_id: string
  item_id: string
  revision: number
  doc: string
  frozen_number: string | null
}

export interface PaperTable {
  meeting_id: string
  id: string
  position: number
  item_id: string | null
  file_name: string
  sha256: string
  classification: string
  title: string
  exemption: string | null
  description: string
}

export interface ReportTable {
  meeting_id: string
  id: string
  position: number
  item_id: string
  value: string
}

export interface PublicationTable {
  meeting_id: string
  id: string
  position: number
  value: string
}

export interface AcceptedFindingTable {
  meeting_id: string
  key: string
  value: string
}

export interface ReviewTable {
  meeting_id: string
  id: string
  position: number
  value: string
}

export interface MinutesActTable {
  meeting_id: string
  id: string
  position: number
  value: string
}

export interface ProgrammeCardTable {
  committee_id: string
  id: string
  position: number
  value: string
}

export interface KeyDecisionTable {
  committee_id: string
  id: string
  position: number
  value: string
}

/** Not from the log: it can be found again from the file. */
export interface FileFactsTable {
  source: string
  value: string
  pdf_sha256: string | null
}

/** Not from the log, as the tables of the search below. */
export interface FilePageTable {
  sha256: string
  page: number
  words: string
}

export interface SearchMeetingTable {
  id: Generated<number>
  meeting_id: string
  stamp: string
}

export interface SearchRowTable {
  id: Generated<number>
  meeting: number
  kind: string
  classification: string
  is_public: number
  committee_id: string
  date: string
  key: string
  fingerprint: string
}

export interface SearchPlaceTable {
  id: number
  item_id: string | null
  place_id: string | null
  page: number | null
  number: string
  label: string
  title: string
  above: string
  words: string
}

/** How the people were called when the rows were made. */
export interface SearchNameTable {
  person_id: string
  said: string
}

export interface SearchMemberTable {
  person_id: string
  row_id: number
}

/** Not from the log, as the next: folders of old minutes that were gone through. */
export interface ImportRunTable {
  id: string
  folder: string
  state: string
  started_at: string
  ended_at: string | null
  /** 0 or 1. */
  published: number
}

export interface ImportFileTable {
  id: string
  run_id: string | null
  path: string
  sha256: string | null
  size: number
  state: string
  read_at: string | null
  sentence: string
  title: string
  confidence: number | null
  meeting_id: string | null
  draft: string | null
}

export interface WritingTable {
  one: number
  value: string
}

export interface Tables {
  change: ChangeTable
  change_payload: ChangePayloadTable
  council: CouncilTable
  person: PersonTable
  committee: CommitteeTable
  membership: MembershipTable
  meeting: MeetingTable
  agenda_item: AgendaItemTable
  attendance: AttendanceTable
  fact: FactTable
  minutes: MinutesTable
  paper: PaperTable
  report: ReportTable
  publication: PublicationTable
  accepted_finding: AcceptedFindingTable
  file_facts: FileFactsTable
  review: ReviewTable
  minutes_act: MinutesActTable
  programme_card: ProgrammeCardTable
  key_decision: KeyDecisionTable
  writing: WritingTable
  file_page: FilePageTable
  search_meeting: SearchMeetingTable
  search_row: SearchRowTable
  search_place: SearchPlaceTable
  search_member: SearchMemberTable
  search_name: SearchNameTable
  import_run: ImportRunTable
  import_file: ImportFileTable
}

/** Every column, by table: what the test compares. The type refuses a missing or a surplus name. */
export const columns: { readonly [T in keyof Tables]: Readonly<Record<keyof Tables[T], true>> } = {
  change: {
    stream_id: true,
    seq: true,
    change_id: true,
    actor: true,
    device: true,
    at: true,
    wall_time: true,
    zone: true,
    kind: true,
    payload_version: true,
    classification: true,
    payload_hash: true,
    prev_hash: true,
    hash: true,
  },
  change_payload: { stream_id: true, seq: true, payload: true },
  council: { one: true, name: true, value: true },
  person: { id: true, address: true, name: true, titles: true, approved_absences: true },
  committee: { id: true, name: true, quorum: true, place: true, numbering: true, standing_agenda: true },
  membership: {
    committee_id: true,
    id: true,
    position: true,
    person_id: true,
    role: true,
    voting: true,
    political_group: true,
    from_date: true,
    to_date: true,
  },
  meeting: {
    id: true,
    committee_id: true,
    state: true,
    date: true,
    start: true,
    end: true,
    pre_meeting: true,
    place: true,
    governance_officer: true,
    presided_by: true,
    previous_meeting: true,
    extraordinary: true,
    imported_from: true,
    version: true,
    head_hash: true,
    lease_token: true,
    lease_holder: true,
    lease_device: true,
    lease_epoch: true,
    lease_at: true,
  },
  agenda_item: {
    meeting_id: true,
    id: true,
    position: true,
    parent_id: true,
    origin: true,
    agenda_place: true,
    kind: true,
    title: true,
    summary: true,
    report_author: true,
    purpose: true,
    recommendations: true,
    pages: true,
    notes: true,
    classification: true,
    exemption: true,
    public_summary: true,
  },
  attendance: {
    meeting_id: true,
    person_id: true,
    position: true,
    capacity: true,
    status: true,
    reason_category: true,
    reason_words: true,
    substitute_for: true,
  },
  fact: {
    meeting_id: true,
    id: true,
    position: true,
    kind: true,
    at: true,
    person_id: true,
    item_id: true,
    details: true,
  },
  minutes: { meeting_id: true, item_id: true, revision: true, doc: true, frozen_number: true },
  paper: {
    meeting_id: true,
    id: true,
    position: true,
    item_id: true,
    file_name: true,
    sha256: true,
    classification: true,
    title: true,
    exemption: true,
    description: true,
  },
  report: { meeting_id: true, id: true, position: true, item_id: true, value: true },
  publication: { meeting_id: true, id: true, position: true, value: true },
  accepted_finding: { meeting_id: true, key: true, value: true },
  file_facts: { source: true, value: true, pdf_sha256: true },
  review: { meeting_id: true, id: true, position: true, value: true },
  minutes_act: { meeting_id: true, id: true, position: true, value: true },
  programme_card: { committee_id: true, id: true, position: true, value: true },
  key_decision: { committee_id: true, id: true, position: true, value: true },
  writing: { one: true, value: true },
  file_page: { sha256: true, page: true, words: true },
  search_meeting: { id: true, meeting_id: true, stamp: true },
  search_row: {
    id: true,
    meeting: true,
    kind: true,
    classification: true,
    is_public: true,
    committee_id: true,
    date: true,
    key: true,
    fingerprint: true,
  },
  search_place: {
    id: true,
    item_id: true,
    place_id: true,
    page: true,
    number: true,
    label: true,
    title: true,
    above: true,
    words: true,
  },
  search_member: { person_id: true, row_id: true },
  search_name: { person_id: true, said: true },
  import_run: { id: true, folder: true, state: true, started_at: true, ended_at: true, published: true },
  import_file: {
    id: true,
    run_id: true,
    path: true,
    sha256: true,
    size: true,
    state: true,
    read_at: true,
    sentence: true,
    title: true,
    confidence: true,
    meeting_id: true,
    draft: true,
  },
}
