import type { ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { allCommands } from './commands.ts'
import type { Command } from './commands.ts'
import { inGroupOrder } from './groupOrder.ts'
import { useFrame } from './frameState.ts'
import { shownKeys } from './keyCaps.tsx'
import { agendaListKeys, importRowKeys, listKeys, writingKeys } from './writingKeys.ts'

/** F1: the keys of this screen and of the whole application. */
export function KeysSheet(): ReactNode {
  const isOpen = useFrame((state) => state.dialog === 'keys')
  const openDialog = useFrame((state) => state.openDialog)
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={() => openDialog(null)} className="keys-sheet">
      <span className="keys-close">
        <Button keys="Esc" onPress={() => openDialog(null)}>
          Close
        </Button>
      </span>
      <Groups />
    </Dialog>
  )
}

type Listed = Pick<Command, 'id' | 'title' | 'group' | 'keys'>

function Groups(): ReactNode {
  const commands = allCommands()
  const isMinuting = commands.some((command) => command.id === 'minutes.resolution')
  const own = [...new Map(commands.toReversed().map((command) => [command.id, command])).values()]
  const isOnAgenda = commands.some((command) => command.id === 'agenda.addPapers')
  const isImporting = commands.some((command) => command.id === 'import.mend')
  const listed: readonly Listed[] = [
    ...own.toReversed(),
    ...(isMinuting ? [...writingKeys, ...listKeys] : []),
    ...(isOnAgenda ? agendaListKeys : []),
    ...(isImporting ? importRowKeys : []),
  ]
  const groups = Object.entries(
    Object.groupBy(inGroupOrder(listed.filter(hasKeys)), (command) => command.group),
  )
  return (
    <div className="keys-groups">
      {groups.map(([group, commands]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {(commands ?? []).map((command) => (
              <div key={command.id} className="keys-row">
                <dt>{command.title}</dt>
                <dd>
                  {(command.keys ?? []).map((keys) => (
                    <kbd key={keys}>{shownKeys(keys)}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function hasKeys(command: Listed): boolean {
  return command.keys !== undefined && command.keys.length > 0
}
