import { procedures } from './services.ts'

export const eventsProcedures = {
  watch: procedures.events.watch.handler(({ context, signal }) => context.events.watch(signal)),
}

export const diskProcedures = {
  news: procedures.disk.news.handler(({ context }) => context.disk.news()),
}

export const jobsProcedures = {
  watch: procedures.jobs.watch.handler(({ input, context, signal }) =>
    context.jobs.watch(input.jobId, signal),
  ),
  cancel: procedures.jobs.cancel.handler(({ input, context }) => {
    context.jobs.cancel(input.jobId)
    return { done: true }
  }),
}
