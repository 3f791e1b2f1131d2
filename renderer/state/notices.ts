import { create } from 'zustand'
import { AppError } from '../../shared/domain/appError.ts'
import { withField } from './fieldWords.ts'

/**
 * A sentence in the notice area under the header. It stays until it is dismissed or replaced, what it was about is mended, or its screen
 * is left. With time only a plain confirmation goes, which offers nothing.
 */
export interface Notice {
  readonly id: string
  readonly kind: 'problem' | 'done' | 'note'
  readonly text: string
  /** The field it is about, by its path. */
  readonly field?: string
  readonly action?: { readonly name: string; readonly run: () => void }
  /** It is about no screen, and goes with none. */
  readonly stays?: true
}

/** More would leave no room for the work. */
const mostNotices = 3

/** How long a plain confirmation stands. */
const confirmationMilliseconds = 10_000

interface Notices {
  readonly notices: readonly Notice[]
  /** Shows the notice in place of the one with the same id. */
  readonly show: (notice: Notice) => void
  readonly dismiss: (id: string) => void
  /** Takes away what was said about the screen that is left. */
  readonly leaveScreen: () => void
  /** Takes away what was said about fields that are right now. */
  readonly mended: (isRight: (field: string) => boolean) => void
}

/** The notice of the files that were not added to an agenda. */
export const refusedFiles = 'refused-files'

export const useNotices = create<Notices>((set) => ({
  notices: [],
  show: (notice) => {
    set((state) => ({
      notices: roomFor([...state.notices.filter((other) => other.id !== notice.id), notice]),
    }))
    if (notice.kind !== 'done' || notice.action !== undefined) return
    setTimeout(
      () => set((state) => ({ notices: state.notices.filter((other) => other !== notice) })),
      confirmationMilliseconds,
    )
  },
  leaveScreen: () =>
    set((state) => ({
      notices: state.notices.filter(
        ({ id, kind, stays }) =>
          stays === true || (kind === 'problem' && id !== 'problem' && id !== refusedFiles),
      ),
    })),
  mended: (isRight) => {
    const stays = (notice: Notice): boolean => notice.field === undefined || !isRight(notice.field)
    set((state) => (state.notices.every(stays) ? state : { notices: state.notices.filter(stays) }))
  },
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
}))

/** As many as have room: of those above the last, what was done goes first, then what was noted; of each the oldest. */
function roomFor(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= mostNotices) return notices
  const older = notices.slice(0, -1)
  const kinds = ['done', 'note', 'problem'] as const
  const goes = kinds.flatMap((kind) => older.filter((notice) => notice.kind === kind))[0]
  return roomFor(notices.filter((notice) => notice !== goes))
}

/** Says what went wrong, where no field of the screen can. */
export function reportProblem(error: unknown): void {
  const field = fieldOf(error)
  useNotices.getState().show({
    id: 'problem',
    kind: 'problem',
    text: withField(sentenceOf(error), field),
    ...(field === null ? {} : { field }),
  })
}

/** Says what was done, with the way back where there is one. */
export function reportDone(text: string, undo?: () => void): void {
  useNotices.getState().show({
    id: 'done',
    kind: 'done',
    text,
    ...(undo === undefined ? {} : { action: { name: 'Undo', run: undo } }),
  })
}

/** The sentence to show for a failure; never a raw message of a bug. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return 'Something went wrong on this screen. What you typed is still here. Try again.'
}

/** The field a failure belongs to, e.g. "quorum"; null when it belongs to none. */
export function fieldOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null
  const field = error.details['field']
  return typeof field === 'string' ? field : null
}
