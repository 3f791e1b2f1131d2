import { create } from 'zustand'
import { AppError } from '../../shared/domain/appError.ts'

/** A sentence in the notice area under the header. It stays until it is dismissed or replaced: nothing here vanishes by itself. */
export interface Notice {
  readonly id: string
  readonly kind: 'problem' | 'done' | 'note'
  readonly text: string
  readonly action?: { readonly name: string; readonly run: () => void }
}

interface Notices {
  readonly notices: readonly Notice[]
  /** Shows the notice in place of the one with the same id. */
  readonly show: (notice: Notice) => void
  readonly dismiss: (id: string) => void
  /** Takes away what was said about the screen that is left. */
  readonly clearDone: () => void
}

export const useNotices = create<Notices>((set) => ({
  notices: [],
  show: (notice) =>
    set((state) => ({ notices: [...state.notices.filter((other) => other.id !== notice.id), notice] })),
  clearDone: () => set((state) => ({ notices: state.notices.filter((notice) => notice.kind !== 'done') })),
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
}))

/** Says what went wrong, where no field of the screen can. */
export function reportProblem(error: unknown): void {
  useNotices.getState().show({ id: 'problem', kind: 'problem', text: sentenceOf(error) })
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
