import { describe, expect, test } from 'vitest'
import { createClient } from '../../shared/api/client.ts'
import { AppError } from '../../shared/domain/appError.ts'

/** A client whose door answers every call with this status and body. */
function clientAnswering(status: number, body: unknown, seen: Request[] = []) {
  return createClient({
    baseUrl: 'http://door.test',
    token: 'secret',
    fetch: (request) => {
      seen.push(request)
      return Promise.resolve(
        new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
      )
    },
  })
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('The call did not fail.')
}

describe('The client', () => {
  test('calls a procedure under /api/rpc with the bearer', async () => {
    const seen: Request[] = []
    await clientAnswering(200, { json: { done: true } }, seen).people.save({
      id: 'p1',
      address: '',
      name: 'Ada Brook',
      titles: [],
    })
    expect(seen.map((request) => new URL(request.url).pathname)).toEqual(['/api/rpc/people/save'])
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer secret')
  })

  test('throws the AppError of the core with its sentence and its field', async () => {
    const refused = {
      json: {
        defined: true,
        code: 'invalid-input',
        status: 422,
        message: 'The quorum is 9, but there are 5 members.',
        data: { field: 'quorum' },
      },
    }
    const error = await failureOf(clientAnswering(422, refused).committees.list({}))
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'invalid-input',
      message: 'The quorum is 9, but there are 5 members.',
      details: { field: 'quorum' },
    })
  })

  test('says that the window is no longer connected when the host refuses it', async () => {
    const error = await failureOf(clientAnswering(401, {}).committees.list({}))
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'not-allowed',
      message: expect.stringMatching(/no longer connected/) as string,
    })
  })

  test('says that Minutebook is not answering when the call does not arrive', async () => {
    const client = createClient({
      baseUrl: 'http://door.test',
      token: null,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    })
    const error = await failureOf(client.committees.list({}))
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'unexpected',
      message: expect.stringMatching(/not answering/) as string,
    })
  })

  test('leaves an aborted call as it is', async () => {
    const abort = new DOMException('Stopped', 'AbortError')
    const client = createClient({
      baseUrl: 'http://door.test',
      token: null,
      fetch: () => Promise.reject(abort),
    })
    expect(await failureOf(client.committees.list({}))).toBe(abort)
  })
})
