import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { newItem } from '../../../shared/domain/newAgenda.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { ProgrammeCard } from '../../../shared/domain/programme.ts'
import { cardsForAgenda, placeOn } from '../../../shared/domain/programmeBoard.ts'
import type { ProgrammeMeeting } from '../../../shared/domain/programmeBoard.ts'
import type { Reader } from '../../db/database.ts'
import { listPeople } from '../../db/people.ts'
import { readProgramme } from './programmeRead.ts'

export interface AgendaFromProgramme {
  /** The whole agenda, with the new items in it. */
  readonly items: readonly AgendaItem[]
  /** The whole programme: cards that became items know which. */
  readonly cards: readonly ProgrammeCard[]
  readonly added: readonly AgendaItem[]
}

/** Where a meeting's agenda takes up what the work programme has for it. */
export function agendaFromProgramme(given: {
  readonly cards: readonly ProgrammeCard[]
  readonly meetings: readonly ProgrammeMeeting[]
  readonly meetingId: string
  readonly items: readonly AgendaItem[]
  readonly people: readonly Person[]
  readonly newId: () => string
}): AgendaFromProgramme {
  const { cards, meetings, meetingId, items, people, newId } = given
  const titles = new Set(people.flatMap((person) => person.titles.map(({ title }) => title)))
  const made = new Map(
    cardsForAgenda(cards, meetings, meetingId, items).map((card) => [
      card.id,
      {
        ...newItem({ id: newId(), origin: 'agenda', kind: 'report', title: card.title }),
        summary: card.purpose,
        // "Report of the …" takes an office; a name would read wrongly after it.
        reportAuthor: titles.has(card.lead) ? card.lead : '',
      },
    ]),
  )
  const added = [...made.values()]
  return {
    added,
    items: items.toSpliced(placeAmong(items), 0, ...added),
    cards: cards.map((card) => {
      const item = made.get(card.id)
      return item === undefined || card.standing
        ? card
        : { ...card, place: placeOn(card.place, meetings), agendaItemId: item.id }
    }),
  }
}

/** The agenda of a meeting that is being made: its standing items, and what the work programme has for its day. */
export function agendaOfNewMeeting(
  reader: Reader,
  given: {
    readonly committeeId: string
    readonly meeting: Pick<Meeting, 'id' | 'date'>
    readonly standing: readonly AgendaItem[]
    readonly newId: () => string
  },
): AgendaFromProgramme {
  const { committeeId, meeting, standing, newId } = given
  const { cards, meetings } = readProgramme(reader, committeeId, meeting.date)
  return agendaFromProgramme({
    ...{ cards, meetings: [...meetings, { id: meeting.id, date: meeting.date, isHeld: false }] },
    ...{ meetingId: meeting.id, items: standing, people: listPeople(reader), newId },
  })
}

/** After everything but the work programme and urgent business, which end an agenda. */
function placeAmong(items: readonly AgendaItem[]): number {
  const closing: ReadonlySet<string> = new Set(['work-programme', 'urgent'])
  return items.findLastIndex(({ kind, parentId }) => parentId !== null || !closing.has(kind)) + 1
}
