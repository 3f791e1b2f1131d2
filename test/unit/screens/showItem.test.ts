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
