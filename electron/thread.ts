/**
 * The file of a thread that stands beside the running one, whatever the extension: `coreThread.ts` in a source run,
 * `coreThread.mjs` where everything is bundled into one folder.
 */
export function siblingThread(importMetaUrl: string, name: string): URL {
  const extension = new URL(importMetaUrl).pathname.endsWith('.ts') ? '.ts' : '.mjs'
  return new URL(`./${name}${extension}`, importMetaUrl)
}
