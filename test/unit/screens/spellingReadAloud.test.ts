import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { spokenLines } from '../../../renderer/editor/readAloud.ts'
import { lineSaid } from '../../../renderer/screens/live/whereAmI.tsx'
import { ownBritishVoice, ReadAloud } from '../../../renderer/spelling/readAloud.ts'
import type { Speech, Voice } from '../../../renderer/spelling/readAloud.ts'
import { defaultHouseStyle } from '../../../shared/domain/houseStyle.ts'
import { docOf, lettersStyle, stateOf } from '../../helpers/screens/minutesDoc.ts'

const voice = (lang: string, localService: boolean): Voice => ({ lang, localService, name: lang })
const british = voice('en-GB', true)

/** A voice that says a line when it is told to go on. */
class HeldSpeech implements Speech<Voice> {
  readonly said: string[] = []
  readonly #voices: readonly Voice[]
  #ended: ((isWhole: boolean) => void) | null = null

  constructor(voices: readonly Voice[] = [british]) {
    this.#voices = voices
  }

  voices(): Promise<readonly Voice[]> {
    return Promise.resolve(this.#voices)
  }

  say(words: string): Promise<boolean> {
    this.said.push(words)
    return new Promise((resolve) => {
      this.#ended = resolve
    })
  }

  stop(): void {
    this.#ended?.(false)
    this.#ended = null
  }

  async finishLine(): Promise<void> {
    this.#ended?.(true)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
}

const lines = [
  { blockId: 'a', words: 'One.' },
  { blockId: 'b', words: 'Two.' },
]

describe('The voice that reads', () => {
  test('is a British one of this computer', () => {
    const voices = [voice('en-US', true), voice('en-GB', false), voice('en_GB', true)]
    expect(ownBritishVoice(voices)).toBe(voices[2])
  })

  test('is never one of the network', () => {
    expect(ownBritishVoice([voice('en-GB', false), voice('en-US', true)])).toBeNull()
  })
})

describe('Reading aloud', () => {
  test('says line after line, and which it is', async () => {
    const speech = new HeldSpeech()
    const reader = new ReadAloud(speech)
    const marked: (string | null)[] = []
    const done = reader.read(lines, (blockId) => marked.push(blockId))
    for (let line = 0; line < 3; line += 1) await speech.finishLine()
    expect(await done).toBe(true)
    expect(speech.said).toEqual(['One.', 'Two.'])
    expect(marked).toEqual(['a', 'b', null])
  })

  test('ends where it is stopped', async () => {
    const speech = new HeldSpeech()
    const reader = new ReadAloud(speech)
    const done = reader.read(lines, () => undefined)
    await speech.finishLine()
    expect(reader.reading.getState().isReading).toBe(true)
    reader.stop()
    expect(reader.reading.getState().isReading).toBe(false)
    await done
    expect(speech.said.length).toBeLessThan(3)
  })

  test('says nothing without a British voice, and tells so', async () => {
    const speech = new HeldSpeech([voice('en-GB', false)])
    expect(await new ReadAloud(speech).read(lines, () => undefined)).toBe(false)
    expect(speech.said).toEqual([])
  })
})

describe('The lines that are read', () => {
  const doc = docOf(
    'Heading:',
    '- first',
    '-- below it',
    '',
    ['1 to note it', '1 to go on'],
    '! It adjourned.',
  )

  test('come with their labels, and empty ones not at all', () => {
    expect(spokenLines(doc, lettersStyle, 0).map(({ words }) => words)).toEqual([
      'Heading:',
      'Point a. first',
      'Sub-point 1. below it',
      'Resolved to: Clause 1. to note it',
      'Clause 2. to go on',
      'It adjourned.',
    ])
  })

  test('begin at the line of the caret', () => {
    const second = spokenLines(doc, lettersStyle, 12)
    expect(second[0]?.words).toBe('Point a. first')
  })
})

describe('Where the caret is', () => {
  test('is said by the label of its line', () => {
    const state = stateOf(['Heading:', '- first', '- sec|ond'])
    expect(lineSaid(state, defaultHouseStyle)).toBe('point b')
    const inHeading = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)))
    expect(lineSaid(inHeading, defaultHouseStyle)).toBe('')
  })
})
