import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { AppError } from '../../shared/domain/appError.ts'
import { paperFaces, readAsset } from './assets.ts'
import type { PdfPicture } from './pdfData.ts'

/** A Typst compiler with the faces and the template loaded. One per thread: it holds some 100 MB and caches what it has set. */
let compiler: Promise<TypstCompiler> | undefined

let memory: { readonly buffer: ArrayBufferLike } | undefined

/** Bytes the compiler holds. They grow with every paper and are given back only when the thread ends. */
export function typstMemory(): number {
  return memory?.buffer.byteLength ?? 0
}

/** The numbers the compiler takes for a paged document, a PDF, and diagnostics as text. */
const paged = 0
const pdf = 1
const fullDiagnostics = 2

const main = '/main.typ'

/** Loads the compiler (0.2 to 3 s, once); later calls return at once. */
export function loadTypst(): Promise<TypstCompiler> {
  compiler ??= startTypst()
  return compiler
}

async function startTypst(): Promise<TypstCompiler> {
  const wasm = initSync({ module: new Uint8Array(await readAsset('typst.wasm')) })
  // The package's types name the browser's WebAssembly, which this room's compiler does not know.
  memory = wasm.memory as { readonly buffer: ArrayBufferLike }
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const face of paperFaces) await builder.add_raw_font(await readAsset(face))
  const started = await builder.build()
  started.add_source(main, new TextDecoder().decode(await readAsset('paper.typ')))
  return started
}

/**
 * Sets the data with the template. Throws AppError('invalid-input') for a damaged picture; any other diagnostic is a fault of the
 * template, thrown as a plain Error.
 */
export async function compileTypst(data: unknown, pictures: readonly PdfPicture[]): Promise<Uint8Array> {
  const typst = await loadTypst()
  typst.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(data)))
  for (const picture of pictures) typst.map_shadow(picture.path, picture.bytes)
  const world = typst.snapshot('/', main, undefined)
  try {
    failOn(world.compile(paged, fullDiagnostics) as Outcome)
    const artifact = world.get_artifact(pdf, fullDiagnostics) as Outcome
    failOn(artifact)
    if (!(artifact.result instanceof Uint8Array)) throw new Error('Typst returned no PDF')
    return artifact.result
  } finally {
    world.free()
    for (const picture of pictures) typst.unmap_shadow(picture.path)
  }
}

interface Outcome {
  readonly hasError?: boolean
  readonly diagnostics?: readonly unknown[]
  readonly result?: unknown
}

function failOn(outcome: Outcome): void {
  if (outcome.hasError !== true) return
  const diagnostics = JSON.stringify(outcome.diagnostics)
  if (diagnostics.includes('failed to decode image')) {
    throw new AppError('invalid-input', 'A picture in this paper is damaged. Choose the file again.', {
      field: 'data',
    })
  }
  throw new Error(`Typst refused the paper: ${diagnostics}`)
}
