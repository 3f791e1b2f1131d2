import { expect, test } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import { findChromium } from '../helpers/chromium.ts'
import { killWhileTyping } from '../soak/browserKills.ts'

test('a browser, a host and a whole machine killed in the middle of typing lose nothing that was saved, and only the last words', async () => {
  const kills = await killWhileTyping({
    victims: ['browser', 'host', 'both'],
    keysPerSecond: 12,
    random: Math.random,
    executablePath: defined(findChromium(), 'these tests run in a browser'),
  })
  for (const kill of kills) {
    expect(kill).toMatchObject({ broken: 0, faults: [] })
    expect(kill.saved, 'something was saved, or the kill proves nothing').toBeGreaterThan(0)
    // How few they are on a quiet machine is judged by the soak.
    expect(kill.lostMilliseconds).toBeLessThan(5_000)
  }
})
