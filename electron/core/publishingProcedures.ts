import { dirname, isAbsolute, join, relative } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import { firstTicks } from '../../shared/domain/publishing.ts'
import type { PublishTick } from '../../shared/domain/publishing.ts'
import type { PublicationFolder } from '../../shared/api/publishContract.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { latestChanges } from '../db/changeLog.ts'
import type { Reader } from '../db/database.ts'
import { writeFolderAtomically } from '../files/writeFolderAtomically.ts'
import { planPublication } from '../render/publish/publishInto.ts'
import type { PlannedPublication } from '../render/publish/publishInto.ts'
import type { PublishMaking } from '../render/publish/publishOrder.ts'
import { sha256Of } from '../render/publish/siteFiles.ts'
import { meetingChanged } from './calendar/calendarEvents.ts'
import type { OpenBook } from './openBook.ts'
import { keptMakings } from './publishingMakings.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'

/** A meeting written for the public into a folder of its own: what it looks like there, and the writing. */
export const publishingProcedures = {
  choices: procedures.publishing.choices.handler(({ context }) => choicesOf(context)),

  plan: procedures.publishing.plan.handler(async ({ input, context }) => {
    const parent = parentOf(context, input.folder)
    return told(parent, await planned(context, input, parent))
  }),

  write: procedures.publishing.write.handler(async ({ input, context }) => {
    const parent = parentOf(context, input.folder)
    const plan = await planned(context, input, parent)
    if (!plan.already) writeFolderAtomically(parent, plan.name, plan.set.files)
    if (input.remember)
      context.config.change({ publishing: { ticks: [...plan.order.ticks], folder: parent } })
    context.log.info('meeting.published', {
      version: plan.version,
      files: plan.set.files.length,
      already: plan.already,
    })
    return told(parent, plan)
  }),
}

interface Wish {
  readonly meetingId: string
  readonly ticks: readonly PublishTick[]
}

function choicesOf({ config, book }: Services): { ticks: PublishTick[]; folder: string } {
  const { publishing } = config.read()
  return {
    ticks: [...(publishing?.ticks ?? firstTicks)],
    folder: publishing?.folder ?? join(dirname(book.required().folder), 'Published meetings'),
  }
}

/** Where folders go: never among the files of the book, which are its own. */
function parentOf(context: Services, wished: string | null): string {
  const folder = wished?.trim() ?? choicesOf(context).folder
  const field = { field: 'folder' }
  if (!isAbsolute(folder)) {
    throw new AppError('invalid-input', 'Give the whole path of the folder to publish into.', field)
  }
  const inside = relative(context.book.required().folder, folder)
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) {
    throw new AppError(
      'invalid-input',
      'This folder belongs to the minute book itself. Choose another to publish into.',
      field,
    )
  }
  return folder
}

async function planned(
  context: Services,
  { meetingId, ticks }: Wish,
  parent: string,
): Promise<PlannedPublication> {
  const book = context.book.required()
  const record = readMeetingRecord(book.reader, meetingId)
  const wish = { record, ticks, ...changedAt(book.reader, record) }
  return planPublication(parent, wish, makingOf(context, book, record))
}

function makingOf({ render, reading }: Services, book: OpenBook, record: MeetingRecord): PublishMaking {
  return keptMakings(book, record, {
    render: (document, format) => render.render(document, format),
    copy: (order) => render.copy(order),
    file: async (paperId) => {
      const paper = record.papers.find((each) => each.id === paperId)
      return paper === undefined ? undefined : reading.pdf(paper)
    },
  })
}

function changedAt(reader: Reader, { meeting, committee }: MeetingRecord) {
  const [last] = latestChanges(reader, meetingStream(meeting.id), 1)
  return {
    asOf: last?.change.at ?? `${meeting.date}T00:00:00.000Z`,
    calendar: meetingChanged(reader, committee.id, meeting.id),
  }
}

function told(parent: string, { name, version, already, set }: PlannedPublication): PublicationFolder {
  return {
    ...{ folder: join(parent, name), parent, name, version, already, draft: set.draft },
    files: set.files.map(({ path, bytes, what }) => ({
      path,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
      what,
    })),
    findings: set.findings,
    message: set.message,
  }
}
