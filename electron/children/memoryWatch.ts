export interface MemoryWatch {
  readonly watch: 'memory'
  /** Bytes above what the process had when the watch began. */
  readonly limit: number
}

/** A bomb takes 100 MB in a tenth of a second. */
const lookMilliseconds = 20

export function isMemoryWatch(value: unknown): value is MemoryWatch {
  return typeof value === 'object' && value !== null && 'watch' in value && value.watch === 'memory'
}

/** A file is held as it arrives, as a message, as a value, and by its reader. */
const copies = 4

/** Says how many bytes the file brings that is read next. */
interface Announcer {
  on(event: 'message', hear: (bytes: number) => void): void
}

/** Ends this whole process as soon as its resident memory, WebAssembly's among it, has grown by more than the limit and the file itself. */
export function watchMemory(limit: number, announcer: Announcer | null): void {
  const start = process.memoryUsage.rss()
  let expected = 0
  announcer?.on('message', (bytes) => (expected = bytes))
  setInterval(() => {
    if (process.memoryUsage.rss() - start > limit + copies * expected) process.kill(process.pid, 'SIGKILL')
  }, lookMilliseconds)
}
