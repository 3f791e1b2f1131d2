import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** What a browser keeps of fields lies on the disk in clear: every box that words are typed into says that it is not to be kept. */

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url))

function boxes(pattern: RegExp): string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      [...readFileSync(join(renderer, name), 'utf8').matchAll(pattern)].map(([tag]) => `${name}: ${tag}`),
    )
}

test('every text box of several lines names the form that keeps nothing, and the page has it', () => {
  const all = boxes(/<(?:textarea|TextArea)\b[\s\S]*?\/>/g)
  expect(all.length).toBeGreaterThan(2)
  expect(all.filter((tag) => !tag.includes('form="unkept"'))).toEqual([])
  const page = readFileSync(join(renderer, 'index.html'), 'utf8')
  expect(page).toContain('<form id="unkept" autocomplete="off" hidden></form>')
})

test('every line to type in says that it is not to be filled in, and so not kept', () => {
  const all = boxes(/<(?:input|Input)\b[\s\S]*?\/>/g)
  expect(all.length).toBeGreaterThan(20)
  // A PIN is typed as a password, which is never kept; boxes to tick and choosers of files hold no words.
  const others = /type="(?:checkbox|radio|file|range)"|autoComplete=/
  const kept = all.filter((tag) => !others.test(tag) && !tag.startsWith('parts/pinField.tsx'))
  expect(kept).toEqual([])
})
