import type { Command } from './commands.ts'

/** Where a command can be run: on every screen, or on one alone. */
export type CommandPlace =
  | 'everywhere'
  | 'calendar'
  | 'search'
  | 'import'
  | 'agenda'
  | 'pack'
  | 'live'
  | 'report'
  | 'registers'
  | 'audit'
  | 'programme'
  | 'plan'
  | 'committees'
  | 'people'

export interface ListedCommand extends Pick<Command, 'id' | 'title' | 'group'> {
  /** Its own keys; the first is the one shown. Those an officer chose stand in the preferences. */
  readonly keys: readonly string[]
  readonly place: CommandPlace
  /** True where the keys belong to writing, or to the editor itself, and stay as they are. */
  readonly isFixed?: true
}

type Row = readonly [id: string, title: string, keys?: readonly string[]]

function listed(place: CommandPlace, group: string, rows: readonly Row[]): ListedCommand[] {
  return rows.map(([id, title, keys = []]) => ({ id, title, group, keys, place }))
}

/**
 * Every command of the application with its own keys, whether its screen is open or not: the settings list them all, and no chosen key may
 * be another's. A test holds this list against the commands that the screens register.
 */
export const commandList: readonly ListedCommand[] = [
  ...listed('live', 'Meeting', [
    ['meeting.adjourn', 'Adjourn or resume the meeting', ['F9', 'Ctrl+Shift+J']],
    ['meeting.cameOrWent', 'Somebody arrived, left or returned', ['F8', 'Ctrl+Shift+H']],
    ['meeting.declaration', 'Record a declaration of interest', ['Ctrl+Shift+D']],
    ['meeting.exclude', 'Exclude or readmit the public', ['Ctrl+Shift+E']],
    ['meeting.interestLeave', 'The member with an interest leaves, or returns', ['Alt+Shift+L']],
    ['attendance.focus', 'Mark attendance'],
  ]),
  ...listed('live', 'Minutes', [
    ['minutes.motion', 'Record a motion or a vote', ['Ctrl+Shift+M']],
    ['minutes.resolution', 'Begin a resolution', ['Ctrl+Shift+R']],
    ['minutes.action', 'Note an action', ['Ctrl+Shift+A']],
    ['minutes.actionKeep', 'Keep the action that is offered', ['Alt+Shift+A']],
    ['minutes.park', 'Park a line for later', ['Ctrl+Shift+N', 'Alt+Shift+P']],
    ['minutes.stampTime', 'Stamp the time', ['Ctrl+Shift+T', 'Alt+Shift+T']],
    ['minutes.snippet', 'Expand the snippet', ['F3', 'Ctrl+Shift+X']],
    ['minutes.find', 'Find in the minutes', ['Ctrl+F']],
    ['minutes.replace', 'Replace in the minutes', ['Ctrl+H']],
    ['minutes.spelling', 'Next spelling', ['F7', 'Ctrl+Shift+L']],
    ['minutes.readAloud', 'Read the minutes aloud', ['Ctrl+Shift+U']],
    ['minutes.history', 'History of this item', ['Ctrl+Shift+Y']],
    ['item.finish', 'Finish this item and open the next', ['Ctrl+Enter']],
    ['item.next', 'Next item', ['Ctrl+PgDn']],
    ['item.previous', 'Item before', ['Ctrl+PgUp']],
    ['item.insert', 'Insert an item that is not on the agenda', ['Alt+Shift+I']],
    ['item.takenAfter', 'Write that the moved item was taken out of order'],
    ['minutes.confirm', 'Confirm the minutes of a meeting before', ['Alt+Shift+C']],
    ['minutes.exempt', 'Withhold these lines, or print them again'],
    ['item.rename', 'Edit the title of the item', ['F2']],
    ['minutes.save', 'Save now', ['Ctrl+S']],
    ['app.where', 'Where am I?', ['Ctrl+Shift+W', 'Alt+Shift+W']],
  ]),
  ...listed('live', 'Minutes', [
    ['minutes.undo', 'Undo', ['Ctrl+Z']],
    ['minutes.redo', 'Redo', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('import', 'Import', [
    ['import.undo', 'Take back the last mend', ['Ctrl+Z']],
    ['import.redo', 'Do the mend again', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('agenda', 'Agenda', [
    ['agenda.add', 'Add an item', ['Ctrl+N', 'Alt+Shift+N']],
    ['agenda.addSubItem', 'Add a sub-item'],
    ['agenda.addPapers', 'Add papers to the item', ['Alt+Shift+F']],
    ['agenda.allPublic', 'Mark all undecided papers public'],
    ['agenda.rename', 'Rename the item or paper', ['F2']],
    ['agenda.moveUp', 'Move the item or paper up', ['Alt+Shift+Up']],
    ['agenda.moveDown', 'Move the item or paper down', ['Alt+Shift+Down']],
    ['agenda.makeSubItem', 'Make it a sub-item', ['Alt+Shift+Right']],
    ['agenda.makeItem', 'Make it an item of its own', ['Alt+Shift+Left']],
    ['agenda.remove', 'Take the item or papers off the agenda', ['Delete']],
  ]),
  ...listed('pack', 'Pack', [
    ['pack.publish', 'Publish the pack', ['Ctrl+Enter']],
    ['pack.print', 'Print the pack', ['Ctrl+P']],
    ['pack.save', 'Save the pack as PDF', ['Ctrl+S', 'F12']],
    ['pack.goPage', 'Go to a page of the pack', ['Ctrl+G']],
    ['pack.nextItem', 'Pages of the next item', ['Ctrl+PgDn']],
    ['pack.previousItem', 'Pages of the item before', ['Ctrl+PgUp']],
    ['pack.nextFinding', 'Next thing to look at in the pack', ['F7', 'Ctrl+Shift+L']],
    ['pack.larger', 'Larger page'],
    ['pack.smaller', 'Smaller page'],
    ['pack.fitWidth', 'Page at the width of the pane'],
    ['pack.build', 'Build the pack again'],
  ]),
  ...listed('programme', 'Work programme', [
    ['programme.add', 'Add a card', ['Ctrl+N', 'Alt+Shift+N']],
    ['programme.take', 'Schedule all that the minutes ask for', ['Ctrl+Enter']],
    ['programme.edit', 'Edit the card', ['F2']],
    ['programme.moveLeft', 'Move the card to the column on the left', ['Alt+Shift+Left']],
    ['programme.moveRight', 'Move the card to the column on the right', ['Alt+Shift+Right']],
    ['programme.moveUp', 'Move the card up', ['Alt+Shift+Up']],
    ['programme.moveDown', 'Move the card down', ['Alt+Shift+Down']],
    ['programme.remove', 'Take the card off the work programme', ['Delete']],
    ['programme.print', 'Print the work programme as Appendix 1', ['Ctrl+P']],
    ['programme.csv', 'Work programme as CSV'],
  ]),
  ...listed('programme', 'Work programme', [
    ['programme.undo', 'Undo what was done on the work programme', ['Ctrl+Z']],
    ['programme.redo', 'Redo what was done on the work programme', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('plan', 'Work programme', [
    ['plan.add', 'Add a key decision', ['Ctrl+N', 'Alt+Shift+N']],
    ['plan.print', 'Print the forward plan', ['Ctrl+P']],
  ]),
  ...listed('plan', 'Work programme', [
    ['plan.undo', 'Undo what was done on the forward plan', ['Ctrl+Z']],
    ['plan.redo', 'Redo what was done on the forward plan', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('report', 'Report', [
    ['report.pdf', 'Make the report as PDF', ['F12', 'Ctrl+Shift+S']],
    ['report.word', 'Make the report as Word'],
    ['report.moveUp', 'Move the paragraph up', ['Alt+Shift+Up', 'Ctrl+Up']],
    ['report.moveDown', 'Move the paragraph down', ['Alt+Shift+Down', 'Ctrl+Down']],
    ['report.makeSubParagraph', 'Make it a sub-paragraph', ['Alt+Shift+Right']],
    ['report.makeParagraph', 'Make it a paragraph', ['Alt+Shift+Left']],
    ['report.addHeading', 'Add a heading of your own'],
    ['report.remove', 'Take the report away'],
    ['report.back', 'Back to the agenda'],
  ]),
  ...listed('report', 'Report', [
    ['report.undo', 'Undo what was written in the report', ['Ctrl+Z']],
    ['report.redo', 'Redo what was written in the report', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('search', 'Minute book', [
    ['search.resolutions', 'When did we last resolve on this? Resolutions, newest first', ['Alt+Shift+R']],
  ]),
  ...listed('import', 'Import', [
    ['import.choose', 'Choose files to import', ['Ctrl+N', 'Alt+Shift+N']],
    ['import.next', 'Next that wants a look', ['F7', 'Ctrl+Shift+L']],
    ['import.previous', 'The one before that wants a look', ['Shift+F7']],
    ['import.take', 'Take into the minute book', ['Ctrl+Enter']],
    ['import.putAside', 'Put this file aside'],
    ['import.mend', 'Mend the row in hand', ['F2']],
    ['import.addPerson', 'Add a person'],
    ['import.addItem', 'Add an item'],
  ]),
  ...listed('everywhere', 'Meetings', [
    ['meeting.new', 'New meeting', ['Ctrl+N', 'Alt+Shift+N']],
    ['pack.open', 'See the pack of this meeting', ['Ctrl+Shift+K']],
    ['sign.open', 'Confirm, sign and file the minutes of this meeting', ['Ctrl+Shift+G']],
    ['publishing.open', 'Publish and export this meeting', ['Alt+Shift+S']],
    ['papers.export', 'Export the papers of this meeting', ['F12', 'Ctrl+Shift+S']],
    ['papers.print', 'Print, or see how it prints', ['Ctrl+P']],
    ['bundle.open', 'Open a meeting bundle from a colleague'],
    ['bundle.save', 'Save this meeting as a bundle for a colleague'],
  ]),
  ...listed('everywhere', 'Go to', [
    ['go.place', 'Go to an item or point (20ff)', ['Ctrl+G', 'F5']],
    ['go.search', 'Search the minute book', ['Ctrl+Shift+F']],
    ['go.back', 'Back to the screen before', ['Alt+Left']],
    ['go.home', 'Meetings'],
    ['go.calendar', 'Calendar'],
    ['go.registers', 'Registers of the minute book'],
    ['go.audit', 'Audit trail: who did what when'],
    ['go.import', 'Import minutes and agendas from files'],
    ['go.migrate', 'Migrate a folder of old minutes'],
    ['go.programme', 'Work programme'],
    ['go.committees', 'Committees'],
    ['go.people', 'People'],
    ['go.settings', 'Settings'],
    ['go.keys', 'Change the keys'],
    ['book.open', 'Open another minute book'],
  ]),
  ...listed('registers', 'Minute book', [
    ['registers.pdf', 'Save the register as PDF'],
    ['registers.docx', 'Save the register as Word'],
    ['registers.csv', 'Save the register as CSV'],
  ]),
  ...listed('audit', 'Minute book', [
    ['audit.verify', 'Verify the audit trail'],
    ['audit.csv', 'Save the audit trail as a table (CSV)'],
    ['audit.json', 'Save the audit trail for verifying (JSON)'],
  ]),
  ...listed('calendar', 'Calendar', [
    ['calendar.earlier', 'Move the meeting a day earlier', ['Alt+Shift+Left']],
    ['calendar.later', 'Move the meeting a day later', ['Alt+Shift+Right']],
    ['calendar.weekEarlier', 'Move the meeting a week earlier', ['Alt+Shift+Up']],
    ['calendar.weekLater', 'Move the meeting a week later', ['Alt+Shift+Down']],
    ['calendar.move', 'Move the meeting to the day proposed', ['Ctrl+Enter']],
  ]),
  ...listed('calendar', 'Calendar', [
    ['calendar.undo', 'Undo the last move of a meeting', ['Ctrl+Z']],
    ['calendar.redo', 'Redo the move of a meeting', ['Ctrl+Y', 'Ctrl+Shift+Z']],
  ]).map((command) => ({ ...command, isFixed: true as const })),
  ...listed('committees', 'Committees', [['committee.new', 'New committee', ['Ctrl+N', 'Alt+Shift+N']]]),
  ...listed('people', 'People', [['person.new', 'New person', ['Ctrl+N', 'Alt+Shift+N']]]),
  ...listed('everywhere', 'View', [
    ['pane.next', 'Next pane', ['F6']],
    ['pane.previous', 'Previous pane', ['Shift+F6']],
    ['pane.rail', 'Go to the left pane', ['Ctrl+1']],
    ['pane.work', 'Go to the middle pane', ['Ctrl+2']],
    ['pane.inspector', 'Go to the right pane', ['Ctrl+3']],
    ['pane.inspectorToggle', 'Show or hide the right pane', ['F4']],
    ['text.larger', 'Larger text', ['Ctrl+=', 'Ctrl+Shift+=']],
    ['text.smaller', 'Smaller text', ['Ctrl+-']],
    ['text.normal', 'Normal text size', ['Ctrl+0']],
    ['app.lock', 'Lock Minutebook now', ['Alt+Shift+K']],
  ]),
  ...listed('everywhere', 'Help', [
    ['app.palette', 'Find a command, an item, a person or a meeting', ['Ctrl+K', 'Alt+Q', 'Ctrl+Shift+P']],
    ['app.keys', 'Show the keys', ['F1']],
    ['app.report', 'Save a report for IT'],
  ]),
]
