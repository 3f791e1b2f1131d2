import type { AttackRow } from './attackRow.ts'
import { requestAttacks } from './requestAttacks.ts'
import type { RequestAttack } from './requestAttacks.ts'
import type { Route, Standing } from './routes.ts'
import { bytesOf, overSocket } from './wire.ts'
import type { WireAnswer } from './wire.ts'

const atOnce = 24

/** What every answer carries, refusals included, and what none may. */
const mustCarry = [
  "content-security-policy: default-src 'none'",
  'x-content-type-options: nosniff',
  'referrer-policy: no-referrer',
  'cross-origin-resource-policy: same-origin',
  'cross-origin-opener-policy: same-origin',
  'cache-control: no-store',
] as const
const mustNotCarry = ['set-cookie', 'access-control-', 'x-powered-by', 'server:', 'unsafe-'] as const

/** Every attack on every route that it is an attack on, over sockets: one row an attack. */
export async function attackRequests(host: Standing, routes: readonly Route[]): Promise<AttackRow[]> {
  const rows = [await asTheWindowAsks(host, routes)]
  for (const attack of requestAttacks) rows.push(await attackEveryRoute(attack, host, routes))
  return rows
}

/** Nothing is proved by refusals of a host that refuses everything: unspoiled, each request gets past every door. */
async function asTheWindowAsks(host: Standing, routes: readonly Route[]): Promise<AttackRow> {
  const tried = routes.filter(({ name }) => !name.includes('events/watch') && name !== 'POST /session')
  const turnedAway = new Set([400, 401, 403, 405, 408, 413, 415, 421, 431, 500])
  const wrong = await differing(tried, async (route) => {
    const [answer] = await overSocket(host.port, bytesOf(route.request(host)))
    return answer === undefined || turnedAway.has(answer.status) ? String(answer?.status ?? 'closed') : null
  })
  return countedRow('(no attack: the same requests as our own window sends them)', 'let in', tried, wrong)
}

async function attackEveryRoute(
  attack: RequestAttack,
  host: Standing,
  routes: readonly Route[],
): Promise<AttackRow> {
  const tried = routes.filter((route) => attack.on?.(route) ?? true)
  const wrong = await differing(tried, async (route) => {
    const [answer, ...more] = await overSocket(host.port, bytesOf(attack.spoil(route.request(host), host)))
    if (answer === undefined) return 'closed'
    if (more.length > 0) return `${more.length + 1} answers`
    return answer.status === attack.expected ? faultOfAnswer(answer, host) : String(answer.status)
  })
  return countedRow(attack.name, String(attack.expected), tried, wrong)
}

/** What is wrong with a refusal whose status is right; null for nothing. */
export function faultOfAnswer({ head, body }: WireAnswer, { token, startKey }: Standing): string | null {
  const missing = mustCarry.find((header) => !head.includes(header))
  if (missing !== undefined) return `no ${missing}`
  const extra = mustNotCarry.find((header) => head.includes(header))
  if (extra !== undefined) return `a header ${extra}`
  return body.includes(token) || body.includes(startKey) ? 'a secret in the answer' : null
}

async function differing(
  routes: readonly Route[],
  attack: (route: Route) => Promise<string | null>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  const waiting = [...routes]
  const worker = async (): Promise<void> => {
    for (let route = waiting.pop(); route !== undefined; route = waiting.pop()) {
      const got = await attack(route)
      if (got !== null) wrong.push(`${got} at ${route.name}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return wrong
}

function countedRow(
  attack: string,
  outcome: string,
  tried: readonly Route[],
  wrong: readonly string[],
): AttackRow {
  const on = (count: number): string => `${outcome} on ${count} ${count === 1 ? 'route' : 'routes'}`
  const some = wrong.slice(0, 3).join(', ')
  return {
    part: 'requests',
    attack,
    expected: on(tried.length),
    got: wrong.length === 0 ? on(tried.length) : `${on(tried.length - wrong.length)}; ${some}`,
  }
}
