import { afterEach, describe, expect, test, vi } from 'vitest'
import { withField } from '../../../renderer/state/fieldWords.ts'
import { reportDone, reportProblem, useNotices } from '../../../renderer/state/notices.ts'
import { typedWords } from '../../../renderer/state/typedWords.ts'
import { AppError } from '../../../shared/domain/appError.ts'

afterEach(() => useNotices.setState({ notices: [] }))

describe('a sentence about a field', () => {
  test('names the field where it does not do so itself', () => {
    expect(withField('At most 500 characters.', 'title')).toBe('Title: at most 500 characters.')
    expect(withField('This cannot be empty.', 'standingAgenda.3.summary')).toBe(
      'Line under the title: this cannot be empty.',
    )
    expect(withField('One line only.', 'presidedBy')).toBe('Presided by: one line only.')
    expect(withField('A quorum is at least 1.', 'quorum')).toBe('A quorum is at least 1.')
    expect(withField('At most 500 characters.', null)).toBe('At most 500 characters.')
  })

  test('goes when the field is right, and when its screen is left', () => {
    const texts = (): string[] => useNotices.getState().notices.map((notice) => notice.text)
    const wrong = new AppError('invalid-input', 'At most 500 characters.', { field: 'title' })
    reportProblem(wrong)
    useNotices.getState().mended((field) => field === 'place')
    expect(texts()).toEqual(['Title: at most 500 characters.'])
    useNotices.getState().mended((field) => field === 'title')
    expect(texts()).toEqual([])
    reportProblem(wrong)
    useNotices.getState().leaveScreen()
    expect(texts()).toEqual([])
  })
})

describe('a notice', () => {
  const shown = (): string[] => useNotices.getState().notices.map(({ id }) => id)
  const { show, leaveScreen } = useNotices.getState()

  test('goes with its screen, unless it is about none', () => {
    show({
      id: 'too-much',
      kind: 'note',
      text: 'Attach it?',
      action: { name: 'Attach', run: () => undefined },
    })
    show({ id: 'disk', kind: 'note', text: 'Little room.', stays: true })
    leaveScreen()
    expect(shown()).toEqual(['disk'])
  })

  test('leaves room: three stand, and what was done goes before what is wrong', () => {
    for (const id of ['one', 'two']) show({ id, kind: 'problem', text: id })
    for (const id of ['done', 'note', 'news']) show({ id, kind: id === 'done' ? 'done' : 'note', text: id })
    expect(shown()).toEqual(['one', 'two', 'news'])
  })

  test('that only confirms goes by itself, and one with a way back stays', () => {
    vi.useFakeTimers()
    try {
      reportDone('Saved.')
      vi.advanceTimersByTime(9_000)
      reportDone('Saved again.')
      vi.advanceTimersByTime(9_000)
      expect(shown()).toEqual(['done'])
      vi.advanceTimersByTime(1_000)
      expect(shown()).toEqual([])
      reportDone('Removed.', () => undefined)
      vi.advanceTimersByTime(60_000)
      expect(shown()).toEqual(['done'])
    } finally {
      vi.useRealTimers()
    }
  })
})

test('what is typed into a field - loses the marks that nobody sees, and a notice says so', () => {
  expect(typedWords('Ann\u202e Cole')).toBe('Ann Cole')
  expect(useNotices.getState().notices).toMatchObject([
    { kind: 'note', text: expect.stringContaining('A hidden direction mark was left out') as string },
  ])
})
