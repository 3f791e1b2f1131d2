import { describe, expect, test } from 'vitest'
import { keepAwake } from '../../../renderer/screens/live/keepAwake.ts'
import { settled } from '../../helpers/screens/fakeCore.ts'

/** A page that is shown and hidden by hand, and a machine that counts what it was asked for. */
function under(answer: 'grants' | 'refuses'): {
  readonly page: Parameters<typeof keepAwake>[0] & { visibilityState: string }
  readonly machine: Parameters<typeof keepAwake>[1]
  readonly log: string[]
  readonly show: (state: 'visible' | 'hidden') => void
} {
  const log: string[] = []
  const listeners = new Set<() => void>()
  const page = {
    visibilityState: 'visible',
    addEventListener: (_type: 'visibilitychange', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: 'visibilitychange', listener: () => void) => void listeners.delete(listener),
  }
  const machine = {
    wakeLock: {
      request: (kind: 'screen') => {
        log.push(`asked for ${kind}`)
        if (answer === 'refuses') return Promise.reject(new DOMException('No.', 'NotAllowedError'))
        return Promise.resolve({ release: () => Promise.resolve(void log.push('let go')) })
      },
    },
  }
  const show = (state: 'visible' | 'hidden'): void => {
    page.visibilityState = state
    for (const listener of listeners) listener()
  }
  return { page, machine, log, show }
}

describe('the screen of a live meeting', () => {
  test('stays awake, again when it comes back into view, until the meeting is left', async () => {
    const { page, machine, log, show } = under('grants')
    const stop = keepAwake(page, machine)
    await settled()
    show('hidden')
    show('visible')
    await settled()
    expect(log).toEqual(['asked for screen', 'asked for screen'])
    stop()
    show('visible')
    await settled()
    expect(log.slice(2)).toEqual(['let go'])
  })

  test('left before the machine answered lets go at once', async () => {
    const { page, machine, log } = under('grants')
    keepAwake(page, machine)()
    await settled()
    expect(log).toEqual(['asked for screen', 'let go'])
  })

  test('says nothing where the machine refuses or has no such thing', async () => {
    const { page, machine, log, show } = under('refuses')
    const stop = keepAwake(page, machine)
    await settled()
    show('visible')
    await settled()
    stop()
    expect(log).toEqual(['asked for screen', 'asked for screen'])
    keepAwake(page, {})()
  })
})
