import { describe, expect, test } from 'vitest'
import { readMinutes } from '../../../electron/import/readMinutes.ts'
import type { ReadItem, ReadMinutes } from '../../../electron/import/readMinutes.ts'
import { htmlSource } from '../../../electron/import/source/htmlSource.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { lettered } from '../../helpers/importedTexts.ts'
import {
  itemPage,
  itemPageOfMeeting,
  meetingPage,
  meetingPageWithAttendance,
} from '../../helpers/webPages.ts'

async function textOf(html: string): Promise<string> {
  const source = await htmlSource(new TextEncoder().encode(html), 'page.html')
  if (source.kind === 'refused') throw new Error(source.sentence)
  return source.text
}

const read = async (html: string): Promise<ReadMinutes> => readMinutes(await textOf(html))

const blocksOf = (item: ReadItem | undefined): string[] =>
  defined(item, 'an item').blocks.map((block) => {
    if (block.kind === 'point') return `${block.label} ${block.text}`
    if (block.kind !== 'resolution') return block.text
    return [block.lead, ...block.clauses.map(({ label, text }) => `${label} ${text}`.trim())].join(' | ')
  })

const dues = [
  'Pia Lund, Harbour Master, presented the report and said:',
  'a) the dues had not risen since 1998;',
  'b) the moorings cost £41,200 a year – more than they bring in.',
  'Resolved to | (1) note the report; and | (2) raise the dues by 4 per cent from 1 April 2026.',
]

describe('the page of a meeting', () => {
  test('says which meeting it was, when and where', async () => {
    const { header } = await read(meetingPage)
    expect(header).toMatchObject({
      council: { value: 'Brackenford City Council' },
      committee: { value: 'Harbour and Leisure Committee' },
      date: { value: '2026-03-05' },
      start: { value: '14:00' },
      place: { value: 'Guildhall, Quay Street, Brackenford' },
    })
  })

  test('gives each item with its number, its author and the minutes under it', async () => {
    const { items } = await read(meetingPage)
    expect(items.map(({ number, title, reportAuthor }) => [number, title, reportAuthor])).toEqual([
      ['26', 'Apologies for absence', ''],
      ['27', 'Declarations of interest', ''],
      ['28', 'Harbour dues', 'Harbour Master'],
      ['29', 'Ferry timetable 2026/27', ''],
      ['30', 'Work programme', ''],
    ])
    expect(blocksOf(items[0])).toEqual(['Councillor Una Beck – unwell'])
    expect(blocksOf(items[2])).toEqual(dues)
  })

  test('takes no numbered paragraph for an item, and a decision that the minutes do not give as part of them', async () => {
    const { items } = await read(meetingPage)
    expect(blocksOf(items[3])).toEqual([
      '1. The ferry runs from May.',
      '2. It runs twice on Sundays.',
      'Resolved to | agree the timetable.',
    ])
  })

  test('keeps what the agenda says where there are no minutes', async () => {
    const { items } = await read(meetingPage)
    expect(blocksOf(items[4])).toEqual(['To agree what the Committee will look at in June.'])
  })

  test('says where in its text each item stands', async () => {
    const text = await textOf(meetingPage)
    const item = defined(readMinutes(text).items[2], 'a third item')
    expect(text.slice(item.from, item.to)).toMatch(/^### 28\. {2}Harbour dues[^]*from 1 April 2026\.\*\*$/)
  })

  test('says who was there where it does', async () => {
    const { attendance, items } = await read(meetingPageWithAttendance)
    expect(attendance.map(({ name, role, status }) => [name, role, status])).toEqual([
      ['Ida Moss', 'chair', 'present'],
      ['Tom Fell', 'member', 'present'],
      ['Una Beck', 'member', 'apologies'],
    ])
    expect(items).toHaveLength(5)
  })

  test('copied as plain text is the same meeting', async () => {
    const pasted = (await textOf(meetingPage)).replace(/\*\*|^#+ /gm, '')
    const { header, items } = readMinutes(pasted)
    expect(header.date?.value).toBe('2026-03-05')
    expect(items.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '26 Apologies for absence',
      '27 Declarations of interest',
      '28 Harbour dues',
      '29 Ferry timetable 2026/27',
      '30 Work programme',
    ])
    expect(blocksOf(items[2])).toEqual(dues)
  })
})

describe('the page of an item', () => {
  test('gives its title, its author and its minutes without the papers', async () => {
    const { items, header } = await read(itemPage)
    expect(items.map(({ number, title, reportAuthor }) => [number, title, reportAuthor])).toEqual([
      ['', 'Harbour dues', 'Harbour Master'],
    ])
    expect(blocksOf(items[0])).toEqual(dues)
    expect(header.date).toBe(null)
  })

  test('gives its meeting and number where it says them', async () => {
    const { items, header, notes } = await read(itemPageOfMeeting)
    expect(items.map(({ number, title }) => [number, title])).toEqual([['28', 'Harbour dues']])
    expect(header).toMatchObject({
      committee: { value: 'Harbour and Leisure Committee' },
      date: { value: '2026-03-05' },
      start: { value: '14:00' },
    })
    expect(notes).toEqual(['This is the page of one agenda item: it does not say who was there.'])
  })
})

test('minutes of paper are no page of a website', () => {
  expect(readMinutes(lettered).notes.join(' ')).not.toContain('website')
})
