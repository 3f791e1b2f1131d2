import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/domain/appError.ts'
import { refusedFiles, useNotices } from '../../../renderer/state/notices.ts'
import { largestPaper, refusal, uploadPapers, useUploads } from '../../../renderer/state/uploads.ts'
import type { AddedFile, GivenFile, UploadOrder } from '../../../renderer/state/uploads.ts'

function file(name: string, words = `words of ${name}`): GivenFile {
  return new File([words], name)
}

/** A core that keeps every file under its words, and what was put on the item. */
function desk(given: Partial<UploadOrder> = {}) {
  const added: (readonly AddedFile[])[] = []
  let count = 0
  const order = {
    meetingId: 'meeting',
    itemId: 'item',
    known: [],
    send: async (sent: Blob) => ({ sha256: await sent.text(), bytes: sent.size }),
    add: (files: readonly AddedFile[]) => Promise.resolve(added.push(files)),
    newId: () => `id-${(count += 1)}`,
    ...given,
  }
  return { added, upload: (files: readonly GivenFile[]) => uploadPapers({ ...order, files }) }
}

const listed = () => useUploads.getState().uploads.map(({ fileName }) => fileName)
const told = () => useNotices.getState().notices.find(({ id }) => id === refusedFiles)?.text

beforeEach(() => {
  useUploads.setState({ uploads: [] })
  useNotices.setState({ notices: [] })
})

describe('files that are added', () => {
  test('are put on the item at once, in the order they were given, whichever arrives first', async () => {
    const waits: (() => void)[] = []
    const { added, upload } = desk({
      send: async (sent) => {
        const words = await sent.text()
        if (words === 'slow') await new Promise<void>((go) => waits.push(go))
        else waits.forEach((go) => go())
        return { sha256: words, bytes: sent.size }
      },
    })
    await upload([file('first.pdf', 'slow'), file('second.pdf'), file('third.pdf')])
    expect(added.map((files) => files.map(({ fileName }) => fileName))).toEqual([
      ['first.pdf', 'second.pdf', 'third.pdf'],
    ])
    expect(listed()).toEqual([])
  })

  test('arrive although one of them fails, whose sentence stands in a notice', async () => {
    const { added, upload } = desk({
      send: async (sent) => {
        const words = await sent.text()
        if (words === 'bad') throw new AppError('storage', 'The disk is full.')
        return { sha256: words, bytes: sent.size }
      },
    })
    expect(await upload([file('a.pdf'), file('b.pdf', 'bad'), file('c.pdf')])).toEqual(['id-1', 'id-3'])
    expect(added[0]?.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'c.pdf'])
    expect([listed(), told()]).toEqual([[], '“b.pdf”: The disk is full.'])
  })

  test('take away what was said of others before, as does leaving the screen', async () => {
    const { upload } = desk()
    await upload([file('empty.pdf', '')])
    await upload([file('nothing.pdf', '')])
    expect(told()).toMatch(/^“nothing\.pdf” is empty/)
    await upload([file('a.pdf')])
    expect(told()).toBeUndefined()
    await upload([file('b.pdf'), file('empty.pdf', '')])
    expect(told()).toMatch(/^“empty\.pdf” is empty/)
    useNotices.getState().leaveScreen()
    expect(told()).toBeUndefined()
  })

  test('that are larger than 250 MB or empty are not even sent', async () => {
    expect(refusal({ name: 'plan.pdf', size: largestPaper })).toBeNull()
    expect(refusal({ name: 'plan.pdf', size: largestPaper + 1 })).toBe(
      '“plan.pdf” is larger than 250 MB, the most that one paper may be. Make it smaller, or split it.',
    )
    const { added, upload } = desk({ send: () => Promise.reject(new Error('It was sent.')) })
    expect(await upload([file('empty.pdf', '')])).toEqual([])
    expect(added).toEqual([])
    expect(listed()).toEqual([])
    expect(told()).toMatch(/^“empty\.pdf” is empty/)
  })

  test('stand once on an item: the same bytes say where they are already', async () => {
    const { added, upload } = desk({ known: [{ sha256: 'old words', fileName: 'report.pdf' }] })
    await upload([file('copy of report.pdf', 'old words'), file('a.pdf', 'new'), file('a.pdf', 'new')])
    expect(added[0]).toEqual([{ id: 'id-2', fileName: 'a.pdf', sha256: 'new' }])
    expect(told()).toBe(
      [
        '“copy of report.pdf” was not added. The same file, as “report.pdf”, is on this item already.',
        '“a.pdf” was not added. It is on this item already.',
      ].join(' '),
    )
  })

  test('can be stopped on their way, without a word about it', async () => {
    const { added, upload } = desk({
      send: (sent, { signal }) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('Stopped')))
          if (sent.size === 5) resolve({ sha256: 'short', bytes: 5 })
          else
            useUploads
              .getState()
              .uploads.find(({ fileName }) => fileName === 'long.pdf')
              ?.cancel()
        }),
    })
    await upload([file('long.pdf'), file('short.pdf', 'short')])
    expect(added[0]?.map(({ fileName }) => fileName)).toEqual(['short.pdf'])
    expect([listed(), told()]).toEqual([[], undefined])
  })

  test('that the agenda would not take all say why', async () => {
    const { upload } = desk({ add: () => Promise.reject(new AppError('not-found', 'The item is gone.')) })
    expect(await upload([file('a.pdf'), file('b.pdf')])).toEqual([])
    expect([listed(), told()]).toEqual([[], '“a.pdf”: The item is gone. “b.pdf”: The item is gone.'])
  })
})
