import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { defined } from '../../shared/domain/assert.ts'

/**
 * What the renderers read at run time and a bundle must carry. The build copies each `source` to
 * `dist/electron/assets/<name>`; a source run reads it where it lies.
 */
export const bundledAssets = [
  asset('typst.wasm', 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
  asset('pdfium.wasm', 'node_modules/@embedpdf/pdfium/dist/pdfium.wasm'),
  asset('pdfium-LICENCE.txt', 'node_modules/@embedpdf/pdfium/LICENSE.pdfium'),
  asset('paper.typ', 'electron/render/templates/paper.typ'),
  asset('reviewPage.js', 'electron/render/review/reviewPage.js'),
  asset('reviewPage.css', 'electron/render/review/reviewPage.css'),
  asset('SourceSans3-Regular.ttf', sourceSans('400Regular')),
  asset('SourceSans3-Italic.ttf', sourceSans('400Regular_Italic')),
  asset('SourceSans3-SemiBold.ttf', sourceSans('600SemiBold')),
  asset('SourceSans3-SemiBoldItalic.ttf', sourceSans('600SemiBold_Italic')),
  asset('SourceSans3-LICENCE.txt', 'node_modules/@expo-google-fonts/source-sans-3/LICENSE_FONT'),
] as const

export type AssetName = (typeof bundledAssets)[number]['name']

/** The faces of papers, the four that are embedded. */
export const paperFaces = [
  'SourceSans3-Regular.ttf',
  'SourceSans3-Italic.ttf',
  'SourceSans3-SemiBold.ttf',
  'SourceSans3-SemiBoldItalic.ttf',
] as const satisfies readonly AssetName[]

function asset<const Name extends string>(
  name: Name,
  fromRoot: string,
): { readonly name: Name; readonly source: URL } {
  return { name, source: new URL(`../../${fromRoot}`, import.meta.url) }
}

function sourceSans(face: string): string {
  return `node_modules/@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`
}

/** The bytes of an asset, from `assets/` beside the running bundle or, in a source run, from its place in the project. */
export async function readAsset(name: AssetName): Promise<Uint8Array> {
  const beside = new URL(`./assets/${name}`, import.meta.url)
  if (existsSync(beside)) return readFile(beside)
  const listed = bundledAssets.find((each) => each.name === name)
  return readFile(defined(listed, `asset ${name} is listed`).source)
}
