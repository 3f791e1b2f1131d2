import { formatTime } from '../civilTime.ts'
import type { Finding } from './findings.ts'
import type { HouseStyle } from '../houseStyle.ts'
import { inWords } from '../listWords.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { plainText } from '../minutes.ts'
import type { MinutesBlock } from '../minutes.ts'
import { otherTitles } from './titlesInText.ts'

/** The lint of the record itself: times written two ways, one person with two titles, a resolution that resolves nothing. Advice. */
export function wordingFindings(record: MeetingRecord): Finding[] {
  const isImported = record.meeting.importedFrom !== null
  const found = record.minutes.flatMap(({ itemId, blocks }) => {
    const texts = blocks.flatMap(printedTexts)
    return [
      ...(isImported ? [] : timeFindings(record.council.houseStyle, itemId, texts)),
      ...titleFindings(record, itemId, texts),
      ...blocks.flatMap((block) => resolutionFindings(record.council.houseStyle, itemId, block)),
    ]
  })
  return isImported ? [...found, ...mixedTimeFindings(record)] : found
}

/** Old minutes are not asked whether they write times as the council does now, but whether they write them alike: one for the whole paper. */
function mixedTimeFindings(record: MeetingRecord): Finding[] {
  const texts = [
    { itemId: null, words: record.meeting.importedFrom?.hours ?? '' },
    ...record.minutes.map(({ itemId, blocks }) => ({
      itemId,
      words: blocks.flatMap(printedTexts).join('\n'),
    })),
  ]
  const written = texts.flatMap(({ itemId, words }) =>
    [...words.matchAll(timeOfDay)].flatMap((match) => {
      const manner = mannerOf(match)
      return manner === null ? [] : [{ itemId, manner, time: match[0].trim().replace('\u00a0', ' ') }]
    }),
  )
  const byManner = [...Map.groupBy(written, ({ manner }) => manner).values()].toSorted(
    (a, b) => b.length - a.length,
  )
  if (byManner.length < 2) return []
  const said = inWords(byManner.flatMap(([first]) => (first === undefined ? [] : `“${first.time}”`)))
  const odd = byManner
    .toReversed()
    .flat()
    .find(({ itemId }) => itemId !== null)
  return [
    {
      rule: 'times',
      level: 'advice',
      where: odd?.itemId ?? null,
      why: `The minutes write times in ${byManner.length === 2 ? 'two' : byManner.length} manners: ${said}.`,
    },
  ]
}

/** "0.0 xm": how a time is written, whatever the time; null for what says less than a time ("5 pm"). */
function mannerOf(match: RegExpMatchArray): string | null {
  const [whole, hour12, minute12, half] = match
  if (half === undefined) return 'hh:mm'
  if (minute12 === undefined || Number(hour12) > 12) return null
  return whole
    .trim()
    .replaceAll('\u00a0', ' ')
    .replace(/\d+/g, '0')
    .replace(/[ap](?=\.?m)/i, 'x')
}

/** What a block prints, clause by clause; an officer's note prints nothing. */
function printedTexts(block: MinutesBlock): string[] {
  if (block.kind === 'note') return []
  if (block.kind === 'resolution') return block.clauses.map((clause) => plainText(clause.content))
  return [plainText(block.content)]
}

/** A time of day that cannot be anything else: with am or pm, or with a colon. "3.10" may be a paragraph. */
const timeOfDay =
  /(?<![\d.:£])(\d{1,2})(?:[.:](\d{2}))?[ \u00a0]?([ap])(?:\.m\.|m\b)|(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/gi

/** Times that are not as this council writes them, each once, with how it would. */
function timeFindings(style: HouseStyle, itemId: string, texts: readonly string[]): Finding[] {
  const odd = new Map<string, string>()
  for (const match of texts.join('\n').matchAll(timeOfDay)) {
    const written = match[0].trim().replace('\u00a0', ' ')
    const wanted = inHouse(match, style)
    if (wanted !== null && written !== wanted) odd.set(written, wanted)
  }
  if (odd.size === 0) return []
  const said = inWords([...odd].map(([written, wanted]) => `“${written}” (here “${wanted}”)`))
  return [
    {
      rule: 'times',
      level: 'advice',
      where: itemId,
      why: `Not written as this council writes times: ${said}. Write all times alike.`,
    },
  ]
}

/** The same time as the council writes it; null for what is no time of day after all ("13.00 pm"), or says less than a time ("5 pm"). */
function inHouse(match: RegExpMatchArray, style: HouseStyle): string | null {
  const [, hour12, minute12, half, hour24, minute24] = match
  if (half === undefined)
    return formatTime(`${(hour24 ?? '').padStart(2, '0')}:${minute24 ?? ''}`, style.times)
  const hour = Number(hour12)
  if (minute12 === undefined || hour < 1 || hour > 12 || Number(minute12) > 59) return null
  const past = half.toLowerCase() === 'p' ? 12 : 0
  return formatTime(`${String((hour % 12) + past).padStart(2, '0')}:${minute12}`, style.times)
}

function titleFindings(record: MeetingRecord, itemId: string, texts: readonly string[]): Finding[] {
  return record.people.flatMap((person) =>
    otherTitles(person, texts).map((other) => ({
      rule: 'title',
      level: 'advice' as const,
      where: itemId,
      why: `${person.name} is “${person.title}” in the list of those present and “${other}” in the text. Use one.`,
    })),
  )
}

/** What a clause after "Resolved to" cannot begin with: the word before a noun, not a verb. */
const noVerb = new Set(
  'the a an this that these those its their his her all any each every both some no to of for in on with and or members councillors officers committee'.split(
    ' ',
  ),
)

/** Without one of these nothing is said to be done: "that the report be noted". */
const saysWhat =
  /\b(?:be|is|are|was|were|been|has|have|had|will|shall|should|must|may|can|do|does|not|notes?|approves?|agrees?|requests?|recommends?|endorses?|receives?|supports?|asks?|thanks?)\b/i

function resolutionFindings(style: HouseStyle, itemId: string, block: MinutesBlock): Finding[] {
  if (block.kind !== 'resolution') return []
  // Opening words of its own are those of another council: what is to follow them is not known.
  const isOwn = block.lead !== undefined
  const takesInfinitive = !isOwn && style.resolution.endsWith(' to')
  const takesSentence = !isOwn && style.resolution.endsWith(' that')
  return block.clauses.flatMap((clause): Finding[] => {
    // Clauses below another carry on its sentence.
    if (clause.level > 0) return []
    const words = plainText(clause.content).trim()
    if (words === '') {
      const isOnly = block.clauses.length === 1
      return isOnly
        ? [resolved(itemId, 'A resolution has no words. Write what was resolved, or take it out.')]
        : []
    }
    const first = /^[\p{L}’'-]+/u.exec(words)?.[0].toLowerCase() ?? ''
    const isBare = (takesInfinitive && noVerb.has(first)) || (takesSentence && !saysWhat.test(words))
    if (!isBare) return []
    return [
      resolved(
        itemId,
        `“${style.resolution} ${shortened(words)}” does not say what is to be done. Begin with a verb, for example “${takesInfinitive ? 'note' : '… be noted'}”.`,
      ),
    ]
  })
}

function resolved(itemId: string, why: string): Finding {
  return { rule: 'resolution', level: 'advice', where: itemId, why }
}

/** Its first words, for a sentence about it. */
function shortened(words: string): string {
  const list = words.split(/\s+/)
  return list.length <= 8 ? words : `${list.slice(0, 8).join(' ')} …`
}
