import { cleanFileName, shownHiddenMarks } from '../../shared/domain/hiddenMarks.ts'
import { useNotices } from './notices.ts'

/** The name under which an officer's file is kept. Where it had to be another one, a notice tells both. */
export function keptName(given: string): string {
  const kept = cleanFileName(given)
  if (kept !== given.normalize('NFC')) {
    const text = `The file “${shownHiddenMarks(given).slice(0, 300)}” is kept as “${kept}”: a name like its own can mislead, or cannot be kept on every computer.`
    useNotices.getState().show({ id: 'kept-name', kind: 'note', text })
  }
  return kept
}
