import type { Call } from './randomWorld.ts'

/** Folders that are not there, and runs that nobody began: what a migration does is tested in migrationOfFolders. */
export const randomMigrationCalls: Readonly<Record<string, Call>> = {
  'migrations.look': ({ client }, { a }) => client.migrations.look({ folder: `/no such folder ${a}` }),
  'migrations.start': ({ client }, { a }) =>
    client.migrations.start({ folder: `/no such folder ${a}`, published: a % 2 === 0 }),
  'migrations.resume': ({ client }, { text }) => client.migrations.resume({ runId: text }),
  'migrations.stop': ({ client }, { text }) => client.migrations.stop({ runId: text }),
  'migrations.list': ({ client }) => client.migrations.list({}),
  'migrations.report': ({ client }, { text, a }) =>
    client.migrations.report({ runId: text, state: null, offset: a, limit: 10 }),
  'migrations.makeReport': ({ client }, { text }) => client.migrations.makeReport({ runId: text }),
}
