import type { Browser, BrowserContext } from '@playwright/test'
import type { AttackRow } from './attackRow.ts'
import { pageAttacks } from './pageAttacks.ts'
import type { Standing } from './routes.ts'
import { startStranger } from './strangerServer.ts'

/** Names that the browser is told stand for this machine, as a rebound name would: see `browserNames`. */
const stranger = 'stranger.example'
const rebound = 'rebound.example'

/** For the browser: every name of the attacks leads to this machine, and no other name leads anywhere. */
export const browserNames = `--host-resolver-rules=MAP *.example 127.0.0.1, MAP localhost 127.0.0.1, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND`

const row = (attack: string, expected: string, got: string): AttackRow => ({
  part: 'other pages',
  attack,
  expected,
  got,
})

/** Pages of other origins, in a real browser, with the address of the host and its token known to them. */
export async function attackFromPages(browser: Browser, host: Standing): Promise<AttackRow[]> {
  const server = await startStranger()
  try {
    const rows: AttackRow[] = []
    for (const [from, name] of [
      ['another port', '127.0.0.1'],
      ['another site', stranger],
    ] as const) {
      rows.push(...(await attackFrom(browser, host, from, `http://${name}:${server.port}/`)))
    }
    return [...rows, ...(await byOtherNames(browser, host)), await cookies(browser, host)]
  } finally {
    await server.close()
  }
}

async function attackFrom(
  browser: Browser,
  host: Standing,
  from: string,
  address: string,
): Promise<AttackRow[]> {
  const context = await browser.newContext()
  const answers = noteAnswers(context, host.port)
  const rows: AttackRow[] = []
  const target = { host: `http://127.0.0.1:${host.port}`, token: host.token }
  const page = await context.newPage()
  await page.goto(address)
  for (const { name, expected, inPage, element } of pageAttacks) {
    const got = await page
      .evaluate(inPage, { ...target, ...element })
      .catch((error: unknown) => (error instanceof Error ? error.message.split('\n')[0] : String(error)))
    rows.push(row(`${name}, from ${from}`, expected, got ?? ''))
  }
  const top = await context.newPage()
  await top.goto(address)
  await top.evaluate((url) => void (location.href = url), `${target.host}/api/rpc/book/close`)
  await top.waitForURL(/book\/close/)
  rows.push(
    row(
      `going to an address of the core, from ${from}`,
      'refused',
      (await top.innerText('body')).includes('only its own window') ? 'refused' : 'shown',
    ),
  )
  await context.close()
  // The empty first page, as a window of its own, is all that another site is given; another port is not given that.
  const expected =
    from === 'another site' ? 'none, but for the empty page in a window of its own' : 'none of them'
  const wrong = answers.filter(
    ({ status, what, isFromItself }) =>
      status < 400 && !(from === 'another site' && (what === 'GET / document' || isFromItself)),
  )
  rows.push(
    row(
      `requests of all these that were let in, from ${from}`,
      expected,
      wrong.length === 0 ? expected : wrong.map(({ status, what }) => `${status} ${what}`).join(', '),
    ),
  )
  return rows
}

interface Noted {
  readonly status: number
  readonly what: string
  /** Asked for by the host's own page. */
  readonly isFromItself: boolean
}

function noteAnswers(context: BrowserContext, port: number): readonly Noted[] {
  const noted: Noted[] = []
  context.on('response', (answer) => {
    const url = new URL(answer.url())
    if (url.port !== String(port)) return
    const request = answer.request()
    const type = request.resourceType()
    noted.push({
      status: answer.status(),
      what: `${request.method()} ${url.pathname} ${type}`,
      isFromItself: /^\/assets\//.test(url.pathname) && request.frame().url().startsWith(url.origin),
    })
  })
  return noted
}

/** The host by every name but its own, as a page that was rebound to it would reach it. */
async function byOtherNames(browser: Browser, host: Standing): Promise<AttackRow[]> {
  const rows: AttackRow[] = []
  for (const [name, expected] of [
    [`${rebound}:${host.port}`, '421'],
    [`localhost:${host.port}`, '421'],
    [`127.0.0.1.example:${host.port}`, '421'],
    [`[::1]:${host.port}`, 'not there'],
    [`127.0.0.2:${host.port}`, 'not there'],
  ] as const) {
    const page = await browser.newPage()
    const got = await page.goto(`http://${name}/`).then(
      (answer) => String(answer?.status()),
      () => 'not there',
    )
    rows.push(row(`the page by another name: ${name.replace(String(host.port), 'PORT')}`, expected, got))
    if (expected === '421') {
      const call = await page.evaluate(async (token) => {
        const answer = await fetch('/api/rpc/meetings/list', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: '{"json":{}}',
        }).catch((error: Error) => error)
        return answer instanceof Error ? answer.name : String(answer.status)
      }, host.token)
      // The policy that came with the refusal holds too: whichever is first.
      rows.push(
        row(`a call with the token, once rebound: ${name.replace(String(host.port), 'PORT')}`, '421', call),
      )
    }
    await page.close()
  }
  return rows
}

async function cookies(browser: Browser, host: Standing): Promise<AttackRow> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${host.port}/`)
  const kept = (await context.cookies()).length
  await context.close()
  return row('cookies that the host has set', '0', String(kept))
}
