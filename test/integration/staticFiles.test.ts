import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readStaticFiles, staticAnswer } from '../../electron/staticFiles.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-static-'))
  put('page/index.html', '<title>Minutebook</title>')
  put('page/assets/app-1a2b.js', 'start()')
  put('page/unlisted.txt', 'not for the page')
  put('secret.txt', 'outside')
  list({ '/index.html': 'text/html; charset=utf-8', '/assets/app-1a2b.js': 'text/javascript; charset=utf-8' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

function list(files: Readonly<Record<string, string>>): void {
  put('page/manifest.json', JSON.stringify({ files }))
}

const page = (): string => join(folder, 'page')

describe('a listed file', () => {
  test('is served with the media type of the list', async () => {
    const answer = staticAnswer(readStaticFiles(page()), 'GET', '/assets/app-1a2b.js')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await answer.text()).toBe('start()')
  })

  test('at the root is the page itself, with or without a query', async () => {
    const files = readStaticFiles(page())
    for (const target of ['/', '/?x=1', '/index.html']) {
      expect(await staticAnswer(files, 'GET', target).text()).toContain('Minutebook')
    }
  })

  test('has a length and no body when only its head is asked for', async () => {
    const answer = staticAnswer(readStaticFiles(page()), 'HEAD', '/')
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['25', ''])
  })

  test('is served as it was at the start, whatever is put in its place later', async () => {
    const files = readStaticFiles(page())
    put('page/index.html', 'changed')
    expect(await staticAnswer(files, 'GET', '/').text()).toContain('Minutebook')
  })
})

test.each([
  '/unlisted.txt',
  '/manifest.json',
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/%2e%2e%2findex.html',
  '/..%5csecret.txt',
  '/assets\\app-1a2b.js',
  '/index.html%00',
  '/index.html\0',
  '//index.html',
  '/./index.html',
  '/INDEX.HTML',
  '/index.html/',
  '/etc/passwd',
  'index.html',
  '',
  '/__proto__',
  '/%69ndex.html',
])('an address that is not listed is not there: %s', (target) => {
  expect(staticAnswer(readStaticFiles(page()), 'GET', target).status).toBe(404)
})

describe('a page that was built wrongly or not at all', () => {
  test('says that it has not been built', () => {
    rmSync(join(page(), 'manifest.json'))
    expect(() => readStaticFiles(page())).toThrow('have not been built')
  })

  test.each([
    '/../secret.txt',
    '/assets/../index.html',
    'index.html',
    '/as%73ets/app.js',
    '/a\\b',
    '/missing.js',
    '/assets',
    '//index.html',
  ])('is refused when it lists %s', (address) => {
    list({ [address]: 'text/plain' })
    expect(() => readStaticFiles(page())).toThrow('are damaged')
  })

  test('is refused when a listed file is a link', () => {
    symlinkSync(join(folder, 'secret.txt'), join(page(), 'link.txt'))
    list({ '/link.txt': 'text/plain' })
    expect(() => readStaticFiles(page())).toThrow('are damaged')
  })

  test('is refused when a folder on the way is a link', () => {
    symlinkSync(folder, join(page(), 'out'))
    list({ '/out/secret.txt': 'text/plain' })
    expect(() => readStaticFiles(page())).toThrow('are damaged')
  })
})
