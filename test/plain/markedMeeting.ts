import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { Canaries } from '../leaks/canaries.ts'
import { Draw } from '../leaks/draw.ts'
import { leakyMeeting } from '../leaks/leakyMeeting.ts'
import type { LeakyMeeting } from '../leaks/leakyMeeting.ts'

/** Canaries that all begin with the one stem: what is encoded is looked for byte by byte. */
export class StemCanaries extends Canaries {
  override mint(place: string): string {
    return this.mintPlain(place)
  }

  override mintName(place: string): string {
    return this.mintPlain(place)
  }
}

/** A meeting with words to be found in every field of its record, in the open ones too, and in and about the files of its papers. */
export async function markedMeeting(seed: number, canaries: StemCanaries): Promise<LeakyMeeting> {
  const drawn = await leakyMeeting(new Draw(seed), canaries, `m${seed}`)
  return { ...drawn, record: withOpenFields(drawn.record, canaries) }
}

/** What stands in every log and title bar of other programs: names, titles, places. */
function withOpenFields(record: MeetingRecord, canaries: Canaries): MeetingRecord {
  const named = (what: string, place: string): string => `${what} ${canaries.mintPlain(place)}`
  return {
    ...record,
    committee: { ...record.committee, name: named('Harbour', 'the name of a committee') },
    meeting: {
      ...record.meeting,
      place: named('Room', 'the place of a meeting'),
      governanceOfficer: {
        ...record.meeting.governanceOfficer,
        name: named('Officer', 'the name of an officer'),
        phone: canaries.mintPlain('a telephone number'),
        email: `${canaries.mintPlain('an address of mail')}@example.org`,
      },
    },
    people: record.people.map((person) => ({ ...person, name: named(person.name, 'the name of a person') })),
    items: record.items.map((item) => ({
      ...item,
      title: named(item.title, 'the title of an item'),
      summary: named('About', 'the summary of an item'),
      reportAuthor: named('Head of', 'the author of a report'),
      publicSummary: named('It was settled', 'a summary for the public'),
    })),
  }
}
