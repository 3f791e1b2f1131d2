import { AppError } from '../../shared/domain/appError.ts'
import type { Services } from './services.ts'

/** Bytes in and out beside the calls. Null when the address is none of theirs. */
export async function answerBytes(
  request: Request,
  pathname: string,
  { book, jobs }: Pick<Services, 'book' | 'jobs'>,
): Promise<Response | null> {
  const { method } = request
  if (pathname === '/api/files' && method === 'PUT') {
    if (request.body === null) {
      throw new AppError('invalid-input', 'There is no file in this request. Choose one.', { field: 'file' })
    }
    const kept = await book.required().attachments.put(arriving(request.body))
    return Response.json(kept, { status: 201 })
  }
  const file = /^\/api\/files\/([0-9a-f]{64})$/.exec(pathname)?.[1]
  if (file !== undefined && method === 'GET') {
    const stream = ReadableStream.from(book.required().attachments.get(file))
    return new Response(stream, {
      headers: { ...neverGuessed, 'content-type': 'application/octet-stream' },
    })
  }
  const output = /^\/api\/output\/([^/]{1,64})$/.exec(pathname)?.[1]
  if (output !== undefined && method === 'GET') {
    const { bytes, mediaType, fileName } = jobs.output(decodeURIComponent(output))
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...neverGuessed,
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll("'", '%27')}`,
      },
    })
  }
  return null
}

/** The bytes as they come. That they stop coming is the page's doing, or its end: no fault of ours. */
async function* arriving(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body
  } catch (cause) {
    throw new AppError(
      'invalid-input',
      'The file did not arrive whole, and nothing of it was kept. Add it again.',
      { field: 'file', reason: 'broken-off' },
      { cause },
    )
  }
}

const neverGuessed = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const
