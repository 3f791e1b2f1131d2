/** A way for bad input into the product, what comes, what is seen of it, and the test that proves it. */
export interface BadInputRow {
  readonly entrance: string
  readonly input: string
  /** The sentence, or what is seen; it stands word for word in the test where it says `says`. */
  readonly seen: string
  /** What the test holds, as it stands in it, when that is another part of the sentence or none. */
  readonly says?: string
  /** Below test/. */
  readonly test: string
}

const imports = 'integration/hostileImports.test.ts'
const papers = 'integration/badAttachments.test.ts'
const bundles = 'integration/bundleHostile.test.ts'
const paste = 'unit/screens/editorPaste.test.ts'
const marks = 'unit/hiddenMarks.test.ts'
const entrances = 'integration/badEntrances.test.ts'

/** Every way in, each with its worst. The README shows the first three columns; tests compare all of them with what is asserted. */
export const badInputTable: readonly BadInputRow[] = [
  {
    entrance: 'Import',
    input: 'a zip bomb as Word',
    seen: '“minutes.docx” unpacks to 209 MB, over the 100 MB limit. It was not opened.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'one that says it is small',
    seen: '“minutes.docx” unpacks to more than it says, over the 100 MB limit. It was not opened.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'entities, or a DOCTYPE, that name a file',
    seen: '“minutes.docx” is not a normal Word document: what it holds cannot be read as Word would.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'a program named as a document',
    seen: '“minutes.docx” is a program, and no minutes.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'a PDF with a password',
    seen: '“minutes.docx” needs a password. Ask for a copy without one, and import that.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'a reader that breaks or takes all memory',
    seen: '“bo[2Jmb.pdf” could not be read: it breaks what reads it, or takes too much memory.',
    test: imports,
  },
  {
    entrance: 'Import',
    input: 'marks that reorder letters',
    seen: '6 hidden direction marks were left out: with them a text reads otherwise than it is stored.',
    test: imports,
  },
  {
    entrance: 'Paper',
    input: 'a zip bomb',
    seen: 'This document unpacks to 209 MB, over the 100 MB limit. It was not opened.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'packed files in packed files',
    seen: 'This document holds packed files inside packed files, as no Word document does.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a Word document with macros',
    seen: 'There are macros in this document. They never run, and are left out of the pack.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a PDF cut short',
    seen: 'This file is incomplete: its end is missing. Ask for the file again.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a PDF with a password',
    seen: 'This file needs a password. Enter it on the agenda, or ask for a copy without one.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a PDF that unpacks without end',
    seen: 'This file unpacks to far more than its pages can need, so it was not opened further.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a page tree that leads back to itself',
    seen: 'This file is damaged, and could not be repaired. Ask for the file again.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a form of Adobe’s own kind',
    seen: 'This file is a form that only Adobe’s own program opens: it has no pages that others could print.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'scripts in a PDF',
    seen: 'There are scripts in this file. They never run, and are left out of the pack.',
    test: papers,
  },
  {
    entrance: 'Paper',
    input: 'a name that hides its ending, a device’s, or 5,000 letters',
    seen: 'is kept under a clean name, and a notice shows both',
    says: 'a file called %j is kept as %j',
    test: marks,
  },
  {
    entrance: 'Paste',
    input: 'a list out of Word',
    seen: 'points, without styles; Undo takes it back in one step',
    says: 'goes with one step of undo',
    test: paste,
  },
  {
    entrance: 'Paste',
    input: 'over a million letters',
    seen: 'That is about 400 pages. Attach it as a document instead?',
    test: paste,
  },
  {
    entrance: 'Paste',
    input: 'two million letters of markup',
    seen: 'the words alone',
    says: 'The words alone',
    test: paste,
  },
  {
    entrance: 'Paste, typing',
    input: 'marks that reorder letters',
    seen: 'A hidden direction mark was left out: with them a text reads otherwise than it is stored.',
    test: paste,
  },
  {
    entrance: 'Any field',
    input: 'control characters, halves of letters, such marks',
    seen: 'This text holds hidden control or direction marks. Paste it as plain text.',
    test: marks,
  },
  {
    entrance: 'Bundle',
    input: 'names that lead out of the folder',
    seen: 'It holds a file twice, or one that is not of the meeting.',
    says: 'holds a file twice, or one that is not of the meeting',
    test: bundles,
  },
  {
    entrance: 'Bundle',
    input: 'a byte changed anywhere',
    seen: 'It is not as Minutebook saved it.',
    says: 'is not as Minutebook saved it',
    test: bundles,
  },
  {
    entrance: 'Record file',
    input: 'bold words in the line of an event',
    seen: 'its words, in the ordinary face',
    says: 'has its words, in the ordinary face',
    test: entrances,
  },
  {
    entrance: 'Date',
    input: '30/2/2026',
    seen: '30 February 2026 does not exist. Check the day and the month.',
    test: entrances,
  },
  {
    entrance: 'Date',
    input: '3/2/2206',
    seen: 'The year 2206 is outside 1974 to 2100. Check the year.',
    test: entrances,
  },
  {
    entrance: 'CSV',
    input: '=, +, -, @ at the front, full-width or after spaces',
    seen: 'an apostrophe before it, which re-import takes off',
    says: 'an apostrophe before it',
    test: entrances,
  },
  {
    entrance: 'Settings',
    input: 'damaged, of another version, or huge',
    seen: 'Your settings could not be read and were set aside',
    test: entrances,
  },
  { entrance: 'Command line', input: 'an option nobody knows', seen: 'Unknown option', test: entrances },
  {
    entrance: 'Command line',
    input: 'a folder for a file',
    seen: 'folder.json cannot be read (it is a folder).',
    says: 'cannot be read \\(it is a folder\\)',
    test: entrances,
  },
  {
    entrance: 'Command line',
    input: 'a name no file can have',
    seen: 'a[U+0000]b cannot be read (no file can have this name).',
    says: 'cannot be read \\(no file can have this name\\)',
    test: entrances,
  },
  {
    entrance: 'Command line',
    input: 'a full disk behind the output',
    seen: 'The result could not be written (the disk is full).',
    test: entrances,
  },
]

/** The table as the README has it. */
export function badInputReadme(): string {
  const rows = badInputTable.map(({ entrance, input, seen }) => [entrance, input, seen])
  const all = [['Where it comes in', 'What comes', 'What is seen'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = all
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  )
}
