import type { Command } from '../../frame/commands.ts'
import type { AgendaItemData } from '../../state/data.ts'
import type { AgendaActs } from './agendaActs.ts'

interface AgendaCommandsInput {
  readonly items: readonly AgendaItemData[]
  readonly selectedId: string | null
  readonly acts: AgendaActs
  readonly openItem: (itemId: string) => void
  readonly addTo: (parentId: string | null) => void
}

/** The commands of the agenda builder: what they do, they do to the chosen item. */
export function agendaCommands(input: AgendaCommandsInput): readonly Command[] {
  const { items, selectedId, acts, openItem, addTo } = input
  const selected = items.find((item) => item.id === selectedId)
  const onSelected = (
    run: (item: AgendaItemData) => unknown,
  ): Pick<Command, 'enabled' | 'run' | 'group'> => ({
    group: 'Agenda',
    enabled: selected !== undefined,
    run: () => {
      if (selected !== undefined) run(selected)
    },
  })
  return [
    {
      id: 'agenda.add',
      title: 'Add an item',
      group: 'Agenda',
      keys: ['Ctrl+N', 'Alt+Shift+N'],
      run: () => addTo(null),
    },
    {
      id: 'agenda.addSubItem',
      title: 'Add a sub-item',
      ...onSelected((item) => addTo(item.parentId ?? item.id)),
    },
    {
      id: 'agenda.rename',
      title: 'Rename the item',
      keys: ['F2'],
      ...onSelected((item) => openItem(item.id)),
    },
    {
      id: 'agenda.moveUp',
      title: 'Move the item up',
      keys: ['Alt+Shift+Up'],
      ...onSelected((item) => acts.moveBy(item.id, -1)),
    },
    {
      id: 'agenda.moveDown',
      title: 'Move the item down',
      keys: ['Alt+Shift+Down'],
      ...onSelected((item) => acts.moveBy(item.id, 1)),
    },
    {
      id: 'agenda.makeSubItem',
      title: 'Make it a sub-item',
      keys: ['Alt+Shift+Right'],
      notInText: true,
      ...onSelected((item) => (item.parentId === null ? acts.makeSubItem(item.id) : null)),
    },
    {
      id: 'agenda.makeItem',
      title: 'Make it an item of its own',
      keys: ['Alt+Shift+Left'],
      notInText: true,
      ...onSelected((item) => acts.makeItem(item.id)),
    },
    {
      id: 'agenda.remove',
      title: 'Take the item off the agenda',
      keys: ['Delete'],
      notInText: true,
      ...onSelected((item) => acts.remove(item.id)),
    },
  ]
}
