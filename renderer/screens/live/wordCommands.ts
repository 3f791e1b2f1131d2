import type { Command } from '../../frame/commands.ts'
import { walkSpelling } from './bars/spellingBar.tsx'
import type { LiveMeeting } from './liveMeeting.ts'
import { readAloudOrStop } from './readingAloud.tsx'
import { renameShownItem } from './renameItem.tsx'
import { sayWhere } from './whereAmI.tsx'

/** Words looked over, read out and named: spelling, reading aloud, the title of the item, and where the caret is. */
export function wordCommands(live: LiveMeeting): readonly Command[] {
  return [
    {
      id: 'minutes.spelling',
      title: 'Next spelling',
      group: 'Minutes',
      keys: ['F7', 'Ctrl+Shift+L'],
      run: () => walkSpelling(live),
    },
    {
      id: 'minutes.readAloud',
      title: 'Read the minutes aloud, or stop',
      group: 'Minutes',
      keys: ['Ctrl+Shift+U'],
      run: () => readAloudOrStop(live),
    },
    {
      id: 'item.rename',
      title: 'Edit the title of the item',
      group: 'Minutes',
      keys: ['F2'],
      run: () => renameShownItem(live),
    },
    {
      id: 'app.where',
      title: 'Where am I?',
      group: 'Minutes',
      keys: ['Ctrl+Shift+W', 'Alt+Shift+W'],
      run: () => sayWhere(live),
    },
  ]
}
