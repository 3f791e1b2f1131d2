import { classifications } from '../../shared/domain/access.ts'
import type { Exemption } from '../../shared/domain/access.ts'
import { agendaItemKinds, itemPurposes } from '../../shared/domain/agenda.ts'
import type { AgendaItem, PageRange } from '../../shared/domain/agenda.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson, oneOf, oneOfOrNull } from './rowValues.ts'
import type { AgendaItemTable } from './tables.ts'
import type { LoggedItem } from './changeKinds.ts'

/** In the order of the agenda, sub-items after their parent. */
export function readAgenda(reader: Reader, meetingId: string): AgendaItem[] {
  return reader
    .all(
      reader.sql
        .selectFrom('agenda_item')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .orderBy('position'),
    )
    .map(itemOf)
}

export function readAgendaItem(reader: Reader, meetingId: string, itemId: string): AgendaItem | null {
  const row = reader.first(
    reader.sql
      .selectFrom('agenda_item')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .where('id', '=', itemId),
  )
  return row === undefined ? null : itemOf(row)
}

/** How many items of their own each meeting of a committee has: how many minute numbers it takes. */
export function countItems(reader: Reader, committeeId: string): ReadonlyMap<string, number> {
  const rows = reader.all(
    reader.sql
      .selectFrom('agenda_item')
      .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
      .select(({ fn }) => ['agenda_item.meeting_id', fn.countAll<number>().as('items')])
      .where('meeting.committee_id', '=', committeeId)
      .where('agenda_item.parent_id', 'is', null)
      .groupBy('agenda_item.meeting_id'),
  )
  return new Map(rows.map((row) => [row.meeting_id, row.items]))
}

/** Replaces the agenda. The minutes of an item that is gone go with it: the procedure refuses to remove an item that has any. */
export function writeAgenda(tx: Tx, meetingId: string, items: readonly LoggedItem[]): void {
  tx.run(tx.sql.deleteFrom('agenda_item').where('meeting_id', '=', meetingId))
  items.forEach((item, position) => {
    tx.run(tx.sql.insertInto('agenda_item').values(rowOf(item, meetingId, position)))
  })
  tx.run(
    tx.sql
      .deleteFrom('minutes')
      .where('meeting_id', '=', meetingId)
      .where(
        'item_id',
        'not in',
        tx.sql.selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId),
      ),
  )
}

function itemOf(row: AgendaItemTable): AgendaItem {
  return {
    id: row.id,
    parentId: row.parent_id,
    origin: oneOf(['standing', 'agenda', 'meeting'], row.origin, 'agenda_item.origin'),
    agendaPlace: row.agenda_place,
    kind: oneOf(agendaItemKinds, row.kind, 'agenda_item.kind'),
    title: row.title,
    summary: row.summary,
    reportAuthor: row.report_author,
    purpose: oneOfOrNull(itemPurposes, row.purpose, 'agenda_item.purpose'),
    recommendations: fromJson<readonly string[]>(row.recommendations),
    pages: row.pages === null ? null : fromJson<PageRange>(row.pages),
    notes: row.notes,
    classification: oneOf(classifications, row.classification, 'agenda_item.classification'),
    exemption: row.exemption === null ? null : fromJson<Exemption>(row.exemption),
    publicSummary: row.public_summary,
  }
}

function rowOf(item: LoggedItem, meetingId: string, position: number): AgendaItemTable {
  return {
    meeting_id: meetingId,
    id: item.id,
    position,
    parent_id: item.parentId,
    origin: item.origin,
    agenda_place: item.agendaPlace ?? null,
    kind: item.kind,
    title: item.title,
    summary: item.summary,
    report_author: item.reportAuthor,
    purpose: item.purpose,
    recommendations: JSON.stringify(item.recommendations),
    pages: item.pages === null ? null : JSON.stringify(item.pages),
    notes: item.notes,
    classification: item.classification,
    exemption: item.exemption === null ? null : JSON.stringify(item.exemption),
    public_summary: item.publicSummary ?? '',
  }
}
