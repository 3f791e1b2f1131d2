import type { z } from 'zod'
import type { bookStatusSchema } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { bookStream } from '../db/changeKinds.ts'
import { readCouncil } from '../db/council.ts'
import { newCouncil } from './newCouncil.ts'
import { loadSample } from './loadSample.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'

type BookStatus = z.infer<typeof bookStatusSchema>

export const bookProcedures = {
  status: procedures.book.status.handler(({ context }) => status(context)),
  create: procedures.book.create.handler(({ input, context }) => {
    // The officer first: it is they who make the book, and the log says so.
    context.config.change({ officer: input.officer })
    context.book.create(input.folder, (writing) => {
      if (input.start.kind === 'council') {
        const council = newCouncil(input.start.council)
        writing.record(bookStream, { kind: 'council.set', payload: { council } })
      } else {
        loadSample(writing)
      }
    })
    return status(context)
  }),
  open: procedures.book.open.handler(async ({ input, context }) => {
    await context.backups.beforeClosing()
    context.book.open(input.folder)
    return status(context)
  }),
  close: procedures.book.close.handler(async ({ context }) => {
    await context.backups.beforeClosing()
    context.book.close()
    return status(context)
  }),
  chooseFolder: procedures.book.chooseFolder.handler(async ({ context }) => {
    if (context.host.chooseFolder === undefined) {
      throw new AppError(
        'not-allowed',
        'Folders cannot be chosen in a window here. Type the path of the folder.',
      )
    }
    return { folder: await context.host.chooseFolder() }
  }),
}

function status({ book, host, config, version, lock }: Services): BookStatus {
  const current = book.current()
  return {
    state: current === null ? 'none' : 'open',
    folder: current?.folder ?? null,
    suggestedFolder: host.suggestedFolder,
    canChooseFolder: host.chooseFolder !== undefined,
    host: host.kind,
    version,
    officer: config.read().officer,
    // A locked window shows nothing of the book.
    councilName: current === null || lock.isLocked() ? null : (readCouncil(current.reader)?.name ?? null),
    problem: book.problem()?.sentence ?? null,
    problemReason: book.problem()?.reason ?? null,
    locked: book.problem()?.locked ?? null,
  }
}
