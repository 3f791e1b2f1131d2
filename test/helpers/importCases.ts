import { expect } from 'vitest'
import { aMeeting } from './builders.ts'
import { decimal, lettered } from './importedTexts.ts'
import { keepFile } from './packsInBook.ts'
import type { ProcedureCase } from './packCases.ts'
import { readingFiles } from './readingFiles.ts'
import { nothingRendered } from './renderers.ts'
import type { TestCore, TestCoreOptions } from './testBook.ts'

/** A core that reads files as the product does. */
export const importOptions: TestCoreOptions = { reading: readingFiles({ render: nothingRendered }) }

/** Sends a text as a file of old minutes, and has it read. */
export async function imported(
  core: Pick<TestCore, 'fetch' | 'client'>,
  text: string,
  fileName = 'minutes.txt',
): Promise<Awaited<ReturnType<TestCore['client']['imports']['read']>>> {
  const sha256 = await keepFile(core, new TextEncoder().encode(text))
  return core.client.imports.read({ sha256, fileName })
}

/** Reads a text and takes it into the book. */
export async function takenIn(core: Pick<TestCore, 'fetch' | 'client'>, text: string): Promise<string> {
  const { importId } = await imported(core, text)
  return (await core.client.imports.take({ importId })).meetingId
}

const notFound = { code: 'not-found' }

export const importCases: Readonly<Record<string, ProcedureCase>> = {
  'imports.read': {
    options: importOptions,
    run: async (core) => {
      const { importId, ...read } = await imported(core, lettered)
      expect(read).toEqual({ outcome: 'read', sentence: '', meetingId: null })
      const again = { importId, outcome: 'waits', meetingId: null }
      expect(await imported(core, lettered, 'the same.txt')).toMatchObject(again)
      expect(await imported(core, '')).toMatchObject({ outcome: 'refused', meetingId: null })
      const missing = { sha256: '0'.repeat(64), fileName: 'gone.txt' }
      await expect(core.client.imports.read(missing)).rejects.toMatchObject(notFound)
      const { meetingId } = await core.client.imports.take({ importId })
      const taken = { importId, outcome: 'taken', meetingId }
      expect(await imported(core, lettered)).toMatchObject(taken)
    },
  },
  'imports.list': {
    options: importOptions,
    run: async (core) => {
      expect(await core.client.imports.list({})).toEqual({ files: [], more: 0 })
      await imported(core, '', 'empty.txt')
      await imported(core, lettered, 'march.txt')
      await core.restart()
      expect(await core.client.imports.list({})).toMatchObject({
        files: [
          {
            fileName: 'march.txt',
            state: 'read',
            title: 'Harbour and Leisure Scrutiny Committee, 5 March 2026',
          },
          {
            fileName: 'empty.txt',
            state: 'refused',
            sentence: expect.stringContaining('empty.txt') as string,
          },
        ],
        more: 0,
      })
    },
  },
  'imports.get': {
    options: importOptions,
    run: async (core) => {
      const { importId } = await imported(core, lettered)
      const draft = await core.client.imports.get({ importId })
      expect(draft).toMatchObject({ fileName: 'minutes.txt', what: 'minutes', revision: 1 })
      expect(draft.source).toContain('Dredging of the inner harbour')
      expect(draft.placed).toMatchObject({ committeeIsNew: true, twin: null })
      expect(draft.placed.newPeople).toContain('Councillor Ida Moss')
      const title = draft.fields.find(({ place }) => place === `item ${draft.record.items[3]?.id ?? ''}`)
      expect(draft.source.slice(title?.from, title?.to)).toContain('34 Dredging of the inner harbour')
      await expect(core.client.imports.get({ importId: 'none' })).rejects.toMatchObject(notFound)
    },
  },
  'imports.mend': {
    options: importOptions,
    run: async (core) => {
      const { importId } = await imported(core, lettered)
      const { record, fields, notes, revision } = await core.client.imports.get({ importId })
      const mended = { ...record, meeting: { ...record.meeting, place: 'The Old Custom House' } }
      const seen = fields.map((field) => ({ ...field, seen: true }))
      const given = { importId, revision, record: mended, fields: seen, notes }
      expect(await core.client.imports.mend(given)).toEqual({ revision: 2 })
      await core.restart()
      const after = await core.client.imports.get({ importId })
      expect([after.record.meeting.place, after.fields.every((field) => field.seen)]).toEqual([
        'The Old Custom House',
        true,
      ])
      await expect(core.client.imports.mend(given)).rejects.toMatchObject({ code: 'conflict' })
      const broken = { ...record, attendance: [...record.attendance, ...record.attendance] }
      await expect(core.client.imports.mend({ ...given, revision: 2, record: broken })).rejects.toMatchObject(
        { code: 'invalid-input' },
      )
      expect((await core.client.imports.get({ importId })).revision).toBe(2)
    },
  },
  'imports.take': {
    options: importOptions,
    run: async (core) => {
      const { importId } = await imported(core, lettered, 'march.txt')
      const { record } = await core.client.imports.get({ importId })
      const { meetingId } = await core.client.imports.take({ importId })
      await core.restart()
      const { client } = core
      const meeting = (await client.meetings.get({ meetingId })).record
      expect(meeting.meeting.importedFrom).toMatchObject({ fileName: 'march.txt', members: record.members })
      expect(meeting.minutes.map(({ number }) => number)).toEqual(['31', '32', '33', '34', '35'])
      expect(meeting.members).toEqual(record.members)
      await expect(client.imports.get({ importId })).rejects.toMatchObject(notFound)
      // The same meeting in another file: the officer says whether there were two.
      const twin = await imported(core, `${lettered}\nThe meeting closed.\n`, 'march again.txt')
      await expect(client.imports.take({ importId: twin.importId })).rejects.toMatchObject({
        ...{ code: 'conflict', details: { meetingId } },
        message: expect.stringContaining('on Thu 5 March 2026 already') as string,
      })
      const beside = await client.imports.take({ importId: twin.importId, beside: true })
      expect(beside.meetingId).not.toBe(meetingId)
      expect((await client.meetings.list({})).length).toBe(2)
      expect((await client.committees.list({})).length).toBe(1)
    },
  },
  'imports.published': {
    options: importOptions,
    run: async (core) => {
      const { client } = core
      const meetingId = await takenIn(core, lettered)
      const { sentence } = await client.imports.published({ meetingId })
      expect(sentence).toBe('')
      await core.restart()
      const { items } = (await client.meetings.get({ meetingId })).record
      expect(new Set(items.map(({ classification }) => classification))).toEqual(new Set(['public']))
      const { meetingId: own } = await aMeeting(client)
      await expect(client.imports.published({ meetingId: own })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    },
  },
  'imports.putAside': {
    options: importOptions,
    run: async (core) => {
      const { importId } = await imported(core, decimal)
      const stateOf = async () => (await core.client.imports.list({})).files[0]?.state
      expect(await core.client.imports.putAside({ importId, aside: true })).toEqual({ done: true })
      expect(await stateOf()).toBe('put-aside')
      await core.client.imports.putAside({ importId, aside: false })
      expect(await stateOf()).toBe('read')
      await core.client.imports.take({ importId })
      await expect(core.client.imports.putAside({ importId, aside: true })).rejects.toMatchObject(notFound)
    },
  },
}
