import { Selection } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { insertResolution } from '../../../renderer/editor/clauses.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { atEnd, toggleExempt, writeExclusion } from '../../../renderer/editor/exempt.ts'
import { typeAfterEvent } from '../../../renderer/editor/typingAfterEvent.ts'
import type { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { aFact, aMotion, anItem, aRecord, minutesOf } from '../../helpers/recordBuilder.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'

const rules = { colonStartsPoints: true }

/** Words as the keyboard brings them: at the end of an event line they begin the next line. */
function type(session: MinutesSession, words: string): void {
  const [first = '', ...rest] = words
  if (!session.run(typeAfterEvent(first, rules))) session.dispatch(session.state().tr.insertText(first))
  for (const letter of rest) session.dispatch(session.state().tr.insertText(letter))
}

function exclude(session: MinutesSession, itemId: string): void {
  const fact = aFact('out', { kind: 'excluded', itemId })
  const line = {
    event: 'excluded',
    factId: 'out',
    sentence: 'The public left.',
    name: 'Public excluded',
  } as const
  session.run(writeExclusion({ ...line, resolved: 'exclude the public' }), [fact], itemId)
}

function readmit(session: MinutesSession, itemId: string): void {
  const fact = aFact('in', { kind: 'readmitted', at: '11:30', itemId })
  const line = { event: 'readmitted', factId: 'in', sentence: 'The public came back.', name: 'back' } as const
  session.run(writeExclusion({ ...line, resolved: null }), [fact], itemId)
}

function press(session: MinutesSession, ...commands: readonly Command[]): void {
  for (const command of commands) session.run(command)
}

function recordOf(session: MinutesSession, ...itemIds: readonly string[]): MeetingRecord {
  const minutes = itemIds.map((id) => minutesOf(id, toBlocks(session.state(id).doc)))
  return aRecord({ items: itemIds.map((id) => anItem(id)), minutes })
}

/** "exempt: words", a line for every block. */
function classified(session: MinutesSession, itemId = 'one'): string[] {
  const lines: string[] = []
  session.state(itemId).doc.forEach((node) => {
    lines.push(`${String(node.attrs['classification'])}: ${node.textContent}`)
  })
  return lines
}

describe('while the public is excluded', () => {
  test('no word that is written reaches the public paper, and every word before and after does', async () => {
    const { session } = await testSession({ one: [''], two: [''] })
    type(session, 'Heard by all:')
    exclude(session, 'one')
    type(session, 'Secret prose:')
    press(session, enter(rules))
    type(session, 'Secret point')
    press(session, insertResolution)
    type(session, 'secret clause')
    const motion = aMotion('m', { itemId: 'one', words: 'secret motion' })
    session.events.add(motion, 'It was moved that secret motion.', 'moved')
    await session.show('two')
    session.events.add(aMotion('n', { itemId: 'two' }), 'It was moved that secret second.', 'moved')
    type(session, 'Secret of two')
    press(session, enter(rules))
    type(session, 'and secret more')
    await session.show('one')
    session.dispatch(session.state().tr.setSelection(Selection.atEnd(session.state().doc)))
    readmit(session, 'one')
    type(session, 'Heard again')
    press(session, enter(rules))
    type(session, 'and again')
    press(session, insertResolution)
    type(session, 'told to all')

    const record = recordOf(session, 'one', 'two')
    const printed = JSON.stringify(publicView(record))
    expect(printed).not.toMatch(/secret/i)
    const heard = ['Heard by all:', 'exclude the public', 'The public left.', 'The public came back.']
    for (const words of [...heard, 'Heard again', 'and again', 'told to all'])
      expect(printed).toContain(words)
    for (const words of ['Secret point', 'secret clause', 'secret motion', 'secret second', 'secret more']) {
      expect(JSON.stringify(membersView(record))).toContain(words)
    }
  })

  test('words added above the line of the exclusion stay public', async () => {
    const { session } = await testSession({ one: ['Before'] })
    exclude(session, 'one')
    type(session, 'Secret')
    const start = session.state().tr.setSelection(Selection.atStart(session.state().doc))
    session.dispatch(start)
    press(session, enter(rules))
    type(session, 'At the top ')
    expect(classified(session).slice(0, 2)).toEqual(['public: ', 'public: At the top Before'])
    expect(classified(session).at(-1)).toBe('exempt: Secret')
  })

  test('a whole undo leaves no trace, and redo brings every classification back', async () => {
    const { session } = await testSession({ one: ['Before'] })
    exclude(session, 'one')
    type(session, 'Secret')
    const written = classified(session)
    expect(written.at(-1)).toBe('exempt: Secret')
    while (session.undo());
    expect(classified(session)).toEqual(['public: Before'])
    expect(session.summary.getState().facts).toEqual([])
    while (session.redo());
    expect(classified(session)).toEqual(written)
  })

  test('the exclusion with its resolution is one step of undo, with a name', async () => {
    const { session } = await testSession({ one: ['Before'] })
    exclude(session, 'one')
    expect(classified(session)).toEqual([
      'public: Before',
      'public: exclude the public',
      'public: The public left.',
    ])
    expect(session.undoStack.names.getState().undo).toBe('Public excluded')
    session.undo()
    expect(classified(session)).toEqual(['public: Before'])
  })
})

describe('after the public came back', () => {
  async function readmitted(): Promise<MinutesSession> {
    const { session } = await testSession({ one: ['Before'], two: [''] })
    exclude(session, 'one')
    type(session, 'Secret words')
    readmit(session, 'one')
    return session
  }

  test('an exempt line split in two stays exempt in both halves', async () => {
    const session = await readmitted()
    const { doc } = session.state()
    const end = doc.content.size - (doc.lastChild?.nodeSize ?? 0) - 1
    session.dispatch(session.state().tr.setSelection(Selection.near(doc.resolve(end - 6))))
    press(session, enter(rules))
    type(session, 'more ')
    const split = classified(session).filter((line) => /Secret|words/.test(line))
    expect(split.every((line) => line.startsWith('exempt: '))).toBe(true)
    expect(split).toHaveLength(2)
  })

  test('an item begun while it was out stays exempt below its exempt lines', async () => {
    const { session } = await testSession({ one: ['Before'], two: [''] })
    exclude(session, 'one')
    await session.show('two')
    type(session, 'Secret')
    await session.show('one')
    readmit(session, 'one')
    await session.show('two')
    press(session, insertResolution)
    type(session, 'pay them')
    expect(classified(session, 'two')).toEqual(['exempt: Secret', 'exempt: pay them'])
  })

  test('other items are public', async () => {
    const session = await readmitted()
    await session.show('two')
    type(session, 'Open')
    expect(classified(session, 'two')).toEqual(['public: Open'])
  })
})

test('lines are made exempt and public again by hand, in one step each', async () => {
  const { session } = await testSession({ one: ['A', 'B'] })
  press(session, toggleExempt)
  expect(classified(session)).toEqual(['public: A', 'exempt: B'])
  press(session, toggleExempt)
  expect(classified(session)).toEqual(['public: A', 'public: B'])
  expect(session.undoStack.names.getState().undo).toBe('the lines made public')
})

test('a command given the end of the text leaves its line there', async () => {
  const { session } = await testSession({ one: ['A', 'B'] })
  session.dispatch(session.state().tr.setSelection(Selection.atStart(session.state().doc)))
  const fact: LineFact = aFact('out', { kind: 'excluded', itemId: 'one' })
  const line = { event: 'excluded', factId: 'out', sentence: 'Out.', name: 'out', resolved: null } as const
  session.run(atEnd(writeExclusion(line)), [fact])
  expect(classified(session).at(-1)).toBe('public: Out.')
})
