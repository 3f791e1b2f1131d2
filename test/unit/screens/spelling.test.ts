import { readFileSync } from 'node:fs'
import { TextSelection } from 'prosemirror-state'
import type { EditorState, Transaction } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  misspellingAt,
  misspellings,
  replaceMisspelling,
  spellingPlugin,
  TextReader,
} from '../../../renderer/editor/spelling.ts'
import {
  askAbout,
  askedAbout,
  nextMisspelling,
  spellingWalkPlugin,
} from '../../../renderer/editor/spellingWalk.ts'
import { Dictionary } from '../../../renderer/spelling/dictionary.ts'
import { Spelling } from '../../../renderer/spelling/spelling.ts'
import type { SpellingThread } from '../../../renderer/spelling/spelling.ts'
import type { SpellingAnswer, SpellingQuestion } from '../../../renderer/spelling/messages.ts'
import { wordsIn } from '../../../renderer/spelling/words.ts'
import { after, stateOf, testPlugins, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const files = new URL('../../../node_modules/dictionary-en-gb/', import.meta.url)
const fileOf = (ending: string): string => readFileSync(new URL(`index.${ending}`, files), 'utf8')

let dictionary: Dictionary
beforeAll(() => {
  dictionary = new Dictionary(fileOf('aff'), fileOf('dic'))
})

/** The worker without its thread: what it answers waits until it is let go. */
class HeldThread implements SpellingThread {
  readonly asked: SpellingQuestion[] = []
  #heard: (answer: SpellingAnswer) => void = () => undefined
  #held: SpellingQuestion[] = []

  send(question: SpellingQuestion): void {
    this.asked.push(question)
    this.#held.push(question)
  }

  listen(heard: (answer: SpellingAnswer) => void): void {
    this.#heard = heard
  }

  answer(): void {
    const held = this.#held
    this.#held = []
    for (const question of held) {
      if (question.kind === 'learn') dictionary.learn(question.words)
      if (question.kind === 'check') {
        const { words } = question
        this.#heard({ kind: 'checked', words, wrong: dictionary.wrongAmong(words) })
      }
      if (question.kind === 'suggest') {
        const { word } = question
        this.#heard({ kind: 'suggested', word, suggestions: dictionary.suggest(word) })
      }
    }
  }
}

function testSpelling(): { spelling: Spelling; thread: HeldThread } {
  const thread = new HeldThread()
  return { spelling: new Spelling(() => thread), thread }
}

describe('The British dictionary', () => {
  test('knows British spellings, and not American ones', () => {
    expect(dictionary.wrongAmong(['colour', 'organise', 'councillor', 'minuted', "don't"])).toEqual([])
    expect(dictionary.wrongAmong(['color', 'organize', 'councilor', 'rigor'])).toHaveLength(4)
  })

  test.each([
    ['safegaurding', 'safeguarding'],
    ['comittee', 'committee'],
    ['recieve', 'receive'],
    ['teh', 'the'],
    ['minuts', 'minutes'],
    ['accomodation', 'accommodation'],
  ])('suggests for %s before all else or nearly so: %s', (typed, meant) => {
    expect(dictionary.suggest(typed).slice(0, 2)).toContain(meant)
  })

  test('suggests the names it has learnt, until it forgets them', () => {
    dictionary.learn(new Set(['Ashworth']))
    expect(dictionary.wrongAmong(['Ashworth'])).toEqual([])
    expect(dictionary.suggest('Ashwroth')).toEqual(['Ashworth'])
    dictionary.learn(new Set())
    expect(dictionary.wrongAmong(['Ashworth'])).toEqual(['Ashworth'])
  })

  test('forgets no word of its own that it was told to learn', () => {
    dictionary.learn(new Set(['committee']))
    dictionary.learn(new Set())
    expect(dictionary.wrongAmong(['committee'])).toEqual([])
  })

  test('checks 3,200 words in a moment', () => {
    const line =
      'The Chair thanked officers for the report on safeguarding and asked when the figures would be known. '
    const text = line.repeat(200)
    const began = performance.now()
    const words = wordsIn(text).map((word) => word.text)
    dictionary.wrongAmong(words)
    const checked = performance.now() - began
    const suggesting = performance.now()
    dictionary.suggest('safegaurding')
    process.stdout.write(
      `spelling: ${words.length} words in ${checked.toFixed(1)} ms, suggestions in ${(performance.now() - suggesting).toFixed(1)} ms\n`,
    )
    expect(words.length).toBeGreaterThanOrEqual(3_200)
    // A slow machine may take ten times as long as a fast one; a mistake of method takes a thousand times.
    expect(checked).toBeLessThan(1_000)
  })
})

describe('The spelling of a window', () => {
  test('has no verdict on a word before its answer, and one after it', () => {
    const { spelling, thread } = testSpelling()
    spelling.ask(['recieved', 'received'])
    expect(spelling.verdict('recieved')).toBe('unknown')
    thread.answer()
    expect([spelling.verdict('recieved'), spelling.verdict('received')]).toEqual(['wrong', 'right'])
    expect(spelling.version.getState().answers).toBe(1)
  })

  test('asks about a word once', () => {
    const { spelling, thread } = testSpelling()
    spelling.ask(['chair', 'chair'])
    spelling.ask(['chair', 'minute'])
    const checks = thread.asked.flatMap((question) => (question.kind === 'check' ? [question.words] : []))
    expect(checks).toEqual([['chair'], ['minute']])
  })

  test('takes the names of the book for right, in capitals too, and not in small letters', () => {
    const { spelling, thread } = testSpelling()
    spelling.know(new Set(['Ashworth', 'walkaboutage']))
    expect(
      ['Ashworth', 'ASHWORTH', 'walkaboutage', 'Walkaboutage'].map((word) => spelling.verdict(word)),
    ).toEqual(Array(4).fill('right'))
    spelling.ask(['ashworthy'])
    thread.answer()
    expect(spelling.verdict('ashworthy')).toBe('wrong')
  })

  test('no longer takes a word for right that was taken out of the dictionary', () => {
    const { spelling, thread } = testSpelling()
    spelling.know(new Set(['walkaboutage']))
    spelling.ask(['minutes'])
    thread.answer()
    spelling.know(new Set())
    spelling.ask(['walkaboutage'])
    thread.answer()
    expect(spelling.verdict('walkaboutage')).toBe('wrong')
  })

  test('lets a word pass that is ignored here today', () => {
    const { spelling, thread } = testSpelling()
    spelling.ask(['recieved'])
    thread.answer()
    spelling.ignore('recieved')
    expect(spelling.verdict('recieved')).toBe('right')
  })

  test('gives suggestions to everybody who waits for them', async () => {
    const { spelling, thread } = testSpelling()
    const both = Promise.all([spelling.suggest('comittee'), spelling.suggest('comittee')])
    thread.answer()
    expect((await both).map(([first]) => first)).toEqual(['committee', 'committee'])
    expect(thread.asked.filter(({ kind }) => kind === 'suggest')).toHaveLength(1)
  })
})

describe('The text', () => {
  const { spelling, thread } = testSpelling()
  const reader = new TextReader(spelling)
  const read = (state: EditorState): EditorState => {
    reader.read(state)
    thread.answer()
    const plugin = state.plugins.at(-1)
    return state.apply(state.tr.setMeta(plugin ?? 'spelling', reader.read(state)))
  }
  const written = (...lines: Written[]): EditorState =>
    stateOf(lines, [...testPlugins(), spellingWalkPlugin(), spellingPlugin(spelling)])
  const wrong = (state: EditorState): string[] => misspellings(state).map(({ word }) => word)

  test('is marked where words are wrong, in points, notes and clauses alike', () => {
    const state = read(written('The recieved| report', '- a pont well made', ['1 to aprove it'], '? a nott'))
    expect(wrong(state)).toEqual(['recieved', 'pont', 'aprove', 'nott'])
    for (const { from, to, word } of misspellings(state)) expect(state.doc.textBetween(from, to)).toBe(word)
  })

  test('is asked about again only where it changed', () => {
    const state = written('An unusualword stands here', 'and anotherone below|')
    read(state)
    const before = thread.asked.length
    const typed = state.apply(state.tr.insertText(' thirdone '))
    read(typed)
    const asked = thread.asked
      .slice(before)
      .flatMap((question) => (question.kind === 'check' ? question.words : []))
    expect(asked).toEqual(['thirdone'])
  })

  test('keeps its marks in their places while words come and go before them', () => {
    const state = read(written('|The recieved report'))
    const moved = state.apply(state.tr.insertText('Later: '))
    expect(misspellings(moved).map(({ from, to }) => moved.doc.textBetween(from, to))).toEqual(['recieved'])
  })

  test('leaves the word that is being typed alone until the caret leaves it', () => {
    let state = written('The report was |')
    state = state.apply(state.tr.insertText('recieved'))
    expect(wrong(read(state))).toEqual([])
    state = state.apply(state.tr.insertText(' '))
    expect(wrong(read(state))).toEqual(['recieved'])
  })

  test('marks the word that was being typed once the caret is moved away', () => {
    let state = written('The report was |')
    state = state.apply(state.tr.insertText('recieved'))
    state = read(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2))))
    expect(wrong(state)).toEqual(['recieved'])
  })

  test('keeps the mark under what an input method composes', () => {
    const state = read(written('The recieved| report'))
    const drawn = (next: EditorState): number => {
      const plugin = next.plugins.at(-1)
      const set = plugin?.props.decorations?.call(plugin, next)
      return set instanceof DecorationSet ? set.find().length : 0
    }
    const insert = (): Transaction => state.tr.insertText('e')
    expect(drawn(state.apply(insert()))).toBe(0)
    expect(drawn(state.apply(insert().setMeta('composition', 1)))).toBe(1)
  })

  test('is read in pieces when the time is up', () => {
    const state = written('A strangeish word', 'and an oddish one|')
    expect(new TextReader(spelling).read(state, 0)).toBeNull()
  })

  test('leads from one wrong word to the next, and from the last to the first', () => {
    const state = read(written('|A pont here', 'and a nott there'))
    const first = nextMisspelling(state)
    expect(first?.word).toBe('pont')
    const at = (pos: number): EditorState =>
      state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))
    expect(nextMisspelling(at(first?.to ?? 0))?.word).toBe('nott')
    expect(nextMisspelling(at(state.doc.content.size - 1))?.word).toBe('pont')
    expect(nextMisspelling(read(written('All is well|')))).toBeNull()
  })

  test('shows the word that is asked about without selecting it, and goes on behind what took its place', () => {
    let state = read(written('A pont here and a nott| there'))
    const pont = misspellings(state)[0] ?? { from: 0, to: 0, word: '' }
    state = after(state, askAbout(pont))
    expect(writtenOf(state)).toEqual(['A pont here and a nott| there'])
    expect([state.selection.empty, askedAbout(state)]).toEqual([true, { from: pont.from, to: pont.to }])
    state = after(state, replaceMisspelling(pont, 'a point'))
    expect(state.doc.textBetween(askedAbout(state)?.from ?? 0, askedAbout(state)?.to ?? 0)).toBe('a point')
    expect(nextMisspelling(state)?.word).toBe('nott')
    state = after(state, askAbout(null))
    expect(writtenOf(state)).toEqual(['A a point here and a nott| there'])
    state = after(state, (before, dispatch) => {
      dispatch?.(before.tr.insertText('!'))
      return true
    })
    expect(writtenOf(state)).toEqual(['A a point here and a nott!| there'])
    expect(askedAbout(state)).toBeNull()
  })

  test('tells the wrong word at the caret', () => {
    const state = read(written('A po|nt here'))
    expect(misspellingAt(state, state.selection.head)?.word).toBe('pont')
    expect(misspellingAt(state, 1)).toBeNull()
  })

  test('takes the better word in one step, and refuses when the wrong one is gone', () => {
    const state = read(written('A pont here|'))
    const found = misspellings(state)[0] ?? { from: 0, to: 0, word: '' }
    expect(writtenOf(after(state, replaceMisspelling(found, 'point')))).toEqual(['A point here|'])
    const gone = state.apply(state.tr.insertText('An other', 1, 7))
    expect(replaceMisspelling(found, 'point')(gone)).toBe(false)
  })
})
