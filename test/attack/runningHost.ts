import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defined } from '../../shared/domain/assert.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { everyRoute } from './routes.ts'
import type { Route, Standing } from './routes.ts'

/** The secrets of a host that was started for the attacks, as its own account reads them. */
export async function standingOf(app: RunningApp): Promise<Standing> {
  const runtime = JSON.parse(readFileSync(join(app.configFolder, 'browser-host.json'), 'utf8')) as {
    readonly port: number
    readonly startKey: string
  }
  const { status, token } = await exchange(app.url, codeOf(await app.newAddress()))
  if (token === null) throw new Error(`The host gave no token (${status}).`)
  return { port: runtime.port, startKey: runtime.startKey, token }
}

export function codeOf(address: string): string {
  return defined(address.split('#code=')[1], 'an address of a window has a code')
}

export async function exchange(
  url: string,
  code: string,
): Promise<{ readonly status: number; readonly token: string | null }> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const { token } = (await answer.json()) as { readonly token?: string }
  return { status: answer.status, token: token ?? null }
}

/** Every route of it: the page's files are those that its first page names. */
export async function routesOf(app: RunningApp): Promise<readonly Route[]> {
  const page = await (await fetch(`${app.url}/`)).text()
  return everyRoute([...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? ''))
}

/** How many changes the book holds, counted in a copy of it that was proved. Throws when the copy does not hold. */
export async function changesIn({ client }: RunningApp): Promise<number> {
  const { name } = await client.backups.take({})
  const { changes, broken } = await client.backups.rehearse({ name })
  if (broken !== null) throw new Error(`The book does not hold: ${broken}`)
  return changes
}
