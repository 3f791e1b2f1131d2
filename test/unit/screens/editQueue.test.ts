import { describe, expect, test } from 'vitest'
import { enter } from '../../../renderer/editor/enter.ts'
import type { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { docOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import { settled, testSession } from '../../helpers/screens/fakeCore.ts'

function type(session: MinutesSession, text: string): void {
  for (const letter of text) session.dispatch(session.state().tr.insertText(letter))
}

const saving = (session: MinutesSession): unknown => session.queue.state.getState().save

describe('the edit queue', () => {
  test('sends the first letter at once and the letters typed meanwhile together', async () => {
    const { session, core } = await testSession({ one: [''] })
    core.held = true
    type(session, 'Hello')
    await settled()
    core.release()
    await session.queue.flush()
    expect(core.changes.map((change) => change.steps.length)).toEqual([1, 4])
    expect(core.docs.get('one')?.doc.textContent).toBe('Hello')
    expect(saving(session)).toEqual({ kind: 'saved', at: '2024-11-14T11:12:01Z' })
  })

  test('keeps steps of undo apart, so that each change can be taken back by itself', async () => {
    const { session, core } = await testSession({ one: [''] })
    core.held = true
    type(session, 'Said:')
    session.run(enter({ colonStartsPoints: true }))
    type(session, 'One')
    core.release()
    await session.queue.flush()
    expect(core.changes.map((change) => change.steps.length)).toEqual([1, 4, 2, 3])
  })

  test('says that it is saving only when that takes longer than half a second', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    core.held = true
    type(session, 'A')
    clock.forward(400)
    expect(saving(session)).toMatchObject({ kind: 'saved' })
    clock.forward(200)
    expect(saving(session)).toEqual({ kind: 'saving' })
    core.release()
    await session.queue.flush()
    expect(saving(session)).toMatchObject({ kind: 'saved' })
  })

  test('sends the same change again after a lost reply, and it is applied once', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    core.troubles.push('lost reply')
    type(session, 'A')
    await settled()
    type(session, 'B')
    clock.forward(300)
    await settled()
    expect(core.docs.get('one')?.doc.textContent).toBe('AB')
    expect(core.changes.map((change) => change.steps.length)).toEqual([1, 1])
    expect(saving(session)).toMatchObject({ kind: 'saved' })
  })

  test('says nothing of one lost call, and says so when the host stays away', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    core.troubles.push('lost request', 'lost request')
    type(session, 'A')
    await settled()
    expect(saving(session)).toMatchObject({ kind: 'saved' })
    clock.forward(300)
    await settled()
    expect(saving(session)).toMatchObject({ kind: 'not-saved' })
    expect(await session.queue.flush()).toBe(true)
    expect(core.docs.get('one')?.doc.textContent).toBe('A')
    expect(saving(session)).toMatchObject({ kind: 'saved' })
  })

  test('says so within a second of the first failure, however long the second try takes, and no more once all is saved', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    core.troubles.push('lost request')
    type(session, 'A')
    await settled()
    core.held = true
    clock.forward(300)
    await settled()
    expect(saving(session)).not.toMatchObject({ kind: 'not-saved' })
    const since = clock.now() - 300
    clock.forward(700)
    expect(saving(session)).toMatchObject({ kind: 'not-saved', since })
    core.release()
    await session.queue.flush()
    clock.forward(5_000)
    expect(saving(session)).toMatchObject({ kind: 'saved' })
    expect(core.docs.get('one')?.doc.textContent).toBe('A')
  })

  test('shows the sentence of the core at once when the disk is full, and loses nothing', async () => {
    const { session, core, clock } = await testSession({ one: [''] })
    core.troubles.push(new AppError('storage', 'The disk is full. Keep typing.'))
    type(session, 'A')
    await settled()
    expect(saving(session)).toMatchObject({ kind: 'not-saved', sentence: 'The disk is full. Keep typing.' })
    type(session, 'BC')
    clock.forward(300)
    await settled()
    await session.queue.flush()
    expect(core.docs.get('one')?.doc.textContent).toBe('ABC')
  })

  test('keeps text, events and other acts in the order in which they were done', async () => {
    const { session, core } = await testSession({ one: [''], two: [''] })
    const order: string[] = []
    core.held = true
    type(session, 'A')
    session.queue.act(
      () => Promise.resolve(order.push(`mark after ${core.changes.length}`)),
      () => order.push('refused'),
    )
    await session.show('two')
    type(session, 'B')
    core.release()
    await session.queue.flush()
    expect(order).toEqual(['mark after 1'])
    expect(core.changes.map((change) => change.itemId)).toEqual(['one', 'two'])
  })

  test('tells who asked when the core refuses an act, and goes on', async () => {
    const { session, core } = await testSession({ one: [''] })
    const refusals: string[] = []
    session.queue.act(
      () => Promise.reject(new AppError('not-allowed', 'The minutes are confirmed.')),
      (error) => refusals.push(error.message),
    )
    type(session, 'A')
    await session.queue.flush()
    expect(refusals).toEqual(['The minutes are confirmed.'])
    expect(core.docs.get('one')?.doc.textContent).toBe('A')
  })
})

describe('text that moved on elsewhere', () => {
  test('is read again, and the words typed here are put in their place on it', async () => {
    const { session, core } = await testSession({ one: ['- First', '- Second'] })
    core.changeElsewhere('one', () => docOf('- First, by another hand', '- Second'))
    session.dispatch(session.state().tr.insertText(' here', 14))
    await session.queue.flush()
    expect(writtenOf(session.state()).map((line) => String(line).replace('|', ''))).toEqual([
      '- First, by another hand',
      '- Second here',
    ])
    expect(core.docs.get('one')?.doc.toJSON()).toEqual(session.state().doc.toJSON())
    session.undo()
    await session.queue.flush()
    expect(core.docs.get('one')?.doc.textContent).toBe('First, by another handSecond')
  })

  test('that has no place left for them is shown beside them, and neither is lost', async () => {
    const { session, core } = await testSession({ one: ['- First', '- Second'] })
    core.changeElsewhere('one', () => docOf('Nothing of it is left.'))
    session.dispatch(session.state().tr.insertText(' here', 14))
    await settled()
    expect(saving(session)).toEqual({ kind: 'conflict', itemId: 'one' })
    expect(session.conflictTexts('one')).toEqual({
      mine: 'First\nSecond here',
      theirs: 'Nothing of it is left.',
    })
    type(session, 'More ')
    session.settle('one', 'mine')
    await session.queue.flush()
    expect(core.docs.get('one')?.doc.toJSON()).toEqual(session.state().doc.toJSON())
    expect(session.state().doc.textContent).toContain('Second here')
    expect(saving(session)).toMatchObject({ kind: 'saved' })
  })

  test('may be kept, with the words typed here as notes below it', async () => {
    const { session, core } = await testSession({ one: ['- First', '- Second'] })
    core.changeElsewhere('one', () => docOf('Nothing of it is left.'))
    session.dispatch(session.state().tr.insertText(' here', 14))
    await settled()
    session.settle('one', 'theirs')
    await session.queue.flush()
    expect(writtenOf(session.state()).map((line) => String(line).replace('|', ''))).toEqual([
      'Nothing of it is left.',
      '? First',
      '? Second here',
    ])
    expect(core.docs.get('one')?.doc.toJSON()).toEqual(session.state().doc.toJSON())
  })

  test('is never asked for again and again when the core refuses the words themselves', async () => {
    const { session, core } = await testSession({ one: ['First'] })
    core.troubles.push(new AppError('invalid-input', 'No.'))
    type(session, 'A')
    await settled()
    expect(saving(session)).toEqual({ kind: 'conflict', itemId: 'one' })
  })
})

test('an item shown again takes up what another window made of it, and undo still fits', async () => {
  const { session, core } = await testSession({ one: ['First'], two: [''] })
  type(session, ' here')
  await session.queue.flush()
  await session.show('two')
  core.changeElsewhere('one', () => docOf('Changed. First here'))
  await session.show('one')
  expect(session.state().doc.textContent).toBe('Changed. First here')
  session.undo()
  await session.queue.flush()
  expect(core.docs.get('one')?.doc.textContent).toBe('Changed. First')
})
