import { expect, test } from 'vitest'
import { readWordXml } from '../../electron/render/intake/wordXml.ts'

const nested = (depth: number): Uint8Array =>
  new TextEncoder().encode(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${'<w:t>'.repeat(depth)}${'</w:t>'.repeat(depth)}</w:document>`,
  )

test('a Word part whose elements are nested without end is refused at once; tables in tables are not', () => {
  let opened = 0
  const ears = { open: () => (opened += 1), close: () => undefined, text: () => undefined }
  expect(readWordXml(nested(80_000), ears)).toBe(false)
  expect(opened).toBeLessThan(1_000)
  expect(readWordXml(nested(300), ears)).toBe(true)
})
