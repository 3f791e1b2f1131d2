import { browserKills } from './browserKills.ts'
import { damageSoak } from './damage.ts'
import { faultsSoak } from './faults.ts'
import { daySoak } from './day/day.ts'
import { fuzzSoak } from './fuzz.ts'
import { hostKills } from './hostKills.ts'
import { migrationSoak } from './migrationSoak.ts'
import { coreKills } from './kills/coreKills.ts'
import { inTurn } from './part.ts'
import { randomPacks } from './randomPacks.ts'
import { powerCuts } from './power/powerCuts.ts'
import { reimport } from './reimport.ts'
import { runPart } from './runPart.ts'
import type { Soak } from './runPart.ts'

/** What `npm run soak -- --part NAME` can do. */
export const parts: Readonly<Record<string, Soak>> = {
  kills: runPart(inTurn(coreKills, inTurn(hostKills, browserKills))),
  day: daySoak,
  packs: runPart(randomPacks),
  migration: migrationSoak,
  faults: faultsSoak,
  fuzz: fuzzSoak,
  power: runPart(powerCuts),
  reimport: runPart(reimport),
  damage: runPart(damageSoak),
}

/** Those that run the source itself: for them nothing is built. */
export const fromSource: ReadonlySet<string> = new Set(['damage', 'faults', 'fuzz'])
