import { draftOf } from '../../electron/core/importDraft.ts'
import { readMeetingPaper } from '../../electron/import/readMeetingPaper.ts'
import type { ReadPaper } from '../../electron/import/readMeetingPaper.ts'
import type { ReadBlock } from '../../electron/import/readBlocks.ts'
import { readSource } from '../../electron/import/readSource.ts'
import { renderHtml } from '../../electron/render/html.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { addressedName } from '../../shared/domain/person.ts'
import { makingOf, publishOrder } from './publishedMeeting.ts'
import { publishedSet } from '../../electron/render/publish/publishedSet.ts'
import { presenceNotes, roomOf } from '../../shared/domain/presenceTimeline.ts'
import {
  clauseLine,
  factLine,
  headingOf,
  hoursOf,
  joined,
  pointLine,
  printedOf,
  printedOnPages,
  tidy,
  withAuthor,
} from './printed.ts'
import type { Printed, PrintedItem } from './printed.ts'

export const paperFormats = ['docx', 'html', 'pdf'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** Our own minutes of a meeting, exported and read back as a file from outside is: what the paper printed and is not there, or is and was not. */
export async function reimportFaults(record: MeetingRecord, format: PaperFormat): Promise<string[]> {
  const back = await readBack(await minutesAs(record, format), `minutes.${format}`)
  return typeof back === 'string' ? [back] : differences(printedOf(record), back)
}

/** What a file says once it is read; a sentence where it says nothing. */
async function readBack(bytes: Uint8Array, fileName: string): Promise<Printed | string> {
  const source = await readSource(bytes, fileName)
  const made = draftOf(source, { fileName, today: '1999-12-31', newId: counting() })
  if (made.kind === 'refused') return made.sentence
  return source.kind === 'refused'
    ? source.sentence
    : printedBack(made.draft.record, readMeetingPaper(source.text))
}

async function minutesAs(record: MeetingRecord, format: PaperFormat): Promise<Uint8Array> {
  const paper = composeMinutes(publicView(record))
  switch (format) {
    case 'docx': {
      const { renderWord } = await import('../../electron/render/word.ts')
      return renderWord(paper)
    }
    case 'html':
      return new TextEncoder().encode(renderHtml(paper))
    case 'pdf': {
      const { renderPdf } = await import('../../electron/render/pdf.ts')
      return (await renderPdf(paper)).bytes
    }
  }
}

/** The pages of a website, published and read back each by itself. */
export async function webFaults(record: MeetingRecord): Promise<string[]> {
  const { files } = await publishedSet(publishOrder(record, { ticks: ['web'] }), makingOf(new Map()))
  const printed = printedOnPages(record)
  const [index, ...pages] = files.filter(({ path }) => /^(?:index|item-\d+|added-\d+)\.html$/.test(path))
  const whole =
    index === undefined ? 'there is no page of the meeting' : await readBack(index.bytes, 'index.html')
  const told = typeof whole === 'string' ? [whole] : differences(printed.meeting, withoutFacts(whole))
  for (const [at, { items }] of printed.items.entries()) {
    const page = pages[at]
    const back = page === undefined ? 'there is no page of an item' : await readBack(page.bytes, page.path)
    if (typeof back === 'string') told.push(back)
    else {
      const { committee, date, council } = printed.meeting.head
      const head = { ...back.head, committee, date, council }
      told.push(...differences({ ...back, head, items }, withoutFacts(back)))
    }
  }
  return told
}

function withoutFacts(back: Printed): Printed {
  return { ...back, items: back.items.map((item) => ({ ...item, facts: [] })) }
}

/** As data: what comes back from the file that a book exports. */
export async function dataReimported(record: MeetingRecord): Promise<MeetingRecord | string> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`)
  const source = await readSource(bytes, 'meeting.json')
  const made = draftOf(source, { fileName: 'meeting.json', today: '1999-12-31', newId: counting() })
  return made.kind === 'refused' ? made.sentence : made.draft.record
}

function counting(): () => string {
  let made = 0
  return () => `read-${(made += 1)}`
}

/** A line for each that is lost, "-", and for each that is too much, "+". */
export function differences(printed: Printed, back: Printed): string[] {
  const told: string[] = []
  const compare = (where: string, expected: readonly string[], found: readonly string[]): void => {
    const left = [...found]
    const lost = expected.filter((line) => {
      const at = left.indexOf(line)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    told.push(...lost.map((line) => `${where} - ${line}`), ...left.map((line) => `${where} + ${line}`))
    if (lost.length === 0 && left.length === 0 && expected.join('\n') !== found.join('\n'))
      told.push(`${where}: in another order`)
  }
  const headOf = ({ head }: Printed): string[] =>
    Object.entries(head).map(([key, value]) => `${key}: ${value}`)
  compare('head', headOf(printed), headOf(back))
  for (const list of ['present', 'absent', 'others'] as const) compare(list, printed[list], back[list])
  const headings = ({ items }: Printed): string[] => items.map(({ heading }) => heading)
  compare('items', headings(printed), headings(back))
  printed.items.forEach((item, index) => {
    const other = back.items[index]
    if (other === undefined || other.heading !== item.heading) return
    compare(item.heading, item.blocks, other.blocks)
    compare(`${item.heading} (facts)`, item.facts, other.facts)
  })
  return told
}

/** What a record that was read says, in the lines of what is printed. The labels are those of the paper, which no record keeps. */
function printedBack(record: MeetingRecord, read: ReadPaper): Printed {
  const { meeting, council, committee } = record
  const name = (personId: string | null): string => {
    const person = record.people.find(({ id }) => id === personId)
    return person === undefined ? '' : addressedName(person)
  }
  const notes = presenceNotes(roomOf(record))
  const titleOf = (personId: string): string => record.people.find(({ id }) => id === personId)?.title ?? ''
  const isAbsent = (status: string): boolean => status !== 'present'
  return {
    head: {
      ...{ council: council.name, committee: committee.name, date: meeting.date, start: meeting.start },
      ...{ end: meeting.end ?? '', place: meeting.place, extraordinary: String(meeting.extraordinary) },
    },
    present: record.attendance
      .filter(({ capacity, status }) => capacity !== 'attendee' && status === 'present')
      .map(({ personId, substituteFor, capacity }) => {
        const role = record.members.find((seat) => seat.personId === personId)?.role ?? 'member'
        const standsFor = substituteFor === null ? '' : `for ${name(substituteFor)}`
        const hours = hoursOf(notes.get(personId) ?? { from: null, until: null })
        const office = role === 'member' || capacity === 'substitute' ? '' : role
        return joined([name(personId), office, standsFor, ...hours, titleOf(personId)])
      }),
    absent: record.attendance
      .filter(({ capacity, status }) => capacity !== 'attendee' && isAbsent(status))
      .map(({ personId, status, reason }) =>
        status === 'absent'
          ? name(personId)
          : joined([name(personId), `apologies${reason === null ? '' : `: ${reason.words}`}`]),
      ),
    others: record.attendance
      .filter(({ capacity }) => capacity === 'attendee')
      .map(({ personId, status }) =>
        joined([name(personId), titleOf(personId), isAbsent(status) ? status : '']),
      ),
    items: record.items.map((item, index): PrintedItem => {
      const minutes = record.minutes.find(({ itemId }) => itemId === item.id)
      return {
        heading: withAuthor(headingOf({ ...item, minuteNumber: minutes?.number ?? '' }), item.reportAuthor),
        blocks: linesOf(minutes?.blocks ?? [], read.items[index]?.blocks ?? []),
        facts: record.facts
          .filter(({ itemId }) => itemId === item.id)
          .flatMap((fact) => factLine(record, fact)),
      }
    }),
  }
}

function linesOf(blocks: readonly MinutesBlock[], read: readonly ReadBlock[]): string[] {
  const points = read.flatMap((block) => (block.kind === 'point' ? [block.label] : []))
  const clauses = read.flatMap((block) =>
    block.kind === 'resolution' ? block.clauses.map(({ label }) => label) : [],
  )
  return blocks.flatMap((block) => {
    if (block.kind === 'resolution') {
      return [
        'resolution:',
        ...block.clauses.map(({ level, content }) =>
          clauseLine(level, clauses.shift() ?? '', plainText(content)),
        ),
      ]
    }
    const words = tidy(plainText(block.content))
    if (block.kind === 'point') return [pointLine(block.level, points.shift() ?? '', words)]
    return [block.kind === 'event' ? `${block.event}: ${words}` : `sentence: ${words}`]
  })
}
