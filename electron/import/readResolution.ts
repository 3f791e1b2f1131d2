import { labelOf, LabelLevels } from './labels.ts'
import { motionIn } from './readMotion.ts'
import { bareNumbered, bodies, follows, inlineClauses, isIntroduction } from './resolutionClauses.ts'
import type { Piece } from './resolutionClauses.ts'
import { spanOf } from './sourceLines.ts'
import type { Span } from './sourceLines.ts'

export interface ReadClause extends Span {
  readonly level: number
  /** As printed; empty for none. */
  readonly label: string
  /** As it is to be printed again: "•" of a bullet too. */
  readonly printed: string
  readonly text: string
  /** False where its label does not come next after the one before it. */
  readonly follows: boolean
}

/** A resolution, with what the same sentence says before it: who moved it, how it was voted on. */
export interface ReadResolution extends Span {
  /** "Resolved to", "RESOLVED that": its wording alone. */
  readonly lead: string
  /** All that stands before its clauses, with its marks: "12.3 RESOLVED unanimously that:-". */
  readonly printed: string
  readonly clauses: readonly ReadClause[]
  readonly mover: string
  readonly seconder: string
  /** What stands before the wording that opens it: "It was proposed by …, seconded by … and"; empty for nothing. */
  readonly before: string
  /** "unanimously", "by 7 votes to 3": between the wording and the words; empty for nothing. */
  readonly how: string
  /** "RESOLVED that the Cabinet:": a lead that says no more than whose the clauses are; empty for one that is a wording alone. */
  readonly introduction: string
}

const word = String.raw`(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided|Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?|RECOMMENDED|Recommended|ORDERED)`
const manner = String.raw`(?:,? ?(?:unanimously|UNANIMOUSLY|(?:nem\.? ?con\.?|NEM\.? ?CON\.?)|\((?:unanimously|unanimous|nem\.? ?con\.?|[^()]{0,60}\b(?:votes?|for|against|abst\w*|favour)\b[^()]{0,60})\)|by \d[^:;.]{3,60}?(?:votes?|abstentions?|against),?|by a majority(?: vote| decision)?,?|on the (?:Chair|Mayor)[^,:]{0,20}casting vote,?))?`
/** "Resolved to:", "RESOLVED –", "It was agreed that", "The Committee unanimously RESOLVED that". */
const lead = new RegExp(
  String.raw`^(?<lead>(?:(?:(?:[Ii]t|IT) (?:was|WAS)|${bodies})(?: therefore| then| accordingly| duly| THEREFORE)* )?(?:(?<early>unanimously|UNANIMOUSLY) )?(?:${word}|resolved|agreed|decided|RECOMMEND)(?<how>${manner})(?<joint>,? ?(?::|-)? ?(?:that|to|THAT|That|TO)(?=[\s:–—-]|$))?)(?<mark>\s*[:;–—-]*)\s*(?<rest>.*)$`,
  's',
)
const opener =
  /^(?:(?:accordingly|therefore|after (?:a |some |further |much )?(?:short |full |lengthy |brief )?(?:discussion|debate|consideration)|following (?:a |the )?(?:discussion|debate|vote|consideration)|having (?:considered|been)[^,]{0,120}|(?:up)?on being put to the vote|on a (?:show of hands|vote|recorded vote)|(?:up)?on (?:a )?vote being taken|with [^,]{3,60}|by [^,]{3,60}|there being [^,]{3,60}),? )(?=(?:it was|IT WAS|the |members |unanimously|RESOLVED|Resolved|it is))/i

/** Whether a line opens a resolution: with a wording that nothing else opens with. */
export function beginsResolution(text: string): boolean {
  return text.length < 40_000 && readLead(labelOf(text)?.rest ?? text) !== null
}

interface Lead {
  readonly lead: string
  readonly printed: string
  readonly rest: string
  readonly mover: string
  readonly seconder: string
  readonly before: string
  readonly how: string
}

function readLead(text: string): Lead | null {
  if (!/resol|agree|decid|decision|recommend|ordered/i.test(text.slice(0, 600))) return null
  const plain = leadAt(text, 0, '')
  if (plain !== null) return { ...plain, mover: '', seconder: '' }
  const motion = motionIn(text.slice(0, 1_000))
  if (motion !== null && motion.at < 60) {
    const after =
      /^[\s,.;]*(?:and\b)?,? ?(?:(?:up)?on (?:being put|a show of hands|a vote being taken|a vote)(?: to the vote)?,? )?(?:it was |was )?(?:then )?(?:(?:declared )?(?:to be )?(?:carried|agreed)(?: unanimously)?,? and )?(?:it was )?/i.exec(
        text.slice(motion.end),
      )?.[0] ?? ''
    for (const at of [
      motion.end + after.length,
      motion.end + (/^[\s,.;]*(?:and )?/.exec(text.slice(motion.end))?.[0].length ?? 0),
    ]) {
      const opened = leadAt(text, at, text.slice(0, motion.end))
      if (opened === null) continue
      const between = text.slice(motion.end, at).replace(/^[\s,.;]+/, '')
      const printed = `${between}${opened.printed}`.trim()
      return { ...opened, printed, mover: motion.mover, seconder: motion.seconder }
    }
  }
  const opening = opener.exec(text.slice(0, 400))?.[0] ?? ''
  if (opening === '') return null
  const opened = leadAt(text, opening.length, opening.trim())
  return opened === null ? null : { ...opened, mover: '', seconder: '' }
}

function leadAt(text: string, at: number, before: string): Omit<Lead, 'mover' | 'seconder'> | null {
  const found = lead.exec(text.slice(at))?.groups
  if (found === undefined) return null
  const { lead: words = '', mark = '', rest = '', how = '', early = '', joint = '' } = found
  const isJoined = joint !== ''
  const verb =
    /\b(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided|Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?|RECOMMENDED|Recommended|ORDERED|resolved|agreed|decided|RECOMMEND)\b/.exec(
      words,
    )?.[0] ?? ''
  const hasSubject =
    !words.startsWith(verb) && early === '' ? (/^(?:it|IT)\b/i.test(words) ? 'it' : 'body') : ''
  const isUpper = verb === verb.toUpperCase()
  // A lead alone on its line, with a colon, has what was decided under it.
  const isAlone = rest === '' && /[:–—-]/.test(mark)
  // "Agreed actions from the last meeting" heads a list; "The Committee agreed that it was late" tells of a discussion.
  const isFirm =
    hasSubject === 'body'
      ? (isAlone || isUpper || (before !== '' && isJoined && !/^by\b/i.test(before))) &&
        (isJoined || mark.trim() !== '' || rest === '' || /^[a-z(]/.test(rest))
      : hasSubject === 'it'
        ? isJoined || mark.trim() !== '' || isUpper
        : isJoined ||
          mark.trim() !== '' ||
          rest === '' ||
          how !== '' ||
          /^(?:RESOLVED|Resolved|AGREED)$/.test(verb)
  if (!isFirm) return null
  if (
    /^(?:decisions?|resolutions?)$/i.test(verb) &&
    !(mark.includes(':') || /[–—-]/.test(mark) || (rest === '' && text.length < 14))
  )
    return null
  if (
    /^(?:agreed|decided|recommended)$/i.test(verb) &&
    hasSubject === '' &&
    !isUpper &&
    rest !== '' &&
    !isJoined &&
    !/[:–—-]/.test(mark)
  )
    return null
  const manners = [early, how.trim()].filter((each) => each !== '').join(' ')
  // What was recommended to another body stays in the words: nothing else says so.
  const recommends = /^recommend/i.test(verb)
  return {
    lead: words
      .replace(how, '')
      .replace(/\s*[:–-]\s*(?=(?:that|to)$)/i, ' ')
      .replace(/[\s:,–-]+$/, ''),
    printed: (recommends ? words.slice(0, Math.max(0, words.indexOf(verb))) : `${words}${mark}`).trim(),
    rest: recommends
      ? `${words.slice(Math.max(0, words.indexOf(verb)))}${mark.replace(/\s+$/, '')}${rest === '' ? '' : ' '}${rest}`.trim()
      : rest,
    before,
    how: manners.replace(/^[(,\s]+|[),\s]+$/g, ''),
  }
}

/**
 * The resolution that begins at a paragraph, with its clauses, and where the text goes on after it; null where none begins. `points` are the
 * labels that stand before it: what goes on with them is no clause.
 */
export function resolutionIn(
  paragraphs: readonly Piece[],
  index: number,
  points: LabelLevels = new LabelLevels(),
): { readonly resolution: ReadResolution; readonly next: number } | null {
  const head = paragraphs[index]
  const headLabel = head === undefined ? null : labelOf(head.text)
  const opened =
    head === undefined || head.text.length > 90_000 ? null : readLead(headLabel?.rest ?? head.text)
  if (head === undefined || opened === null) return null
  const clauses: ReadClause[] = []
  const levels = new LabelLevels()
  const inline = inlineClauses(opened.rest)
  const first = opened.rest === '' ? null : labelOf(opened.rest)
  if (inline.length > 1) {
    for (const { label, text } of inline)
      clauses.push({ ...spanOf([head]), ...levels.next(label), ...marks(label), text })
  } else if (first !== null) {
    clauses.push({ ...spanOf([head]), ...levels.next(first), ...marks(first), text: first.rest })
  } else if (opened.rest !== '') {
    clauses.push({ ...spanOf([head]), level: 0, ...marks(null), text: opened.rest, follows: true })
  }
  const below = clauses.length === 1 && first === null && /[:–—-]$|\b(?:that|to)$/i.test(opened.rest) ? 1 : 0
  let next = index + 1
  const bare = bareNumbered(opened.rest === '' ? null : { ...head, text: opened.rest }, paragraphs, next)
  if (bare !== null) {
    clauses.splice(0)
    for (const { label, text, span } of bare.clauses)
      clauses.push({ ...span, ...levels.next(label), ...marks(label), text })
    next = bare.next
  }
  let isStrong = head.strong === true
  // A sentence that is whole takes no clauses; one that ends in a colon, or a lead alone, does.
  const takesClauses =
    bare === null &&
    (opened.rest === '' ||
      first !== null ||
      inline.length > 1 ||
      /[:;,–—-]$|\bthat$|\band$|\bto$/i.test(head.text))
  for (; takesClauses && next < paragraphs.length; next += 1) {
    const paragraph = paragraphs[next]
    if (paragraph === undefined || clauses.length >= 400) break
    const labelled = labelOf(paragraph.text)
    const text = labelled?.rest ?? paragraph.text
    // Where a resolution is set strong to its clauses, what is not strong is no part of it.
    if (isStrong && paragraph.strong === false && clauses.length > 0) break
    isStrong &&= paragraph.strong === true
    if (labelled !== null && points.continues(labelled) && !levels.continues(labelled)) break
    // In numbered paragraphs the next number is the next paragraph, not a clause.
    if (
      labelled?.wrapper === 'x.x' &&
      headLabel?.wrapper === 'x.x' &&
      !labelled.label.startsWith(`${headLabel.label}.`)
    )
      break
    if (
      labelled !== null &&
      headLabel !== null &&
      headLabel.wrapper !== 'x.x' &&
      labelled.wrapper === headLabel.wrapper &&
      follows(headLabel, labelled)
    )
      break
    const isThat =
      labelled === null &&
      /^(?:that|to)\b/i.test(text) &&
      clauses.every((each) => each.label === '' && /^(?:that|to)\b/i.test(each.text))
    if (labelled === null && (paragraph.cells?.length ?? 1) > 1) break
    if (labelled === null && ((clauses.length > below && !isThat) || readLead(paragraph.text) !== null)) break
    // Sub-clauses without labels stand under the clause before them.
    const isBelow =
      labelled?.values[0]?.numbering === 'bullets' &&
      clauses.length > 0 &&
      clauses.some((each) => each.label !== '')
    const { level, follows: isNext } = labelled === null ? { level: 0, follows: true } : levels.next(labelled)
    clauses.push({
      ...spanOf([paragraph]),
      level: isBelow ? 1 : level + below,
      ...marks(labelled),
      text,
      follows: isNext,
    })
  }
  const span = spanOf(paragraphs.slice(index, next))
  const { lead: words, mover, seconder, before, how } = opened
  const introduces = below === 1 && isIntroduction(opened.rest, clauses)
  const own = introduces
    ? clauses.slice(1).map((clause) => ({ ...clause, level: Math.max(0, clause.level - 1) }))
    : clauses
  // What recommends stands in the words already.
  const isSaid = /^recommend/i.test(words) && /^recommend/i.test(opened.rest)
  const introduction = introduces ? (isSaid ? opened.rest : `${words} ${opened.rest}`) : ''
  const above = introduces ? `${opened.printed} ${opened.rest}`.trim() : opened.printed
  const numbered = (text: string): string => `${headLabel?.printed ?? ''} ${text}`.trim()
  return {
    resolution: {
      ...{ lead: words, printed: before === '' ? numbered(above) : above, clauses: own, mover, seconder },
      ...{ before: before === '' ? '' : numbered(before), how, introduction, ...span },
    },
    next,
  }
}

function marks(label: ReturnType<typeof labelOf>): Pick<ReadClause, 'label' | 'printed'> {
  return { label: label?.label ?? '', printed: label?.printed ?? '' }
}
