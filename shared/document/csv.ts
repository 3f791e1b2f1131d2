/** A value of a table. Texts are guarded against being taken for a formula; numbers are written as they are. */
export type CsvCell = string | number

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF'

/**
 * A table as comma-separated values: RFC 4180, with a byte order mark. A text that a spreadsheet would take for a formula, or for
 * something to run, gets an apostrophe in front, which a spreadsheet hides and a plain editor shows: a telephone number "+44 …" too.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `${byteOrderMark}${rows.map((row) => `${line(row)}\r\n`).join('')}`
}

function line(row: readonly CsvCell[]): string {
  const [only] = row
  // A line with nothing on it would be no row.
  if (row.length === 1 && only === '') return '""'
  return row.map((cell) => quoted(typeof cell === 'number' ? String(cell) : guarded(cell))).join(',')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What begins a formula, also in its full-width form and after spaces; what is guarded already is guarded again, so that it can be taken off. */
const dangerous = /^'*\s*[=+\-@\t\r\n＝＋－＠]|^'*[\t\r\n]/u
const trueNumber = /^-?\d+(\.\d+)?$/

function guarded(text: string): string {
  return isDangerous(text) ? `'${text}` : text
}

function isDangerous(text: string): boolean {
  return dangerous.test(text) && !trueNumber.test(text)
}

/** The texts of a file that `writeCsv` made, without their guards. Throws a plain error for a quote that is never closed. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gy
  while (cell.lastIndex < body.length) {
    const match = cell.exec(body)
    if (match === null) throw new Error('A quote in the file is never closed')
    const [, inQuotes, bare = '', end] = match
    row.push(unguarded(inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"')))
    if (end === ',' && cell.lastIndex === body.length) row.push('')
    if (end !== ',' || cell.lastIndex === body.length) {
      rows.push(row)
      row = []
    }
  }
  return rows
}

function unguarded(text: string): string {
  return text.startsWith("'") && isDangerous(text.slice(1)) ? text.slice(1) : text
}
