import './nodeVersion.ts'

/** The command line. Everything else is loaded after the check of the Node version, since some of it needs the database driver. */
const { runCommandLine } = await import('./cli/runCommandLine.ts')
process.exit(await runCommandLine(process.argv.slice(2)))
