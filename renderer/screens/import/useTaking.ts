import { useState } from 'react'
import type { Reading } from './importRows.ts'
import type { RowInHand } from './useRowInHand.ts'

interface TakingOf {
  readonly hand: Pick<RowInHand, 'wanting' | 'doubtful' | 'current' | 'settle'>
  readonly reading: Reading
  /** The book has this meeting already. */
  readonly hasTwin: boolean
  readonly take: () => void
}

export interface Taking {
  readonly byKeys: () => void
  readonly byButton: () => void
  /** Why it was not taken yet; null where nobody asked, or something changed since. */
  readonly said: string | null
}

const twinSaid =
  'The minute book has a meeting of that day already. Nothing was taken: if there were two, press “Take as a second meeting”.'

/** A file is taken at once where all was looked at, else at the second press; one that has a twin in the book only by its button. */
export function useTaking({ hand, reading, hasTwin, take }: TakingOf): Taking {
  const [asked, setAsked] = useState<{ reading: Reading; place: string; said: string } | null>(null)
  const isAsked = asked !== null && asked.reading === reading && asked.place === hand.current
  const say = (said: string): void => setAsked({ reading, place: hand.current, said })
  const looksLeft = looksSaid(hand)
  const press = (): void => {
    hand.settle()
    if (looksLeft !== null && !(isAsked && asked.said === looksLeft)) say(looksLeft)
    else take()
  }
  return {
    byKeys: () => {
      if (!hasTwin) press()
      else {
        hand.settle()
        say(twinSaid)
      }
    },
    byButton: press,
    said: isAsked ? asked.said : null,
  }
}

/** "3 of 12 still want a look. Press again to take it as it is."; null where none does. */
function looksSaid({ wanting, doubtful }: Pick<RowInHand, 'wanting' | 'doubtful'>): string | null {
  if (wanting === 0) return null
  const verb = wanting === 1 ? 'wants' : 'want'
  return `${wanting} of ${doubtful} still ${verb} a look. Press again to take it as it is.`
}
