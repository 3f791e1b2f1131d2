import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlesAreCurrent, makeBundles } from '../../build/bundles.ts'
import { startApp } from '../helpers/appHost.ts'
import { findChromium } from '../helpers/chromium.ts'
import { workInBrowser } from './browserWork.ts'
import { scanFolders } from './scanFolders.ts'

/**
 * `npm run plain`: starts the bundled browser host with the sample book, minutes an exempt item in a window of a real browser with a profile
 * of its own, looks at its paper, builds the pack for members and searches; then looks through every file of the book, the settings, the
 * temporary folder and the whole profile for words of it in clear. Ends with 1 when there are any.
 */
if (!bundlesAreCurrent()) {
  const problem = await makeBundles()
  if (problem !== null) throw new Error(problem)
}
const executablePath = findChromium()
if (executablePath === null) throw new Error('No Chromium was found: MINUTEBOOK_CHROMIUM names one.')
const root = mkdtempSync(join(tmpdir(), 'minutebook-plain-'))
const [temporary, profile] = [join(root, 'tmp'), join(root, 'config', 'browser')]
mkdirSync(temporary)
for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = temporary
let wrong = 0
const app = await startApp({ sample: true, folder: join(root, 'book'), configFolder: join(root, 'config') })
try {
  const look = (when: string): void => {
    const { files, bytes, hits } = scanFolders([root])
    console.log(
      `${when}: ${files} files, ${Math.round(bytes / 1_000)} kB, ${hits.length} with words in clear`,
    )
    for (const hit of hits) console.log(`  ${hit.slice(root.length + 1)}`)
    wrong += hits.length
  }
  await workInBrowser({ executablePath, profile, app, look, say: (line) => console.log(line) })
  await app.kill()
  look('the host killed')
} finally {
  await app.stop()
  rmSync(root, { recursive: true, force: true })
}
console.log(wrong === 0 ? 'Nothing lies in clear.' : 'Words lie in clear.')
process.exitCode = wrong === 0 ? 0 : 1
