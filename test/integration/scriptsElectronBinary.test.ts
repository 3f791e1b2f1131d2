import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchElectron } from '../../build/electronBinary.ts'

describe("Electron's binary, when it cannot be had", () => {
  let cache: string
  let site: Server | null = null
  const before = { ...process.env }

  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'minutebook-electron-'))
    process.env['electron_config_cache'] = cache
  })
  afterEach(() => {
    process.env = { ...before }
    site?.closeAllConnections()
    site?.close()
    site = null
    rmSync(cache, { recursive: true, force: true })
  })

  async function mirror(answer: RequestListener): Promise<void> {
    const server = createServer(answer)
    site = server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The mirror has no port.')
    process.env['ELECTRON_MIRROR'] = `http://127.0.0.1:${address.port}/`
  }

  const ignored = (): void => undefined

  it('is given up when nobody answers', async () => {
    await mirror(ignored)
    expect(await fetchElectron(ignored, 0.2)).toEqual({
      outcome: 'unavailable',
      reason: 'no answer within 0.2 seconds',
    })
  })

  it('is given up when the answer dries up half-way', async () => {
    await mirror((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' })
      response.write('the beginning')
    })
    expect(await fetchElectron(ignored, 0.2)).toEqual({
      outcome: 'unavailable',
      reason: 'no answer within 0.2 seconds',
    })
  })

  it('is refused in words by a network that forbids it', async () => {
    await mirror((_request, response) => void response.writeHead(403).end('blocked by policy'))
    expect(await fetchElectron(ignored)).toEqual({
      outcome: 'unavailable',
      reason: 'the download site answered 403',
    })
  })

  it('is refused when what arrives is not what the package expects', async () => {
    await mirror(
      (_request, response) => void response.end('<html>Please sign in to the guest network</html>'),
    )
    expect(await fetchElectron(ignored)).toEqual({
      outcome: 'unavailable',
      reason: 'what arrived is not what the package expects',
    })
  })

  it('is known to be out of reach when the name of the site is not known', async () => {
    process.env['ELECTRON_MIRROR'] = 'http://nowhere.invalid/'
    expect(await fetchElectron(ignored)).toEqual({
      outcome: 'unavailable',
      reason: 'there is no connection to the internet',
    })
  })
})
