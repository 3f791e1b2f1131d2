import { beginResolution } from '../../editor/clauseOffer.ts'
import { printedClauses } from '../../editor/clauses.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import type { Command } from '../../frame/commands.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/** Ctrl+Shift+R: a resolution under the line of the caret, which the item's printed recommendations are offered to. */
export function resolutionCommands(live: LiveMeeting): readonly Command[] {
  return [
    {
      id: 'minutes.resolution',
      title: 'Begin a resolution',
      group: 'Minutes',
      keys: ['Ctrl+Shift+R'],
      run: () => {
        const { items, council } = live.view.record
        const item = items.find((one) => one.id === live.session.summary.getState().itemId)
        const printed = printedClauses(item?.recommendations ?? [], council.houseStyle.resolution)
        live.session.run(beginResolution(printed))
        focusEditor()
      },
    },
  ]
}
