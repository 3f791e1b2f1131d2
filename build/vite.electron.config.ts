import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each bundle and the source it starts from. All stand in one folder, so that a thread is found beside whatever runs. */
const entries: Readonly<Record<string, string>> = {
  main: 'electron/main.ts',
  browser: 'electron/browser.ts',
  cli: 'electron/cli.ts',
  coreThread: 'electron/coreThread.ts',
  renderThread: 'electron/render/renderThread.ts',
  fileChild: 'electron/children/fileChild.ts',
  proveThread: 'electron/db/proveThread.ts',
  mendThread: 'electron/core/mending/mendThread.ts',
}

const input = Object.fromEntries(
  Object.entries(entries)
    .map(([name, source]) => [name, `${root}${source}`] as const)
    .filter(([, source]) => existsSync(source)),
)

/** Left to be loaded at run time: Electron is the host, and the database driver finds its binary beside its own file. */
const external = ['electron', 'better-sqlite3', ...builtinModules, /^node:/]

interface BundledAsset {
  readonly name: string
  readonly source: string | URL
}

/** Copies what the papers are made with (the typesetter's wasm, fonts, templates) to dist/electron/assets. */
function assets(): Plugin {
  return {
    name: 'minutebook-assets',
    apply: 'build',
    async generateBundle(): Promise<void> {
      const list = `${root}electron/render/assets.ts`
      if (!existsSync(list)) return
      const { bundledAssets } = (await import(list)) as { readonly bundledAssets: readonly BundledAsset[] }
      for (const asset of bundledAssets) {
        this.emitFile({
          type: 'asset',
          fileName: `assets/${asset.name}`,
          source: await readFile(asset.source),
        })
      }
    },
  }
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [assets()],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: `${root}dist/electron`,
    emptyOutDir: true,
    target: 'node24',
    // Readable, so that a stack trace in the log says something.
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 20_000,
    rolldownOptions: {
      input,
      external,
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
})
