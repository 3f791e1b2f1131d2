import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Makes writes fail in a process that was started with `faultEnvironment`: the n-th write to a file below a folder, or every one from it on. */

export const faultErrors = ['ENOSPC', 'EIO', 'EROFS', 'EACCES'] as const
export type FaultError = (typeof faultErrors)[number]

export interface Fault {
  /** The write that fails, counted from 1 from now on; 0 for none. */
  readonly at: number
  readonly error: FaultError
  /** Every write after it too, until `calm`. */
  readonly isLasting: boolean
  /** The process is killed there instead. */
  readonly kills?: boolean
}

/** Why no write can be made to fail on this machine; null where it can. */
export function whyNoFaults(): string | null {
  if (process.platform !== 'linux') return 'the injector of faults is made for Linux'
  return ['/usr/bin/cc', '/usr/local/bin/cc'].some((path) => existsSync(path))
    ? null
    : 'there is no C compiler (cc)'
}

/** Builds the injector into a folder of the caller's and gives what a process needs to be started with. `root` is what its files lie below. */
export function faultEnvironment(scratch: string, root: string): Readonly<Record<string, string>> {
  const library = join(scratch, 'faultInjector.so')
  const source = fileURLToPath(new URL('faultInjector.c', import.meta.url))
  if (!existsSync(library))
    execFileSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'])
  const control = join(scratch, 'control')
  writeFileSync(control, new Uint8Array(words * 4))
  return { LD_PRELOAD: library, FAULT_ROOT: root, FAULT_CONTROL: control }
}

export interface FaultInjector {
  /** From now on writes are counted, and the one that was asked for fails. `slowMilliseconds`: every flush takes so much longer. */
  arm(fault: Fault | null, slowMilliseconds?: number): void
  /** Nothing fails any more. Returns how many writes were counted, and how many of them failed. */
  calm(): { readonly seen: number; readonly struck: number }
  close(): void
}

/** As struct control of faultInjector.c. */
const words = 8

/** The injector of this very process. */
export function faultInjector(): FaultInjector {
  const file = openSync(process.env['FAULT_CONTROL'] ?? '', 'r+')
  const put = (values: readonly number[]): void => {
    writeSync(file, new Uint8Array(Int32Array.from(values).buffer), 0, values.length * 4, 0)
  }
  return {
    arm: (fault, slowMilliseconds = 0) => {
      const error = fault === null ? 0 : (constants.errno[fault.error] ?? 0)
      const [lasting, kills] = [fault?.isLasting === true, fault?.kills === true].map(Number)
      // Armed last: until then the injector looks at nothing.
      put([0, fault?.at ?? 0, error, lasting ?? 0, slowMilliseconds, kills ?? 0, 0, 0])
      put([1])
    },
    calm: () => {
      put([0])
      const bytes = new Uint8Array(words * 4)
      readSync(file, bytes, 0, bytes.length, 0)
      const found = new Int32Array(bytes.buffer)
      return { seen: found[6] ?? 0, struck: found[7] ?? 0 }
    },
    close: () => closeSync(file),
  }
}
