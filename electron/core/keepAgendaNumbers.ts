import { isDeepStrictEqual } from 'node:util'
import { withPlaces } from '../../shared/domain/sentAgenda.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Writing } from './openBook.ts'

/** From here on the agenda is out: people quote its numbers, whatever order its items are taken in. */
export function keepAgendaNumbers({ tx, record }: Writing, meetingId: string): void {
  const items = readAgenda(tx, meetingId)
  const kept = withPlaces(items)
  if (isDeepStrictEqual(kept, items)) return
  const what = 'The numbers of the agenda were fixed.'
  record(meetingStream(meetingId), { kind: 'agenda.set', payload: { items: kept, what } })
}
