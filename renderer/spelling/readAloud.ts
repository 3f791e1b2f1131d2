import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

/** A voice as the browser tells of it. */
export interface Voice {
  readonly lang: string
  readonly localService: boolean
  readonly name: string
}

/** What speaks: the browser's speech, or a test's. */
export interface Speech<OneVoice extends Voice> {
  voices(): Promise<readonly OneVoice[]>
  /** Says the words and answers true, or false when it was stopped. */
  say(words: string, voice: OneVoice): Promise<boolean>
  stop(): void
}

/** A British voice of this computer itself; null without one. A voice of the network would send the minutes away. */
export function ownBritishVoice<OneVoice extends Voice>(voices: readonly OneVoice[]): OneVoice | null {
  return (
    voices.find(
      ({ lang, localService }) => localService && lang.replace('_', '-').toLowerCase() === 'en-gb',
    ) ?? null
  )
}

interface Line {
  readonly blockId: string
  readonly words: string
}

/** Reads lines one after the other, and says which. */
export class ReadAloud<OneVoice extends Voice> {
  readonly reading: StoreApi<{ readonly isReading: boolean }> = createStore<{ readonly isReading: boolean }>(
    () => ({ isReading: false }),
  )
  readonly #speech: Speech<OneVoice>
  #turn = 0

  constructor(speech: Speech<OneVoice>) {
    this.#speech = speech
  }

  /** Reads until the end or `stop`. `onLine` is told of each line, and null at the end. False when this computer has no British voice. */
  async read(lines: readonly Line[], onLine: (blockId: string | null) => void): Promise<boolean> {
    this.stop()
    const turn = this.#turn
    this.reading.setState({ isReading: true })
    try {
      const voice = ownBritishVoice(await this.#speech.voices())
      if (voice === null) return false
      for (const line of lines) {
        if (turn !== this.#turn) break
        onLine(line.blockId)
        if (!(await this.#speech.say(line.words, voice))) break
      }
      return true
    } finally {
      if (turn === this.#turn) {
        this.reading.setState({ isReading: false })
        onLine(null)
      }
    }
  }

  /** Ends what is being read; nothing happens when nothing is. */
  stop(): void {
    this.#turn += 1
    this.#speech.stop()
    this.reading.setState({ isReading: false })
  }
}
