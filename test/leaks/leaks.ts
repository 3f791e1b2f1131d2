import { parseArgs } from 'node:util'
import { wordConverter } from '../../electron/children/wordConverter.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import { closingLine, runLeaks } from './runLeaks.ts'

/**
 * `npm run leaks -- --seed 7 --count 1000`: random meetings with a canary in every place that the public may not read; every public
 * output of each is made and looked through to the last byte. Prints what leaked, and closes with meetings, files and canaries found. Ends
 * with 1 when there was one. `--files` adds a Word document, by LibreOffice, and a photo to each. `--plant` gives the public the members' papers, to see that it is found.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '25' },
    files: { type: 'boolean', default: false },
    plant: { type: 'boolean', default: false },
  },
})
const withFiles = values.files && wordConverter().isHere()
if (values.files && !withFiles)
  console.log('Not looked through: Word documents, since LibreOffice is not here.')
const found = await runLeaks({
  seed: wholeNumber(values.seed, '--seed'),
  count: wholeNumber(values.count, '--count'),
  say: (line) => console.log(line),
  files: withFiles,
  ...(values.plant ? { viewOf: (record) => ({ ...membersView(record), audience: 'public' as const }) } : {}),
})
for (const leak of found.leaks.slice(0, 200)) console.log(leak)
if (found.leaks.length > 200) console.log(`And ${found.leaks.length - 200} more.`)
console.log(closingLine(found))
process.exitCode = found.leaks.length === 0 ? 0 : 1

function wholeNumber(text: string, option: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`Give ${option} as a whole number above 0.`)
}
