import { Slice } from 'prosemirror-model'
import { ReplaceStep } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { writeInstead } from '../../../renderer/editor/writeInstead.ts'
import type { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import { Selection } from 'prosemirror-state'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { docOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'

function type(session: MinutesSession, text: string): void {
  for (const letter of text) session.dispatch(session.state().tr.insertText(letter))
}

/** An act that writes down when it is taken back and done again. */
function act(session: MinutesSession, name: string, log: string[]): void {
  session.undoStack.recordAct({
    name,
    undo: () => log.push(`not ${name}`),
    redo: () => log.push(name),
  })
}

describe('a deed of several parts', () => {
  test('is one step of undo and one of redo, named as a whole, its parts in order', async () => {
    const { session } = await testSession({ one: [''] })
    const log: string[] = []
    type(session, 'Before')
    session.undoStack.asOne('the rest present', () => {
      act(session, 'Ellery', log)
      type(session, ' and')
      act(session, 'Farrow', log)
    })
    type(session, ' after')
    session.undo()
    expect(session.undoStack.names.getState().undo).toBe('the rest present')
    session.undo()
    expect(log).toEqual(['not Farrow', 'not Ellery'])
    expect(writtenOf(session.state())).toEqual(['Before|'])
    expect(session.undoStack.names.getState()).toEqual({ undo: 'typing', redo: 'the rest present' })
    session.redo()
    expect(log.slice(2)).toEqual(['Ellery', 'Farrow'])
    expect(writtenOf(session.state())).toEqual(['Before and|'])
  })

  test('within another is part of it', async () => {
    const { session } = await testSession({ one: [''] })
    const log: string[] = []
    session.undoStack.asOne('in the chair', () => {
      act(session, 'who presides', log)
      session.undoStack.asOne('the item', () => act(session, 'added', log))
    })
    session.undo()
    expect(log).toEqual(['not added', 'not who presides'])
    expect(session.undo()).toBe(false)
  })

  test('pressed back in the text is taken at once when its words are in view, and named first when a run goes on to it elsewhere', async () => {
    const { session } = await testSession({ one: [''], two: [''] })
    const log: string[] = []
    session.undoStack.asOne('Councillor Dhillon arrived 10:42', () => {
      act(session, 'present', log)
      type(session, 'Arrived.')
    })
    session.stepFromText('undo', false)
    expect(log).toEqual(['not present'])
    session.stepFromText('redo', false)
    expect(log).toEqual(['not present', 'present'])
    expect(writtenOf(session.state())).toEqual(['Arrived.|'])
    await session.show('two')
    type(session, 'Elsewhere.')
    session.stepFromText('undo', false)
    session.stepFromText('undo', false)
    expect(session.stop.getState().at).toEqual({
      direction: 'undo',
      name: 'Councillor Dhillon arrived 10:42',
      itemId: 'one',
    })
  })
})

describe('an item made at the meeting', () => {
  test('takes words before the core knows it, and their undo comes before that of the item', async () => {
    const { session, core } = await testSession({ one: [''] })
    const log: string[] = []
    session.undoStack.recordAct({
      name: 'the item “Chair” added',
      undo: () => log.push('taken off'),
      redo: () => session.beginAgain('chair'),
    })
    core.docs.set('chair', { doc: docOf(''), revision: 0 })
    session.begin('chair')
    session.run(writeInstead('Vice Chair Councillor Bennett chaired the meeting.', 'the minute'), [], 'chair')
    await session.queue.flush()
    expect(core.docs.get('chair')?.doc.textContent).toBe('Vice Chair Councillor Bennett chaired the meeting.')
    session.undo()
    expect(log).toEqual([])
    session.undo()
    expect(log).toEqual(['taken off'])
    await session.queue.flush()
    // Taken off and put back, the core counts its changes from the beginning.
    core.docs.set('chair', { doc: docOf(''), revision: 0 })
    session.redo()
    session.redo()
    await session.queue.flush()
    expect(core.docs.get('chair')?.doc.textContent).toBe('Vice Chair Councillor Bennett chaired the meeting.')
    expect(core.docs.get('chair')?.revision).toBe(1)
  })
})

describe('a step that cannot be taken', () => {
  test('says so, leaves the text alone, and the steps before it can still be taken back', async () => {
    const { session, problems } = await testSession({ one: ['First'] })
    const log: string[] = []
    act(session, 'present', log)
    session.dispatch(session.state().tr.setSelection(Selection.atEnd(session.state().doc)))
    type(session, ' line')
    const entry = session.undoStack.takeUndo()
    if (entry?.kind !== 'text') throw new Error('Typing is an entry of text.')
    session.undoStack.put('undo', { ...entry, inverse: [new ReplaceStep(90, 99, Slice.empty)] })
    session.undo()
    expect(problems.map((problem) => problem.message)).toEqual([
      '“typing” could not be taken back: the text has changed since.',
    ])
    expect(writtenOf(session.state())).toEqual(['First line|'])
    session.undo()
    expect(log).toEqual(['not present'])
  })

  test('because the core refused the act is no longer a step', async () => {
    const { session } = await testSession({ one: [''] })
    const entry = session.undoStack.recordAct({ name: 'added', undo: () => undefined, redo: () => undefined })
    session.undoStack.drop(entry)
    expect(session.undoStack.names.getState()).toEqual({ undo: null, redo: null })
  })
})
