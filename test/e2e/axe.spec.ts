import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import type { RunningApp } from '../helpers/appHost.ts'
import { goTo, screenAddresses } from '../helpers/screens.ts'
import { expect, reportRow, test } from '../ux/driver.ts'
import { leaveBox, liveBoxes, openBox } from './liveBoxes.ts'
import { openItemByAddress } from './liveScreen.ts'

/** WCAG 2.2 A and AA, as far as a machine can tell, on every screen in every way it can look. */

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Names and roles are the same in every look: in the later ones these are asked again. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']
const rulesOfSizes = ['target-size']

interface Look {
  readonly name: string
  readonly media: Parameters<Page['emulateMedia']>[0]
  /** What is asked; null for every rule of the standards. */
  readonly rules: readonly string[] | null
}

/** Looks that are taken one after the other wherever the walk stops. */
interface Walk {
  readonly name: string
  /** Percent. */
  readonly textSize: number
  readonly looks: readonly Look[]
}

const light: Look = { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, rules: null }
const walks: readonly Walk[] = [
  {
    name: 'light, dark and forced colours',
    textSize: 100,
    looks: [
      light,
      { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, rules: rulesOfColours },
      {
        name: 'forced colours',
        media: { colorScheme: 'light', forcedColors: 'active' },
        rules: rulesOfColours,
      },
    ],
  },
  {
    name: 'text at 200 %',
    textSize: 200,
    looks: [{ ...light, name: 'text at 200 %', rules: rulesOfSizes }],
  },
]

test.describe('every screen of the sample council', () => {
  test.use({ appOptions: { sample: true } })

  for (const walk of walks) {
    test(`has no accessibility fault that a machine can find: ${walk.name}`, async ({ app, page }) => {
      await wear(walk, app, page)
      const found: Record<string, readonly string[]> = {}
      for (const [name, address] of Object.entries(await screenAddresses(app))) {
        await goTo(page, address)
        found[name] = await faults(page, walk)
      }
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      // Its list scrolls with the arrow keys while the focus stays in the box above, which this rule takes for a list nobody can scroll.
      found['palette'] = await faults(page, walk, ['scrollable-region-focusable'])
      await page.keyboard.press('Escape')
      Object.assign(found, await packFaults(app, page, walk))
      Object.assign(found, await paperFaults(app, page, walk))
      Object.assign(found, await liveFaults(app, page, walk))
      for (const { name } of walk.looks) {
        const count = Object.values(found)
          .flat()
          .filter((fault) => fault.startsWith(`${name}: `)).length
        const task = `faults on ${Object.keys(found).length} screens and boxes: ${name}`
        reportRow({ id: `25-axe-${name}`, task, unit: 'faults', budget: 0, measured: count, ok: count === 0 })
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    })
  }

  test('shows the ring of the focus at every stop of Tab, and nothing lies over it', async ({
    app,
    page,
  }) => {
    await page.setViewportSize({ width: 1093, height: 614 })
    const faulty: string[] = []
    for (const [name, address] of Object.entries(await screenAddresses(app))) {
      await goTo(page, address)
      await page.evaluate(forgetStops)
      // Past the last stop the focus comes round to the first again.
      for (let stop = 0, fault: string | null = null; stop < 32 && fault !== 'seen'; stop += 1) {
        await page.keyboard.press('Tab')
        fault = await page.evaluate(focusFault)
        if (fault === 'seen') continue
        if (fault === 'editor') await page.keyboard.press('Escape')
        else if (fault !== null) faulty.push(`${name}: ${fault}`)
      }
    }
    expect([...new Set(faulty)]).toEqual([])
  })

  for (const [width, height] of [
    [320, 640],
    [1093, 614],
  ] as const) {
    test(`needs no sideways scrolling and no fine aim in a window of ${width} by ${height}`, async ({
      app,
      page,
    }) => {
      await page.setViewportSize({ width, height })
      const wrong: string[] = []
      const look = async (name: string): Promise<void> => {
        for (const fault of await page.evaluate(layoutFaults)) wrong.push(`${name}: ${fault}`)
      }
      for (const [name, address] of Object.entries(await screenAddresses(app))) {
        await goTo(page, address)
        await look(name)
      }
      await openItemByAddress(page, app, 'Improvement plan for family services')
      await page.keyboard.type('Members heard of progress.')
      for (const box of liveBoxes) {
        await openBox(page, box)
        await look(`live, ${box.name}`)
        await leaveBox(page, box)
        await page.keyboard.press('Control+2')
        if (box.name === 'recommendations') await page.keyboard.press('Control+z')
      }
      expect([...new Set(wrong)]).toEqual([])
    })
  }
})

test('the welcome screen has no accessibility fault that a machine can find', async ({ app, page }) => {
  const found: Record<string, readonly string[]> = {}
  for (const walk of walks) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`
    }, walk.textSize)
    found[walk.name] = await faults(page, walk)
  }
  expect(app.url).toMatch(/^http:\/\/127\.0\.0\.1:/)
  expect(found).toEqual(Object.fromEntries(walks.map(({ name }) => [name, []])))
})

/** The pack screen with its reason box, and its sheet before publishing. */
async function packFaults(
  app: RunningApp,
  page: Page,
  walk: Walk,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {}
  await goTo(page, defined((await screenAddresses(app))['pack'], 'the pack has a screen'))
  await page.keyboard.press('F7')
  await page
    .getByRole('button', { name: /^Accept…/ })
    .first()
    .click()
  found['pack, accept'] = await faults(page, walk)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Publish this pack' })).toBeVisible()
  found['pack, publish'] = await faults(page, walk)
  await page.keyboard.press('Escape')
  return found
}

/** The agenda with papers on an item: one undecided, one exempt, one that cannot be used, and each of them chosen. */
async function paperFaults(
  app: RunningApp,
  page: Page,
  walk: Walk,
): Promise<Record<string, readonly string[]>> {
  await goTo(page, (await screenAddresses(app))['agenda'] ?? '')
  const rows = page.getByRole('main').getByRole('row')
  await rows.filter({ hasText: 'Work programme' }).first().click()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Alt+Shift+F')
  await (
    await choosing
  ).setFiles(
    ['one', 'two', 'three'].map((name) => ({
      name: `${name}.txt`,
      mimeType: 'text/plain',
      // The third is empty: it is not even added.
      buffer: Buffer.from(name === 'three' ? '' : `Words of ${name}.`),
    })),
  )
  const found: Record<string, readonly string[]> = {}
  await expect(rows.filter({ hasText: 'two.txt' })).toContainText('1 p')
  await expect(page.getByRole('alert').filter({ hasText: '“three.txt” is empty' })).toBeVisible()
  found['agenda, a paper'] = await faults(page, walk)
  await page.keyboard.press('Control+2')
  await rows.filter({ hasText: 'two.txt' }).focus()
  await page.keyboard.press('e')
  await page.keyboard.press('3')
  // Where there is room for one pane alone, deciding leads to the paper's own.
  await page.keyboard.press('Control+2')
  await expect(rows.filter({ hasText: 'two.txt' })).toContainText('Exempt 3')
  found['agenda, an exempt paper'] = await faults(page, walk)
  // What is exempt is offered when the public is excluded: the live screen is looked at without.
  await rows.filter({ hasText: 'two.txt' }).focus()
  await page.keyboard.press('Delete')
  await expect(rows.filter({ hasText: 'two.txt' })).toHaveCount(0)
  return found
}

/** The live screen with each of its boxes open. */
async function liveFaults(
  app: RunningApp,
  page: Page,
  walk: Walk,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {}
  await openItemByAddress(page, app, 'Improvement plan for family services')
  await page.keyboard.type('Members heard of progres:')
  await page.keyboard.press('Enter')
  for (const box of liveBoxes) {
    await openBox(page, box)
    // A list under a box is scrolled from the box by the arrow keys; this rule takes it for a list that nobody can scroll.
    found[`live, ${box.name}`] = await faults(page, walk, ['scrollable-region-focusable'])
    await leaveBox(page, box)
    await page.keyboard.press('Control+2')
    if (box.name === 'recommendations') await page.keyboard.press('Control+z')
  }
  await page.keyboard.press('F9')
  await expect(page.getByText(/^ADJOURNED/)).toBeAttached()
  found['live, adjourned'] = await faults(page, walk)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  found['live, palette'] = await faults(page, walk, ['scrollable-region-focusable'])
  return found
}

async function wear({ textSize }: Walk, app: RunningApp, page: Page): Promise<void> {
  await app.client.preferences.set({ theme: 'system', textSize, density: 'dense' })
  await page.reload()
  await expect(page.getByRole('main')).toBeVisible()
}

/** Each fault in each look of the walk, with the first thing that has it: "dark: color-contrast (2): .muted". */
async function faults(page: Page, walk: Walk, without: readonly string[] = []): Promise<readonly string[]> {
  const found: string[] = []
  for (const look of walk.looks) {
    await page.emulateMedia(look.media)
    found.push(...(await faultsIn(page, look, without)))
  }
  await page.emulateMedia(light.media)
  return found
}

async function faultsIn(page: Page, look: Look, without: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // No frames are on any screen: the results need no blank page of their own, which takes as long as the look itself.
    .setLegacyMode()
    .options({
      rules: {
        'target-size': { enabled: true },
        ...Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
      },
    })
  const asked = look.rules === null ? axe.withTags(tags) : axe.withRules([...look.rules])
  const { violations } = await asked.analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${look.name}: ${id} (${nodes.length}): ${nodes[0]?.target.join(' ') ?? ''} ${nodes[0]?.html ?? ''}`,
  )
}

/** In the page: what makes it scroll sideways, and what is smaller than 24 pixels to hit; links within a sentence may be. */
function layoutFaults(): string[] {
  const found: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px too wide`)
  for (const pane of document.querySelectorAll('[data-pane]')) {
    if (pane.scrollWidth > pane.clientWidth + 1) {
      found.push(`${pane.getAttribute('data-pane') ?? ''} scrolls sideways`)
    }
  }
  const targets =
    'button, a[href], input, select, textarea, summary, [role="button"], [role="option"], [role="menuitem"], [role="tab"]'
  for (const target of document.querySelectorAll<HTMLElement>(targets)) {
    if (target.matches(':disabled') || target.closest('[contenteditable], [aria-hidden="true"]')) continue
    if (target.matches('p a, li a, td a, label a')) continue
    // The label of a box or of a radio is hit as well as the box.
    const label = target instanceof HTMLInputElement ? target.labels?.[0] : undefined
    const boxes = [target, ...(label === undefined ? [] : [label])].map((one) => one.getBoundingClientRect())
    const isHidden = boxes.every(({ width, height }) => width <= 1 || height <= 1)
    if (isHidden || !target.checkVisibility({ visibilityProperty: true })) continue
    if (boxes.some(({ width, height }) => width >= 23.9 && height >= 23.9)) continue
    const [{ width, height } = new DOMRect()] = boxes
    const name = target.getAttribute('aria-label') ?? target.textContent
    found.push(
      `${target.tagName} “${name.trim().slice(0, 40)}” is ${Math.round(width)} by ${Math.round(height)}`,
    )
  }
  return found
}

/** In the page: what stands on the screen from the one before is new to this one. */
function forgetStops(): void {
  for (const stop of document.querySelectorAll('[data-stopped]')) stop.removeAttribute('data-stopped')
}

/** In the page: why the element in focus cannot be seen or hit, "editor" for the minutes, "seen" for where it has been before, or null. */
function focusFault(): string | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return null
  if (element.isContentEditable) return 'editor'
  if (element.dataset['stopped'] !== undefined) return 'seen'
  element.dataset['stopped'] = ''
  // The box of a choice is drawn by its label.
  const drawn = element.closest<HTMLElement>('.choice') ?? element
  const { left, right, top, bottom } = drawn.getBoundingClientRect()
  const name = `${element.tagName} ${element.className} “${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}”`
  if (top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1) {
    return bottom - top > innerHeight / 2 ? null : `${name} is outside the window`
  }
  const places: [number, number][] = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 4, top + 4],
    [right - 4, bottom - 4],
  ]
  const isSeen = places.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (drawn.contains(hit) || hit.contains(drawn))
  })
  if (!isSeen) return `${name} is covered`
  const ringed = [element, drawn, element.parentElement, ...drawn.querySelectorAll<HTMLElement>('*')]
  const hasRing = ringed.some((one) => {
    if (one === null) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const isSegment = element.getAttribute('role') === 'spinbutton'
  return hasRing || isSegment ? null : `${name} has no ring`
}
