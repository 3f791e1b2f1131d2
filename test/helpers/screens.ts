import { defined } from '../../shared/domain/assert.ts'
import { expect, type Page } from '@playwright/test'
import type { RunningApp } from './appHost.ts'
import { lettered } from './importedTexts.ts'

/** The screens of the app by the clerk's names, with their addresses in this app's sample book. */
export async function screenAddresses(app: RunningApp): Promise<Readonly<Record<string, string>>> {
  const meetings = await app.client.meetings.list({})
  const committees = await app.client.committees.list({})
  const meeting = `#/meetings/${defined(meetings[0], 'the sample council has meetings').id}`
  const minuted = `#/meetings/${defined(meetings[1], 'the sample council has a minuted meeting').id}`
  return {
    meetings: '#/',
    'resolutions register': '#/registers/resolutions',
    'actions register': '#/registers/actions',
    'attendance register': '#/registers/attendance',
    search: '#/search',
    'search with hits': '#/search/words=the',
    'audit trail': '#/audit',
    'audit trail of a meeting': `#/audit/${defined(meetings[1], 'the sample council has a minuted meeting').id}`,
    'migrate a folder': '#/migrate',
    ...(await importAddresses(app)),
    calendar: '#/calendar',
    timeline: '#/calendar/timeline',
    ...programmeAddresses(defined(committees[0], 'the sample council has a committee').id),
    committees: '#/committees',
    committee: `#/committees/${defined(committees[0], 'the sample council has a committee').id}`,
    'new committee': '#/committees/new',
    people: '#/people',
    settings: '#/settings',
    'days and deadlines': '#/settings/days',
    'house style': '#/settings/house-style',
    writing: '#/settings/writing',
    'report headings': '#/settings/reports',
    keys: '#/settings/keys',
    appearance: '#/settings/appearance',
    'minute book': '#/settings/book',
    backups: '#/settings/backups',
    security: '#/settings/security',
    about: '#/settings/about',
    'new meeting': '#/meetings/new',
    particulars: `${meeting}/particulars`,
    agenda: `${meeting}/agenda`,
    ...(await reportAddresses(app, defined(meetings[0], 'the sample council has meetings').id)),
    pack: `${meeting}/pack`,
    'live minutes': `${minuted}/live`,
    papers: `${meeting}/papers`,
    'meeting bundle': `${meeting}/bundle`,
    review: `${minuted}/review`,
    signing: `${minuted}/sign`,
  }
}

/** The files from outside, and one that waits for a look. */
async function importAddresses(
  app: RunningApp,
): Promise<Readonly<Record<'import' | 'imported file', string>>> {
  const sha256 = await app.keepFile(new TextEncoder().encode(lettered))
  const { importId } = await app.client.imports.read({ sha256, fileName: 'harbour.txt' })
  return { import: '#/import', 'imported file': `#/import/${importId}` }
}

function programmeAddresses(committeeId: string): Readonly<Record<string, string>> {
  const programme = `#/programme/${committeeId}`
  return {
    'work programme': programme,
    'work programme as a list': `${programme}/list`,
    'forward plan': `${programme}/plan`,
  }
}

/** A cover report that is written, and one that is still to be. */
async function reportAddresses(
  app: RunningApp,
  meetingId: string,
): Promise<Readonly<Record<'report' | 'new report', string>>> {
  const { record } = await app.client.meetings.get({ meetingId })
  const written = defined(record.reports[0], 'the sample council has a cover report').itemId
  const without = record.items.find((item) => record.reports.every((report) => report.itemId !== item.id))
  return {
    report: `#/meetings/${meetingId}/reports/${written}`,
    'new report': `#/meetings/${meetingId}/reports/${defined(without, 'an item without a report').id}`,
  }
}

/** Goes to an address of the app and waits for its screen. Fails when the app leads somewhere else. */
export async function goTo(page: Page, address: string): Promise<void> {
  const target = new URL(address, page.url()).href
  await page.goto(target)
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByText(/^(Reading the minute book|Opening the item)/)).toHaveCount(0)
  // The first pack of a host waits for the typesetter to be compiled.
  await expect(page.getByText(/^(Working out the pages|Building)/)).toHaveCount(0, { timeout: 60_000 })
  // The live screen adds the item that it shows.
  await expect(page).toHaveURL((url) => url.href.startsWith(target))
}
