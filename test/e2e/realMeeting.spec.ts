import { expect, test } from '../helpers/appHost.ts'
import { missingInOrder } from '../helpers/inOrder.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { expectedLines } from '../helpers/seedRecord.ts'
import { normalised, parseSeedMinutes, readSeed, seedsMissing } from '../helpers/seeds.ts'
import { readWord } from '../helpers/wordReader.ts'
import { Officer } from './officer.ts'

/** Items that were not on the agenda; the first writes itself when the chair is marked absent. */
const chairItem = 'Chair'
const insertedItem = 'Committee Membership Change'

test('the real meeting is minuted on the screen, and its Word and PDF say every line of it with every label', async ({
  page,
  app,
}) => {
  test.skip(seedsMissing !== '', seedsMissing)
  const seed = parseSeedMinutes(readSeed('000'))
  const planned = seed.items.filter((item) => item.title !== chairItem && item.title !== insertedItem)
  const reasons = new Map(
    seed.items
      .filter((item) => item.title.startsWith('Apologies'))
      .flatMap((item) => item.lines)
      .map((line) => (line.kind === 'prose' ? line.text.split(/ [–-] /) : []))
      .map(([name = '', reason = '']) => [name, reason] as const),
  )
  const officer = new Officer(page, app)

  await officer.setUpCouncil(seed.council)
  await officer.printReasonsInFull()
  await officer.setUpCommittee(seed, seed.items[0]?.number ?? '')
  await officer.makeAgenda(seed, planned)
  await officer.openLive()
  await officer.markAttendance(seed, reasons)
  await officer.addAttendees(seed)
  for (const item of seed.items) {
    if (item.title === insertedItem) await officer.insertItem(item.title)
    else await officer.openItem(item.number, item.title)
    // Attendance has written the chair's minute and the apologies.
    if (item.title === chairItem || item.title.startsWith('Apologies')) continue
    await officer.typeItem(item.lines)
  }
  await page.getByLabel('Ended').fill(seed.end.replace(':', ''))
  await officer.press('Enter', 'Control+s')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()

  await page.getByRole('link', { name: 'Papers' }).click()
  const expected = expectedLines(seed).map(normalised)
  expect(expected).toHaveLength(85)
  const pdf = await officer.download('minutes', 'PDF')
  expect(missingInOrder(normalised((await readPdf(pdf)).structure.text), expected)).toEqual([])
  const word = await officer.download('minutes', 'Word')
  expect(missingInOrder(normalised((await readWord(word)).join(' ')), expected)).toEqual([])
})
