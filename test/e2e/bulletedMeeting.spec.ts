import { missingInOrder } from '../helpers/inOrder.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { normalised, parseBulletedItem, readSeed, seedsMissing } from '../helpers/seeds.ts'
import { readWord } from '../helpers/wordReader.ts'
import { expect, reportRow, test } from '../ux/driver.ts'
import { drawnLines, openItem, openOnTheDay } from './liveScreen.ts'
import { MinuteTaker } from './minuteTaker.ts'
import { Officer } from './officer.ts'

/** Another council's house style is a setting: bullets without letters, typed with the same presses. */

test.use({ appOptions: { sample: true } })

test('minutes in bullets are typed and printed line for line after one setting was changed', async ({
  page,
  app,
}) => {
  test.skip(seedsMissing !== '', seedsMissing)
  const seed = parseBulletedItem(readSeed('004'))
  expect(seed.lines.filter(({ kind }) => kind === 'point')).toHaveLength(48)
  const officer = new Officer(page, app)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: 'House style' }).click()
  await page.getByRole('radiogroup', { name: 'Points', exact: true }).getByText('•  •  •').click()
  await officer.isSaved()
  await openOnTheDay(page, app)
  await openItem(page, 'Work programme')
  const taker = await MinuteTaker.begin(page, '2027-01-14')
  await taker.insertItem(seed.title)
  await taker.typeItem(seed.lines)
  const { presses, chars } = await taker.ux.cost()
  const prose = seed.lines.filter(({ kind }) => kind === 'prose').length
  // One press from line to line, one more where points give way to prose, two for the item.
  const budget = seed.lines.length - 1 + prose + 2
  reportRow({
    id: '04-bullets',
    task: `a real item in bullets: ${seed.lines.length} lines, ${chars} characters`,
    unit: 'presses',
    budget,
    measured: presses,
    ok: presses <= budget,
  })
  expect(presses).toBeLessThanOrEqual(budget)
  const typed = seed.lines.map(({ kind, text }) => (kind === 'point' ? `• ${text}` : text))
  expect(await drawnLines(page)).toEqual(typed)

  await officer.press('Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Papers' }).click()
  const printed = [seed.title, ...typed].map(normalised)
  const pdf = await readPdf(await officer.download('minutes', 'PDF'))
  expect(missingInOrder(normalised(pdf.structure.text), printed)).toEqual([])
  const word = await readWord(await officer.download('minutes', 'Word'))
  expect(missingInOrder(normalised(word.join(' ')), printed)).toEqual([])
})
