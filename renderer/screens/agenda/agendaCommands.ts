import type { Command } from '../../frame/commands.ts'
import type { AgendaItemData } from '../../state/data.ts'
import type { AgendaActs } from './agendaActs.ts'
import type { AgendaDocument } from './documents.ts'
import type { PaperActs } from './paperActs.ts'

interface AgendaCommandsInput {
  readonly items: readonly AgendaItemData[]
  /** The rows that are chosen: an item, or documents. */
  readonly item: AgendaItemData | undefined
  readonly documents: readonly AgendaDocument[]
  /** Of the whole agenda, those nobody has decided on. */
  readonly undecided: readonly AgendaDocument[]
  readonly acts: AgendaActs
  readonly paperActs: PaperActs
  readonly openItem: (itemId: string) => void
  readonly openPaper: (paperId: string) => void
  readonly addTo: (parentId: string | null) => void
  readonly addPapers: () => void
}

/** The commands of the agenda builder: what they do, they do to the chosen row. */
export function agendaCommands(input: AgendaCommandsInput): readonly Command[] {
  const { item, documents, acts, paperActs } = input
  const [document] = documents
  const paper = documents.length === 1 && document?.kind === 'paper' ? document : undefined
  const onRow = (
    onItem: (item: AgendaItemData) => unknown,
    onPaper?: (paper: AgendaDocument) => unknown,
  ) => ({
    group: 'Agenda',
    enabled: item !== undefined || (paper !== undefined && onPaper !== undefined),
    run: (): void => {
      if (item !== undefined) onItem(item)
      else if (paper !== undefined) onPaper?.(paper)
    },
  })
  return [
    {
      id: 'agenda.add',
      title: 'Add an item',
      group: 'Agenda',
      keys: ['Ctrl+N', 'Alt+Shift+N'],
      run: () => input.addTo(null),
    },
    {
      id: 'agenda.addSubItem',
      title: 'Add a sub-item',
      ...onRow((one) => input.addTo(one.parentId ?? one.id)),
    },
    {
      id: 'agenda.addPapers',
      title: 'Add papers to the item',
      group: 'Agenda',
      keys: ['Alt+Shift+F'],
      run: input.addPapers,
    },
    {
      id: 'agenda.allPublic',
      title: 'Mark all undecided papers public',
      group: 'Agenda',
      enabled: input.undecided.length > 0,
      run: () => void paperActs.makePublic(input.undecided),
    },
    {
      id: 'agenda.rename',
      title: 'Rename the item or paper',
      keys: ['F2'],
      ...onRow(
        (one) => input.openItem(one.id),
        (one) => input.openPaper(one.id),
      ),
    },
    {
      id: 'agenda.moveUp',
      title: 'Move the item or paper up',
      keys: ['Alt+Shift+Up'],
      ...onRow(
        (one) => acts.moveBy(one.id, -1),
        (one) => paperActs.moveBy(one.id, -1),
      ),
    },
    {
      id: 'agenda.moveDown',
      title: 'Move the item or paper down',
      keys: ['Alt+Shift+Down'],
      ...onRow(
        (one) => acts.moveBy(one.id, 1),
        (one) => paperActs.moveBy(one.id, 1),
      ),
    },
    {
      id: 'agenda.makeSubItem',
      title: 'Make it a sub-item',
      keys: ['Alt+Shift+Right'],
      notInText: true,
      ...onRow((one) => (one.parentId === null ? acts.makeSubItem(one.id) : null)),
    },
    {
      id: 'agenda.makeItem',
      title: 'Make it an item of its own',
      keys: ['Alt+Shift+Left'],
      notInText: true,
      ...onRow((one) => acts.makeItem(one.id)),
    },
    {
      id: 'agenda.remove',
      title: 'Take the item or papers off the agenda',
      group: 'Agenda',
      keys: ['Delete'],
      notInText: true,
      enabled: item !== undefined || documents.length > 0,
      run: () => {
        if (item !== undefined) void acts.remove(item.id)
        else void paperActs.remove(documents)
      },
    },
  ]
}
