/**
 * What Node is started with, here and in the scripts of package.json: threads that hold WebAssembly come and go, and on machines that
 * protect code memory by keys V8 (in Node 18 to 24) now and then ends the whole process over its own count of such pages
 * ("Check failed: jit_page.has_value()").
 */
export const nodeFlags: readonly string[] = ['--no-memory-protection-keys']

/** Besides, what the browser host is started with, which runs all day: its own thread hands requests on and needs little room for new objects. */
export const hostFlags: readonly string[] = [...nodeFlags, '--max-semi-space-size=8']

/**
 * And what it finds in its environment. Glibc gives a piece back at once only where it is bigger than the biggest it has freed so far, which
 * after the first paper is some megabytes; what is smaller stays with the process: after a day of papers and backups, some hundreds of
 * megabytes. From this size on (bytes) each piece is now given back. Other systems do not read this.
 */
export const hostEnvironment: Readonly<Record<string, string>> = {
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024),
}
