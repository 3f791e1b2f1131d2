import { formatTime } from '../../../shared/domain/civilTime.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { expandSnippet, insertWords, snippetAtCaret } from '../../editor/snippets.ts'
import type { Command } from '../../frame/commands.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { sayOfWriting } from './writingStatus.ts'

/** What speeds the hands that write: snippets, the time, finding and replacing. */
export function writingCommands(live: LiveMeeting): readonly Command[] {
  return [
    {
      id: 'minutes.snippet',
      title: 'Expand the snippet before the caret',
      group: 'Minutes',
      keys: ['F3', 'Ctrl+Shift+X'],
      run: () => expand(live),
    },
    {
      id: 'minutes.stampTime',
      title: 'Write the time',
      group: 'Minutes',
      keys: ['Ctrl+Shift+T', 'Alt+Shift+T'],
      run: () => stampTime(live),
    },
    {
      id: 'minutes.find',
      title: 'Find in the minutes',
      group: 'Minutes',
      keys: ['Ctrl+F'],
      run: () => live.openBar({ kind: 'find', replaces: false }),
    },
    {
      id: 'minutes.replace',
      title: 'Find and replace in the minutes',
      group: 'Minutes',
      keys: ['Ctrl+H'],
      run: () => live.openBar({ kind: 'find', replaces: true }),
    },
  ]
}

function expand(live: LiveMeeting): void {
  if (live.session.summary.getState().itemId === null) return
  const { snippets } = live.writing
  const { word, snippet } = snippetAtCaret(live.session.state(), snippets)
  if (snippet === null) {
    const triggers = snippets.map(({ trigger }) => trigger).join(', ')
    sayOfWriting(
      live.session,
      word === '' ? `Snippets: ${triggers}.` : `No snippet “${word}”. There are: ${triggers}.`,
    )
  } else live.session.run(expandSnippet(snippets))
  focusEditor()
}

function stampTime(live: LiveMeeting): void {
  if (live.session.summary.getState().itemId === null) return
  const time = formatTime(live.now(), live.view.record.council.houseStyle.times)
  live.session.run(insertWords(time, `the time ${time}`))
  focusEditor()
}
