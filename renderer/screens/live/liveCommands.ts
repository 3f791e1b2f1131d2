import { focusEditor } from '../../editor/editorView.tsx'
import type { Command } from '../../frame/commands.ts'
import { showPane } from '../../frame/frameState.ts'
import { reportDone } from '../../state/notices.ts'
import { voteCommands } from './bars/voteCommands.ts'
import { goOnAfter } from './eventTime.ts'
import { itemsCommands } from './itemsCommands.ts'
import { historyCommands } from './historyCommands.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { resolutionCommands } from './resolutionCommands.ts'
import { wordCommands } from './wordCommands.ts'
import { writingCommands } from './writingCommands.ts'

interface LiveCommandsInput {
  readonly live: LiveMeeting
  readonly undoName: string | null
  readonly redoName: string | null
  readonly isAdjourned: boolean
  /** Minutes of a meeting that is not held here: what happens in the room is over. */
  readonly isPast: boolean
  /** They are kept as they were printed. */
  readonly isKept: boolean
  readonly showNext: (step: 1 | -1) => void
  readonly addItem: () => void
}

/** What the officer does by key while minuting. */
export function liveCommands(input: LiveCommandsInput): readonly Command[] {
  const { live, undoName, redoName } = input
  const named = (verb: string, name: string | null): string => (name === null ? verb : `${verb} ${name}`)
  return [
    {
      id: 'meeting.adjourn',
      title: input.isAdjourned ? 'Resume the meeting' : 'Adjourn the meeting',
      group: 'Meeting',
      keys: ['F9', 'Ctrl+Shift+J'],
      enabled: !input.isPast,
      run: () => adjourn(live),
    },
    {
      id: 'meeting.cameOrWent',
      title: 'Somebody arrived, left or returned',
      group: 'Meeting',
      keys: ['F8', 'Ctrl+Shift+H'],
      run: () => live.openBar({ kind: 'came-or-went' }),
    },
    {
      id: 'item.finish',
      title: 'Finish this item and open the next',
      group: 'Minutes',
      keys: ['Ctrl+Enter'],
      run: () => input.showNext(1),
    },
    {
      id: 'item.next',
      title: 'Next item',
      group: 'Minutes',
      keys: ['Ctrl+PgDn'],
      run: () => input.showNext(1),
    },
    {
      id: 'item.previous',
      title: 'Item before',
      group: 'Minutes',
      keys: ['Ctrl+PgUp'],
      run: () => input.showNext(-1),
    },
    {
      id: 'item.insert',
      title: 'Insert an item that is not on the agenda',
      group: 'Minutes',
      keys: ['Alt+Shift+I'],
      enabled: !input.isKept,
      run: input.addItem,
    },
    ...resolutionCommands(live),
    ...voteCommands(live),
    {
      id: 'minutes.undo',
      title: named('Undo', undoName),
      group: 'Minutes',
      keys: ['Ctrl+Z'],
      notInText: true,
      enabled: undoName !== null,
      run: () => void live.session.undo(),
    },
    {
      id: 'minutes.redo',
      title: named('Redo', redoName),
      group: 'Minutes',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      notInText: true,
      enabled: redoName !== null,
      run: () => void live.session.redo(),
    },
    {
      id: 'minutes.save',
      title: 'Save now',
      group: 'Minutes',
      keys: ['Ctrl+S'],
      run: () => {
        void live.session.queue.flush().then((saved) => {
          if (saved) reportDone('Saved.')
        })
      },
    },
    {
      id: 'attendance.focus',
      title: 'Mark attendance',
      group: 'Meeting',
      run: () => showPane('inspector'),
    },
    ...itemsCommands(live),
    ...writingCommands(live),
    ...wordCommands(live),
    ...historyCommands(),
  ]
}

/** Adjourns or resumes; what is pressed twice is taken back, and nothing is asked about it. */
export function adjourn(live: LiveMeeting): void {
  const fact = live.adjournOrResume()
  if (fact !== null) {
    goOnAfter(live, fact.id)
    return
  }
  if (live.store.getState().bar?.kind === 'event-time') live.openBar(null)
  focusEditor()
}
