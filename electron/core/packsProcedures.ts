import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { builtPackSchema, packPagesSchema } from '../../shared/api/packSchemas.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { PackPlanOrder, PlannedPack } from '../render/pack/packOrder.ts'
import { beingReadFinding, packBasis, packFiles, packStart, planOrder } from './packOrders.ts'
import type { PackStart } from './packOrders.ts'
import { packFileName } from './paperFileName.ts'
import { publishPack } from './publishPack.ts'
import { requiredMeeting } from './required.ts'
import type { CoreFinding } from './previousMinutes.ts'
import { procedures } from './services.ts'
import type { PaperRenderer } from './services.ts'
import { wire } from './wire.ts'

export type PackPages = z.infer<typeof packPagesSchema>
export type BuiltPackTold = z.infer<typeof builtPackSchema>

/** Of the time it takes, what goes into reading the files before the pack is made of them. */
const filesShare = 0.2

export const packsProcedures = {
  plan: procedures.packs.plan.handler(async ({ input, context }) => {
    const start = packStart(context.book.required().reader, input)
    const { order, beingRead } = planOrder(start, context.reading)
    const basis = packBasis(start, context.reading)
    const { planned, findings } = await plannedOrEmpty(context.render, order)
    const told = packPages({ ...start, findings: [...start.findings, ...findings] }, planned, basis)
    const known = told.findings.filter(
      ({ kind, paperId }) => kind !== 'unreadable' || !beingRead.some(({ id }) => id === paperId),
    )
    return { ...told, findings: [...known, ...wire(beingRead.map(beingReadFinding))] }
  }),

  /** What the rules refuse is refused here; what can only go wrong in the making is told by the job. */
  build: procedures.packs.build.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const start = packStart(reader, input)
    const { record, audience } = start.order
    if (audience === 'public') publicView(record)
    else membersView(record)
    const meetingVersion = requiredMeeting(reader, input.meetingId).version
    const fileName = packFileName(record, start.order)
    const jobId = context.newId()
    context.jobs.start(jobId, async ({ signal, progress }) => {
      const files = await packFiles(start.order, context.reading, signal, (name, done) =>
        progress(filesShare * done, `Reading ${name}`),
      )
      const basis = packBasis(start, context.reading)
      const built = await context.render.pack(
        { ...start.order, files },
        { signal, onProgress: (done, what) => progress(filesShare + (1 - filesShare) * done, what) },
      )
      const { bytes, accessible, pages } = built
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const told = packPages(start, built, basis)
      const pack = { ...told, accessible, sha256, meetingVersion }
      const { items, papers } = built
      const output = {
        fileName,
        bytes,
        mediaType: 'application/pdf',
        pack: { meetingId: input.meetingId, told: pack, items, papers },
      }
      return { fileName, pages, notes: [], pack, output }
    })
    return { jobId }
  }),

  publish: procedures.packs.publish.handler(async ({ input, context }) =>
    wire(await publishPack(context, input)),
  ),
}

/** A supplement with nothing to hold has no pages, and one thing to be looked at: why. Throws everything else on. */
async function plannedOrEmpty(
  render: Pick<PaperRenderer, 'planPack'>,
  order: PackPlanOrder,
): Promise<{ readonly planned: PlannedPack; readonly findings: readonly CoreFinding[] }> {
  try {
    return { planned: await render.planPack(order), findings: [] }
  } catch (error) {
    const kind = error instanceof AppError ? error.details['nothingToHold'] : undefined
    if (!(error instanceof AppError) || typeof kind !== 'string') throw error
    const { firstPage } = order
    return {
      planned: {
        ...{ firstPage, pages: 0, ranges: [], documents: [], blanks: [] },
        ...{ items: [], papers: [], changes: [], findings: [] },
      },
      findings: [
        {
          ...{ key: kind, kind, level: 'blocked', sentence: error.message },
          ...{ fileName: '', paperId: null, itemId: null, pages: [] },
        },
      ],
    }
  }
}

function packPages({ order, findings }: PackStart, planned: PlannedPack, basis: string): PackPages {
  const { audience, edition, number } = order
  const { firstPage, pages, ranges, documents, blanks, changes } = planned
  return wire({
    ...{ audience, edition, number, firstPage, pages, ranges, blanks, changes, basis },
    documents: documents.map(({ paperId, itemId, title, first, last }) => ({
      ...{ paperId, itemId, title, first, last },
    })),
    findings: [...planned.findings, ...findings],
  })
}
