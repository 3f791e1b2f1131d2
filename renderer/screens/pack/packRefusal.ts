import { useEffect } from 'react'
import { useNotices } from '../../state/notices.ts'
import type { PackSituation } from './packSituation.ts'

export interface RefusalGrounds {
  readonly situation: PackSituation
  /** Why the pages could not be worked out; null when they could. */
  readonly problem: string | null
  readonly blocks: number
  /** Why the build ended without a file; null when it did not. */
  readonly stopped: string | null
}

export type PackAct = 'print' | 'save' | 'publish'

const nothingIs = { print: 'printed', save: 'saved', publish: 'published' } as const

/** Why there is nothing to print, save or publish; null where there is. */
export function packRefusal(act: PackAct, grounds: RefusalGrounds): string | null {
  const { situation, problem, blocks, stopped } = grounds
  const start = `Nothing can be ${nothingIs[act]} now:`
  if (situation === 'ready') return null
  if (situation === 'published') {
    return act === 'publish' ? 'This pack is published, and nothing has changed since.' : null
  }
  if (problem !== null) return `${start} the pages could not be worked out. ${problem}`
  switch (situation) {
    case 'blocked': {
      const what = blocks === 1 ? 'one thing blocks' : `${blocks} things block`
      return `${start} ${what} the pack. The list “To look at” says what (F7).`
    }
    case 'planning':
      return `${start} the pages are being worked out. Try again in a moment.`
    case 'due':
    case 'building':
      return `${start} the pack is being built. Try again when it is ready.`
    case 'stopped':
      return `${start} the pack was not built. ${stopped ?? ''}`.trimEnd()
  }
}

const noticeId = 'pack refused'

/** What a key does: the act, or the reason why not. The reason goes when it no longer holds, and with the screen. */
export function usePackActs(grounds: RefusalGrounds): (act: PackAct, run: () => void) => void {
  const { situation } = grounds
  useEffect(() => () => useNotices.getState().dismiss(noticeId), [situation])
  return (act, run) => {
    const text = packRefusal(act, grounds)
    if (text === null) run()
    else useNotices.getState().show({ id: noticeId, kind: 'problem', text })
  }
}
