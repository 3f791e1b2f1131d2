import { setTimeout as after } from 'node:timers/promises'
import { chromium, type Browser, type BrowserServer, type Page } from '@playwright/test'
import { docFromJson } from '../../shared/minutesText/apply.ts'
import { idsOf, type NamedItem } from '../bench/longMinutes.ts'
import { signIn, type RunningApp } from '../helpers/appHost.ts'
import { chromiumArguments } from '../helpers/chromium.ts'

/** A browser at the live page, its caret at the end of the item. */
export interface Seat {
  readonly server: BrowserServer
  readonly browser: Browser
  readonly page: Page
  readonly editor: ReturnType<Page['getByRole']>
  readonly answers: Answers
}

/** How many characters the page was told are saved, of those it sent for the first time since `begin`. */
interface Answers {
  begin(): void
  saved(): number
}

export async function launch(executablePath: string): Promise<Pick<Seat, 'server' | 'browser'>> {
  const server = await chromium.launchServer({ executablePath, args: [...chromiumArguments] })
  return { server, browser: await chromium.connect(server.wsEndpoint()) }
}

export async function sitDown(
  { server, browser }: Pick<Seat, 'server' | 'browser'>,
  app: RunningApp,
  item: NamedItem,
): Promise<Seat> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await signIn(page, app)
  // Where words were written before, the meeting alone leads back to them.
  const place = (await bookText(app, item)) === '' ? `/${item.itemId}` : ''
  await page.goto(new URL(`#/meetings/${item.meetingId}/live${place}`, page.url()).href)
  const editor = page.getByRole('textbox', { name: new RegExp(`^Minutes, item .*${item.title}`) })
  await editor.waitFor()
  return { server, browser, page, editor, answers: answersTo(page) }
}

/** What is not as it was left: the caret at the end of the words, and after the end of the host a sentence that says so. */
export async function returnFaults({ page }: Seat, hostEnded: boolean): Promise<readonly string[]> {
  const faults: string[] = []
  // In the page, which has a document that this room knows nothing of.
  const isAtEnd = `(() => {
    const text = document.querySelector('.minutes-text')
    const selection = document.getSelection()
    if (document.activeElement !== text || selection === null || selection.focusNode === null) return false
    const before = document.createRange()
    before.setStart(text, 0)
    before.setEnd(selection.focusNode, selection.focusOffset)
    return before.toString() === text.textContent
  })()`
  const until = performance.now() + 5_000
  while ((await page.evaluate(isAtEnd)) !== true) {
    if (performance.now() > until) {
      faults.push('the caret does not stand where the words end')
      break
    }
    await after(20)
  }
  if (!hostEnded) return faults
  const said = page.getByText(/^Minutebook stopped without closing\. Everything up to/)
  const isSaid = await said.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  )
  return isSaid ? faults : [...faults, 'nothing says that Minutebook was stopped']
}

function answersTo(page: Page): Answers {
  // A change is sent again until its answer is heard: it counts once, where it was sent first.
  const before = new Set<string>()
  const sent = new Set<string>()
  const saved = new Map<string, number>()
  const changeOf = (body: string): string => /"changeId":"([^"]*)"/.exec(body)?.[1] ?? ''
  page.on('request', (request) => {
    if (request.url().endsWith('/minutes/apply')) sent.add(changeOf(request.postData() ?? ''))
  })
  page.on('response', (response) => {
    if (!response.url().endsWith('/minutes/apply') || !response.ok()) return
    const body = response.request().postData() ?? ''
    if (!before.has(changeOf(body))) saved.set(changeOf(body), insertedLength(body))
  })
  return {
    begin: () => {
      for (const change of sent) before.add(change)
      saved.clear()
    },
    saved: () => [...saved.values()].reduce((sum, length) => sum + length, 0),
  }
}

/** How many characters the steps of a request put in. */
function insertedLength(body: string): number {
  return [...body.matchAll(/"text":"([^"]*)"/g)].reduce((sum, match) => sum + (match[1] ?? '').length, 0)
}

/** True once the book holds what the page shows. */
export async function isWhole(app: RunningApp, item: NamedItem, { editor }: Seat): Promise<boolean> {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    if ((await bookText(app, item)) === (await editor.textContent())) return true
    await after(20)
  }
  return false
}

export async function bookText({ client }: RunningApp, item: NamedItem): Promise<string> {
  return docFromJson((await client.minutes.open(idsOf(item))).doc).textContent
}
