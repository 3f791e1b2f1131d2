/**
 * What Node is started with, here and in the scripts of package.json: threads that hold WebAssembly come and go, and on machines that
 * protect code memory by keys V8 (in Node 18 to 24) now and then ends the whole process over its own count of such pages
 * ("Check failed: jit_page.has_value()").
 */
export const nodeFlags: readonly string[] = ['--no-memory-protection-keys']
