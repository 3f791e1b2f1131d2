import type { Child, ChildEars, ChildLimits, ChildStarter } from './children/childStarter.ts'
import type { FromChild, ToChild } from './children/childMessages.ts'

/** What a core says to its host of the children it wants, where the host alone can start them. */
export type ToChildren =
  | { readonly kind: 'start-child'; readonly id: number; readonly limits: ChildLimits }
  | { readonly kind: 'tell-child'; readonly id: number; readonly message: ToChild }
  | { readonly kind: 'kill-child'; readonly id: number }

export type FromChildren =
  | { readonly kind: 'child-said'; readonly id: number; readonly message: FromChild }
  | { readonly kind: 'child-ended'; readonly id: number; readonly why: string }

/** The core's end: a starter whose children live behind the messages. */
export function childrenByMessage(send: (message: ToChildren) => void): {
  readonly start: ChildStarter
  readonly hear: (message: FromChildren) => void
} {
  const ears = new Map<number, ChildEars>()
  let lastId = 0
  return {
    start: (limits, ear): Child => {
      lastId += 1
      const id = lastId
      ears.set(id, ear)
      send({ kind: 'start-child', id, limits })
      return {
        post: (message) => send({ kind: 'tell-child', id, message }),
        kill: () => send({ kind: 'kill-child', id }),
      }
    },
    hear: (message) => {
      const ear = ears.get(message.id)
      if (message.kind === 'child-said') return ear?.message(message.message)
      ears.delete(message.id)
      ear?.ended(message.why)
    },
  }
}

/** The host's end: it starts what it is asked for, and ends it all when the core is gone. */
export function childrenOfCore(
  start: ChildStarter,
  send: (message: FromChildren) => void,
): { readonly hear: (message: ToChildren) => void; readonly close: () => void } {
  const children = new Map<number, Child>()
  return {
    hear: (message) => {
      const { id } = message
      switch (message.kind) {
        case 'start-child':
          children.set(
            id,
            start(message.limits, {
              message: (said) => send({ kind: 'child-said', id, message: said }),
              ended: (why) => {
                children.delete(id)
                send({ kind: 'child-ended', id, why })
              },
            }),
          )
          return
        case 'tell-child':
          children.get(id)?.post(message.message)
          return
        case 'kill-child':
          children.get(id)?.kill()
          return
      }
    },
    close: () => {
      for (const child of children.values()) child.kill()
    },
  }
}
