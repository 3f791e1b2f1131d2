import { itemInSentence } from '../../../shared/domain/agendaOrder.ts'
import { factSentence } from '../../../shared/domain/factSentences.ts'
import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../../shared/domain/person.ts'
import type { Writing } from '../../../shared/domain/writing.ts'
import type { MeetingView } from '../../state/data.ts'

export interface WordedMeeting {
  view(): MeetingView
  writing(): Writing
  facts(): readonly LineFact[]
}

/** How the people of the meeting, and what happens in it, are put in words. */
export class Wording {
  readonly #meeting: WordedMeeting
  readonly #newcomers = new Map<string, PersonOnTheDay>()

  constructor(meeting: WordedMeeting) {
    this.#meeting = meeting
  }

  /** Names somebody whom the next reading of the meeting will name: they are spoken of at once. */
  introduce(person: PersonOnTheDay): void {
    this.#newcomers.set(person.id, person)
  }

  person(personId: string): PersonOnTheDay | undefined {
    const { people } = this.#meeting.view().record
    return people.find((person) => person.id === personId) ?? this.#newcomers.get(personId)
  }

  nameOf(personId: string): string {
    const person = this.person(personId)
    return person === undefined ? 'A member' : addressedName(person)
  }

  sentence(fact: LineFact): string {
    const { record, agendaNumbers } = this.#meeting.view()
    const { council, items, people } = record
    return factSentence(fact, {
      people: [...people, ...this.#newcomers.values()],
      houseStyle: council.houseStyle,
      facts: this.#meeting.facts(),
      items,
      nameOfItem: (itemId) => itemInSentence(items, agendaNumbers, itemId),
      declaration: this.#meeting.writing().declaration,
    })
  }
}
