import type { MembershipRole } from './committee.ts'
import { groupOf, leadingAddress, looksLikeName, postNominals, roleOf, withoutMarks } from './nameParts.ts'

export interface PastedName {
  /** "Councillor", "Cllr", "Dr"; empty for none. */
  readonly address: string
  readonly name: string
  readonly role: MembershipRole
  /** Political group as written; empty when none is given. */
  readonly group: string
}

export interface PastedNames {
  readonly understood: readonly PastedName[]
  /** Lines, or the rest of a line, that name nobody: given back so that the officer sees them, never dropped. */
  readonly notUnderstood: readonly string[]
}

/**
 * The people in a list pasted from Word, Excel or an e-mail: one to a line, a row, or between semicolons, with or without form of
 * address, office, group, numbering and bullets. E-mail addresses beside a name are left out. A line that is only an office in the
 * plural ("Substitutes") gives it to those after it.
 */
export function parsePastedNames(text: string): PastedNames {
  const understood: PastedName[] = []
  const notUnderstood: string[] = []
  let heading: MembershipRole = 'member'
  let columns: readonly Column[] | null = null
  for (const line of linesOf(text)) {
    const begun: MembershipRole | undefined = headingRole(line)
    const header = columnsOf(line)
    if (begun !== undefined) heading = begun
    else if (header !== null) columns = header
    else {
      for (const entry of entriesOf(line, columns)) {
        const { person, rest } = readEntry(entry, heading)
        if (person !== null) understood.push(person)
        notUnderstood.push(...rest)
      }
    }
  }
  return { understood, notUnderstood }
}

/** One person's place in the list. The first part with a name in it is the person. */
interface Entry {
  /** As pasted, for the officer. */
  readonly raw: string
  /** Cells of a row, or pieces between commas. */
  readonly parts: readonly string[]
}

/** Longer than any entry of a person: a paragraph, or no text at all. */
const entryLimit = 500

function readEntry(
  entry: Entry,
  heading: MembershipRole,
): { readonly person: PastedName | null; readonly rest: readonly string[] } {
  const rest: string[] = []
  let address = ''
  let name = ''
  let role: MembershipRole | null = null
  let group = ''
  for (const part of entry.parts.flatMap(splitOffOffices)) {
    const bare = withoutMarks(part)
    if (bare === '') continue
    const office = roleOf(bare)
    const party = groupOf(bare)
    const titled = leadingAddress(bare)
    if (office !== null && role === null) role = office
    else if (party && group === '') group = bare
    // A co-optee has no vote until one is ticked: said or not, it is understood.
    else if (role === 'co-optee' && /^non-?voting$/i.test(bare)) continue
    else if (titled.rest === '' && address === '' && name === '') address = titled.address
    else if (name === '' && looksLikeName(titled.rest, titled.address !== '' || address !== '')) {
      name = titled.rest
      address = [address, titled.address].filter((word) => word !== '').join(' ')
    } else if (name !== '' && postNominals(bare)) name = `${name} ${bare}`
    else rest.push(bare)
  }
  if (name === '') return { person: null, rest: [entry.raw] }
  return { person: { address, name, role: role ?? heading, group }, rest }
}

/** "Ruth Ashworth (Chair) - Labour" → the name, what stands in brackets, and what follows a spaced dash or a colon. */
function splitOffOffices(part: string): string[] {
  const inBrackets = [...part.matchAll(/[([]([^()[\]]*)[)\]]/g)].flatMap((match) =>
    (match[1] ?? '').split(','),
  )
  const outside = part.replace(/[([][^()[\]]*[)\]]/g, ' ')
  return [...outside.split(/\s+[-–—]+\s*|[–—]|:\s*/), ...inBrackets]
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
}

const plainHeadings: Readonly<Record<string, MembershipRole>> = {
  members: 'member',
  'committee members': 'member',
  substitutes: 'substitute',
  'substitute members': 'substitute',
  reserves: 'substitute',
  'reserve members': 'substitute',
  'co-optees': 'co-optee',
  'co-opted members': 'co-optee',
}

function headingRole(line: string): MembershipRole | undefined {
  if (line.length > entryLimit) return undefined
  const words = withoutMarks(line).toLowerCase()
  return Object.hasOwn(plainHeadings, words) ? plainHeadings[words] : undefined
}

type Column = 'first' | 'last' | 'other'

const columnWords =
  /^(name|full name|councillor|member|title|address|role|office|position|group|party|political group|e-?mail)$/
const firstWords = /^(first name|forename|given name|christian name)s?$/
const lastWords = /^(surname|last name|family name)$/

/** The columns of a heading row such as "Surname, Forename, Role"; null when the line is not one. */
function columnsOf(line: string): readonly Column[] | null {
  if (line.length > entryLimit) return null
  const cells = line.split('\t').map((cell) => withoutMarks(cell).toLowerCase())
  const column = (cell: string): Column | null =>
    firstWords.test(cell) ? 'first' : lastWords.test(cell) ? 'last' : columnWords.test(cell) ? 'other' : null
  const columns = cells.map(column)
  return cells.length > 1 && columns.every((each) => each !== null) ? columns : null
}

/** The people of one line: usually one, several after "Councillors" or between semicolons. */
function entriesOf(line: string, columns: readonly Column[] | null): Entry[] {
  return line
    .split(';')
    .filter((piece) => piece.trim() !== '')
    .flatMap((piece): Entry[] => {
      const raw = piece.trim().replace(/\t/g, ' ')
      if (piece.length > entryLimit) return [{ raw, parts: [] }]
      if (piece.includes('\t'))
        return [{ raw, parts: rowParts(piece.split('\t').map(withoutMarks), columns) }]
      const bare = withoutMarks(piece)
      if (bare === '') return []
      return afterPlural(bare) ?? [{ raw, parts: surnameFirst(bare.split(/,(?![^()[\]]*[)\]])/)) }]
    })
}

/** "Councillors Ruth Ashby, Owen Birch and Meg Cole": each is one. Null for any other line. */
function afterPlural(line: string): Entry[] | null {
  const plural = /^(councillors|cllrs|aldermen)\.?:? (.*)$/i.exec(line)
  if (plural === null) return null
  const [, word = '', names = ''] = plural
  const address = /^ald/i.test(word) ? 'Alderman' : /^cl/i.test(word) ? 'Cllr' : 'Councillor'
  return names
    .split(/,|\s&\s|\band\b/)
    .map((name) => withoutMarks(name))
    .filter((name) => name !== '')
    .map((name) => ({
      raw: name,
      parts: [leadingAddress(name).address === '' ? `${address} ${name}` : name],
    }))
}

/** A row of a sheet. A name in two cells, of one word each, is put together. */
function rowParts(cells: readonly string[], columns: readonly Column[] | null): readonly string[] {
  const at = (column: Column): number => columns?.indexOf(column) ?? -1
  const [first, last] = [at('first'), at('last')]
  if (first >= 0 && last >= 0) {
    const others = cells.filter((_, index) => index !== first && index !== last)
    return [
      ...others.filter(isAddress),
      `${cells[first] ?? ''} ${cells[last] ?? ''}`,
      ...others.filter((cell) => !isAddress(cell)),
    ]
  }
  const index = cells.findIndex((cell) => isOneName(cell))
  const next = cells[index + 1]
  if (index >= 0 && next !== undefined && isOneName(next)) {
    return cells.toSpliced(index, 2, `${cells[index] ?? ''} ${next}`)
  }
  return cells
}

/** "Ashworth, Ruth" as address books give it. */
function surnameFirst(pieces: readonly string[]): readonly string[] {
  const [surname = '', second = ''] = pieces
  const given = leadingAddress(withoutMarks(second))
  if (isOneName(surname) && isOneName(given.rest)) {
    return [`${given.address} ${given.rest} ${withoutMarks(surname)}`, ...pieces.slice(2)]
  }
  return pieces
}

function isAddress(cell: string): boolean {
  const { address, rest } = leadingAddress(withoutMarks(cell))
  return address !== '' && rest === ''
}

/** One word that could be a forename or a surname, and is nothing else. */
function isOneName(cell: string): boolean {
  const bare = withoutMarks(cell)
  return (
    !/\s/.test(bare) &&
    looksLikeName(bare, true) &&
    roleOf(bare) === null &&
    !groupOf(bare) &&
    !isAddress(bare)
  )
}
