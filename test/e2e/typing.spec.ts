import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from '../helpers/appHost.ts'
import type { RunningApp } from '../helpers/appHost.ts'

test.use({ appOptions: { sample: true } })

const title = 'Improvement plan for family services'

/** The editor of the item, empty, with the caret in it. */
async function openEmptyItem(page: Page, app: RunningApp): Promise<void> {
  const [meeting] = await app.client.meetings.list({})
  if (meeting === undefined) throw new Error('The sample has no meetings.')
  await page.evaluate((id) => (window.location.hash = `#/meetings/${id}/live`), meeting.id)
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('button', { name: new RegExp(`${title}( written)?$`) })
    .click()
  await expect(page.getByRole('textbox', { name: new RegExp(title) })).toBeFocused()
}

/** The lines of the editor as they are drawn, references to people in braces. */
async function drawnLines(page: Page): Promise<string[]> {
  return page.locator('.minutes-text').evaluate((text) =>
    [...text.querySelectorAll('p')].map((line) => {
      const label = line.getAttribute('data-label')
      const words = [...line.childNodes].map((node) =>
        node instanceof HTMLElement && node.dataset['person'] !== undefined
          ? `{${node.textContent}}`
          : node.textContent,
      )
      return `${label === null ? '' : `${label} `}${words.join('')}`
    }),
  )
}

/** An input method: letters that are composed, and the words they become. */
async function compose(keyboard: CDPSession, steps: readonly string[], words: string): Promise<void> {
  for (const text of steps) {
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await keyboard.send('Input.insertText', { text: words })
}

const names = (page: Page): ReturnType<Page['locator']> => page.getByRole('listbox', { name: 'Names' })

test('a name is completed by key and by pointer, says so to a reader, and goes whole', async ({
  page,
  app,
}) => {
  await openEmptyItem(page, app)
  const text = page.locator('.minutes-text')
  await page.keyboard.type('They heard:')
  await page.keyboard.press('Enter')
  await page.keyboard.type('@')
  await expect(names(page)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const chosen = await text.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${chosen}"]`)).toHaveAttribute('aria-selected', 'true')
  const below = await page.evaluate(() => {
    const list = document.querySelector('.caret-list')?.getBoundingClientRect()
    const line = document.querySelector('.minutes-text [data-current]')?.getBoundingClientRect()
    return (list?.top ?? 0) - (line?.top ?? 0)
  })
  expect(below).toBeGreaterThan(15)
  await page.keyboard.type('ash')
  await page.keyboard.press('Tab')
  await page.keyboard.type(' asked.')
  await page.keyboard.press('Enter')
  // A reference at the start of a line and at its end keeps the caret.
  await page.keyboard.type('Cllr as')
  await names(page).getByRole('option').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('So ')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('did ')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('@as')
  await page.keyboard.press('Escape')
  await page.keyboard.type('h')
  await expect(names(page)).toBeHidden()
  await page.keyboard.press('Enter')
  await page.keyboard.type('@ash')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  expect(await drawnLines(page)).toEqual([
    'They heard:',
    'a) {Councillor Ruth Ashworth} asked.',
    'b) So did {Councillor Ruth Ashworth}.',
    'c) @ash',
    'd) ',
  ])
})

test('an input method composes at the start and in the middle of a point, beside a name and in the find box', async ({
  page,
  app,
}) => {
  await openEmptyItem(page, app)
  const keyboard = await page.context().newCDPSession(page)
  await page.keyboard.type('They said:')
  await page.keyboard.press('Enter')
  await compose(keyboard, ['に', 'にほ', 'にほん'], '日本')
  await page.keyboard.type(' ab')
  await page.keyboard.press('ArrowLeft')
  await compose(keyboard, ['´', 'é'], 'é')
  await page.keyboard.press('Home')
  await compose(keyboard, ['こ', 'ここ'], 'ここ')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('@ash')
  await page.keyboard.press('Enter')
  await compose(keyboard, ['か'], '課')
  await page.keyboard.press('Home')
  await compose(keyboard, ['さ', 'さん'], '三')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('@')
  await expect(names(page)).toBeVisible()
  await keyboard.send('Input.imeSetComposition', { text: 'a', selectionStart: 1, selectionEnd: 1 })
  await expect(names(page)).toBeHidden()
  await compose(keyboard, ['as'], 'as')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  expect(await drawnLines(page)).toEqual([
    'They said:',
    'a) ここ日本 aéb',
    'b) 三{Councillor Ruth Ashworth}課',
    'c) ',
  ])
  await page.keyboard.press('Control+f')
  await compose(keyboard, ['に', 'にほん'], '日本')
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('日本')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
})

test('snippets, the time, finding and replacing leave the caret where the hands expect it', async ({
  page,
  app,
}) => {
  await openEmptyItem(page, app)
  const status = page.getByRole('contentinfo')
  await page.keyboard.type('zz')
  await page.keyboard.press('F3')
  await expect(status.getByText('No snippet “zz”.')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('hi')
  await page.keyboard.press('F3')
  await page.keyboard.press('Enter')
  await page.keyboard.type('the plan and the budget plan')
  await page.keyboard.press('Enter')
  await page.keyboard.type('at ')
  await page.keyboard.press('Alt+Shift+T')
  await page.keyboard.press('Control+h')
  await page.keyboard.type('PLAN')
  const search = page.getByRole('search')
  await expect(search.getByRole('status')).toHaveText('1 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect(search.getByRole('status')).toHaveText('2 of 2')
  await search.getByRole('textbox', { name: 'Replace with' }).fill('scheme')
  await search.getByRole('button', { name: 'Replace all in this item' }).click()
  await expect(search.getByRole('status')).toHaveText('None')
  await search.getByRole('textbox', { name: 'Find' }).fill('scheme')
  await search.getByRole('checkbox', { name: 'All items' }).check()
  await expect(search.getByRole('button', { name: new RegExp(`${title} 2$`) })).toBeVisible()
  await search.getByRole('textbox', { name: 'Find' }).press('Escape')
  await page.keyboard.type('!')
  const lines = await drawnLines(page)
  expect(lines.slice(0, 2)).toEqual([
    'They highlighted the following information:',
    'a) the scheme and the budget scheme',
  ])
  expect(lines[2]).toMatch(/^b\) at \d{1,2}\.\d\d [ap]m!$/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect((await drawnLines(page))[1]).toBe('a) the plan and the budget plan')
})

test('a list that is pasted can be had as text, and a copied name stays a reference', async ({
  page,
  app,
}) => {
  await openEmptyItem(page, app)
  await page.keyboard.type('@ash')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Home')
  const copied = await page.locator('.minutes-text').evaluate((text) => {
    const data = new DataTransfer()
    text.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return { html: data.getData('text/html'), text: data.getData('text/plain') }
  })
  expect(copied.text).toBe('Councillor Ruth Ashworth')
  const paste = (clipboard: { html: string; text: string }): Promise<void> =>
    page.locator('.minutes-text').evaluate((text, { html, text: words }) => {
      const data = new DataTransfer()
      data.setData('text/html', html)
      data.setData('text/plain', words)
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, clipboard)
  await page.keyboard.press('End')
  await page.keyboard.type(' and ')
  await paste(copied)
  await page.keyboard.press('Enter')
  await paste({ html: '', text: 'a) one\nb) two' })
  expect(await drawnLines(page)).toEqual([
    '{Councillor Ruth Ashworth} and {Councillor Ruth Ashworth}',
    'a) one',
    'b) two',
  ])
  await expect(page.getByRole('status').getByText('Pasted as 2 points.')).toBeVisible()
  await page.getByRole('button', { name: 'Paste as text' }).click()
  expect((await drawnLines(page)).slice(1)).toEqual(['a) one', 'b) two'])
  await expect(page.locator('.minutes-text [data-label]')).toHaveCount(0)
  await page.keyboard.type('!')
  expect((await drawnLines(page)).at(-1)).toBe('b) two!')
})
