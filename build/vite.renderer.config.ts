import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../renderer/', import.meta.url))
const out = fileURLToPath(new URL('../dist/renderer/', import.meta.url))

/** Every kind of file the page may be made of. A kind that is not here fails the build, so that no host ever guesses. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  // The British dictionary: its rules of endings and its words.
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Packages whose licence asks to go wherever their words or code go, with the file that holds it. */
const licences: Readonly<Record<string, string>> = {
  'dictionary-en-gb': 'license',
  nspell: 'license',
  'is-buffer': 'LICENSE',
}

/** Puts the licences of the spelling beside it: licences/nspell.txt and so on. */
function keepLicences(): Plugin {
  return {
    name: 'minutebook-licences',
    apply: 'build',
    async generateBundle(): Promise<void> {
      for (const [name, file] of Object.entries(licences)) {
        const source = await readFile(new URL(`../node_modules/${name}/${file}`, import.meta.url), 'utf8')
        this.emitFile({ type: 'asset', fileName: `licences/${name}.txt`, source })
      }
    },
  }
}

/** Writes manifest.json: the closed list of files a host may serve, each by its address with its media type. */
function manifest(): Plugin {
  return {
    name: 'minutebook-manifest',
    apply: 'build',
    async writeBundle(): Promise<void> {
      const files: Record<string, string> = {}
      for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name === 'manifest.json') continue
        const path = join(entry.parentPath, entry.name)
        const type = mediaTypes[extname(entry.name)]
        if (type === undefined) throw new Error(`No media type is known for ${path}: add it to the list.`)
        files[`/${relative(out, path).split(sep).join('/')}`] = type
      }
      const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
      await writeFile(join(out, 'manifest.json'), `${JSON.stringify({ files: sorted }, null, 2)}\n`)
    },
  }
}

export default defineConfig({
  root,
  base: '/',
  plugins: [react(), keepLicences(), manifest()],
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: true,
    // Electron 45 and the browsers councils keep current; nothing older is promised.
    target: ['chrome140', 'firefox140', 'safari18'],
    // The page's policy allows no inline script, style, or data: font: every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
})
