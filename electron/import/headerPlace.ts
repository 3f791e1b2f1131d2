import { tidy } from './headerNames.ts'
import { cut } from './meetingHours.ts'
import type { Found } from './readHeader.ts'
import { daysIn, timesIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

/** "held at PLACE on DATE", "held on DATE at TIME in PLACE", "held virtually": what is neither day nor time. */
export function placeIn(text: string): string | null {
  const held = /\b(?:held|convened|took place|taking place|meeting)\b(?=[^.]*$|[^.]*\. ?\w?)/i.exec(text)
  const strict = /\b(?:held|convened|took place|taking place)\b/i.exec(text) ?? held
  if (strict === null) return null
  const after = text.slice(strict.index + strict[0].length)
  const pieces = cut(
    cut(after, daysIn(after), '\u0001'),
    timesIn(cut(after, daysIn(after), '\u0001')),
    '\u0001',
  )
    .split('\u0001')
    .map((piece) =>
      piece
        .replace(/^[\s,.;:–—-]+/, '')
        .replace(/[\s,;:(–—-]+$/, '')
        .replace(/^(?:and )?(?:ended|ending|finish\w*|closed|clos\w+|adjourn\w*|concluded)\b.*$/i, '')
        .replace(
          /(?:^|[,;]? )(?:(?:commenc|start|begin)\w* (?:at|from)|on|at|from|commenc\w+|starting|to|until|and|-|–|this|the)$/i,
          '',
        )
        .replace(
          /(?:^|,? )(?:on|at|from|commenc\w+(?: at)?|starting(?: at)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i,
          '',
        )
        .trim(),
    )
  for (const piece of pieces) {
    const found =
      /^(?:in person )?(?:,? ?(?:at|in|via|by|on)) (.*\p{L}.*)$/iu.exec(piece)?.[1]?.replace(/^the /, '') ??
      /^((?:virtually|remotely|online)\b.*)$/i.exec(piece)?.[1]
    const place = tidy(found ?? '')
    if (place !== '' && place.length < 300 && !/^(?:the )?meeting\b/i.test(place)) return place
  }
  return null
}

/** A line of its own under the date that is an address: "Council Chamber, Town Hall, Ostwick". */
export function placeLine(
  head: readonly SourceLine[],
  used: ReadonlySet<SourceLine>,
  take: (own: readonly SourceLine[], value: string, confidence: number) => Found,
): Found | null {
  const line = head.find(
    (each) =>
      !used.has(each) &&
      each.text.length < 160 &&
      /\b(?:chamber|hall|house|room|offices?|centre|guildhall|library|school|suite|pavilion|church|virtual meeting|zoom|microsoft teams)\b/i.test(
        each.text,
      ) &&
      !/[.;?!]$/.test(each.text) &&
      !/\b(?:minutes|agenda|council\w* (?:are|is)|report|attend)\b/i.test(each.text) &&
      daysIn(each.text).length === 0,
  )
  return line === undefined
    ? null
    : take([line], tidy(line.text.replace(/^(?:at|in|held (?:at|in)) (?:the )?/i, '')), 0.6)
}
