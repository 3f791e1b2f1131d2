import {
  composeDecisionNotice,
  composeForwardPlan,
  forwardPlanRows,
  isDraftPlan,
} from '../../../shared/document/compose/forwardPlan.ts'
import type { PlannedDecision } from '../../../shared/document/compose/forwardPlan.ts'
import { writeCsv } from '../../../shared/document/csv.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import type { KeyDecision } from '../../../shared/domain/forwardPlan.ts'
import { decisionFindings, noticeReadings, secondNotice } from '../../../shared/domain/forwardPlanNotice.ts'
import { committeeStream } from '../../db/changeKinds.ts'
import type { Reader } from '../../db/database.ts'
import { listCommittees } from '../../db/committees.ts'
import { hashOf } from '../../db/hashing.ts'
import { readList } from '../../db/listedValues.ts'
import { todayOf } from '../clock.ts'
import { csvOutput } from '../csvOutput.ts'
import { committeePaperName } from '../paperFileName.ts'
import type { PaperFormat } from '../paperFileName.ts'
import { mediaTypes } from '../papersProcedures.ts'
import { requiredCommittee, requiredCouncil } from '../required.ts'
import { procedures } from '../services.ts'
import type { Services } from '../services.ts'
import { wire } from '../wire.ts'

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
        readings: decision.from === null ? [] : [...noticeReadings(decision.from, extraHolidays)],
        secondNotice:
          decision.private && decision.from !== null ? secondNotice(decision.from, extraHolidays) : null,
        findings: decisionFindings(decision, { today, extraHolidays }).map((finding) => ({
          ...{ ...finding, source: ruleBook[finding.rule].source },
        })),
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
    const committee =
      committeeId === null ? { name: 'All committees' } : requiredCommittee(reader, committeeId)
    const decisions = committeeId === null ? councilsDecisions(reader) : readDecisions(reader, committeeId)
    const council = requiredCouncil(reader)
    const fileName = committeePaperName(committee, `forward plan${draftWords(decisions)}`, format)
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
    const plan = { council: requiredCouncil(reader), committee: committee.name, decisions }
    const what = `notice ${decision.from ?? ''} ${decision.matter}${draftWords([decision])}`
    const fileName = committeePaperName(committee, what, format)
    return made(context, composeDecisionNotice(plan, decision), fileName, format)
  }),
}

function readDecisions(reader: Reader, committeeId: string): KeyDecision[] {
  return readList<KeyDecision>(reader, 'key_decision', committeeId)
}

/** Of all committees, by the day they are made; those without one come last. */
function councilsDecisions(reader: Reader): PlannedDecision[] {
  const day = ({ from }: KeyDecision): string => from ?? '9999'
  return listCommittees(reader)
    .flatMap(({ id, name }) =>
      readDecisions(reader, id).map((decision) => ({ ...decision, committee: name })),
    )
    .toSorted((a, b) => day(a).localeCompare(day(b)))
}

/** What the name of a file says while something that has to be published is missing. */
function draftWords(decisions: readonly KeyDecision[]): string {
  return isDraftPlan(decisions) ? ' (draft, not for publication)' : ''
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
