/**
 * What Node is started with, here and in the scripts of package.json: threads that hold WebAssembly come and go, and on machines that
 * protect code memory by keys V8 (in Node 18 to 24) now and then ends the whole process over its own count of such pages
 * ("Check failed: jit_page.has_value()").
 */
export const nodeFlags: readonly string[] = ['--no-memory-protection-keys']

/** Besides, what the browser host is started with, which runs all day: its own thread hands requests on and needs little room for new objects. */
export const hostFlags: readonly string[] = [...nodeFlags, '--max-semi-space-size=8']

/**
 * And what it finds in its environment. Glibc keeps a heap for each thread and never gives back what lies between two things in use, and the
 * bigger the pieces it has seen, the bigger the ones it keeps: after a day of papers and backups, some hundreds of megabytes. Other systems
 * do not read these.
 */
export const hostEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(512 * 1024),
}
