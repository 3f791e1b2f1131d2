import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorView } from 'prosemirror-view'
import type { Spelling } from '../spelling/spelling.ts'
import { wordsIn } from '../spelling/words.ts'
import type { Word } from '../spelling/words.ts'
import { markStep } from './stepName.ts'

/** A word that is spelt wrong, and where. */
export interface Misspelling {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** Who judges the words. */
export type WordJudge = Pick<Spelling, 'verdict' | 'ask' | 'version'>

interface Marked {
  readonly marks: DecorationSet
  /** True while the word at the caret is being typed: it is not judged aloud before it is finished. */
  readonly isTyping: boolean
}

const spellingKey = new PluginKey<Marked>('spelling')

/** Words are looked at this long after a change, in milliseconds, and then when the browser has nothing else to do. */
const pauseMilliseconds = 300
/** How long it may read at a stretch: a key never waits longer. */
const readingMilliseconds = 6

/**
 * Underlines what is spelt wrong. The text is read in idle moments, a block again only when it is another; what the dictionary does not
 * yet say waits for its answer. Nothing new is drawn while an input method composes, nor under the word that is being typed.
 */
export function spellingPlugin(judge: WordJudge): Plugin {
  return new Plugin<Marked>({
    key: spellingKey,
    state: {
      init: () => ({ marks: DecorationSet.empty, isTyping: false }),
      apply: (tr, before, _old, state) => {
        const found = tr.getMeta(spellingKey) as readonly Misspelling[] | undefined
        const isTyping = typesNow(tr, before, state)
        if (found !== undefined) return { marks: DecorationSet.create(tr.doc, found.map(mark)), isTyping }
        if (!tr.docChanged && isTyping === before.isTyping) return before
        return { marks: tr.docChanged ? before.marks.map(tr.mapping, tr.doc) : before.marks, isTyping }
      },
    },
    props: {
      decorations: (state) => {
        const marked = spellingKey.getState(state)
        if (marked === undefined || !marked.isTyping) return marked?.marks ?? null
        const { head } = state.selection
        const typed = marked.marks.find(head, head)
        return typed.length === 0 ? marked.marks : marked.marks.remove(typed)
      },
    },
    view: (view) => watchWords(view, judge),
  })
}

function mark({ from, to, word }: Misspelling): Decoration {
  // Letters typed at its edge belong to the word: the mark goes with them until the word is read again.
  return Decoration.inline(
    from,
    to,
    { class: 'misspelt' },
    { word, inclusiveStart: true, inclusiveEnd: true },
  )
}

/** Typing begins with a change of the text at the caret, and ends when the caret leaves the word. */
function typesNow(tr: Transaction, before: Marked, state: EditorState): boolean {
  if (tr.docChanged) {
    // A line that goes away under an input method breaks what it composes.
    return isComposedInMark(tr, before, state) ? before.isTyping : state.selection.empty
  }
  if (!tr.selectionSet || !before.isTyping) return before.isTyping
  const typed = before.marks.find(tr.selection.head, tr.selection.head)
  return typed.length > 0 && tr.selection.empty
}

function isComposedInMark(tr: Transaction, before: Marked, state: EditorState): boolean {
  const { head } = state.selection
  return (
    tr.getMeta('composition') !== undefined &&
    before.marks.map(tr.mapping, tr.doc).find(head, head).length > 0
  )
}

/** Every wrong word of the text that is known by now, in order. */
export function misspellings(state: EditorState): Misspelling[] {
  const marks = spellingKey.getState(state)?.marks.find() ?? []
  return marks.map(toMisspelling).toSorted((a, b) => a.from - b.from)
}

/** The wrong word at a place of the text; null when the word there is right. */
export function misspellingAt(state: EditorState, pos: number): Misspelling | null {
  const [found] = spellingKey.getState(state)?.marks.find(pos, pos) ?? []
  return found === undefined ? null : toMisspelling(found)
}

/** Marks these words and no others. */
export function markMisspellings(found: readonly Misspelling[]): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(spellingKey, found))
    return true
  }
}

/** Puts another word in the place of a wrong one: one step of undo. False when the word no longer stands there. */
export function replaceMisspelling({ from, to, word }: Misspelling, by: string): Command {
  return (state, dispatch) => {
    const isThere = to <= state.doc.content.size && state.doc.textBetween(from, to) === word
    if (!isThere) return false
    dispatch?.(markStep(state.tr.insertText(by, from, to), `the spelling “${by}”`))
    return true
  }
}

function toMisspelling(decoration: Decoration): Misspelling {
  const { word } = decoration.spec as { readonly word: string }
  return { from: decoration.from, to: decoration.to, word }
}

function watchWords(
  view: EditorView,
  judge: WordJudge,
): { update: (view: EditorView, before: EditorState) => void; destroy: () => void } {
  const reader = new TextReader(judge)
  let cancel: (() => void) | null = null
  const look = (): void => {
    cancel = null
    if (view.isDestroyed) return
    // What is composed is no word yet, and the page under it must not change.
    if (view.composing) return later()
    const found = reader.read(view.state, performance.now() + readingMilliseconds)
    if (found === null) return later()
    if (!isSame(found, misspellings(view.state))) {
      markMisspellings(found)(view.state, (tr) => view.dispatch(tr))
    }
  }
  const later = (): void => {
    cancel ??= whenIdle(look)
  }
  const stop = judge.version.subscribe((now, before) => {
    if (now.known !== before.known) reader.forget()
    later()
  })
  later()
  return {
    update: (_view, before) => {
      if (view.state.doc !== before.doc || !view.state.selection.eq(before.selection)) later()
    },
    destroy: () => {
      stop()
      cancel?.()
    },
  }
}

/** Reads texts block by block, and a block again only when it is another or a word of it has not been judged. */
export class TextReader {
  readonly #judge: WordJudge
  readonly #words = new WeakMap<Node, readonly Word[]>()
  #settled = new WeakMap<Node, readonly Misspelling[]>()

  constructor(judge: WordJudge) {
    this.#judge = judge
  }

  /** Words that were judged may be judged otherwise now. */
  forget(): void {
    this.#settled = new WeakMap()
  }

  /** Everything wrong in the text, the word at the caret included, as far as it is known; what is not is asked about. */
  readAll(state: EditorState): { readonly found: readonly Misspelling[]; readonly isComplete: boolean } {
    const { found, unknown } = this.#read(state, Number.POSITIVE_INFINITY, false)
    return { found, isComplete: unknown === 0 }
  }

  /**
   * The same but for the word that is being typed. Null when time is up before the end (`until` is of performance.now()): called again,
   * it goes on there.
   */
  read(state: EditorState, until = Number.POSITIVE_INFINITY): readonly Misspelling[] | null {
    const isTyping = spellingKey.getState(state)?.isTyping === true
    const { found, isLate } = this.#read(state, until, isTyping)
    return isLate ? null : found
  }

  #read(
    state: EditorState,
    until: number,
    isTyping: boolean,
  ): { readonly found: readonly Misspelling[]; readonly isLate: boolean; readonly unknown: number } {
    const { $head } = state.selection
    const found: Misspelling[] = []
    const unknown: string[] = []
    let isLate = false
    state.doc.descendants((block, pos) => {
      if (!block.isTextblock || isLate) return !isLate
      const start = pos + 1
      const typedAt =
        isTyping && $head.parent === block && $head.start() === start ? $head.parentOffset : null
      const inBlock = this.#settled.get(block) ?? this.#readBlock(block, typedAt, unknown)
      for (const one of inBlock) found.push({ ...one, from: start + one.from, to: start + one.to })
      isLate = performance.now() > until
      return false
    })
    if (unknown.length > 0) this.#judge.ask(unknown)
    return { found, isLate, unknown: unknown.length }
  }

  /** Positions count from the beginning of the block. */
  #readBlock(block: Node, typedAt: number | null, unknown: string[]): readonly Misspelling[] {
    // A name that was put in stands for one character: positions in the text are positions in the block.
    const text = block.textBetween(0, block.content.size, '', '\u{fffc}')
    const words = this.#words.get(block) ?? wordsIn(text)
    this.#words.set(block, words)
    const wrong: Misspelling[] = []
    let isSettled = typedAt === null
    for (const { from, to, text: word } of words) {
      if (typedAt !== null && from <= typedAt && typedAt <= to) continue
      const verdict = this.#judge.verdict(word)
      if (verdict === 'wrong') wrong.push({ from, to, word: text.slice(from, to) })
      if (verdict !== 'unknown') continue
      unknown.push(word)
      isSettled = false
    }
    if (isSettled) this.#settled.set(block, wrong)
    return wrong
  }
}

function isSame(a: readonly Misspelling[], b: readonly Misspelling[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ from, to, word }, at) => b[at]?.from === from && b[at].to === to && b[at].word === word)
  )
}

function whenIdle(work: () => void): () => void {
  let idle: number | null = null
  const timer = setTimeout(() => {
    // Safari has no idle moments to give: there the pause alone must do.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(work, { timeout: 2_000 })
    else work()
  }, pauseMilliseconds)
  return () => {
    clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
  }
}
