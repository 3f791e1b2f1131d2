import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect } from 'vitest'
import type { ProcedureCase } from './packCases.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import type { Sent } from './builders.ts'

export type Somebody = Sent<CoreClient['people']['save']>

export function somebody(name: string): Somebody {
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    address: 'Councillor',
    name,
    titles: [],
    approvedAbsences: [],
  }
}

export const backupCases: Readonly<Record<string, ProcedureCase>> = {
  'backups.list': {
    run: async ({ client, book }) => {
      expect(await client.backups.list({})).toEqual({
        folder: book,
        kept: [],
        secondPlace: null,
        keyFile: expect.stringMatching(/keys.*\.key$/) as string,
        failing: null,
        putBack: null,
      })
    },
  },
  'backups.take': {
    run: async ({ client, clock }) => {
      const first = await client.backups.take({})
      expect(first).toMatchObject({ at: '2026-01-15T10:00:00.000Z', reason: 'asked' })
      clock.advance(60_000)
      const second = await client.backups.take({})
      expect((await client.backups.list({})).kept).toEqual([second, first])
    },
  },
  'backups.rehearse': {
    options: { start: 'sample' },
    run: async ({ client, book }) => {
      const { name } = await client.backups.take({})
      const { meetings, broken, changes } = await client.backups.rehearse({ name })
      expect({ meetings, broken }).toEqual({ meetings: 3, broken: null })
      expect(changes).toBeGreaterThan(10)
      expect(readdirSync(book).filter((file) => file.includes('restoring'))).toEqual([])
      await expect(client.backups.rehearse({ name: 'another.db' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'backups.since': {
    run: async ({ client, clock }) => {
      await client.people.save(somebody('Ann Cole'))
      const { name } = await client.backups.take({})
      clock.advance(60_000)
      // That a calendar was made is noted, and is no change.
      await client.calendar.ics({ committeeId: null, deadlines: false })
      expect(await client.backups.since({ name })).toEqual({ isOpen: true, changes: 0 })
      await client.people.save(somebody('Bel Ashdown'))
      expect(await client.backups.since({ name })).toEqual({ isOpen: true, changes: 1 })
      await client.book.close({})
      expect(await client.backups.since({ name })).toEqual({ isOpen: false, changes: null })
    },
  },
  'backups.restore': {
    run: async ({ client, clock, book }) => {
      await client.people.save(somebody('Ann Cole'))
      const { name } = await client.backups.take({})
      const before = await client.people.list({})
      await client.people.save(somebody('Bel Ashdown'))
      clock.advance(60_000)
      const { aside, kept } = await client.backups.restore({ name })
      expect(aside.startsWith(join(book, 'replaced'))).toBe(true)
      expect(await client.people.list({})).toEqual(before)
      // What was there a moment ago can be had again.
      const { kept: all, putBack } = await client.backups.list({})
      expect(kept).toMatchObject({ reason: 'before-restore' })
      expect(all[0]).toEqual(kept)
      expect(putBack).toEqual({
        ...{ at: '2026-01-15T10:01:00.000Z', takenAt: '2026-01-15T10:00:00' },
        ...{ replaced: relative(book, aside), keptAt: '2026-01-15T10:01:00.000Z' },
      })
    },
  },
  'backups.setSecondPlace': {
    run: async ({ client, dir }) => {
      const place = join(dir, 'stick')
      expect(await client.backups.setSecondPlace({ folder: place })).toEqual({ done: true })
      const { name } = await client.backups.take({})
      expect(readdirSync(join(place, 'book backup', 'backups'))).toContain(name)
      expect((await client.backups.list({})).failing).toBeNull()
      await expect(client.backups.setSecondPlace({ folder: 'stick' })).rejects.toMatchObject({
        code: 'invalid-input',
      })
      const slip = join(dir, 'stik', 'minutebook')
      await expect(client.backups.setSecondPlace({ folder: slip })).rejects.toMatchObject({
        code: 'invalid-input',
        details: { field: 'folder' },
      })
      expect(existsSync(join(dir, 'stik'))).toBe(false)
    },
  },
}
