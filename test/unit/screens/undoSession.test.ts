import { Selection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { enter } from '../../../renderer/editor/enter.ts'
import type { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import type { MeetingFact } from '../../../shared/domain/meetingFact.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { writtenOf } from '../../helpers/screens/minutesDoc.ts'

const press = enter({ colonStartsPoints: true })

function type(session: MinutesSession, text: string): void {
  for (const letter of text) session.dispatch(session.state().tr.insertText(letter))
}

function caretToEnd(session: MinutesSession): void {
  const state = session.state()
  session.dispatch(state.tr.setSelection(Selection.atEnd(state.doc)))
}

const adjourned: MeetingFact = { id: 'f1', kind: 'adjourned', at: '11:05', personId: null, itemId: 'one' }
const sentence = 'The meeting adjourned at 11.05 am.'

describe('undo', () => {
  test('takes typing back by half seconds, and never the new line with it', async () => {
    const { session, clock } = await testSession({ one: [''] })
    type(session, 'They said:')
    session.run(press)
    type(session, 'One')
    clock.forward(600)
    type(session, ' more')
    expect(writtenOf(session.state())).toEqual(['They said:', '- One more|'])
    session.undo()
    expect(writtenOf(session.state())).toEqual(['They said:', '- One|'])
    session.undo()
    expect(writtenOf(session.state())).toEqual(['They said:', '- |'])
    expect(session.undoStack.names.getState()).toEqual({ undo: 'the new line', redo: 'typing' })
    session.undo()
    expect(writtenOf(session.state())).toEqual(['They said:|'])
    session.redo()
    session.redo()
    session.redo()
    expect(writtenOf(session.state())).toEqual(['They said:', '- One more|'])
    expect(session.redo()).toBe(false)
  })

  test('takes an event back with its fact, in the order in which things happened', async () => {
    const under = await testSession({ one: [''] })
    const { session, core } = under
    type(session, 'Before')
    session.events.add(adjourned, sentence, 'Adjourned 11:05')
    type(session, ' and after')
    expect(session.summary.getState().facts).toEqual([adjourned])
    session.undo()
    expect(session.undoStack.names.getState().undo).toBe('Adjourned 11:05')
    session.undo()
    expect(writtenOf(session.state())).toEqual(['Before|'])
    expect(session.summary.getState().facts).toEqual([])
    session.redo()
    expect(writtenOf(session.state())).toEqual(['Before|', `! ${sentence}`])
    expect(session.summary.getState().facts).toEqual([adjourned])
    await session.queue.flush()
    expect([...core.facts.keys()]).toEqual(['f1'])
    const event = core.changes.find((change) => change.facts.add.length > 0)
    expect(core.changes.some((change) => change.undoes.includes(event?.changeId ?? ''))).toBe(true)
  })

  test('shows the item concerned, with the caret where it was', async () => {
    const { session } = await testSession({ one: [''], two: ['Second'] })
    type(session, 'First')
    await session.show('two')
    caretToEnd(session)
    type(session, ' item')
    session.undo()
    expect(session.summary.getState().itemId).toBe('two')
    expect(writtenOf(session.state())).toEqual(['Second|'])
    session.undo()
    expect(session.summary.getState().itemId).toBe('one')
    expect(writtenOf(session.state())).toEqual(['|'])
    session.redo()
    expect(writtenOf(session.state())).toEqual(['First|'])
  })

  test('takes a mark of attendance back in its turn', async () => {
    const { session } = await testSession({ one: [''] })
    const marks: string[] = []
    type(session, 'A')
    session.undoStack.recordAct({
      name: 'Councillor Ashworth present',
      undo: () => marks.push('taken back'),
      redo: () => marks.push('given again'),
    })
    type(session, 'B')
    session.undo()
    expect(marks).toEqual([])
    session.undo()
    session.redo()
    expect(marks).toEqual(['taken back', 'given again'])
    expect(writtenOf(session.state())).toEqual(['A|'])
  })

  test('forgets what was undone once something new is written', async () => {
    const { session } = await testSession({ one: [''] })
    type(session, 'A')
    session.undo()
    type(session, 'B')
    expect(session.redo()).toBe(false)
  })

  test('reaches the core as changes that name what they take back, and leaves its text as shown', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    for (const word of ['One', ' two', ' three']) {
      type(session, word)
      clock.forward(600)
    }
    session.undo()
    session.undo()
    session.redo()
    await session.queue.flush()
    expect(core.docs.get('one')?.doc.textContent).toBe('One two')
  })
})

describe('words that were erased for good', () => {
  test('are not brought back by any step of their item, nor by an act that held some of them; other items keep theirs', async () => {
    const { session, core } = await testSession({ one: [''], two: [''] })
    type(session, 'Quetzal')
    session.dispatch(session.state().tr.delete(1, 8))
    const acts: string[] = []
    const act = { undo: () => acts.push('undo'), redo: () => acts.push('redo') }
    session.undoStack.recordAct({ name: 'parked line taken away', itemIds: ['one'], ...act })
    await session.show('two')
    type(session, 'Kept')
    session.undo()
    await session.queue.flush()
    session.forgetErased('one')
    expect(session.redo()).toBe(true)
    expect(session.undo()).toBe(true)
    expect(session.undo()).toBe(false)
    await session.queue.flush()
    expect([acts, core.docs.get('one')?.doc.textContent]).toEqual([[], ''])
  })

  test('stay away where the erasing of another window is heard of only by the core’s refusal; what was typed since is kept', async () => {
    const { session, core, problems } = await testSession({ one: ['Stands.'] })
    session.dispatch(session.state().tr.insertText(' Quetzal', 8))
    session.dispatch(session.state().tr.delete(8, 16))
    await session.queue.flush()
    core.troubles.push(new AppError('conflict', 'Erased for good.', { reason: 'erased' }))
    core.held = true
    session.undo()
    session.dispatch(session.state().tr.insertText('It ', 1))
    core.release()
    expect(await session.queue.flush()).toBe(true)
    expect(core.docs.get('one')?.doc.textContent).toBe('It Stands.')
    expect(session.state().doc.textContent).toBe('It Stands.')
    expect(problems.map(({ message }) => message)).toEqual(['Erased for good.'])
    expect(session.redo()).toBe(false)
  })
})

describe('a step back pressed in the text', () => {
  test('of a run that goes on into another item is named first, and taken when it is pressed again', async () => {
    const { session } = await testSession({ one: [''], two: [''] })
    type(session, 'First')
    await session.show('two')
    type(session, 'Second')
    session.stepFromText('undo', false)
    expect(writtenOf(session.state())).toEqual(['|'])
    session.stepFromText('undo', false)
    expect(session.stop.getState().at).toEqual({ direction: 'undo', name: 'typing', itemId: 'one' })
    session.stepFromText('undo', true)
    expect(writtenOf(session.state('one'))).toEqual(['First|'])
    session.stepFromText('undo', false)
    expect(session.stop.getState().at).toBe(null)
    expect(session.summary.getState().itemId).toBe('one')
    expect(writtenOf(session.state('one'))).toEqual(['|'])
    session.stepFromText('redo', false)
    session.stepFromText('redo', false)
    expect(session.stop.getState().at?.direction).toBe('redo')
  })

  test('takes what was done last at once, in another item too', async () => {
    const { session } = await testSession({ one: [''], two: [''] })
    type(session, 'First')
    await session.show('two')
    session.stepFromText('undo', false)
    expect(session.stop.getState().at).toBe(null)
    expect(session.summary.getState().itemId).toBe('one')
    expect(writtenOf(session.state())).toEqual(['|'])
  })

  test('takes attendance at once when it was done last, and stops before it in a run', async () => {
    const { session } = await testSession({ one: [''] })
    const taken: string[] = []
    const mark = (name: string) => {
      const undo = () => taken.push(`${name} taken back`)
      session.undoStack.recordAct({ name, undo, redo: () => taken.push(`${name} again`) })
    }
    mark('Ashworth')
    mark('Hartley')
    session.stepFromText('undo', false)
    expect(taken).toEqual(['Hartley taken back'])
    session.stepFromText('undo', false)
    expect(session.stop.getState().at).toEqual({ direction: 'undo', name: 'Ashworth', itemId: null })
    session.stepFromText('redo', false)
    expect(taken).toEqual(['Hartley taken back', 'Hartley again'])
    type(session, 'x')
    session.stepFromText('undo', false)
    session.stepFromText('undo', false)
    expect(session.stop.getState().at?.name).toBe('Hartley')
    mark('Bennett')
    expect(session.stop.getState().at).toBe(null)
    session.stepFromText('undo', false)
    expect(taken.at(-1)).toBe('Bennett taken back')
  })
})

describe('F9', () => {
  test('again within ten seconds takes the press back and leaves no trace on paper', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    type(session, 'Before')
    expect(session.events.pressAdjourn(adjourned, sentence, 'Adjourned 11:05')).toEqual(adjourned)
    clock.forward(9_000)
    expect(
      session.events.pressAdjourn({ ...adjourned, id: 'f2', kind: 'resumed' }, 'Resumed.', 'Resumed'),
    ).toBe(null)
    expect(writtenOf(session.state())).toEqual(['Before|'])
    await session.queue.flush()
    expect(core.facts.size).toBe(0)
    expect(core.docs.get('one')?.doc.textContent).toBe('Before')
    expect(session.undoStack.names.getState()).toEqual({ undo: 'typing', redo: null })
  })

  test('takes it back too when words were typed in between, and keeps the words', async () => {
    const { session } = await testSession({ one: [''] })
    session.events.pressAdjourn(adjourned, sentence, 'Adjourned 11:05')
    type(session, 'Words')
    session.events.pressAdjourn({ ...adjourned, id: 'f2', kind: 'resumed' }, 'Resumed.', 'Resumed')
    expect(writtenOf(session.state())).toEqual(['Words|'])
    expect(session.summary.getState().facts).toEqual([])
  })

  test('after ten seconds resumes the meeting', async () => {
    const { session, clock } = await testSession({ one: [''] })
    type(session, 'Before')
    session.events.pressAdjourn(adjourned, sentence, 'Adjourned 11:05')
    clock.forward(11_000)
    session.events.pressAdjourn({ ...adjourned, id: 'f2', kind: 'resumed' }, 'Resumed.', 'Resumed 11:10')
    expect(writtenOf(session.state())).toEqual(['Before|', `! ${sentence}`, '! Resumed.'])
    session.run(press)
    expect(writtenOf(session.state())).toEqual(['Before', `! ${sentence}`, '! Resumed.', '|'])
  })

  test('after its time was set by hand goes on to the next event', async () => {
    const { session } = await testSession({ one: [''] })
    session.events.pressAdjourn(adjourned, sentence, 'Adjourned 11:05')
    await session.events.setTime('f1', '11:00', (fact) => `The meeting adjourned at ${fact.at}.`)
    expect(writtenOf(session.state())).toEqual(['! The meeting adjourned at 11:00.', '|'])
    session.events.pressAdjourn({ ...adjourned, id: 'f2', kind: 'resumed' }, 'Resumed.', 'Resumed 11:10')
    expect(session.summary.getState().facts.map((fact) => [fact.kind, fact.at])).toEqual([
      ['adjourned', '11:00'],
      ['resumed', '11:05'],
    ])
    session.undo()
    session.undo()
    expect(session.summary.getState().facts).toEqual([adjourned])
  })
})

describe('an event line', () => {
  test('recorded in a resolution takes the caret with it, so that the next words are no part of what was resolved', async () => {
    const { session } = await testSession({ one: [['1 thank the managers']] })
    session.events.add(adjourned, sentence, 'Adjourned 11:05')
    expect(writtenOf(session.state())).toEqual([['1 thank the managers'], `! ${sentence}|`])
    session.events.add({ ...adjourned, id: 'f2', kind: 'resumed' }, 'Resumed.', 'Resumed 11:10')
    session.run(press)
    type(session, 'Next')
    expect(writtenOf(session.state())).toEqual([
      ['1 thank the managers'],
      `! ${sentence}`,
      '! Resumed.',
      'Next|',
    ])
    session.undo()
    session.undo()
    session.undo()
    session.undo()
    expect(writtenOf(session.state())).toEqual([['1 thank the managers|']])
  })

  test('that the officer rewrote keeps her words when the time changes', async () => {
    const { session } = await testSession({ one: [''] })
    session.events.add(adjourned, sentence, 'Adjourned 11:05')
    session.dispatch(session.state().tr.insertText('Owing to an alarm, ', 1))
    await session.events.setTime('f1', '11:00', () => 'Never this.')
    expect(session.state().doc.child(0).textContent).toBe(`Owing to an alarm, ${sentence}`)
    expect(session.summary.getState().facts[0]?.at).toBe('11:00')
  })

  test('taken out of the text takes its fact with it', async () => {
    const { session } = await testSession({ one: [''] })
    session.events.add(adjourned, sentence, 'Adjourned 11:05')
    session.dispatch(session.state().tr.delete(0, session.state().doc.child(0).nodeSize))
    expect(session.summary.getState().facts).toEqual([])
    session.undo()
    expect(session.summary.getState().facts).toEqual([adjourned])
  })
})
