import { bodyEnd, tidy } from './headerNames.ts'
import { cut } from './meetingHours.ts'
import type { Found } from './readHeader.ts'
import { daysIn, timesIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

/** Words of addresses. */
const addressWords =
  /\b(?:chambers?|halls?|house|rooms?|offices?|centre|guildhall|library|school|academy|college|suite|pavilion|church|parlour|club|inn|hub|barn|theatre|museum|headquarters|hq|station|court|building|institute|village hall|moot|hotel|zoom|(?:microsoft |ms )?teams|virtual(?:ly)? meeting|street|road|lane|square|quay|avenue|way|place)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i

/** "held at PLACE on DATE", "held on DATE at TIME in PLACE", "held virtually": what is neither day nor time. */
export function placeIn(text: string): string | null {
  const held = /\b(?:held|convened|took place|taking place|conducted|meeting)\b(?=[^.]*$|[^.]*\. ?\w?)/i.exec(
    text,
  )
  const strict = /\b(?:held|convened|took place|taking place|conducted)\b/i.exec(text) ?? held
  if (strict === null) return null
  return placeAfter(text.slice(strict.index + strict[0].length)) ?? placeAfterDay(text)
}

/** The same of a line of a day: "Tuesday 4 May 2021, 7 pm, Room 2, Wickham House", "4 MAY 2021 AT 6 PM AT THE TOWN HALL". */
export function placeAfterDay(text: string): string | null {
  const [day] = daysIn(text)
  if (day === undefined) return null
  const after = text.slice(day.end)
  return placeAfter(after) ?? addressIn(after)
}

function placeAfter(after: string): string | null {
  for (const piece of piecesOf(after)) {
    const found =
      /^(?:(?:held |in person )*,? ?(?:at|in|via|by|on)) (.*\p{L}.*)$/iu
        .exec(piece)?.[1]
        ?.replace(/^the /, '') ?? /^(?:held )?((?:virtually|remotely|online)\b.*)$/i.exec(piece)?.[1]
    const place = tidy(/^held via\b/i.test(piece) ? piece.slice('held '.length) : (found ?? ''))
    if (place !== '' && place.length < 300 && !/^(?:the )?meeting\b/i.test(place)) return place
  }
  return null
}

/** What stands after a day or a time and says no more than where. */
function addressIn(after: string): string | null {
  const piece = piecesOf(after).find(
    (each) =>
      /^(?:the )?[\p{Lu}\d]/u.test(each) &&
      each.length < 160 &&
      (addressWords.test(each) || /^(?:[Tt]he )?\p{Lu}[\p{L}’' ]+, \p{Lu}[^,]*$/u.test(each)) &&
      !/[.;?!]\s|\b(?:minutes|agenda|report|attend|present|members|committee|council(?! (?:chamber|offices|house)))\b/i.test(
        each,
      ),
  )
  return piece === undefined ? null : tidy(piece.replace(/^the /, ''))
}

/** What stands between days and times. */
function piecesOf(after: string): string[] {
  const dayless = cut(after, daysIn(after), '\u0001')
  return cut(dayless, timesIn(dayless), '\u0001')
    .split('\u0001')
    .map((piece) =>
      piece
        .replace(/^[\s,.;:)–—-]+/, '')
        .replace(/[\s,;:(–—-]+$/, '')
        .replace(/^(?:and )?(?:ended|ending|finish\w*|closed|clos\w+|adjourn\w*|concluded)\b.*$/i, '')
        .replace(
          /(?:^|[,;]? )(?:(?:and )?(?:commenc|start|beg[aiu]n)\w*(?: at| from)?|on|at|from|to|until|and|-|–|this|the)$/i,
          '',
        )
        .replace(
          /(?:^|,? )(?:on|at|from|commenc\w+(?: at)?|starting(?: at)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i,
          '',
        )
        .trim(),
    )
}

/** A line of its own under the date that is an address: "Council Chamber, Town Hall, Ostwick". */
export function placeLine(
  head: readonly SourceLine[],
  used: ReadonlySet<SourceLine>,
  take: (own: readonly SourceLine[], value: string, confidence: number) => Found,
): Found | null {
  const isFree = (each: SourceLine): boolean =>
    !used.has(each) &&
    each.text.length < 160 &&
    !/[.;?!]$/.test(each.text) &&
    !/\b(?:minutes|agenda|council\w* (?:are|is)|report|attend|committee|panel|sub-committee)\b/i.test(
      each.text,
    ) &&
    daysIn(each.text).length === 0
  const line =
    head.find((each) => isFree(each) && addressWords.test(each.text) && !bodyEnd.test(each.text)) ??
    // Right below the day a line with commas is where they met.
    head.find(
      (each, index) =>
        isFree(each) &&
        !each.afterGap &&
        /^(?:the )?\p{Lu}[^,]+, \p{Lu}/iu.test(each.text) &&
        daysIn(head[index - 1]?.text ?? '').length > 0,
    )
  return line === undefined
    ? null
    : take([line], tidy(line.text.replace(/^(?:at|in|held (?:at|in)) (?:the )?/i, '')), 0.6)
}
