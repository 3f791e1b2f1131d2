import type { Command } from '../../frame/commands.ts'
import { headingAdded, levelled, moved } from './reportEdits.ts'
import type { Writing } from './useWriting.ts'

interface ReportCommandsInput {
  readonly writing: Writing
  readonly isReadOnly: boolean
  readonly make: (format: 'pdf' | 'docx') => void
  readonly remove: () => void
  readonly back: () => void
}

/** The commands of a cover report: those of writing act on the paragraph the officer is in. */
export function reportCommands(input: ReportCommandsInput): readonly Command[] {
  const { writing, isReadOnly, make, remove, back } = input
  const { act, here } = writing
  const whileWriting = { group: 'Report', enabled: !isReadOnly }
  return [
    {
      id: 'report.pdf',
      title: 'Make the report as PDF',
      group: 'Report',
      keys: ['F12', 'Ctrl+Shift+S'],
      run: () => make('pdf'),
    },
    {
      id: 'report.word',
      title: 'Make the report as Word',
      group: 'Report',
      run: () => make('docx'),
    },
    {
      id: 'report.moveUp',
      title: 'Move the paragraph up',
      keys: ['Alt+Shift+Up', 'Ctrl+Up'],
      ...whileWriting,
      run: () => act((sections) => moved(sections, here(), -1, here().at)),
    },
    {
      id: 'report.moveDown',
      title: 'Move the paragraph down',
      keys: ['Alt+Shift+Down', 'Ctrl+Down'],
      ...whileWriting,
      run: () => act((sections) => moved(sections, here(), 1, here().at)),
    },
    {
      id: 'report.makeSubParagraph',
      title: 'Make it a sub-paragraph',
      keys: ['Alt+Shift+Right'],
      ...whileWriting,
      run: () => act((sections) => levelled(sections, here(), true, here().at)),
    },
    {
      id: 'report.makeParagraph',
      title: 'Make it a paragraph',
      keys: ['Alt+Shift+Left'],
      ...whileWriting,
      run: () => act((sections) => levelled(sections, here(), false, here().at)),
    },
    {
      id: 'report.addHeading',
      title: 'Add a heading of your own',
      ...whileWriting,
      run: () => act((sections) => headingAdded(sections, here().section)),
    },
    {
      id: 'report.undo',
      title: 'Undo what was written in the report',
      keys: ['Ctrl+Z'],
      notInText: true,
      ...whileWriting,
      run: writing.undo,
    },
    {
      id: 'report.redo',
      title: 'Redo what was written in the report',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      notInText: true,
      ...whileWriting,
      run: writing.redo,
    },
    {
      id: 'report.remove',
      title: 'Take the report away',
      ...whileWriting,
      run: remove,
    },
    {
      id: 'report.back',
      title: 'Back to the agenda',
      group: 'Report',
      run: back,
    },
  ]
}
