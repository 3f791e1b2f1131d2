import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CoreClient } from '../../shared/api/client.ts'
import type { ProcedureCase } from './packCases.ts'
import type { TestCore, TestCoreOptions } from './testBook.ts'

/** Four words, and others. */
export const passphrase = 'kettle orbit lantern moss'
export const otherPassphrase = 'violet anchor biscuit rain'

/** Tries cost next to nothing here. What they cost officers is tested once, in keySlots. */
export const cheapKeys: TestCoreOptions = { passphraseCost: { memoryKib: 64, passes: 1 } }

/** A recovery key whose page is put away. */
export async function recoveryKeyOf(client: CoreClient, current: string | null = null): Promise<string> {
  const { id, key } = await client.keys.makeRecovery({ current })
  await client.keys.keepRecovery({ id })
  return key
}

/** A book that asks for its passphrase, started again. Gives its recovery key. */
export async function lockedBook(core: TestCore): Promise<string> {
  const key = await recoveryKeyOf(core.client)
  await core.client.keys.setPassphrase({ passphrase, current: key })
  await core.client.keys.askEachTime({ asks: true, current: passphrase })
  await core.restart()
  return key
}

/** Key files of this account. */
export function keyFiles(core: Pick<TestCore, 'dir'>): string[] {
  const folder = join(core.dir, 'config', 'keys')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.key')) : []
}

const wrong = (field: string) => ({ code: 'invalid-input', details: { field } })

export const keyCases: Readonly<Record<string, ProcedureCase>> = {
  'keys.status': {
    run: async ({ client }) => {
      expect(await client.keys.status({})).toEqual({
        ...{ recovery: null, earlierPageAt: null, passphrase: null, onAccount: 'plain', asksEachTime: false },
        ...{ provedBy: 'nothing', isToBeTold: true, problem: null },
      })
    },
  },
  'keys.makeRecovery': {
    run: async ({ client }) => {
      const { id, key, madeAt } = await client.keys.makeRecovery({ current: null })
      expect(key).toMatch(/^([2-9A-HJ-NP-Z]{5}-){6}[2-9A-HJ-NP-Z]{5}$/)
      expect(madeAt).toBe('2026-01-15T10:00:00.000Z')
      const { recovery, isToBeTold } = await client.keys.status({})
      expect({ recovery, isToBeTold }).toEqual({ recovery: { id, madeAt, isKept: false }, isToBeTold: true })
    },
  },
  'keys.keepRecovery': {
    run: async ({ client }) => {
      const { id, madeAt } = await client.keys.makeRecovery({ current: null })
      const { recovery, isToBeTold } = await client.keys.keepRecovery({ id })
      expect({ recovery, isToBeTold }).toEqual({ recovery: { id, madeAt, isKept: true }, isToBeTold: false })
      await expect(client.keys.keepRecovery({ id: 'another' })).rejects.toMatchObject({ code: 'not-found' })
    },
  },
  'keys.setPassphrase': {
    options: cheapKeys,
    run: async ({ client }) => {
      const { keys } = client
      await expect(keys.setPassphrase({ passphrase: 'eleven char', current: null })).rejects.toMatchObject(
        wrong('passphrase'),
      )
      const { passphrase: set } = await keys.setPassphrase({ passphrase, current: null })
      expect(set).toEqual({ setAt: '2026-01-15T10:00:00.000Z' })
      const change = { passphrase: otherPassphrase, current: otherPassphrase }
      await expect(keys.setPassphrase(change)).rejects.toMatchObject(wrong('current'))
      await keys.setPassphrase({ passphrase: otherPassphrase, current: passphrase })
      await keys.setPassphrase({ passphrase, current: await recoveryKeyOf(client, otherPassphrase) })
    },
  },
  'keys.removePassphrase': {
    options: cheapKeys,
    run: async ({ client: { keys } }) => {
      await keys.setPassphrase({ passphrase, current: null })
      await expect(keys.removePassphrase({ current: otherPassphrase })).rejects.toMatchObject(
        wrong('current'),
      )
      expect((await keys.removePassphrase({ current: passphrase })).passphrase).toBeNull()
      await expect(keys.removePassphrase({ current: passphrase })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'keys.askEachTime': {
    options: cheapKeys,
    run: async (core) => {
      const { keys } = core.client
      const asking = { asks: true, current: passphrase }
      await expect(keys.askEachTime(asking)).rejects.toMatchObject({ code: 'not-allowed' })
      await keys.setPassphrase({ passphrase, current: null })
      const { id } = await keys.makeRecovery({ current: passphrase })
      // On no paper yet.
      await expect(keys.askEachTime(asking)).rejects.toMatchObject({ code: 'not-allowed' })
      await keys.keepRecovery({ id })
      await expect(keys.askEachTime({ asks: true, current: 'something else' })).rejects.toMatchObject(
        wrong('current'),
      )
      expect(keyFiles(core)).toHaveLength(1)
      expect(await keys.askEachTime(asking)).toMatchObject({ asksEachTime: true, onAccount: 'none' })
      expect(keyFiles(core)).toEqual([])
      await expect(keys.removePassphrase({ current: passphrase })).rejects.toMatchObject({
        code: 'not-allowed',
      })
      for (const current of [null, otherPassphrase]) {
        await expect(keys.askEachTime({ asks: false, current })).rejects.toMatchObject(wrong('current'))
      }
      expect(keyFiles(core)).toEqual([])
      expect(await keys.askEachTime({ asks: false, current: passphrase })).toMatchObject({
        ...{ asksEachTime: false, onAccount: 'plain' },
      })
      await core.restart()
      expect(await core.client.book.status({})).toMatchObject({ state: 'open' })
    },
  },
  'keys.tellNoMore': {
    run: async (core) => {
      expect(await core.client.keys.tellNoMore({})).toEqual({ done: true })
      await core.restart()
      expect((await core.client.keys.status({})).isToBeTold).toBe(false)
    },
  },
  'keys.unlock': {
    options: cheapKeys,
    run: async (core) => {
      const recovery = await lockedBook(core)
      const { keys, book } = core.client
      expect(await book.status({})).toMatchObject({
        ...{ state: 'none', problemReason: 'no-key' },
        locked: { folder: core.book, ways: ['passphrase', 'recovery'] },
      })
      const unlock = (way: 'passphrase' | 'recovery', secret: string) =>
        keys.unlock({ folder: null, way, secret })
      await expect(unlock('passphrase', otherPassphrase)).rejects.toMatchObject(wrong('secret'))
      await expect(unlock('recovery', recovery.slice(1))).rejects.toMatchObject(wrong('secret'))
      expect(await unlock('passphrase', passphrase)).toEqual({ isOpen: true })
      expect(await book.status({})).toMatchObject({ state: 'open', problem: null, locked: null })
      await core.restart()
      expect(await unlock('recovery', recovery.toLowerCase().replaceAll('-', ' '))).toEqual({ isOpen: true })
      expect(keyFiles(core)).toEqual([])
    },
  },
}
