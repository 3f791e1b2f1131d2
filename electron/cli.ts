import './nodeVersion.ts'

/** The command line. Everything else is loaded after the check of the Node version, since some of it needs the database driver. */
const { runCommandLine } = await import('./cli/runCommandLine.ts')

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit(0))

const code = await runCommandLine(process.argv.slice(2), {
  out: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
  err: (text) => console.error(text),
})
process.exit(code)
