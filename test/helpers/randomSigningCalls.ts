import { AppError } from '../../shared/domain/appError.ts'
import { confirmationManners } from '../../shared/domain/minutesActs.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import type { Roll } from './randomEdits.ts'
import { aMeetingId, pick, words } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'

type Told = Awaited<ReturnType<CoreClient['signing']['standing']>>

function standingAt(world: World, roll: Roll): Promise<Told & { readonly meetingId: string }> {
  const meetingId = aMeetingId(world, roll)
  return world.client.signing.standing({ meetingId }).then((told) => ({ ...told, meetingId }))
}

/** A meeting that may agree these minutes, one of another day, or one that no book knows. */
function agreedAt({ canBeConfirmedAt }: Told, { a, b }: Roll) {
  if (b % 7 === 0) return { meetingId: null, date: '2025-06-12', itemId: null, minuteNumber: '9' }
  const { meetingId, date, itemId } = pick(canBeConfirmedAt, a)
  const day = b % 11 === 0 ? '2025-01-01' : date
  return { meetingId, date: day, itemId: b % 2 === 0 ? null : itemId, minuteNumber: '' }
}

/** A correction of something that is written there; none where nothing is. */
async function corrections({ client }: World, meetingId: string, roll: Roll) {
  const { minutes } = (await client.meetings.get({ meetingId })).record
  const said = minutes.flatMap(({ itemId, blocks }) =>
    blocks.flatMap((block) =>
      (block.kind === 'resolution' ? block.clauses : [block]).map(({ id, content }) => ({
        ...{ itemId, blockId: id, was: content.map((inline) => inline.text).join('') },
      })),
    ),
  )
  return [{ ...pick(said, roll.b), now: words(roll) }]
}

/** What was said of the minutes of a meeting last, where it can be taken back. */
async function lastSaid({ client }: World, meetingId: string) {
  const { acts, state } = await client.signing.standing({ meetingId })
  const last = acts.findLast((act) => act.kind === 'confirmed' || act.kind === 'refused')
  return last === undefined || !['confirmed', 'refused'].includes(state)
    ? null
    : { meetingId, actId: last.id }
}

/**
 * What is done with minutes as a whole, as random calls ask for it: seldom what stops everything else, and in an order in which each opens the
 * way for the next.
 */
export const randomSigningCalls: Readonly<Record<string, Call>> = {
  'signing.standing': (world, roll) => standingAt(world, roll),
  'signing.approveDraft': (world, roll) =>
    world.client.signing.approveDraft({
      ...{ meetingId: aMeetingId(world, roll), who: words(roll), reviewId: roll.b % 5 === 0 ? 'none' : null },
    }),
  'signing.refuse': async (world, roll) => {
    const told = await standingAt(world, roll)
    return world.client.signing.refuse({
      ...{ meetingId: told.meetingId, agreedAt: agreedAt(told, roll), reason: words(roll) },
    })
  },
  'signing.withdraw': async (world, roll) => {
    // Of whichever can be taken back, so that the others go on.
    const open = await Promise.all([...world.itemIds.keys()].map((id) => lastSaid(world, id)))
    const said = open.filter((each) => each !== null)
    for (const { meetingId, actId } of said)
      await world.client.signing.withdraw({ meetingId, actId, reason: words(roll) })
    if (said.length === 0) throw new AppError('not-found', 'There is nothing to take back yet.')
  },
  'signing.confirm': async (world, roll) => {
    const told = await standingAt(world, roll)
    const manner = pick(confirmationManners, roll.b)
    return world.client.signing.confirm({
      ...{ meetingId: told.meetingId, agreedAt: agreedAt(told, roll), manner },
      corrections: manner === 'accurate' ? [] : await corrections(world, told.meetingId, roll),
    })
  },
  'signing.recordSigning': async (world, roll) => {
    const told = await standingAt(world, roll)
    const at = agreedAt(told, roll)
    return world.client.signing.recordSigning({
      ...{ meetingId: told.meetingId, agreedAt: at, signedOn: at.date },
      presider: { personId: roll.b % 9 === 0 ? 'nobody' : 'ash', name: words(roll) },
      manner: roll.b % 5 === 0 ? 'on-screen' : 'paper',
    })
  },
  'signing.fileScan': (world, roll) =>
    world.client.signing.fileScan({
      ...{ meetingId: aMeetingId(world, roll), fileName: words(roll), sha256: pick(world.hashes, roll.b) },
    }),
  'signing.correct': async (world, roll) => {
    const told = await standingAt(world, roll)
    return world.client.signing.correct({
      ...{ meetingId: told.meetingId, agreedAt: agreedAt(told, roll) },
      corrections: await corrections(world, told.meetingId, roll),
    })
  },
  'signing.supersede': async (world, roll) => {
    const told = await standingAt(world, roll)
    const meetingId = roll.b % 4 === 0 ? told.meetingId : 'none'
    return world.client.signing.supersede({ meetingId, agreedAt: agreedAt(told, roll), reason: words(roll) })
  },
  'signing.verify': async (world, roll) => {
    const { checked } = await world.client.signing.verify({ meetingId: aMeetingId(world, roll) })
    const log = checked.filter(({ what }) => what.startsWith('The log'))
    if (log.some(({ ok }) => !ok)) throw new Error('The log does not hold.')
  },
}
