import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { bundleBytes, entryOfBytes } from '../../electron/files/bundleFile.ts'
import { defined } from '../../shared/domain/assert.ts'
import { expect, test } from '../helpers/appHost.ts'
import { goTo } from '../helpers/screens.ts'

test.use({ appOptions: { sample: true } })

/** The same bundle as a colleague would send it back, with the meeting moved to another room. */
async function movedByAnn(bytes: Uint8Array, place: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string): Promise<Buffer> =>
    defined(await zip.file(name)?.async('nodebuffer'), 'a bundle has it')
  const manifest = JSON.parse((await read('manifest.json')).toString()) as {
    head: string
    knows: string[]
    files: { sha256: string }[]
  }
  const record = JSON.parse((await read('record.json')).toString()) as { meeting: object }
  const sha256Of = (words: Uint8Array | string): string => createHash('sha256').update(words).digest('hex')
  const moved = Buffer.from(JSON.stringify({ ...record, meeting: { ...record.meeting, place } }))
  const theirs = {
    ...manifest,
    by: 'Ann Cole',
    head: sha256Of(place),
    knows: [...manifest.knows, manifest.head],
    recordHash: sha256Of(moved),
  }
  const entries = [
    entryOfBytes('manifest.json', Buffer.from(JSON.stringify(theirs))),
    entryOfBytes('record.json', moved),
  ]
  for (const { sha256 } of manifest.files) {
    entries.push(entryOfBytes(`papers/${sha256}`, await read(`papers/${sha256}`)))
  }
  const pieces: Uint8Array[] = []
  for await (const piece of bundleBytes(entries)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function drop(page: Page, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle((encoded) => {
    const transfer = new DataTransfer()
    const raw = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([raw], 'from Ann.minutebook'))
    return transfer
  }, bytes.toString('base64'))
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data })
}

test('a meeting goes to a colleague and comes back, and where both changed it the officer chooses', async ({
  app,
  page,
}) => {
  const { id: meetingId } = defined((await app.client.meetings.list({}))[0], 'the sample has meetings')
  const { meeting } = (await app.client.meetings.get({ meetingId })).record
  const heading = (name: string | RegExp) => page.getByRole('heading', { name })
  await goTo(page, `#/meetings/${meetingId}/papers`)
  await page.getByRole('link', { name: 'Save a meeting bundle' }).click()
  await expect(page.getByText('The file is not locked')).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the bundle' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/\.minutebook$/)
  const bytes = await readFile(await download.path())

  // Dropped on any screen; nothing is changed by looking.
  await goTo(page, `#/meetings/${meetingId}/agenda`)
  await drop(page, await movedByAnn(bytes, 'The Guildhall'))
  await expect(heading('Ann Cole went on from your meeting')).toBeVisible()
  await expect(page.getByText('place: The Guildhall')).toBeVisible()
  expect((await app.client.meetings.get({ meetingId })).record.meeting).toEqual(meeting)

  // A change here makes a question of it, while it stands open.
  await app.client.meetings.save({ ...meeting, place: 'The Library' })
  await expect(heading('Two versions of this meeting')).toBeVisible()
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(page.getByText('Theirs is a second meeting now, marked as a copy.')).toBeVisible()
  await drop(page, await movedByAnn(bytes, 'The Guildhall'))
  await expect(heading('You kept this bundle beside your own meeting')).toBeVisible()

  await drop(page, await movedByAnn(bytes, 'The Town Hall'))
  await expect(heading('Two versions of this meeting')).toBeVisible()
  await page.getByRole('button', { name: 'Take Ann Cole’s' }).click()
  await expect(page.getByText('Their meeting was taken in.')).toBeVisible()
  expect((await app.client.meetings.get({ meetingId })).record.meeting.place).toBe('The Town Hall')
  await goTo(page, `#/meetings/${meetingId}/bundle`)
  await expect(page.getByRole('button', { name: 'Save yours as it was before' })).toBeVisible()
  await page.getByRole('link', { name: 'Look at it' }).click()
  await expect(heading('You have this already, and yours is newer')).toBeVisible()
})
