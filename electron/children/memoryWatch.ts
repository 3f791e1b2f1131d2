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

/** Ends this whole process as soon as its resident memory, WebAssembly's among it, has grown by more than the limit. */
export function watchMemory(limit: number): void {
  const start = process.memoryUsage.rss()
  setInterval(() => {
    if (process.memoryUsage.rss() - start > limit) process.kill(process.pid, 'SIGKILL')
  }, lookMilliseconds)
}
