import type { z } from 'zod'
import type { paperFormatSchema, paperSchema } from '../../shared/api/contract.ts'
import type { audienceSchema } from '../../shared/api/packSchemas.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { composeActions } from '../../shared/document/compose/registers/actions.ts'
import { composeDecisions } from '../../shared/document/compose/registers/decisions.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { PaperView } from '../../shared/domain/paperView.ts'
import { actionRows, openUntil } from '../../shared/domain/registers/actions.ts'
import { readingOf, readingsFor } from '../../shared/domain/registers/reading.ts'
import { todayOf } from '../core/clock.ts'
import { silentLog } from '../core/log.ts'
import { createRenderer } from '../render/renderer.ts'
import type { Renderer } from '../render/renderer.ts'
import { writeOutFile } from './outFile.ts'

export interface PaperWish {
  readonly paper: z.infer<typeof paperSchema>
  readonly format: z.infer<typeof paperFormatSchema>
  readonly audience: z.infer<typeof audienceSchema>
}

/** What the command line says of a paper it made; the names are part of its promise to scripts. */
export interface PaperMade extends PaperWish {
  /** The full path. */
  readonly file: string
  readonly bytes: number
  /** Null for formats that have no pages of their own. */
  readonly pages: number | null
  /** What the paper could not do, a sentence each; empty when all is well. */
  readonly notes: readonly string[]
  readonly milliseconds: number
}

/** Record to paper to file. Throws `not-allowed` when something in it is not yet marked public or exempt. */
export async function makePaper(
  record: MeetingRecord,
  wish: PaperWish,
  out: string,
  renderer: Renderer,
  earlier: readonly MeetingRecord[] = [],
): Promise<PaperMade> {
  const started = performance.now()
  const view = wish.audience === 'public' ? publicView(record) : membersView(record)
  const document = composed(record, view, wish, earlier)
  const { bytes, pages, notes } = await renderer.render(document, wish.format)
  const file = writeOutFile(out, bytes)
  const milliseconds = Math.round(performance.now() - started)
  return { ...wish, file, bytes: bytes.length, pages, notes, milliseconds }
}

function composed(
  record: MeetingRecord,
  view: PaperView,
  { paper, audience }: PaperWish,
  earlier: readonly MeetingRecord[],
): PaperDocument {
  switch (paper) {
    case 'agenda':
      return composeAgenda(view)
    case 'minutes':
      return composeMinutes(view)
    case 'decisions':
      return composeDecisions(
        readingOf(record, view),
        todayOf({ now: () => new Date(), zone: 'Europe/London' }),
      )
    case 'actions': {
      const { date } = record.meeting
      const { readings } = readingsFor([...earlier, record], audience)
      return composeActions(view, openUntil(actionRows(readings, date), date))
    }
  }
}

/** A renderer for as long as the work takes. */
export async function withRenderer<T>(work: (renderer: Renderer) => Promise<T>): Promise<T> {
  const renderer = createRenderer({ log: silentLog })
  try {
    return await work(renderer)
  } finally {
    await renderer.close()
  }
}
