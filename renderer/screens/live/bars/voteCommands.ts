import { focusEditor } from '../../../editor/editorView.tsx'
import type { Command } from '../../../frame/commands.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { keepOffer } from './actionOffer.ts'

/** Motions, votes and actions by key. */
export function voteCommands(live: LiveMeeting): readonly Command[] {
  return [
    {
      id: 'minutes.motion',
      title: 'Record a motion or a vote',
      group: 'Minutes',
      keys: ['Ctrl+Shift+M'],
      run: () => {
        const { itemId } = live.session.summary.getState()
        if (itemId !== null) live.openBar({ kind: 'vote', itemId, corrects: null })
      },
    },
    {
      id: 'minutes.action',
      title: 'Note an action',
      group: 'Minutes',
      keys: ['Ctrl+Shift+A'],
      run: () => live.openBar({ kind: 'action', corrects: null }),
    },
    {
      id: 'minutes.actionKeep',
      title: 'Keep the action that is offered',
      group: 'Minutes',
      keys: ['Alt+Shift+A'],
      run: () => {
        if (keepOffer(live)) focusEditor()
      },
    },
  ]
}
