import { expect } from 'vitest'
import { cheapKeys } from './keyCases.ts'
import type { ProcedureCase } from './packCases.ts'

export const pin = '40718'

/** The PIN and the lock. What they do in full is tested in lock.test.ts. */
export const lockCases: Readonly<Record<string, ProcedureCase>> = {
  'lock.status': {
    run: async ({ client }) => {
      expect(await client.lock.status({})).toEqual({
        ...{ hasPin: false, isLocked: false, afterMinutes: null, isExemptOpen: true, waitSeconds: 0 },
        canRecover: false,
      })
    },
  },
  'lock.setPin': {
    run: async ({ client }) => {
      expect(await client.lock.setPin({ pin, current: null })).toMatchObject({
        ...{ hasPin: true, isLocked: false, afterMinutes: 10, isExemptOpen: false },
      })
      await expect(client.lock.setPin({ pin: '5566', current: null })).rejects.toMatchObject({
        code: 'invalid-input',
        details: { field: 'current', reason: 'wrong-pin' },
      })
      await client.lock.setPin({ pin: '5566', current: pin })
      await client.lock.lock({})
      expect(await client.lock.unlock({ pin: '5566' })).toMatchObject({ isLocked: false })
    },
  },
  'lock.removePin': {
    run: async ({ client }) => {
      await client.lock.setPin({ pin, current: null })
      expect(await client.lock.removePin({ current: pin })).toMatchObject({
        ...{ hasPin: false, afterMinutes: null, isExemptOpen: true },
      })
    },
  },
  'lock.lock': {
    run: async ({ client }) => {
      await expect(client.lock.lock({})).rejects.toMatchObject({
        code: 'not-allowed',
        details: { reason: 'no-pin' },
      })
      await client.lock.setPin({ pin, current: null })
      expect(await client.lock.lock({})).toMatchObject({ isLocked: true })
    },
  },
  'lock.unlock': {
    run: async ({ client }) => {
      await client.lock.setPin({ pin, current: null })
      await client.lock.lock({})
      await expect(client.lock.unlock({ pin: '40719' })).rejects.toMatchObject({
        code: 'invalid-input',
        message: 'This is not the PIN. You can try 4 times more before there is a pause.',
      })
      expect(await client.lock.unlock({ pin })).toMatchObject({ isLocked: false })
    },
  },
  'lock.touch': {
    run: async ({ client, clock }) => {
      await client.lock.setPin({ pin, current: null })
      clock.advance(9 * 60_000)
      expect(await client.lock.touch({})).toEqual({ done: true })
      clock.advance(9 * 60_000)
      expect((await client.lock.status({})).isLocked).toBe(false)
      clock.advance(60_000)
      expect((await client.lock.status({})).isLocked).toBe(true)
    },
  },
  'lock.recover': {
    options: cheapKeys,
    run: async ({ client }) => {
      const passphrase = 'four herons on the weir'
      await client.keys.setPassphrase({ passphrase, current: null })
      await client.lock.setPin({ pin, current: null })
      expect(await client.lock.lock({})).toMatchObject({ isLocked: true, canRecover: true })
      await expect(client.lock.recover({ secret: 'four herons' })).rejects.toMatchObject({
        code: 'invalid-input',
        details: { field: 'current' },
      })
      expect((await client.lock.status({})).isLocked).toBe(true)
      expect(await client.lock.recover({ secret: passphrase })).toMatchObject({
        ...{ isLocked: false, hasPin: false },
      })
    },
  },
  'lock.setAfter': {
    run: async (core) => {
      await core.client.lock.setPin({ pin, current: null })
      expect(await core.client.lock.setAfter({ minutes: 5 })).toMatchObject({ afterMinutes: 5 })
      await core.restart()
      core.clock.advance(5 * 60_000)
      expect(await core.client.lock.status({})).toMatchObject({ afterMinutes: 5, isLocked: true })
    },
  },
  'lock.openExempt': {
    run: async ({ client }) => {
      await client.lock.setPin({ pin, current: null })
      await expect(client.lock.openExempt({ pin: '0' })).rejects.toMatchObject({ code: 'invalid-input' })
      expect(await client.lock.openExempt({ pin })).toMatchObject({ isExemptOpen: true })
    },
  },
}
