import { expect, test } from 'vitest'
import { testSession } from '../../helpers/screens/fakeCore.ts'

test('the item that was asked for last is shown, however late the one before it comes', async () => {
  const { session, core } = await testSession({ one: [''], two: ['Second'], three: ['Third'] })
  let answer = (): void => undefined
  core.late.set('two', new Promise((go) => (answer = go)))
  const shown: string[] = []
  const two = session.show('two', () => shown.push('two'))
  const three = session.show('three', () => shown.push('three'))
  expect(await three).toBe(true)
  answer()
  expect(await two).toBe(false)
  expect(session.summary.getState().itemId).toBe('three')
  expect(shown).toEqual(['three'])
})

test('words that stand are not changed by any act, and each says why', async () => {
  let stands = false
  const { session, problems } = await testSession({ one: ['Kept'] }, undefined, () => stands)
  session.dispatch(session.state().tr.insertText(' so far', 5))
  stands = true
  expect(session.dispatch(session.state().tr.insertText('never', 1))).toBe(null)
  expect(session.undo()).toBe(false)
  expect(session.state().doc.textContent).toBe('Kept so far')
  expect(problems.map((problem) => problem.code)).toEqual(['not-allowed', 'not-allowed'])
})
