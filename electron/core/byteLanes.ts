import { AppError } from '../../shared/domain/appError.ts'
import { readPapers } from '../db/papers.ts'
import type { Services } from './services.ts'

/** Bytes in and out beside the calls. Null when the address is none of theirs. */
export async function answerBytes(
  request: Request,
  pathname: string,
  { book, jobs, reading }: Pick<Services, 'book' | 'jobs' | 'reading'>,
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
    const { bytes, flowing, mediaType, fileName } = jobs.output(decodeURIComponent(output))
    return new Response(flowing === undefined ? new Uint8Array(bytes) : ReadableStream.from(flowing.open()), {
      headers: {
        ...neverGuessed,
        'content-type': mediaType,
        'content-length': String(flowing?.length ?? bytes.byteLength),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll("'", '%27')}`,
      },
    })
  }
  return method === 'GET' ? answerPicture(new URL(request.url), { book, jobs, reading }) : null
}

/** Pages as pictures: of a paper that was made, and of an officer's file as it goes into a pack. */
async function answerPicture(
  { pathname, searchParams }: URL,
  { book, jobs, reading }: Pick<Services, 'book' | 'jobs' | 'reading'>,
): Promise<Response | null> {
  const output = /^\/api\/output\/([^/]{1,64})\/pages\/(\d{1,6})$/.exec(pathname)
  if (output !== null) {
    const [, id = '', page = ''] = output
    const { bytes, mediaType } = jobs.output(decodeURIComponent(id))
    if (mediaType !== 'application/pdf') throw new AppError('invalid-input', 'Only a PDF has pages to show.')
    return picture(
      await reading.picture(`output ${id}`, () => Promise.resolve(bytes), ...asked(page, searchParams)),
    )
  }
  const paper = /^\/api\/meetings\/([^/]{1,64})\/papers\/([^/]{1,64})\/pages\/(\d{1,6})$/.exec(pathname)
  if (paper === null) return null
  const [, meetingId = '', paperId = '', page = ''] = paper
  const found = readPapers(book.required().reader, decodeURIComponent(meetingId)).find(
    ({ id }) => id === decodeURIComponent(paperId),
  )
  if (found === undefined) throw new AppError('not-found', 'This paper is no longer on the agenda.')
  const key = JSON.stringify(['paper', found.sha256, found.title, found.fileName, found.description])
  const pdf = async (): Promise<Uint8Array> => {
    const file = await reading.pdf(found)
    if ('unreadable' in file) throw new AppError('invalid-input', file.unreadable)
    return file.bytes
  }
  return picture(await reading.picture(key, pdf, ...asked(page, searchParams)))
}

const [narrowest, widest] = [40, 2_400]

function asked(page: string, query: URLSearchParams): [page: number, width: number] {
  const width = Number(query.get('width') ?? '')
  if (!Number.isInteger(width) || width < narrowest || width > widest) {
    throw new AppError('invalid-input', 'Ask for a picture that is 40 to 2,400 pixels wide.', {
      field: 'width',
    })
  }
  const number = Number(page)
  if (number < 1) throw new AppError('not-found', 'The first page is page 1.', { page: number })
  return [number, width]
}

function picture(png: Uint8Array): Response {
  return new Response(new Uint8Array(png), {
    headers: { ...neverGuessed, 'content-type': 'image/png', 'content-length': String(png.byteLength) },
  })
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
