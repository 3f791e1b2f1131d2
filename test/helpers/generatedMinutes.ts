import { pointMarkers, resolutionWordings, subPointMarkers } from '../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { aCouncil, anItem, aRecord, minutesOf, note, point, prose, resolution } from './recordBuilder.ts'

/** Meetings that nobody held: of one number there is one meeting. */

type Dice = (sides: number) => number

function dice(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) >>> 0
    return (state >>> 8) % sides
  }
}

const openings = [
  'The Head of Harbours told members that',
  'Residents of Quay Street had written to say that',
  'In answer to a question, officers said that',
  'It was the view of several members that',
  'Councillor Fell asked whether',
  'The auditors had found that',
]
const middles = [
  'the moorings at the Old Basin were let for less than their upkeep cost in 2024/25',
  'the ferry ran 14 times a day in summer, and twice on Sundays (Easter apart)',
  'the well-kept south pier would need £1.25m of work before spring',
  'a by-law of 1897 still gave rights of landing to the parish of St Agnes',
  'half of the affected lights — 31 of 62 — were out on any evening',
  'Ms Okonkwo’s petition, with 1,204 names, had been answered in full',
]
const endings = [
  'and a report would come to the meeting in June',
  'which the Committee had asked about twice before',
  'though no officer could say when this began',
  'and the staff were thanked for their efficient work',
  'so that the fees could be fixed by 1 April',
]

function sentence(roll: Dice, parts = 1 + roll(3)): string {
  const said = Array.from(
    { length: parts },
    () => `${middles[roll(middles.length)]}, ${endings[roll(endings.length)]}`,
  )
  return `${openings[roll(openings.length)]} ${said.join('; ')}.`
}

/** Lower-case and without a full stop, as a clause stands. */
function clause(roll: Dice): string {
  const verbs = [
    'note that',
    'ask for a report on why',
    'recommend to Council a plan because',
    'thank all who said that',
  ]
  return `${verbs[roll(verbs.length)]} ${middles[roll(middles.length)]}`
}

function blocks(roll: Dice): MinutesBlock[] {
  const made: MinutesBlock[] = []
  // A sub-point stands under a point, and no deeper than one below it.
  let deepest = -1
  for (let count = 2 + roll(7); count > 0; count -= 1) {
    const given = { id: `block-${made.length}-${roll(1_000_000_000)}` }
    switch (roll(6)) {
      case 0:
        made.push(prose(sentence(roll), given))
        break
      case 1:
        made.push(note(sentence(roll, 1), given))
        break
      default: {
        const level = Math.min(deepest + 1, roll(3)) as 0 | 1 | 2
        deepest = level
        made.push(point(sentence(roll), level, given))
      }
    }
  }
  if (roll(2) === 0) {
    const clauses = Array.from({ length: 1 + roll(3) }, (_, at) => `${clause(roll)}, part ${at + 1}`)
    made.push(resolution(clauses, { id: `resolution-${roll(1_000_000_000)}` }))
  }
  return made
}

const titles = [
  'Harbour dues',
  'Play areas: the survey',
  'Ferry timetable 2026/27',
  'Petitions',
  'Budget outturn, and what is owed by the companies that moor at the Old Basin and the South Pier',
  'Questions by members',
]

/** Minutes of one to eight items in a house style of their own. */
export function generatedMinutes(seed: number): MeetingRecord {
  const roll = dice(seed)
  const style: HouseStyle = {
    ...defaultHouseStyle,
    points: pointMarkers[roll(pointMarkers.length - 1)] ?? 'letters',
    subPoints: subPointMarkers[roll(subPointMarkers.length)] ?? 'i.',
    resolution: resolutionWordings[roll(resolutionWordings.length)] ?? 'Resolved to',
  }
  const first = 1 + roll(200)
  const ids = Array.from({ length: 1 + roll(8) }, (_, at) => `item-${at}`)
  return aRecord({
    council: aCouncil({ houseStyle: style }),
    items: ids.map((id) => anItem(id, { title: titles[roll(titles.length)] ?? 'Petitions' })),
    minutes: ids.map((id, at) => minutesOf(id, blocks(roll), { number: String(first + at) })),
  })
}
