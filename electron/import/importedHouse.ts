import type { MinuteNumbering } from '../../shared/domain/committee.ts'
import { defaultBookRules } from '../../shared/domain/council.ts'
import type { Council, CouncilKind } from '../../shared/domain/council.ts'
import { defaultHouseStyle, resolutionWordings } from '../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import { defaultReportHeadings } from '../../shared/domain/report.ts'
import { cutWords } from './cutWords.ts'
import type { ReadMinutes } from './readMinutes.ts'

const councilWords: readonly (readonly [RegExp, CouncilKind])[] = [
  [/\b(?:parish|town|community|village) (?:council|meeting)\b/i, 'parish'],
  [/\bcounty council\b/i, 'county'],
  [/\blondon borough\b|\broyal borough of (?:kensington|kingston|greenwich)/i, 'london-borough'],
  [/\bmetropolitan\b/i, 'metropolitan-borough'],
  [/\bcombined authority\b/i, 'combined-authority'],
  [/\bdistrict council\b|\bborough council\b/i, 'district'],
]

/** A council of this name; its kind as the name tells it. */
export function councilOf(name: string, houseStyle: HouseStyle): Council {
  return {
    ...{ name: name === '' ? 'Council of an imported meeting' : name, logo: null, signingOfficer: '' },
    kind: councilWords.find(([pattern]) => pattern.test(name))?.[1] ?? 'unitary',
    ...{ interestsAdvice: '', recordingNotice: '', summons: '', annualMeetings: [], houseStyle },
    ...{ reportHeadings: defaultReportHeadings, ...defaultBookRules },
  }
}

/** The marks and wordings that the text itself uses. */
export function houseStyleOf({ items }: ReadMinutes): HouseStyle {
  const blocks = items.flatMap((item) => item.blocks)
  const first = blocks.find((block) => block.kind === 'point' && block.level === 0)
  const label = first?.kind === 'point' ? first.label : 'a)'
  const counts = new Map<string, number>()
  for (const block of blocks) {
    if (block.kind !== 'resolution') continue
    const wording = wordingOf(block.lead)
    if (wording !== undefined) counts.set(wording, (counts.get(wording) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return {
    ...defaultHouseStyle,
    points: label === '' ? 'bullets' : /\d/.test(label) ? 'numbers' : 'letters',
    resolution: resolutionWordings.find((each) => each === most?.[0]) ?? defaultHouseStyle.resolution,
  }
}

/** Of the wordings that the house may have, the one that is nearest. */
function wordingOf(lead: string): string | undefined {
  const plain = lead.replace(/\s+unanimously/i, '').replace(/^it was /i, '')
  const exact = resolutionWordings.find((each) => each === plain)
  if (exact !== undefined) return exact
  if (/^RESOLVED$/.test(plain)) return 'RESOLVED:'
  if (/^(?:AGREED|agreed|Agreed)\b.*that$/i.test(plain)) return 'AGREED that'
  if (/\bresolved that$/i.test(plain)) return /RESOLVED/.test(plain) ? 'RESOLVED that' : 'Resolved that'
  if (/\b(?:resolved|agreed) to$/i.test(plain)) return /RESOLVED/.test(plain) ? 'RESOLVED to' : 'Resolved to'
  return undefined
}

/** How the items are numbered: "77/21" is written {n}/21, the figures that count are {n}. */
export function numberingOf({ items }: ReadMinutes): MinuteNumbering {
  const [first = '', second = ''] = items
    .filter((item) => item.number !== '' && item.isSub !== true)
    .map((item) => item.number)
  const parts = (number: string): string[] => number.split(/(\d+)/)
  const own = parts(first)
  const next = parts(second)
  const counting = own.findIndex((part, index) => /^\d+$/.test(part) && part !== next[index])
  const at = counting >= 0 ? counting : own.findIndex((part) => /^\d+$/.test(part))
  const digits = at < 0 ? 1 : Number(own[at])
  const start = Math.min(9_999_999, Math.max(1, digits))
  const pattern = at < 0 ? '{n}' : own.map((part, index) => (index === at ? '{n}' : part)).join('')
  return {
    runs: start === 1 ? 'meeting' : start >= 10_000 ? 'for-ever' : 'municipal-year',
    start,
    pattern: cutWords(pattern, 490),
  }
}
