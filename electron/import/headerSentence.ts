import { isAttendanceHead } from './attendanceHeads.ts'
import { bodyEnd } from './headerNames.ts'
import { daysIn, timesIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

export const labelled =
  /^(?<label>(?:meeting )?(?:start|time)(?: time)? ?(?:\/|and|&|-|–) ?(?:end|finish|close)(?: times?)?|times?(?: of meeting)?|hours|duration(?: of (?:the )?meeting)?|date(?: (?:&|and) time)?(?: of (?:the )?meeting)?|meeting date|time(?: of (?:the )?meeting)?|start(?:ed| time)?|commenced|end(?:ed| time)?|finish(?:ed| time)?|closed|time (?:started|ended|commenced|finished|closed)|venue|place|location|held at|committee|name of committee|body|meeting(?: of)?|council|name of council|authority)\s*:[-–]?\s*(?<words>\S.*)$/i

export interface Labelled {
  readonly label: string
  readonly words: string
  readonly line: SourceLine
}

export function labelledIn(lines: readonly SourceLine[]): Labelled[] {
  return lines.flatMap((line): Labelled[] => {
    const [first = '', second = ''] = line.cells
    const text =
      line.cells.length === 2 && second !== '' ? `${first.replace(/:$/, '')}: ${second}` : line.text
    const found = text.length > 300 ? undefined : labelled.exec(text)?.groups
    return found === undefined
      ? []
      : [{ label: (found['label'] ?? '').toLowerCase(), words: found['words'] ?? '', line }]
  })
}

/** "Minutes of the meeting … held at … on …": over as many lines as it takes. */
export function sentenceIn(lines: readonly SourceLine[]): SourceLine[] {
  const isOne = (text: string): boolean =>
    /\b(minutes|proceedings|notes|record|summons|notice)\b.*\b(meeting|held|of)\b|\bmeeting\b.*\bheld\b|\bsummoned to (?:attend )?an?\b.*\bmeeting\b|^held (at|in|on)\b|^at an? .*\bmeeting\b/i.test(
      text,
    )
  const begins = lines.findIndex((line) => isOne(line.text) && line.text.length < 600)
  const first = lines[begins]
  if (first === undefined) return []
  const sentence = [first]
  for (let index = begins + 1; index < lines.length && sentence.length < 7; index += 1) {
    const line = lines[index]
    const last = sentence.at(-1)
    if (line === undefined || last === undefined || line.text.length > 300) break
    const goesOn =
      /^(held|on|at|in|from|of|and|commencing|starting|via|which|the|virtually|remotely|by|to|by)\b/i.test(
        line.text,
      ) ||
      /^\p{Ll}/u.test(line.text) ||
      /(,|\b(?:of|the|at|in|on|from|a|and))$/i.test(last.text) ||
      (daysIn(line.text).length > 0 && sentence.every((each) => daysIn(each.text).length === 0)) ||
      (sentence.length === 1 && /\b(minutes|meeting) of( the)?$/i.test(last.text)) ||
      (bodyEnd.test(line.text) &&
        !bodyEnd.test(last.text) &&
        /^(the )?(draft )?(minutes|notes|record) of/i.test(last.text) &&
        daysIn(last.text).length === 0 &&
        line.text.length < 120) ||
      (!line.afterGap && sentence.length > 1 && noRoomFor(sentence, line) && !isAttendanceHead(line.text)) ||
      (!line.afterGap &&
        (last.isFull || /^\d/.test(line.text)) &&
        !isAttendanceHead(line.text) &&
        sentence.length < 6) ||
      (!line.afterGap &&
        sentence.every((each) => timesIn(each.text).length === 0) &&
        /\d/.test(line.text) &&
        timesIn(line.text).length > 0)
    if (!goesOn || labelled.test(line.text) || labelled.test(last.text)) break
    sentence.push(line)
  }
  return sentence
}

/** The first word of the next line would have stood out beyond the lines before it. */
function noRoomFor(lines: readonly SourceLine[], next: SourceLine): boolean {
  const width = Math.max(...lines.map((line) => line.text.length))
  const last = lines.at(-1)?.text.length ?? 0
  return last + 1 + (/^\S+/.exec(next.text)?.[0].length ?? 0) > width
}
