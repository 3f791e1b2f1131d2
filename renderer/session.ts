import { createClient } from '../shared/api/client.ts'
import type { CoreClient } from '../shared/api/client.ts'
import { AppError } from '../shared/domain/appError.ts'
import { sendFile } from './state/sendFile.ts'
import type { KeptFile, SendOptions } from './state/sendFile.ts'

/** The way to the core from this window: the calls, and the byte lanes for papers. */
export interface Session {
  readonly client: CoreClient
  /** The bytes at a path under /api, e.g. a made paper. Throws AppError. */
  readonly fetchBytes: (path: string) => Promise<Blob>
  /** Keeps a file in the book, and gives the hash it is known by. Throws AppError; a file that was stopped rejects with the signal's reason. */
  readonly sendFile: (file: Blob, options: SendOptions) => Promise<KeptFile>
}

const tokenKey = 'minutebook-token'

/**
 * Opens the session of this window. Under app:// the window itself is the proof. Over http the host put a one-time code in the address;
 * it is exchanged for a token that lives as long as the tab, and taken out of the address so that no history keeps it.
 */
export async function openSession(): Promise<Session> {
  const baseUrl = window.location.origin
  const token = window.location.protocol === 'app:' ? null : await tokenOfThisTab(baseUrl)
  return {
    client: createClient({ baseUrl, fetch: (request, init) => window.fetch(request, init), token }),
    fetchBytes: (path) => fetchBytes(`${baseUrl}${path}`, token),
    sendFile: (file, options) => sendFile(`${baseUrl}/api/files`, token, file, options),
  }
}

async function tokenOfThisTab(baseUrl: string): Promise<string> {
  const code = codeInAddress()
  if (code !== null) {
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`)
    const token = await exchange(baseUrl, code)
    if (token !== null) {
      window.sessionStorage.setItem(tokenKey, token)
      return token
    }
  }
  const kept = window.sessionStorage.getItem(tokenKey)
  if (kept !== null) return kept
  throw new AppError(
    'not-allowed',
    'This window is not signed in: an address works once and for 30 seconds. Go back to the window that Minutebook opened, or start Minutebook again: it opens a window that is.',
  )
}

/**
 * A fresh address put into a tab that stands on an old one changes only what follows the "#": the browser does not load the page again.
 * Takes its code and begins anew, on the screen where the tab stood. Listen before the screens do: to them the code is no address.
 */
export function takeNewAddresses(): void {
  window.addEventListener('hashchange', (event) => {
    const code = codeInAddress()
    if (code === null) return
    event.stopImmediatePropagation()
    window.history.replaceState(null, '', event.oldURL)
    void exchange(window.location.origin, code).then((token) => {
      if (token === null) return
      window.sessionStorage.setItem(tokenKey, token)
      window.location.reload()
    })
  })
}

/** Routes of the app begin with "#/": anything else in the hash is the code, bare or as "code=…". */
function codeInAddress(): string | null {
  const hash = window.location.hash.replace(/^#/, '')
  if (hash === '' || hash.startsWith('/')) return null
  return new URLSearchParams(hash).get('code') ?? hash
}

async function exchange(baseUrl: string, code: string): Promise<string | null> {
  const response = await window.fetch(`${baseUrl}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  if (!response.ok) return null
  const answer: unknown = await response.json()
  const hasToken = typeof answer === 'object' && answer !== null && 'token' in answer
  return hasToken && typeof answer.token === 'string' ? answer.token : null
}

async function fetchBytes(url: string, token: string | null): Promise<Blob> {
  const response = await window.fetch(
    url,
    token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
  )
  if (!response.ok) {
    throw new AppError(
      'not-found',
      'Minutebook does not have this file at hand any more. Open the meeting again; a paper that was made can be made again.',
    )
  }
  return response.blob()
}
