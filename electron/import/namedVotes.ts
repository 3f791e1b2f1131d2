import type { VoteSide } from '../../shared/domain/meetingFact.ts'
import { peopleNamed } from './readNames.ts'
import { carriedIn, castingIn, longest, readVote, unanimity } from './readVotes.ts'
import type { ReadVote } from './readVotes.ts'

const sideWords: readonly (readonly [RegExp, VoteSide])[] = [
  [
    /^(?:(?:there |those )?(?:members |councillors )?(?:voting |voted |votes? )?(?:for|in favour)(?: of)?(?: the)?(?: motion| amendment| proposal| recommendation)?|ayes?|yes)$/i,
    'for',
  ],
  [
    /^(?:(?:there |those )?(?:members |councillors )?(?:voting |voted |votes? )?against(?: the)?(?: motion| amendment| proposal| recommendation)?|noes|nays?|no)$/i,
    'against',
  ],
  [
    /^(?:(?:there |those )?(?:members |councillors )?(?:voting |voted )?(?:abstained|abstentions?|abstaining|abstain)(?: from voting)?)$/i,
    'abstain',
  ],
]

function sideOf(text: string): VoteSide | null {
  const words = text
    .replace(/\s*[([]\d{1,3}[)\]]$/, '')
    .replace(/[:.\s–—-]+$/, '')
    .trim()
  return words.length > 50 ? null : (sideWords.find(([pattern]) => pattern.test(words))?.[1] ?? null)
}

/** One member's own vote, which is told because they asked: "At their request, it was recorded that Councillor Moss voted against the motion." */
export function notedVote(text: string): { readonly who: string; readonly side: VoteSide } | null {
  if (text.length > longest || !/\brequest|\basked\b|\bwished\b/i.test(text)) return null
  const found =
    /^at (?:his|her|their|the member['’]s)(?: own)? request,? it (?:was|is|be) recorded that (?<who>.{3,80}?) (?:had )?(?<side>voted (?:for|in favour|against)|abstained)\b/i.exec(
      text,
    ) ??
    /^(?<who>(?:councillor|cllr)\b.{2,60}?) (?:had )?(?:requested|asked|wished)(?: that| for)? (?:his|her|their|it|the) (?:vote|abstention|to be recorded)(?<side>.{0,80})/i.exec(
      text,
    )
  const who = (found?.groups?.['who'] ?? '').trim()
  const words = found?.groups?.['side'] ?? ''
  const side = /\bagainst\b/i.test(words)
    ? 'against'
    : /\babst/i.test(found?.[0] ?? '')
      ? 'abstain'
      : /\b(?:for|in favour)\b/i.test(words)
        ? 'for'
        : null
  return side === null || who === '' ? null : { who, side }
}

/** Where a side begins in a sentence: "For (3):", "Against:", "Abstaining (1):". */
const sideMark =
  /(?:^|[.;] |: )(?:[Vv]oting )?((?:For|In favour|FOR|Against|AGAINST|Abst\p{L}+|ABST\p{L}+))\s*(?:[([](\d{1,3})[)\]])?\s*:\s*/gu

/** A vote by name that one paragraph tells: "For (2): Councillors A and B. Against (1): Councillor C. The motion was carried."; null for none. */
export function voteByNames(text: string): ReadVote | null {
  if (text.length > 6_000 || !/\b[Ff]or\b|favour|FOR\b/.test(text) || !/against/i.test(text)) return null
  const marks = [...text.matchAll(sideMark)]
  const names: Record<VoteSide, readonly string[]> = { for: [], against: [], abstain: [] }
  const totals: Record<VoteSide, number> = { for: 0, against: 0, abstain: 0 }
  let after = ''
  for (const [index, mark] of marks.entries()) {
    const side = sideOf(mark[1] ?? '')
    const whole = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length)
    const end = /(?<=[^.\s]{3})\.(?= \p{Lu}|$)/u.exec(whole)?.index ?? whole.length
    const behind = /\s*[([](\d{1,3})[)\]]$/.exec(whole.slice(0, end).trim())
    const listed = whole.slice(0, end).trim().slice(0, behind?.index)
    const people = /^(?:none|nil|no-?one|0|-)$/i.test(listed) ? [] : namesIn(listed)
    if (side === null || people === null || names[side].length > 0) return null
    names[side] = people
    totals[side] = Number(mark[2] ?? behind?.[1] ?? people.length)
    after = whole.slice(end)
  }
  if (marks.length < 2 || names.for.length + names.against.length === 0) return null
  const casting = castingIn(after)
  const said = carriedIn(after)
  const isTie = totals.for === totals.against
  return {
    ...{ for: totals.for, against: totals.against, abstain: totals.abstain, names, casting },
    carried: said ?? (isTie ? (casting === null ? null : casting === 'for') : totals.for > totals.against),
    unanimous: false,
  }
}

/** Whether a vote by name within a paragraph goes on in the next: "… For: Councillors A and B (2). Against: none." and "Abstained: Councillor C." */
export function isCutVote(text: string, next: string): boolean {
  return (
    text.length < 6_000 &&
    /^(?:Against|Abst\p{L}+)\b[^:]{0,8}:/u.test(next) &&
    /[.:] (?:Voting )?(?:For|In favour|Against)\b[^:]{0,8}: /.test(text)
  )
}

/** Whether a line opens or carries on a vote by name. */
export function beginsVote(text: string): boolean {
  if (
    /^(?:a )?recorded vote\b|^(?:the )?(?:result of the )?(?:named |recorded )?vot(?:e|ing)(?: was)?(?: as follows)?\s*:?$/i.test(
      text.slice(0, 200),
    )
  )
    return true
  return sidedLine(text) !== null || ledLine(text) !== null
}

interface Sided {
  readonly side: VoteSide
  readonly count: number | null
  readonly names: readonly string[]
}

/** "For (9): Councillors A, B …", "Against – Councillor C", "Abstentions: None". */
function sidedLine(text: string): Sided | null {
  if (text.length > 4_000) return null
  const found =
    /^([^:(–—\d-]{2,60}?)\s*(?:[([](\d{1,3})[)\]])?\s*(?::[-–]?|\s[-–—]|[-–—])\s*(.*)$/.exec(text) ??
    /^([^:(]{2,60}?)\s*[([](\d{1,3})[)\]]\s*()$/.exec(text) ??
    /^((?:those )?(?:voting )?(?:for|against|abstain\w*|abstention))\s+()((?:councillors?|cllrs?)\b.*)$/i.exec(
      text,
    )
  const side = sideOf(found?.[1] ?? (text.length < 60 ? text : ''))
  if (side === null) return null
  const listed = (found?.[3] ?? '').trim()
  const total = /\s*(?:[([–-]|\.{3,}|…+|\s{2,})\s*(?:total:? ?)?(\d{1,3})[)\]]?\.?$/i.exec(listed)
  const names = /^(?:none|nil|no-?one|0|-)\.?$/i.test(listed)
    ? []
    : namesIn(total === null ? listed : listed.slice(0, total.index))
  if (names === null) return /^\d{1,3}$/.test(listed) ? { side, count: Number(listed), names: [] } : null
  const count = found?.[2] ?? total?.[1]
  return {
    side,
    count: count === undefined || count === '' ? (listed === '' ? null : names.length) : Number(count),
    names,
  }
}

/** The addressed names of a list; empty for no words, null for words that are no names. */
function namesIn(listed: string): string[] | null {
  if (listed === '') return []
  const words = listed.replace(/\.$/, '')
  const people = peopleNamed(
    /^(?:councillors?|cllrs?|mr|mrs|ms|miss|dr|the)\b/i.test(words) ? words : `Councillors ${words}`,
    false,
  )
  return people === null ? null : people.map(({ address, name }) => `${address} ${name}`.trim())
}

/** "Councillor Adams ........ For", "Adams\tAgainst". */
function ledLine(text: string): { readonly name: string; readonly side: VoteSide } | null {
  if (text.length > 140) return null
  const found = /^(.{3,80}?)\s*(?:\.{3,}|…+|_{3,}|\s[-–—]\s|:\s)\s*(\S.{1,14})$/.exec(text)
  const side = sideOf(found?.[2] ?? '')
  const name = side === null ? null : namesIn(found?.[1] ?? '')
  return side === null || name?.length !== 1 ? null : { name: name[0] ?? '', side }
}

interface VoteLine {
  readonly text: string
  readonly cells: readonly string[]
}

/** A vote by name that begins at a paragraph, and where the text goes on after it; null where none does. */
export function namedVoteIn(
  paragraphs: readonly VoteLine[],
  index: number,
): { readonly vote: ReadVote; readonly next: number } | null {
  const names: Record<VoteSide, string[]> = { for: [], against: [], abstain: [] }
  const totals: Record<VoteSide, number | null> = { for: null, against: null, abstain: null }
  let side: VoteSide | null = null
  let columns: readonly (VoteSide | null)[] = []
  let next = index
  let carried: boolean | null = null
  let casting: 'for' | 'against' | null = null
  let summary: ReadVote | null = null
  let sides = 0
  for (; next < paragraphs.length; next += 1) {
    const line = paragraphs[next]
    if (line === undefined || line.text.length > 4_000) break
    const heads: (VoteSide | null)[] = line.cells.map(sideOf)
    if (line.cells.length > 1 && heads.filter((each) => each !== null).length > 1) {
      columns = heads
      sides += 1
      continue
    }
    if (line.cells.length > 1) {
      const taken = cellsOf(line.cells, columns)
      if (taken === null) break
      for (const [at, name] of taken) names[at].push(name)
      if (taken.length > 0) sides += 1
      continue
    }
    const led = ledLine(line.text)
    if (led !== null) {
      names[led.side].push(led.name)
      sides += 1
      continue
    }
    const sided = sidedLine(line.text)
    if (sided !== null) {
      side = sided.side
      names[side].push(...sided.names)
      totals[side] = sided.count ?? totals[side]
      sides += 1
      continue
    }
    if (sides === 0) {
      // What introduces it: "A recorded vote was requested and taken as follows:".
      if (
        next === index &&
        /\brecorded vote\b|\bvot(?:ed|ing) (?:was )?as follows|\bthe vote was (?:recorded )?as follows|\bnamed vote\b|\bnames were taken\b|\bvoted as follows|^vot(?:e|ing)\b.{0,40}:$/i.test(
          line.text,
        ) &&
        line.text.length < 400
      )
        continue
      break
    }
    const total = /^(?:total[s]?:? ?)?\(?(\d{1,3})\)?$/i.exec(line.text)
    if (side !== null && total !== null) {
      totals[side] = Number(total[1])
      continue
    }
    const dotted = /\s*(?:\.{3,}|…+)\s*(\d{1,3})$/.exec(line.text)
    const listed = side !== null && dotted !== null ? namesIn(line.text.slice(0, dotted.index)) : null
    if (side !== null && listed !== null && dotted !== null) {
      names[side].push(...listed)
      totals[side] = Number(dotted[1])
      continue
    }
    const named =
      side !== null &&
      line.text.length < 400 &&
      /^(?:councillors?|cllrs?)\b/i.test(line.text) &&
      !/[a-z]{3}\. \p{Lu}/u.test(line.text)
        ? namesIn(line.text)
        : null
    if (side !== null && named !== null && named.length > 0) {
      names[side].push(...named)
      continue
    }
    const whole = readVote(line.text)
    if (
      whole !== null &&
      summary === null &&
      /^(?:total|the (?:motion|amendment|vote|proposal|recommendation)|for\b|carried|lost|motion|amendment|voting|votes?)/i.test(
        line.text,
      )
    ) {
      summary = whole
      carried = whole.carried
      casting = whole.casting
      continue
    }
    break
  }
  const named = names.for.length + names.against.length + names.abstain.length
  if (sides === 0 || (named === 0 && (totals.for === null || totals.against === null))) return null
  const count = (of: VoteSide): number =>
    totals[of] ?? (names[of].length > 0 || named > 0 ? names[of].length : (summary?.[of] ?? 0))
  const [inFavour, against] = [count('for'), count('against')]
  return {
    vote: {
      ...{
        for: inFavour,
        against,
        abstain: count('abstain'),
        names,
        casting,
        unanimous: against === 0 && unanimity.test(paragraphs[next - 1]?.text ?? ''),
      },
      carried: carried ?? (inFavour === against ? null : inFavour > against),
    },
    next,
  }
}

/** The names of a row, each with the side of its column or of the cell beside it. */
function cellsOf(
  cells: readonly string[],
  columns: readonly (VoteSide | null)[],
): (readonly [VoteSide, string])[] | null {
  const [first = '', ...others] = cells
  const side = others.map(sideOf).find((each) => each !== null) ?? null
  if (side !== null) {
    const name = namesIn(first)
    return name?.length === 1 ? [[side, name[0] ?? '']] : null
  }
  if (columns.length === 0) return null
  const taken: (readonly [VoteSide, string])[] = []
  const marked = columns[0] === null ? namesIn(first) : null
  for (const [at, cell] of cells.entries()) {
    const column = columns[at]
    if (cell === '' || column === null || column === undefined || /^\d{1,3}$/.test(cell)) continue
    // "Councillor Adams | ✓ | | ": the mark stands in the column of the side.
    const names = marked !== null && cell.length <= 2 ? marked : namesIn(cell)
    if (names === null) return null
    for (const name of names) taken.push([column, name])
  }
  return taken
}
