import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import { writeFileAtomically } from '../files/writeFileAtomically.ts'
import { storageFault } from './storageFault.ts'

/**
 * A small file beside the book that names who holds it. The lock itself is SQLite's: a mark left behind by a crash hinders nobody.
 * It goes when the book is closed: found at opening, it says that the last holder never closed it.
 */
const holderName = 'minutebook.open.json'

/** True when the last holder did not close the book. Asked under the lock, before `claim`. */
export function wasLeftOpen(folder: string): boolean {
  return existsSync(join(folder, holderName))
}

/** Durable when it returns. On a full disk the book goes without: its words can still be read and copied out. */
export function claim(folder: string, holder: string, since: string): void {
  const mark = { holder, process: process.pid, computer: hostname(), since }
  try {
    writeFileAtomically(join(folder, holderName), `${JSON.stringify(mark)}\n`, 0o644)
  } catch (cause) {
    const fault = storageFault(cause, folder)
    if (!(fault instanceof AppError) || fault.details['reason'] !== 'full') throw cause
  }
}

export function removeMark(folder: string): void {
  try {
    rmSync(join(folder, holderName), { force: true })
  } catch {
    // A folder that cannot be written to any more keeps it: the next opening takes this for an interruption, which it was.
  }
}

/** The failure to open a book that is held, with who holds it where that can be read. */
export function heldBy(folder: string, fault: AppError): AppError {
  const path = join(folder, holderName)
  if (!existsSync(path)) return fault
  try {
    const held = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>
    const where =
      held['computer'] === hostname()
        ? 'in another window or by another user of this computer'
        : `on the computer ${String(held['computer'])}`
    const who = `${where}, since ${localTime(String(held['since']))}`
    return new AppError(
      'storage',
      `The minute book in ${folder} is already open in another Minutebook, ${who}. Close it there, then open it here.`,
      { ...fault.details, holder: String(held['holder']), process: String(held['process']) },
      { cause: fault },
    )
  } catch {
    // The other program may be writing it at this moment; who holds the book is a courtesy, that it is held is certain.
    return fault
  }
}

/** "10:02 on 15 January", as the clock of this machine shows it. */
function localTime(instant: string): string {
  const date = new Date(instant)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `${time} on ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}`
}
