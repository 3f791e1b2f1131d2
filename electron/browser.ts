import './nodeVersion.ts'
import { AppError } from '../shared/domain/appError.ts'
import { parseServeWords, serve } from './loopback/loopbackServe.ts'

/** The browser host: Minutebook on 127.0.0.1, in a window of the browser that is installed. */

try {
  await serve(parseServeWords(process.argv.slice(2)), (news) => process.stdout.write(`${news.sentence}\n`))
  // Nothing is left to do; a browser's or a socket's handle must not hold the terminal.
  process.exit(0)
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.code === 'invalid-input' ? 2 : 1)
}
