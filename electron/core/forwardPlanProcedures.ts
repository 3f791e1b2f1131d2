import {
  composeDecisionNotice,
  composeForwardPlan,
  forwardPlanRows,
} from '../../shared/document/compose/forwardPlan.ts'
import { writeCsv } from '../../shared/document/csv.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import { decisionFindings, noticeReadings, secondNotice } from '../../shared/domain/forwardPlanNotice.ts'
import { committeeStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { hashOf } from '../db/hashing.ts'
import { readList } from '../db/listedValues.ts'
import { todayOf } from './clock.ts'
import { csvOutput } from './csvOutput.ts'
import { committeePaperName } from './paperFileName.ts'
import type { PaperFormat } from './paperFileName.ts'
import { mediaTypes } from './papersProcedures.ts'
import { requiredCommittee, requiredCouncil } from './required.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'
import { wire } from './wire.ts'

/** Key decisions of a body, as they have to be published before they are made (R8 to R13). */
export const forwardPlanProcedures = {
  get: procedures.forwardPlan.get.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredCommittee(reader, input.committeeId)
    const decisions = readDecisions(reader, input.committeeId)
    const { extraHolidays } = requiredCouncil(reader)
    const today = todayOf(context.clock)
    return wire({
      ...{ decisions, version: hashOf(decisions) },
      notices: decisions.map((decision) => ({
        decisionId: decision.id,
        readings: [...noticeReadings(decision.from, extraHolidays)],
        secondNotice: decision.private ? secondNotice(decision.from, extraHolidays) : null,
        findings: decisionFindings(decision, { today, extraHolidays }),
      })),
    })
  }),

  save: procedures.forwardPlan.save.handler(({ input, context }) => {
    const book = context.book.required()
    const { committeeId, version, decisions } = input
    requiredCommittee(book.reader, committeeId)
    return book.write(({ tx, record }) => {
      const before = readDecisions(tx, committeeId)
      if (hashOf(before) !== version) {
        throw new AppError(
          'conflict',
          'The forward plan was changed in another window. It is shown as it stands now: do it again.',
          { committeeId },
        )
      }
      if (new Set(decisions.map(({ id }) => id)).size < decisions.length) {
        throw new AppError('invalid-input', 'A key decision stands on the forward plan twice.', {
          committeeId,
        })
      }
      record(committeeStream(committeeId), {
        kind: 'forward-plan.set',
        payload: { decisions, what: sayPlanChange(before, decisions) },
      })
      return { version: hashOf(decisions) }
    })
  }),

  make: procedures.forwardPlan.make.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { committeeId, format } = input
    const committee = requiredCommittee(reader, committeeId)
    const decisions = readDecisions(reader, committeeId)
    const council = requiredCouncil(reader)
    for (const decision of decisions) checkSaysAll(context, decision)
    const fileName = committeePaperName(committee, 'forward plan', format)
    if (format === 'csv') {
      const jobId = context.newId()
      const text = writeCsv(forwardPlanRows(decisions))
      context.jobs.start(jobId, () => Promise.resolve(csvOutput(fileName, text)))
      return { jobId }
    }
    const document = composeForwardPlan({ council, committee: committee.name, decisions })
    return made(context, document, fileName, format)
  }),

  makeNotice: procedures.forwardPlan.makeNotice.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { committeeId, decisionId, format } = input
    const committee = requiredCommittee(reader, committeeId)
    const decisions = readDecisions(reader, committeeId)
    const decision = decisions.find(({ id }) => id === decisionId)
    if (decision === undefined) {
      throw new AppError('not-found', 'This decision is no longer on the forward plan. Open it again.', {
        decisionId,
      })
    }
    if (!decision.private && decision.urgency === 'none') {
      throw new AppError(
        'not-allowed',
        'Only a decision in private, or one at less than 28 days, has a notice of its own. This one stands in the forward plan.',
        { decisionId },
      )
    }
    checkSaysAll(context, decision)
    const plan = { council: requiredCouncil(reader), committee: committee.name, decisions }
    const fileName = committeePaperName(committee, `notice ${decision.from} ${decision.matter}`, format)
    return made(context, composeDecisionNotice(plan, decision), fileName, format)
  }),
}

function readDecisions(reader: Reader, committeeId: string): KeyDecision[] {
  return readList<KeyDecision>(reader, 'key_decision', committeeId)
}

/** What R8, R9, R11 and R12 ask to be said; whether it comes in time is the officer's to judge. */
function checkSaysAll({ clock }: Pick<Services, 'clock'>, decision: KeyDecision): void {
  const missing = decisionFindings(decision, { today: todayOf(clock), extraHolidays: [] }).find(
    ({ level, field }) => level === 'problem' && field !== 'from' && field !== 'publishedOn',
  )
  if (missing === undefined) return
  const name = decision.matter.trim() === '' ? 'A key decision' : `“${decision.matter}”`
  throw new AppError('not-allowed', `${name} does not say all that has to be published. ${missing.why}`, {
    ...{ decisionId: decision.id, field: missing.field },
  })
}

function made(
  { newId, jobs, render }: Pick<Services, 'newId' | 'jobs' | 'render'>,
  document: PaperDocument,
  fileName: string,
  format: PaperFormat,
): { readonly jobId: string } {
  const jobId = newId()
  jobs.start(jobId, async ({ signal, progress }) => {
    progress(0, 'Setting the pages')
    const { bytes, pages, notes } = await render.render(document, format, { signal, onProgress: progress })
    return { fileName, pages, notes: [...notes], output: { fileName, bytes, mediaType: mediaTypes[format] } }
  })
  return { jobId }
}

function sayPlanChange(before: readonly KeyDecision[], after: readonly KeyDecision[]): string {
  const known = new Set(before.map(({ id }) => id))
  const kept = new Set(after.map(({ id }) => id))
  const [added] = after.filter(({ id }) => !known.has(id))
  const [removed] = before.filter(({ id }) => !kept.has(id))
  if (added !== undefined) return `“${added.matter}” was put on the forward plan.`
  return removed === undefined
    ? 'The forward plan was changed.'
    : `“${removed.matter}” was taken off the forward plan.`
}
