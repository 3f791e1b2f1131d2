import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

describe('the scripts of package.json', () => {
  it.each(Object.entries(scripts))('%s - names only files that are there', (_name, script) => {
    const named = script.match(/\b(build|electron|test)\/[\w/.-]+/g) ?? []
    expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })

  it.each(Object.entries(scripts))('%s - calls only scripts that are there', (_name, script) => {
    const called = [...script.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '')
    expect(called.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe('.ci/run', () => {
  const text = readFileSync(`${root}.ci/run`, 'utf8')

  it('is the two commands of the README, run as they stand there', () => {
    const commands = text.split('\n').filter((line) => line.startsWith('npm '))
    expect(commands).toEqual(['npm ci', 'npm test'])
  })

  it('can be run', () => {
    expect(() => accessSync(`${root}.ci/run`, constants.X_OK)).not.toThrow()
  })
})
