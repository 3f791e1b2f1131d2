import { parentPort, type MessagePort } from 'node:worker_threads'
import { AppError, type AppErrorCode, type AppErrorDetails } from '../../shared/domain/appError.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { checkPaper } from './checkPaper.ts'
import type { BuiltPack, PackOrder, PackPlanOrder, PlannedPack } from './pack/packOrder.ts'
import type { PaperCopy, PaperCopyOrder } from './publish/publishOrder.ts'
import type { SealedPdf, SealOrder } from './sealOrder.ts'
import { typstMemory } from './typst.ts'

/** The formats a paper is rendered in. */
export type RenderFormat = 'pdf' | 'docx' | 'html'

/** What the renderer asks of its thread. `warm` loads the compiler and sets a page nobody sees. */
export type RenderRequest =
  | { readonly kind: 'warm' }
  | { readonly kind: 'render'; readonly format: RenderFormat; readonly document: PaperDocument }
  | { readonly kind: 'pack'; readonly order: PackOrder }
  | { readonly kind: 'plan'; readonly order: PackPlanOrder }
  | { readonly kind: 'seal'; readonly order: SealOrder }
  | { readonly kind: 'copy'; readonly order: PaperCopyOrder }

/** What the thread answers: any number of progress messages, then one of the others. `memory` is what the compiler holds, in bytes. */
export type RenderAnswer =
  | { readonly kind: 'progress'; readonly progress: number; readonly what: string }
  | {
      readonly kind: 'done'
      readonly bytes: Uint8Array
      readonly pages: number | null
      readonly notes: readonly string[]
      readonly memory: number
    }
  | { readonly kind: 'packed'; readonly pack: BuiltPack; readonly memory: number }
  | { readonly kind: 'planned'; readonly pack: PlannedPack; readonly memory: number }
  | { readonly kind: 'sealed'; readonly sealed: SealedPdf; readonly memory: number }
  | { readonly kind: 'copied'; readonly copy: PaperCopy; readonly memory: number }
  | {
      readonly kind: 'refused'
      readonly code: AppErrorCode
      readonly message: string
      readonly details: AppErrorDetails
    }
  | { readonly kind: 'failed'; readonly error: unknown }

type Rendered = Pick<Extract<RenderAnswer, { kind: 'done' }>, 'bytes' | 'pages' | 'notes'>

async function render(
  port: MessagePort,
  request: Exclude<RenderRequest, { kind: 'pack' | 'plan' | 'seal' | 'copy' }>,
): Promise<Rendered> {
  if (request.kind === 'warm') {
    const { warmPdf } = await import('./warmPdf.ts')
    await warmPdf()
    return { bytes: new Uint8Array(), pages: null, notes: [] }
  }
  const { document, format } = request
  checkPaper(document)
  // Loaded when first asked for: a thread that only makes PDFs never reads the Word writer.
  if (format === 'pdf') {
    const { renderPdf } = await import('./pdf.ts')
    return renderPdf(document, (progress, what) => {
      port.postMessage({ kind: 'progress', progress, what } satisfies RenderAnswer)
    })
  }
  if (format === 'docx') {
    const { renderWord } = await import('./word.ts')
    return { bytes: await renderWord(document), pages: null, notes: [] }
  }
  const { renderHtml } = await import('./html.ts')
  return { bytes: new TextEncoder().encode(renderHtml(document)), pages: null, notes: [] }
}

async function buildPack(port: MessagePort, order: PackOrder): Promise<BuiltPack> {
  const { buildPack: build } = await import('./pack/buildPack.ts')
  let told = -1
  return build(order, (progress, what) => {
    const percent = Math.floor(progress * 100)
    // A pack of a thousand pages is no thousand messages.
    if (percent === told) return
    told = percent
    port.postMessage({ kind: 'progress', progress, what } satisfies RenderAnswer)
  })
}

async function answer(port: MessagePort, request: RenderRequest): Promise<RenderAnswer> {
  try {
    if (request.kind === 'pack') {
      const pack = await buildPack(port, request.order)
      return { kind: 'packed', pack, memory: typstMemory() }
    }
    if (request.kind === 'plan') {
      const { planPack } = await import('./pack/planPack.ts')
      return { kind: 'planned', pack: await planPack(request.order), memory: typstMemory() }
    }
    if (request.kind === 'seal') {
      const { sealPdf } = await import('./sealPdf.ts')
      return { kind: 'sealed', sealed: await sealPdf(request.order), memory: typstMemory() }
    }
    if (request.kind === 'copy') {
      const { paperCopy } = await import('./publish/paperCopy.ts')
      return { kind: 'copied', copy: await paperCopy(request.order), memory: typstMemory() }
    }
    return { kind: 'done', ...(await render(port, request)), memory: typstMemory() }
  } catch (error) {
    if (error instanceof AppError) {
      return { kind: 'refused', code: error.code, message: error.message, details: error.details }
    }
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

const port = defined(parentPort, 'renderThread runs as a worker thread')
port.on('message', (request: RenderRequest) => {
  void answer(port, request).then((reply) => {
    // The bytes of a pack go over as they are: nobody here needs them again.
    port.postMessage(reply, reply.kind === 'packed' ? [reply.pack.bytes.buffer as ArrayBuffer] : [])
  })
})
