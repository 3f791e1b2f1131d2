interface FixedKeys {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly keys: readonly string[]
}

const inGroup = (
  group: string,
  lines: readonly { readonly title: string; readonly keys: readonly string[] }[],
): readonly FixedKeys[] => lines.map((line, index) => ({ ...line, id: `${group} ${index}`, group }))

/** What the keys do while minutes are typed, for the list of keys. They belong to the editor: no command runs them by name. */
export const writingKeys = inGroup('Writing', [
  { title: 'Next point, or next line', keys: ['Enter'] },
  { title: 'A line that ends with a colon begins a list, or a list one level down', keys: [':', 'Enter'] },
  {
    title: 'Out of the list, one level at a time; from the outermost, a line of prose',
    keys: ['Enter', 'Enter'],
  },
  { title: 'A line becomes a point; a point or clause goes one level in', keys: ['Tab', 'Alt+Shift+Right'] },
  { title: 'The verb that stands in grey at the start of a clause', keys: ['Tab'] },
  { title: 'A point or clause goes one level out', keys: ['Shift+Tab', 'Alt+Shift+Left'] },
  { title: 'Move the line up', keys: ['Alt+Shift+Up'] },
  { title: 'Move the line down', keys: ['Alt+Shift+Down'] },
  { title: 'At the start of a point: make it a line of prose', keys: ['Backspace'] },
  { title: 'A name or a title: letters of it, then Tab or Enter', keys: ['@'] },
  { title: 'Bold', keys: ['Ctrl+B'] },
  { title: 'Italic', keys: ['Ctrl+I'] },
  { title: 'Paste as plain text', keys: ['Ctrl+Shift+V'] },
  { title: 'Suggestions for the word at the caret', keys: ['Shift+F10'] },
  { title: 'Undo, redo', keys: ['Ctrl+Z', 'Ctrl+Y'] },
])

/** Letters that do something only in a list or bar that has the focus. */
export const listKeys = inGroup('In the lists and bars', [
  { title: 'Present, apologies, absent', keys: ['P', 'A', 'X'] },
  { title: 'Substitute; arrived, left or returned', keys: ['S', 'L'] },
  { title: 'Takes the chair', keys: ['V'] },
  { title: 'Mark the rest present', keys: ['Shift+P'] },
  { title: 'Vote: agreed without a vote', keys: ['Enter'] },
  { title: 'Vote: show of hands, recorded vote', keys: ['H', 'R'] },
  { title: 'Vote: motion moved, amendment', keys: ['M', 'A'] },
  { title: 'Vote: note one member’s own', keys: ['N'] },
  { title: 'In a recorded vote: for, against, abstain', keys: ['F', 'A', 'B'] },
  { title: 'In a recorded vote: take the last one back', keys: ['Backspace'] },
  { title: 'Casting vote: for, against', keys: ['F', 'A'] },
  { title: 'Declaration: kind of interest', keys: ['D', 'O', 'N', 'B'] },
  { title: 'Declaration: leaves, stays, dispensation', keys: ['Y', 'N', 'P'] },
  { title: 'Pages of the pack: to page 61', keys: ['6', '1'] },
  { title: 'Page of the pack: larger, smaller, as wide as its pane', keys: ['+', '-', '0'] },
])

/** The keys of the rows that were read of a file. */
export const importRowKeys = inGroup('On a row of what was read', [
  { title: 'It is correct: on to the next that wants a look', keys: ['Enter'] },
  { title: 'In open fields: keep them, and on to the next', keys: ['Enter'] },
  { title: 'In open fields: leave the row as it was', keys: ['Esc'] },
  { title: 'The row above or below, the first, the last', keys: ['Up', 'Down', 'Home', 'End'] },
])

/** The same, on the row of a paper of the agenda. */
export const agendaListKeys = inGroup('On the row of a paper', [
  { title: 'Public, exempt, confidential', keys: ['P', 'E', 'C'] },
  { title: 'All undecided papers of the item are public', keys: ['Shift+P'] },
  { title: 'In the list of paragraphs: the paragraph of Schedule 12A', keys: ['1', '…', '7'] },
])
