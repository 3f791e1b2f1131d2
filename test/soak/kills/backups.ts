import { join } from 'node:path'
import { backupsFolder } from '../../../electron/core/backups/backupStore.ts'
import { proveCopy } from '../../../electron/db/proveCopy.ts'
import { backupsKept } from '../../../shared/domain/backupAges.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { bookAfter, bookNow, doAct, sameBook } from '../../helpers/countedActs.ts'
import type { ActedOn } from '../../helpers/countedActs.ts'
import { textIn } from './operation.ts'
import type { Operation, Told, Workplace } from './operation.ts'
import { aMinutedMeeting } from './typing.ts'

const roundsInAStretch = 3
const actsInARound = 3

/** Backups taken between acts, and the one before the last put in the place of the book now and then. */
export const backups: Operation<ActedOn> = {
  name: 'backups taken and restored',
  share: 14,
  deeds: 507,
  prepare: ({ client }) => aMinutedMeeting(client),
  async work(at, on, before, tell) {
    const { client } = at
    let acts = defined(await heldActs(at, on, before), 'the book holds a state that acts led to')
    tell({ acts })
    const taken = before.filter((told) => told['backup'] !== undefined).slice(-2)
    for (let round = 0; round < roundsInAStretch; round += 1) {
      for (let n = 0; n < actsInARound; n += 1) {
        await doAct(client, on, acts)
        acts += 1
        tell({ acts })
      }
      const { name } = await client.backups.take({})
      const told = { backup: name, acts }
      taken.push(told)
      tell(told)
      const earlier = taken.at(-2)
      if (round !== 1 || earlier === undefined) continue
      const target = Number(earlier['acts'])
      tell({ acts, target })
      await client.backups.restore({ name: textIn(earlier, 'backup') })
      acts = target
      tell({ acts })
    }
  },
  async check(at, on, told) {
    const held = await heldActs(at, on, told)
    const wrong = held === null ? ['it holds none of the states that were saved last'] : []
    const { kept } = await at.client.backups.list({})
    const names = told.flatMap((each) => (each['backup'] === undefined ? [] : [textIn(each, 'backup')]))
    // One that is gone was let go, unless it is among the newest.
    const gone = names.filter(
      (name) =>
        !kept.some((each) => each.name === name) &&
        kept.filter((each) => each.reason !== 'before-update' && each.name > name).length <
          backupsKept.recent,
    )
    const newest = names.at(-1)
    if (newest !== undefined && !gone.includes(newest)) {
      const { broken } = proveCopy(join(backupsFolder(at.folder), newest), at.key, true)
      if (broken !== null) wrong.push(`the backup ${newest} does not hold: ${broken}`)
    }
    return { lost: gone.length + (held === null ? 1 : 0), wrong }
  },
}

/** How many acts the book holds, of what it may hold after what was told; null for none of these. */
async function heldActs({ client }: Workplace, on: ActedOn, told: readonly Told[]): Promise<number | null> {
  const last = told.at(-1) ?? { acts: 0 }
  const acts = Number(last['acts'])
  const mayHold = [acts, acts + 1, ...(last['target'] === undefined ? [] : [Number(last['target'])])]
  const found = await bookNow(client, on)
  return mayHold.find((count) => sameBook(bookAfter(on, count), found)) ?? null
}
