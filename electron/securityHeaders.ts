/**
 * The one stylesheet that a library writes into the page itself: react-aria's touch behaviour of what can be pressed. Named by its hash, so
 * that no other inline style is let in; a test compares it with the installed library.
 */
export const pressableStyleHash = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/**
 * What a page may do, in both hosts: its own files and its own core, nothing else. ProseMirror's clipboard makes a policy of this name to parse
 * what is pasted, into a document of its own in which nothing runs; the page's own default policy lets the empty string and the one worker through
 * (renderer/trustedHtml.ts); no other code may turn text into markup or script.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${pressableStyleHash}`,
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  // A file of the page's own memory: the pack on its way to the printer. No address of any host can be framed.
  'frame-src blob:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ProseMirrorClipboard default',
].join('; ')

/** On every answer of every host, refusals included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** The same answer with the headers of every answer; its body still flows. */
export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value)
  return new Response(response.body, { status: response.status, headers })
}
