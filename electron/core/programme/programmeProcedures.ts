import {
  composeWorkProgramme,
  programmeRows,
  programmeTitle,
} from '../../../shared/document/compose/workProgramme.ts'
import { writeCsv } from '../../../shared/document/csv.ts'
import { clauseLabels } from '../../../shared/document/numbering.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { RecordPaper } from '../../../shared/domain/meetingRecord.ts'
import type { ProgrammeCard } from '../../../shared/domain/programme.ts'
import { placeOn } from '../../../shared/domain/programmeBoard.ts'
import type { ProgrammeMeeting } from '../../../shared/domain/programmeBoard.ts'
import { programmeProposals } from '../../../shared/domain/programmeFromMinutes.ts'
import type { ProgrammeProposal } from '../../../shared/domain/programmeFromMinutes.ts'
import { sayProgrammeChange } from '../../../shared/domain/sayProgramme.ts'
import { withoutPlaces, withPlaces } from '../../../shared/domain/sentAgenda.ts'
import { readAgenda } from '../../db/agenda.ts'
import { committeeStream, meetingStream } from '../../db/changeKinds.ts'
import type { Reader } from '../../db/database.ts'
import { hashOf } from '../../db/hashing.ts'
import { readPapers } from '../../db/papers.ts'
import { listPeople } from '../../db/people.ts'
import { inPieces } from '../../files/inPieces.ts'
import { agendaIsOut } from '../agendaIsOut.ts'
import { strictestOfDocuments } from '../classify.ts'
import { todayOf } from '../clock.ts'
import { committeePaperName } from '../paperFileName.ts'
import { mediaTypes } from '../papersProcedures.ts'
import { agendaFromProgramme } from './programmeAgenda.ts'
import { csvOutput } from '../csvOutput.ts'
import { boardOf, readProgramme } from './programmeRead.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { changeableMeeting, requiredCommittee, requiredCouncil, requiredMeeting } from '../required.ts'
import { procedures } from '../services.ts'
import { wire } from '../wire.ts'

/** How many of the meetings held last are looked through for what their resolutions ask. */
const meetingsLookedThrough = 4

/** What a committee means to look at, and when. */
export const programmeProcedures = {
  get: procedures.programme.get.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredCommittee(reader, input.committeeId)
    const stored = readProgramme(reader, input.committeeId, todayOf(context.clock))
    const { cards, meetings, since } = stored
    const offers = meetings
      .filter(({ isHeld }) => isHeld)
      .slice(-meetingsLookedThrough)
      .toReversed()
      .map(({ id, date }) => ({
        ...{ meetingId: id, date, proposals: proposalsOf(reader, stored, id, context.newId) },
      }))
      .filter(({ proposals }) => proposals.length > 0)
    return wire({
      ...{ cards, version: hashOf(cards), meetings, since, offers },
      onAgenda: cards.filter((card) => isOnAgenda(reader, card)).map(({ id }) => id),
    })
  }),

  save: procedures.programme.save.handler(({ input, context }) => {
    const book = context.book.required()
    const { committeeId, version } = input
    requiredCommittee(book.reader, committeeId)
    return book.write(({ tx, record }) => {
      const { cards: before, meetings } = readProgramme(tx, committeeId, todayOf(context.clock))
      if (hashOf(before) !== version) throw movedOn(committeeId)
      const cards = input.cards.map((card) => ({ ...card, place: placeOn(card.place, meetings) }))
      checkCards(cards, meetings, input.cards)
      record(committeeStream(committeeId), {
        kind: 'programme.set',
        payload: { cards, what: sayProgrammeChange(before, cards, meetings) },
      })
      return { version: hashOf(cards) }
    })
  }),

  propose: procedures.programme.propose.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { committeeId } = requiredMeeting(reader, input.meetingId)
    const stored = readProgramme(reader, committeeId, todayOf(context.clock))
    return wire({ proposals: proposalsOf(reader, stored, input.meetingId, context.newId) })
  }),

  toAgenda: procedures.programme.toAgenda.handler(({ input, context }) => {
    const book = context.book.required()
    const { committeeId, meetingId } = input
    const { meeting } = meetingOf(book.reader, committeeId, meetingId)
    return book.write(({ tx, record }) => {
      const { cards, meetings } = readProgramme(tx, committeeId, todayOf(context.clock))
      const before = readAgenda(tx, meetingId)
      const isOut = agendaIsOut(tx, meeting, before)
      const items = isOut ? withPlaces(before) : before
      const made = agendaFromProgramme({
        ...{ cards, meetings, meetingId, items, people: listPeople(tx), newId: context.newId },
      })
      if (made.added.length === 0) return { itemIds: [] }
      record(meetingStream(meetingId), {
        kind: 'agenda.set',
        payload: {
          items: isOut ? withPlaces(made.items) : withoutPlaces(made.items),
          what: sayAdded(made.added),
        },
      })
      record(committeeStream(committeeId), {
        kind: 'programme.set',
        payload: { cards: made.cards, what: sayAdded(made.added) },
      })
      return { itemIds: made.added.map(({ id }) => id) }
    })
  }),

  make: procedures.programme.make.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { committeeId, format } = input
    const committee = requiredCommittee(reader, committeeId)
    const stored = readProgramme(reader, committeeId, todayOf(context.clock))
    const programme = {
      ...{ council: requiredCouncil(reader), committee: committee.name },
      ...{ board: boardOf(stored), since: stored.since },
    }
    const fileName = committeePaperName(committee, fileTitle(stored.since), format)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      if (format === 'csv') return csvOutput(fileName, writeCsv(programmeRows(programme)))
      progress(0, 'Setting the pages')
      const document = composeWorkProgramme(programme)
      const made = await context.render.render(document, format, { signal, onProgress: progress })
      const { bytes, pages, notes } = made
      return {
        ...{ fileName, pages, notes: [...notes] },
        output: { fileName, bytes, mediaType: mediaTypes[format], programmeOf: committeeId },
      }
    })
    return { jobId }
  }),

  attach: procedures.programme.attach.handler(async ({ input, context }) => {
    const book = context.book.required()
    const { committeeId, meetingId, outputId } = input
    meetingOf(book.reader, committeeId, meetingId)
    const { since } = readProgramme(book.reader, committeeId, todayOf(context.clock))
    const output = context.jobs.output(outputId)
    if (output.programmeOf !== committeeId || output.mediaType !== mediaTypes.pdf) {
      throw new AppError(
        'invalid-input',
        'Only this committee’s work programme can be put here, made as PDF.',
        {
          field: 'outputId',
        },
      )
    }
    const { sha256 } = await book.attachments.put(inPieces(output.bytes), 'minutebook')
    const paper = book.write(({ tx, record }) => {
      meetingOf(tx, committeeId, meetingId)
      const itemId = programmeItem(tx, meetingId)
      const papers = readPapers(tx, meetingId)
      const before = papers.find((each) => each.itemId === itemId && isAppendix(each))
      const { fileName } = output
      const after: RecordPaper = {
        ...{ id: before?.id ?? context.newId(), itemId, fileName, sha256, description: '' },
        title: before?.title ?? `Appendix 1: ${programmeTitle(since)}`,
        // Made of the programme alone, which is a public paper.
        ...({ classification: 'public', exemption: null } as const),
      }
      const all =
        before === undefined ? [...papers, after] : papers.map((each) => (each === before ? after : each))
      const touched = { items: readAgenda(tx, meetingId), papers: [...papers, ...all], reports: [] }
      record(
        meetingStream(meetingId),
        {
          kind: 'papers.set',
          payload: {
            papers: all,
            what: 'The work programme was put on the agenda as it stands.',
          },
        },
        { classification: strictestOfDocuments(touched) },
      )
      return after
    })
    context.reading.facts(meetingId, paper)
    return { paperId: paper.id }
  }),
}

function proposalsOf(
  reader: Reader,
  {
    cards,
    meetings,
  }: { readonly cards: readonly ProgrammeCard[]; readonly meetings: readonly ProgrammeMeeting[] },
  meetingId: string,
  newId: () => string,
): ProgrammeProposal[] {
  const record = readMeetingRecord(reader, meetingId)
  return programmeProposals({
    ...{ record, cards, meetings, newId },
    marksOf: (clauses) => clauseLabels(clauses).map(({ text }) => text),
  })
}

function isOnAgenda(reader: Reader, { place, agendaItemId }: ProgrammeCard): boolean {
  if (agendaItemId === null || place.kind !== 'meeting') return false
  return readAgenda(reader, place.meetingId).some(({ id }) => id === agendaItemId)
}

function checkCards(
  cards: readonly ProgrammeCard[],
  meetings: readonly ProgrammeMeeting[],
  given: readonly ProgrammeCard[],
): void {
  const twice = cards.find((card, index) => cards.findIndex(({ id }) => id === card.id) !== index)
  if (twice !== undefined) {
    throw new AppError('invalid-input', `“${twice.title}” is on the work programme twice.`, {
      cardId: twice.id,
    })
  }
  const known = new Set(meetings.map(({ id }) => id))
  const lost = given.find(
    (card) => !card.standing && card.place.kind === 'meeting' && !known.has(card.place.meetingId),
  )
  if (lost === undefined) return
  throw new AppError(
    'not-found',
    `The meeting that “${lost.title}” stands on is no longer there. Move it to another.`,
    {
      cardId: lost.id,
    },
  )
}

function movedOn(committeeId: string): AppError {
  return new AppError(
    'conflict',
    'The work programme was changed in another window. It is shown as it stands now: do it again.',
    { committeeId },
  )
}

function meetingOf(reader: Reader, committeeId: string, meetingId: string) {
  const stored = changeableMeeting(reader, meetingId)
  if (stored.committeeId !== committeeId) {
    throw new AppError('invalid-input', 'This meeting is another committee’s.', { meetingId })
  }
  return stored
}

function programmeItem(reader: Reader, meetingId: string): string {
  const item = readAgenda(reader, meetingId).find(({ kind }) => kind === 'work-programme')
  if (item !== undefined) return item.id
  throw new AppError(
    'not-allowed',
    'This agenda has no item for the work programme. Add one of the kind “Work programme”, then put it there.',
    { meetingId },
  )
}

/** "Appendix 1 work programme 2026-27": what tells the paper made here from officers' files. */
function fileTitle(since: string): string {
  return `Appendix 1 ${programmeTitle(since).toLowerCase()}`
}

function isAppendix({ fileName }: RecordPaper): boolean {
  return /Appendix 1 work programme \d{4} \d{2}\.pdf$/.test(fileName)
}

function sayAdded(added: readonly { readonly title: string }[]): string {
  const [only] = added
  return added.length === 1 && only !== undefined
    ? `“${only.title}” came from the work programme to the agenda.`
    : `${added.length} items came from the work programme to the agenda.`
}
