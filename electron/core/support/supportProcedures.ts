import { itReport } from './itReport.ts'
import { plainErrorName, plainFrames } from './plainFrames.ts'
import { procedures } from '../services.ts'

/** A window that fails at every key must not fill the log. */
const mostFaults = 100
const told = new WeakMap<object, number>()

export const supportProcedures = {
  report: procedures.support.report.handler(async ({ context }) => {
    const day = context.clock.now().toISOString().slice(0, 10)
    const text = `${JSON.stringify(await itReport(context), null, 2)}\n`
    return { fileName: `minutebook-report-${day}.json`, text }
  }),
  fault: procedures.support.fault.handler(({ input, context: { log } }) => {
    const before = told.get(log) ?? 0
    told.set(log, before + 1)
    if (before < mostFaults) {
      const error = plainErrorName(input.name)
      const frames = plainFrames(input.stack).map((frame) => `at ${frame}`)
      log.info('page.failed', { kind: input.kind, error, frames: frames.join('\n') })
    }
    return { done: true as const }
  }),
}
