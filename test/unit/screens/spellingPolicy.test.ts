import { describe, expect, test } from 'vitest'
import { keepMarkupAndScriptsOut } from '../../../renderer/trustedHtml.ts'

interface Rules {
  createHTML(text: string, kind?: string): string | null
  createScriptURL(address: string): string | null
  readonly createScript?: unknown
}

function policyOfThePage(): { name: string; rules: Rules } {
  const made: { name: string; rules: Rules }[] = []
  const trustedTypes = { createPolicy: (name: string, rules: Rules) => made.push({ name, rules }) }
  keepMarkupAndScriptsOut({ trustedTypes }, '/assets/spellingWorker-abc.js')
  const [policy] = made
  if (policy === undefined) throw new Error('No policy was made.')
  return policy
}

describe('The policy of the page', () => {
  const { name, rules } = policyOfThePage()

  test('is the default one, which the hosts allow', () => {
    expect(name).toBe('default')
  })

  test('lets the worker of the spelling through', () => {
    expect(rules.createScriptURL('/assets/spellingWorker-abc.js')).toBe('/assets/spellingWorker-abc.js')
  })

  test.each([
    '',
    '/assets/other.js',
    '/assets/spellingWorker-abc.js?more',
    ' /assets/spellingWorker-abc.js',
    'https://elsewhere.example/assets/spellingWorker-abc.js',
    '//elsewhere.example/assets/spellingWorker-abc.js',
    'data:text/javascript,alert(1)',
    'blob:http://127.0.0.1/1',
  ])('lets no other script through: %s', (address) => {
    expect(rules.createScriptURL(address)).toBeNull()
  })

  test('lets no markup through but none at all', () => {
    const put = (text: string): string | null => rules.createHTML(text, 'TrustedHTML')
    expect([put(''), put('<b>x</b>'), put(' ')]).toEqual(['', null, null])
  })

  test('refuses aloud whoever asks it by name, so that the editor makes its own policy for the clipboard', () => {
    expect(() => rules.createHTML('<p>x</p>')).toThrow(TypeError)
  })

  test('has no rule by which text becomes a script', () => {
    expect(rules.createScript).toBeUndefined()
  })

  test('is not missed where the browser has none', () => {
    expect(() => keepMarkupAndScriptsOut({}, '/x.js')).not.toThrow()
  })
})
