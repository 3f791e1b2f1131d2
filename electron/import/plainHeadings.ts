import { isAttendanceHead } from './attendanceHeads.ts'
import type { ItemHeading } from './headings.ts'
import { cleaned, isAddressed, isUpper } from './itemTitles.ts'
import { hasVerb, isDivider, isKnownTitle } from './knownTitles.ts'
import { labelOf } from './labels.ts'
import { readEvent } from './readEvents.ts'
import { beginsResolution } from './readResolution.ts'
import { daysIn } from './readTimes.ts'
import type { SourceLine } from './sourceLines.ts'

/** A line that may head an item without a number, by how it is set; null for one that may not. */
function setAs(
  lines: readonly SourceLine[],
  index: number,
): 'known' | 'upper' | 'strong' | 'plain' | `#${number}` | null {
  const line = lines[index]
  const after = lines[index + 1]
  if (line === undefined) return null
  const { text } = line
  const isShort = text.length <= 140 && text.split(' ').length <= 18 && /^[“"'‘(]?\p{Lu}/u.test(text)
  if (!isShort || /[;,]$/.test(text) || line.cells.length > 1 || isDivider(text)) return null
  if (/[.]$/.test(text) && line.heading === 0) return null
  if (labelOf(text) !== null || beginsResolution(text) || readEvent(text) !== null || isAddressed(text))
    return null
  if (isAttendanceHead(text) && !isKnownTitle(text)) return null
  if (daysIn(text).length > 0 && !isKnownTitle(text)) return null
  if (
    /^(?:recorded vote|for|against|abst|action|note|motion|amendment|signed|chair\b|the meeting|page\b|supporting documents)/i.test(
      text,
    ) &&
    line.heading === 0 &&
    !isKnownTitle(text)
  )
    return null
  if (line.heading > 0) return `#${line.heading}`
  if (line.strong) return 'strong'
  if (isUpper(text)) return 'upper'
  if (hasVerb(text) || !line.afterGap || after?.afterGap === false)
    return isKnownTitle(text) && line.afterGap && !hasVerb(text) && !/[:]$/.test(text) ? 'known' : null
  if (isKnownTitle(text)) return 'known'
  return /[:?]$/.test(text) || text.split(' ').length > 12 ? null : 'plain'
}

/** The items of minutes without numbers: every line that is set as the titles are that stand everywhere. */
export function plainHeadings(lines: readonly SourceLine[]): ItemHeading[] {
  const set = lines.map((_, index) => setAs(lines, index))
  const first = set.findIndex((each, index) => each !== null && isKnownTitle(lines[index]?.text ?? ''))
  const counts = new Map<string, number>()
  set.forEach((each, index) => {
    if (each !== null && index >= first && first >= 0 && isKnownTitle(lines[index]?.text ?? ''))
      counts.set(each, (counts.get(each) ?? 0) + 1)
  })
  const [style, times] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (first < 0 || (times < 2 && style !== 'strong' && style !== 'upper' && !style.startsWith('#'))) return []
  const taken = (each: string | null): boolean =>
    each !== null && (each === style || (style === 'known' && each === 'plain'))
  const begin = set.findIndex((each, index) => index >= first && taken(each))
  return set.flatMap((each, index): ItemHeading[] => {
    const line = lines[index]
    if (line === undefined || index < begin || !taken(each)) return []
    const { title, agendaPlace } = cleaned(line.text, null)
    const confidence = each === 'plain' ? 0.5 : each === 'known' ? 0.75 : 0.8
    return [
      { number: '', title, agendaPlace, isSub: false, body: null, at: index, next: index + 1, confidence },
    ]
  })
}

/** Where every numbered item is a heading of one depth, one of that depth without a number is an item too. */
export function withPlain(lines: readonly SourceLine[], run: readonly ItemHeading[]): ItemHeading[] {
  const depths = new Set(run.map((each) => lines[each.at]?.heading ?? 0))
  const [depth] = depths
  const begin = run[0]?.at ?? 0
  if (depths.size !== 1 || depth === undefined || depth === 0) return [...run]
  const numbered = new Set(run.flatMap((each) => [each.at, each.next - 1]))
  const plain = lines.flatMap((line, index): ItemHeading[] => {
    if (index < begin || line.heading !== depth || numbered.has(index) || setAs(lines, index) === null)
      return []
    const { title, agendaPlace } = cleaned(line.text, null)
    return [
      {
        number: '',
        title,
        agendaPlace,
        isSub: false,
        body: null,
        at: index,
        next: index + 1,
        confidence: 0.7,
      },
    ]
  })
  return [...run, ...plain].toSorted((a, b) => a.at - b.at)
}
