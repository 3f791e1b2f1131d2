import { hiddenMarksNote, withoutHiddenMarks } from '../../shared/domain/hiddenMarks.ts'
import { useNotices } from './notices.ts'

/** What was typed or pasted into a field, without the marks that nobody sees and no record holds. Where one was there, a notice says so. */
export function typedWords(given: string): string {
  const left = withoutHiddenMarks(given)
  const note = hiddenMarksNote(left)
  if (note !== null) useNotices.getState().show({ id: 'hidden-marks', kind: 'note', text: note })
  return left.text
}
