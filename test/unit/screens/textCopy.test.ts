import { expect, test } from 'vitest'
import { textCopy, textCopyName } from '../../../renderer/screens/live/textCopy.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import { aRecord, anItem, minutesOf, prose } from '../../helpers/recordBuilder.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'

/** As much of a view as the copy reads. */
function viewOf(record: ReturnType<typeof aRecord>): MeetingView {
  return { record } as unknown as MeetingView
}

test('a copy of the words holds every item with its marks, those not yet saved and those not opened here', async () => {
  const { session, core } = await testSession({
    one: ['They said:', '- First', '-- inner', '? Ask him', ['1 receive it', '2 by March'], 'Last'],
  })
  core.held = true
  session.dispatch(session.state().tr.insertText(' of all', session.state().doc.content.size - 1))
  const record = aRecord({
    items: [anItem('one', { title: 'Report' }), anItem('two', { title: 'Other business' })],
    minutes: [
      minutesOf('one', [], { number: '20' }),
      minutesOf('two', [prose('Kept in the book.')], { number: '21' }),
    ],
  })
  const view = viewOf(record)
  expect(textCopy(view, session).split('\n')).toEqual([
    'Environment Committee',
    expect.stringMatching(/2026$/),
    '',
    '20 Report',
    'They said:',
    'a) First',
    'i. inner',
    '[Note: Ask him]',
    expect.stringMatching(/^Resolved/i),
    '(1) receive it',
    'a. by March',
    'Last of all',
    '',
    '21 Other business',
    'Kept in the book.',
    '',
  ])
  expect(textCopyName(view)).toBe('environment-committee-2026-10-14-minutes-copy.txt')
})
