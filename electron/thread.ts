/**
 * The file of a thread that stands beside the running one, whatever the extension: `coreThread.ts` in a source run, `coreThread.mjs` where
 * everything is bundled into one folder. In a package the host runs from the archive and its threads from the files beside it: Node's own
 * loader starts them, and a driver, wasm and fonts are then plain files to it.
 */
export function siblingThread(importMetaUrl: string, name: string): URL {
  const extension = new URL(importMetaUrl).pathname.endsWith('.ts') ? '.ts' : '.mjs'
  const file = new URL(`./${name}${extension}`, importMetaUrl)
  file.pathname = file.pathname.replace('/app.asar/', '/app.asar.unpacked/')
  return file
}
