import type { Command } from '../../frame/commands.ts'
import type { Card, ProgrammeDesk } from './programmeDesk.ts'
import type { PapersOfProgramme } from './programmePapers.ts'

/** The commands of the work programme: what they do, they do to the chosen card. */
export function programmeCommands(input: {
  readonly card: Card | undefined
  readonly desk: ProgrammeDesk
  readonly offers: number
  readonly papers: PapersOfProgramme
  readonly moveBeside: (step: 1 | -1) => void
  readonly moveWithin: (step: 1 | -1) => void
  readonly edit: (cardId: string) => void
  readonly remove: (cardId: string) => void
  readonly takeAll: () => void
  readonly addCard: () => void
}): readonly Command[] {
  const { card, desk } = input
  const group = 'Work programme'
  const onCard = (run: (card: Card) => void): Pick<Command, 'group' | 'enabled' | 'notInText' | 'run'> => ({
    ...{ group, enabled: card !== undefined, notInText: true },
    run: () => {
      if (card !== undefined) run(card)
    },
  })
  return [
    {
      id: 'programme.add',
      title: 'Add a card',
      group,
      keys: ['Ctrl+N', 'Alt+Shift+N'],
      run: input.addCard,
    },
    {
      id: 'programme.take',
      title: 'Schedule all that the minutes ask for',
      group,
      keys: ['Ctrl+Enter'],
      enabled: input.offers > 0,
      run: input.takeAll,
    },
    { id: 'programme.edit', title: 'Edit the card', keys: ['F2'], ...onCard(({ id }) => input.edit(id)) },
    {
      id: 'programme.moveLeft',
      title: 'Move the card to the column on the left',
      keys: ['Alt+Shift+Left'],
      ...onCard(() => input.moveBeside(-1)),
    },
    {
      id: 'programme.moveRight',
      title: 'Move the card to the column on the right',
      keys: ['Alt+Shift+Right'],
      ...onCard(() => input.moveBeside(1)),
    },
    {
      id: 'programme.moveUp',
      title: 'Move the card up',
      keys: ['Alt+Shift+Up'],
      ...onCard(() => input.moveWithin(-1)),
    },
    {
      id: 'programme.moveDown',
      title: 'Move the card down',
      keys: ['Alt+Shift+Down'],
      ...onCard(() => input.moveWithin(1)),
    },
    {
      id: 'programme.remove',
      title: 'Take the card off the work programme',
      keys: ['Delete'],
      ...onCard(({ id }) => input.remove(id)),
    },
    {
      id: 'programme.undo',
      title: 'Undo what was done on the work programme',
      group,
      keys: ['Ctrl+Z'],
      notInText: true,
      enabled: desk.undoes !== null,
      run: desk.undo,
    },
    {
      id: 'programme.redo',
      title: 'Redo what was done on the work programme',
      group,
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      notInText: true,
      enabled: desk.redoes !== null,
      run: desk.redo,
    },
    {
      id: 'programme.print',
      title: 'Print the work programme as Appendix 1',
      group,
      keys: ['Ctrl+P'],
      run: () => input.papers.save('pdf'),
    },
    {
      id: 'programme.csv',
      title: 'Work programme as CSV',
      group,
      run: () => input.papers.save('csv'),
    },
  ]
}
