/**
 * A process that goes through a folder until it is killed. It prints the name of every file that it begins to read.
 * `node migrateUntilKilled.ts DIR FOLDER`
 */
import { bareCore } from './bareCore.ts'
import { readsHere } from './readsHere.ts'

const [dir = '', folder = ''] = process.argv.slice(2)
const here = readsHere()
const { client } = await bareCore(dir, {
  reading: () => ({
    ...here,
    imported: (bytes, fileName, today, signal) => {
      process.stdout.write(`${fileName}\n`)
      return here.imported(bytes, fileName, today, signal)
    },
  }),
})
await client.migrations.start({ folder, published: false })
// Until it is killed; nothing else holds the process.
setInterval(() => undefined, 60_000)
