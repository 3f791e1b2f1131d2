import { addDays, isCivilDate, monthNames } from './civilTime.ts'
import { addressedName } from './person.ts'
import type { PersonOnTheDay } from './person.ts'

/** An action as a clause of a resolution words it. */
export interface ActionCaught {
  /** What is to be done, as an infinitive where the clause has one: "provide a briefing". */
  readonly what: string
  /** Somebody the book knows, by name or by a title nobody else has; null for anybody else. */
  readonly personId: string | null
  /** Who, in words: "Director of Family Services", "officers"; empty where the clause does not say. */
  readonly who: string
  /** YYYY-MM-DD; null for no day. */
  readonly by: string | null
}

type Known = Pick<PersonOnTheDay, 'id' | 'address' | 'name' | 'title'>

/**
 * The action in a clause that asks somebody for something: "request that the Director of Family Services provides a briefing by
 * 12 January 2027", "ask officers to circulate the figures". Null for a clause that asks for nothing. A day without a year is the next
 * such day from the day of the meeting (YYYY-MM-DD).
 */
export function actionIn(
  clauseText: string,
  people: readonly Known[],
  meetingDate: string,
): ActionCaught | null {
  const clause = clauseText
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:[;,] ?(?:and)?|\.)$/i, '')
  const asked =
    /^(?:to )?(?:agree to )?(request|ask|instruct|require|invite|urge|direct|task|delegate)\b ?(that )?(.+)$/i.exec(
      clause,
    )
  const agreed = /^(?:to )?agree that (.+? (?:will|should|would|is to|are to) .+)$/i.exec(clause)
  const rest = asked?.[3] ?? agreed?.[1]
  if (rest === undefined) return null
  const { by, words } = takeDay(rest, meetingDate)
  const isThat = agreed !== null || asked?.[2] !== undefined
  const delegated = asked?.[1]?.toLowerCase() === 'delegate'
  const request = delegated ? words.replace(/^(?:authority |responsibility )?to /i, '') : words
  return { ...whoAndWhat(request, people, isThat), by }
}

function whoAndWhat(words: string, people: readonly Known[], isThat: boolean): Omit<ActionCaught, 'by'> {
  const known = knownAt(words, people)
  if (known !== null) {
    return {
      what: infinitive(words.slice(known.length).trimStart(), true),
      personId: known.personId,
      who: known.who,
    }
  }
  const done = /^(.+ (?:be|is|are) \w+) by (.+)$/i.exec(words)
  const doer = done === null ? null : knownAt(done[2] ?? '', people)
  if (done !== null && doer !== null) {
    const after = (done[2] ?? '').slice(doer.length)
    return { what: `${done[1] ?? ''}${after}`, personId: doer.personId, who: doer.who }
  }
  const from = /^(.+) from (.+)$/i.exec(words)
  const giver = from === null || isThat ? null : knownAt(from[2] ?? '', people)
  if (from !== null && giver !== null) {
    const after = (from[2] ?? '').slice(giver.length)
    return { what: `${from[1] ?? ''}${after}`, personId: giver.personId, who: giver.who }
  }
  return byGrammar(words, isThat)
}

/** Who the book does not know: up to "to", "will" or a verb of doing. Where none is found, the clause does not say who. */
function byGrammar(words: string, isThat: boolean): Omit<ActionCaught, 'by'> {
  const pattern = isThat ? thatSomebodyDoes : somebodyToDo
  const match = pattern.exec(words)
  if (match === null) return { what: words, personId: null, who: '' }
  const who = (match[1] ?? '').replace(/^the /i, '')
  return { what: infinitive(match[2] ?? '', isThat), personId: null, who }
}

const doing =
  `add advise arrange attend brief bring carry circulate clarify conduct confirm consider consult contact coordinate develop draft ensure
  explore find follow forward give identify include inform investigate invite look make meet obtain organise outline prepare present
  produce progress provide publish raise reply report respond return review schedule seek send set share speak submit supply take
  update visit work write`
    .split(/\s+/)
    .flatMap((verb) => [verb, thirdPerson(verb)])
    .join('|')
const somebodyToDo = /^((?:the )?[^,;]{1,80}?) to (?!the |a |an |all |members\b|this )(.+)$/i
const thatSomebodyDoes = new RegExp(
  `^([^,;]{1,80}?) ((?:will|should|would|must|is to|are to|be asked to|is asked to|are asked to) .+|(?:${doing})\\b.*)$`,
  'i',
)

/** "provide": "provides"; "carry": "carries"; "publish": "publishes". */
function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:sh|ch|x|ss)$/.test(verb) ? `${verb}es` : `${verb}s`
}

/** "provides a briefing", "will provide a briefing", "to provide a briefing": "provide a briefing". */
function infinitive(words: string, thirdPerson: boolean): string {
  const bare = words.replace(
    /^(?:(?:will|should|would|must|is to|are to|be asked to|is asked to|are asked to|to) )/i,
    '',
  )
  if (bare !== words || !thirdPerson) return bare
  const [verb = '', ...others] = bare.split(' ')
  return [base(verb), ...others].join(' ')
}

function base(verb: string): string {
  if (verb === 'has') return 'have'
  if (/[^aeiou]ies$/.test(verb)) return verb.replace(/ies$/, 'y')
  if (/(?:sh|ch|x|ss|zz|o)es$/.test(verb)) return verb.slice(0, -2)
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb
}

/** Somebody the book knows whose name or title the words begin with: the longest that fits. */
function knownAt(
  words: string,
  people: readonly Known[],
): { readonly personId: string | null; readonly who: string; readonly length: number } | null {
  const article = /^the /i.exec(words)?.[0].length ?? 0
  const text = words.slice(article).toLowerCase()
  const names = people.flatMap((person) =>
    [
      { person, words: addressedName(person), who: addressedName(person) },
      { person, words: person.name, who: addressedName(person) },
      { person, words: person.title, who: person.title },
    ].filter((each) => each.words !== ''),
  )
  const fitting = names.filter(
    (each) =>
      text.startsWith(each.words.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(text.slice(each.words.length)),
  )
  const longest = fitting.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (longest === undefined) return null
  const bearers = new Set(
    fitting.filter((each) => each.words.length === longest.words.length).map((each) => each.person.id),
  )
  return {
    personId: bearers.size === 1 ? longest.person.id : null,
    who: longest.who,
    length: article + longest.words.length,
  }
}

const months = monthNames.join('|')
const day = new RegExp(
  `,? (?:by|no later than|on or before) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${months})(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  'iu',
)
const numbers = /,? (?:by|no later than|on or before) (\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/i
const endOfMonth = new RegExp(
  `,? (?:by|no later than|before) the end of (${months})(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Takes the day by which out of the words; a day that does not exist stays where it is. */
function takeDay(words: string, meetingDate: string): { readonly by: string | null; readonly words: string } {
  const found =
    read(day, (match) => nextDay(Number(match[1]), monthOf(match[2]), match[3], meetingDate)) ??
    read(numbers, (match) => nextDay(Number(match[1]), Number(match[2]), match[3], meetingDate)) ??
    read(endOfMonth, (match) => nextEndOfMonth(monthOf(match[1]), match[2], meetingDate))
  return found ?? { by: null, words }

  function read(
    pattern: RegExp,
    dateOf: (match: RegExpExecArray) => string | null,
  ): { readonly by: string; readonly words: string } | null {
    const match = pattern.exec(words)
    const by = match === null ? null : dateOf(match)
    if (match === null || by === null) return null
    const after = words.slice(match.index + match[0].length)
    // "provide, by 12 January, a briefing": the commas go with the day they held.
    const rest = match[0].startsWith(',') ? after.replace(/^,/, '') : after
    return { by, words: `${words.slice(0, match.index)}${rest}`.trim() }
  }
}

function monthOf(name: string | undefined): number {
  return monthNames.findIndex((month) => month.toLowerCase() === name?.toLowerCase()) + 1
}

function nextDay(date: number, month: number, year: string | undefined, meetingDate: string): string | null {
  const inYear = (of: number): string => `${of}-${two(month)}-${two(date)}`
  const meetingYear = Number(meetingDate.slice(0, 4))
  const candidates =
    year !== undefined
      ? [inYear(Number(year))]
      : [inYear(meetingYear), inYear(meetingYear + 1)].filter((each) => each >= meetingDate)
  return candidates.find(isCivilDate) ?? null
}

function nextEndOfMonth(month: number, year: string | undefined, meetingDate: string): string {
  const meetingYear = Number(meetingDate.slice(0, 4))
  const last = (of: number): string =>
    addDays(month === 12 ? `${of + 1}-01-01` : `${of}-${two(month + 1)}-01`, -1)
  if (year !== undefined) return last(Number(year))
  return last(meetingYear) >= meetingDate ? last(meetingYear) : last(meetingYear + 1)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
