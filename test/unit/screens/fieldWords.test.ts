import { afterEach, describe, expect, test } from 'vitest'
import { withField } from '../../../renderer/state/fieldWords.ts'
import { reportProblem, useNotices } from '../../../renderer/state/notices.ts'
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
