import { isExcluded } from '../../../shared/domain/exclusion.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { toggleExempt } from '../../editor/exempt.ts'
import type { Command } from '../../frame/commands.ts'
import { askToConfirm, minutesItemOf } from './confirmHere.ts'
import { excludeOrReadmit } from './exclusion.ts'
import { answerNext } from './interestPrompts.ts'
import { writeTakenAfter } from './itemOrder.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/** What happens to items while they are minuted: interests, exclusion, order, and what waits for its item. */
export function itemsCommands(live: LiveMeeting): readonly Command[] {
  const isOut = isExcluded(live.session.summary.getState().facts)
  return [
    {
      id: 'meeting.declaration',
      title: 'Record a declaration of interest',
      group: 'Meeting',
      keys: ['Ctrl+Shift+D'],
      run: () => live.openBar({ kind: 'declaration' }),
    },
    {
      id: 'meeting.interestLeave',
      title: 'The member with an interest leaves, or returns',
      group: 'Meeting',
      keys: ['Alt+Shift+L'],
      run: () => answerNext(live),
    },
    {
      id: 'meeting.exclude',
      title: isOut ? 'Readmit the public' : 'Exclude the public',
      group: 'Meeting',
      keys: ['Ctrl+Shift+E'],
      run: () => excludeOrReadmit(live),
    },
    {
      id: 'minutes.exempt',
      title: 'Withhold these lines, or print them again',
      group: 'Minutes',
      run: () => {
        live.session.run(toggleExempt)
        focusEditor()
      },
    },
    {
      id: 'minutes.confirm',
      title: 'Confirm the minutes of a meeting before',
      group: 'Minutes',
      keys: ['Alt+Shift+C'],
      enabled: minutesItemOf(live) !== null,
      run: () => void askToConfirm(live),
    },
    {
      id: 'minutes.park',
      title: 'Park a line for later',
      group: 'Minutes',
      keys: ['Ctrl+Shift+N', 'Alt+Shift+P'],
      run: () => live.openBar({ kind: 'park' }),
    },
    {
      id: 'item.takenAfter',
      title: 'Write that the moved item was taken out of order',
      group: 'Minutes',
      run: () => writeTakenAfter(live),
    },
  ]
}
