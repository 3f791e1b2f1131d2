import './nodeVersion.ts'

/** The command line. Everything else is loaded after the check of the Node version, since some of it needs the database driver. */
const { runCommandLine } = await import('./cli/runCommandLine.ts')
const { reasonOf } = await import('./cli/recordFile.ts')

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may stop early, as `head` does.
  if (error.code === 'EPIPE') process.exit(0)
  console.error(`The result could not be written (${reasonOf(error)}).`)
  process.exit(1)
})
// With nowhere to tell it, the exit code says it.
process.stderr.on('error', () => undefined)

const code = await runCommandLine(process.argv.slice(2), {
  out: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
  err: (text) => console.error(text),
})
process.exit(code)
