import { describe, expect, test } from 'vitest'
import { PagePictures } from '../../../renderer/screens/pack/pagePictures.ts'

interface Waiting {
  readonly path: string
  readonly arrive: () => void
  readonly fail: () => void
}

/** Pictures whose bytes arrive when the test says so. */
function withLane(options: { readonly kept?: number; readonly atATime?: number } = {}) {
  const asked: Waiting[] = []
  const urls = new Set<string>()
  const pictures = new PagePictures({
    fetchBytes: (path) =>
      new Promise((resolve, reject) => {
        asked.push({ path, arrive: () => resolve(new Blob([path])), fail: () => reject(new Error('gone')) })
      }),
    createUrl: (bytes) => {
      const url = `blob:${urls.size} ${bytes.size}`
      urls.add(url)
      return url
    },
    revokeUrl: (url) => urls.delete(url),
    ...options,
  })
  const arrive = async (index: number): Promise<void> => {
    asked[index]?.arrive()
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
  }
  return { pictures, asked, urls, arrive }
}

const nobody = (): void => undefined

describe('Pictures of pages', () => {
  test('are fetched a few at a time, the last asked for first', async () => {
    const { pictures, asked, arrive } = withLane({ atATime: 2 })
    for (const path of ['1', '2', '3', '4']) pictures.show(path, nobody)
    expect(asked.map(({ path }) => path)).toEqual(['1', '2'])
    await arrive(0)
    expect(asked.map(({ path }) => path)).toEqual(['1', '2', '4'])
  })

  test('are shown when they arrive, and asked for once however often they are shown', async () => {
    const { pictures, asked, arrive } = withLane()
    let changes = 0
    pictures.show('1', () => (changes += 1))
    pictures.show('1', nobody)
    expect(pictures.picture('1').state).toBe('waiting')
    await arrive(0)
    expect([asked.length, changes, pictures.picture('1').state]).toEqual([1, 1, 'there'])
  })

  test('that are scrolled past before their turn are not fetched at all', async () => {
    const { pictures, asked, arrive } = withLane({ atATime: 1 })
    pictures.show('1', nobody)
    pictures.show('2', nobody)()
    await arrive(0)
    expect(asked.map(({ path }) => path)).toEqual(['1'])
  })

  test('give their memory back, the longest unseen first', async () => {
    const { pictures, urls, arrive } = withLane({ kept: 1 })
    const hide = ['1', '2', '3'].map((path) => pictures.show(path, nobody))
    for (const index of [0, 1, 2]) await arrive(index)
    expect(urls.size).toBe(3)
    hide[0]?.()
    expect(urls.size).toBe(3)
    hide[1]?.()
    expect([urls.size, pictures.picture('1').state, pictures.picture('2').state]).toEqual([
      2,
      'waiting',
      'there',
    ])
  })

  test('give all of it back when the screen is left, also what is still on its way', async () => {
    const { pictures, urls, arrive } = withLane()
    const hide = ['1', '2'].map((path) => pictures.show(path, nobody))
    await arrive(0)
    pictures.close()
    for (const leave of hide) leave()
    await arrive(1)
    expect(urls.size).toBe(0)
  })

  test('that could not be had are asked for again when they are shown again', async () => {
    const { pictures, asked } = withLane()
    const hide = pictures.show('1', nobody)
    asked[0]?.fail()
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve()
    expect(pictures.picture('1').state).toBe('failed')
    hide()
    pictures.show('1', nobody)
    expect(asked).toHaveLength(2)
  })
})
