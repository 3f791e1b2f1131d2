import { TextSelection } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { deleteSelection } from 'prosemirror-commands'
import { expect, test } from 'vitest'
import { backspace, deleteForward } from '../../../renderer/editor/backspace.ts'
import { acceptName, completionOf } from '../../../renderer/editor/completion.ts'
import { insertResolution } from '../../../renderer/editor/clauses.ts'
import { factsIn } from '../../../renderer/editor/eventLines.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { placeLabels } from '../../../renderer/editor/labels.ts'
import { demote, promote } from '../../../renderer/editor/levels.ts'
import { moveBlocks } from '../../../renderer/editor/moveBlocks.ts'
import { lookFor, replaceAllHits } from '../../../renderer/editor/find.ts'
import { NameBook } from '../../../renderer/editor/names.ts'
import { paste } from '../../../renderer/editor/paste.ts'
import { expandSnippet } from '../../../renderer/editor/snippets.ts'
import { eraseNameAfter, eraseNameBefore } from '../../../renderer/editor/tokens.ts'
import type { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import { countingIds, lettersStyle } from '../../helpers/screens/minutesDoc.ts'
import { settled, testSession } from '../../helpers/screens/fakeCore.ts'

/** A generator of numbers that is the same in every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/**
 * The marks of a document, worked out afresh from the text alone and in another way than the product: for each line by looking back
 * over the lines above it.
 */
function marksByHand(doc: Node): string[] {
  const lines: { kind: string; level: number; parent: Node | null }[] = []
  doc.descendants((node, _pos, parent) => {
    if (node.isTextblock) {
      lines.push({ kind: node.type.name, level: Number(node.attrs['level'] ?? 0), parent })
    }
    return !node.isTextblock
  })
  const count = (at: number): number => {
    const line = lines[at]
    let n = 0
    for (let back = at; back >= 0; back -= 1) {
      const above = lines[back]
      if (above === undefined || line === undefined) break
      if (above.kind !== line.kind || above.parent !== line.parent) continue
      if (above.level < line.level) break
      if (above.level === line.level) n += 1
    }
    return n
  }
  return lines.flatMap((line, at) => {
    const n = count(at)
    if (line.kind === 'point')
      return [[`${letters(n)})`, `${romans[n] ?? '?'}.`, `(${n})`][line.level] ?? '?']
    if (line.kind !== 'clause' || line.parent?.childCount === 1) return []
    return [line.level === 0 ? `(${n})` : `${letters(n)}.`]
  })
}

function letters(n: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz'
  let left = n
  let times = 1
  while (left > 26) {
    left -= 26
    times += 1
  }
  return (alphabet[left - 1] ?? '?').repeat(times)
}

const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc']
const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
const romans = Array.from({ length: 100 }, (_, n) => `${tens[Math.floor(n / 10)]}${units[n % 10]}`)

function printedMarks(doc: Node): string[] {
  return placeLabels(doc, lettersStyle)
    .map((label) => label.attributes['data-label'] ?? '')
    .filter((mark) => mark !== '')
}

function idsOf(doc: Node): unknown[] {
  const ids: unknown[] = []
  doc.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs['id'])
    return !node.isTextblock
  })
  return ids
}

const words = ['The Committee noted', 'progress', 'They said:', 'areas for improvement:', ' and ', '.']

/** One random act of an officer. */
function act(session: MinutesSession, random: (below: number) => number, newId: () => string): void {
  const state = session.state()
  const any = (): number => random(state.doc.content.size + 1)
  const command = (...commands: Command[]): void => {
    for (const each of commands) if (session.run(each)) return
  }
  switch (random(26)) {
    case 0:
    case 1:
    case 2:
      return void session.dispatch(state.tr.insertText(words[random(words.length)] ?? ''))
    case 3:
    case 4:
    case 5:
    case 6:
      return command(enter({ colonStartsPoints: random(4) > 0 }))
    case 7:
    case 8:
      return command(deleteSelection, eraseNameBefore, backspace)
    case 9:
      return command(deleteSelection, eraseNameAfter, deleteForward)
    case 10:
    case 11:
      return command(demote)
    case 12:
      return command(promote)
    case 13:
      return command(moveBlocks(random(2) === 0 ? 'up' : 'down'))
    case 14: {
      const id = newId()
      const fact = { id, kind: 'adjourned', at: '11:05', personId: null, itemId: 'one' } as const
      return void session.events.add(fact, 'The meeting adjourned at 11.05 am.', 'Adjourned 11:05')
    }
    case 15:
      return random(3) === 0 ? command(insertResolution) : command(promote)
    case 16: {
      const text = 'a) first\nb) second:\ni. inner\nii. inner\nA line.'
      return command(paste({ html: '', text, asText: random(2) === 0 }, newId))
    }
    case 17:
    case 18: {
      const $pos = state.doc.resolve(any())
      return void session.dispatch(state.tr.setSelection(TextSelection.near($pos)))
    }
    case 19: {
      const [$from, $to] = [state.doc.resolve(any()), state.doc.resolve(any())]
      return void session.dispatch(state.tr.setSelection(TextSelection.between($from, $to)))
    }
    case 20:
      return void session.undo()
    case 21:
    case 22: {
      session.dispatch(state.tr.insertText(' @an'))
      return completionOf(session.state()) === null ? undefined : command(acceptName(0))
    }
    case 23: {
      session.dispatch(state.tr.insertText(' dq'))
      return command(expandSnippet(defaultWriting.snippets))
    }
    case 24: {
      session.run(lookFor({ text: 'progress', matchCase: false }))
      session.run(replaceAllHits(random(2) === 0 ? 'work:' : ''))
      return command(lookFor(null))
    }
    default:
      return void (random(2) === 0 ? session.undo() : session.redo())
  }
}

test('20,000 random edits and undos leave every label right, every id single and the shape sound', async () => {
  const random = randomNumbers(20_221_103)
  const newId = countingIds('p')
  let highest = 0
  let references = 0
  const names = new NameBook()
  const [name, words] = ['Ann Lee', 'Councillor Ann Lee']
  names.set(() => [{ personId: 'ann', name, title: '', words, isCouncillor: true }])
  for (let round = 0; round < 20; round += 1) {
    const { session, clock, core } = await testSession({ one: ['The following points were made:|'] }, names)
    for (let edit = 0; edit < 1_000; edit += 1) {
      act(session, random, newId)
      clock.forward(random(900))
      const { doc } = session.state()
      doc.check()
      const marks = printedMarks(doc)
      const byHand = marksByHand(doc)
      // Compared as text first: 20,000 assertions take longer than the edits.
      if (marks.join() !== byHand.join()) expect(marks).toEqual(byHand)
      const ids = idsOf(doc)
      if (new Set(ids).size !== ids.length || ids.includes('')) expect.fail(`ids: ${ids.join()}`)
      highest = Math.max(highest, marks.length)
      doc.descendants((node) => void (references += node.type.name === 'person' ? 1 : 0))
      if (doc.childCount > 60) session.dispatch(session.state().tr.delete(0, doc.content.size))
    }
    await settled()
    await session.queue.flush()
    expect(core.docs.get('one')?.doc.toJSON()).toEqual(session.state().doc.toJSON())
    expect([...core.facts.keys()].toSorted()).toEqual([...factsIn(session.state().doc)].toSorted())
    while (session.undo());
    expect(session.state().doc.textContent).toBe('The following points were made:|')
    await session.queue.flush()
    expect([...core.facts.keys()]).toEqual([])
    expect(session.summary.getState().facts).toEqual([])
  }
  expect(highest).toBeGreaterThan(30)
  expect(references).toBeGreaterThan(1_000)
}, 60_000)
