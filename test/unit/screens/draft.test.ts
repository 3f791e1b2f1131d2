import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../../shared/domain/appError.ts'
import { Draft } from '../../../renderer/state/draft.ts'
import { useNotices } from '../../../renderer/state/notices.ts'

const schema = z.object({
  title: z.string().min(1, 'Give a title.'),
  notes: z.string(),
  kind: z.enum(['open', 'closed']),
  why: z.string().nullable(),
})
type Thing = z.infer<typeof schema>
const saved: Thing = { title: 'Play areas', notes: '', kind: 'open', why: null }

function draftWith(save: (value: Thing) => Promise<unknown>): Draft<Thing> {
  const draft = new Draft<Thing>({ saved, schema, save })
  draft.subscribe(() => undefined)
  return draft
}

describe('A draft', () => {
  test('saves what was typed and says so', async () => {
    const kept: Thing[] = []
    const draft = draftWith((value) => Promise.resolve(kept.push(value)))
    draft.change({ title: 'Play areas and parks' })
    await draft.flush()
    expect(kept).toEqual([{ ...saved, title: 'Play areas and parks' }])
    expect(draft.state()).toMatchObject({ saving: 'saved', errors: {}, problem: null })
  })

  test('keeps a wrong field on the screen with its sentence, and saves the others', async () => {
    const kept: Thing[] = []
    const draft = draftWith((value) => Promise.resolve(kept.push(value)))
    draft.change({ title: '', notes: 'Ask the ranger' })
    await draft.flush()
    expect(kept).toEqual([{ ...saved, notes: 'Ask the ranger' }])
    expect(draft.state()).toMatchObject({
      value: { title: '', notes: 'Ask the ranger' },
      errors: { title: 'Give a title.' },
      saving: 'not-saved',
    })
  })

  test('puts a refusal of the core at its field and keeps what was typed', async () => {
    const draft = draftWith(() =>
      Promise.reject(new AppError('invalid-input', 'This title is taken.', { field: 'title' })),
    )
    draft.change({ title: 'Parks' })
    await draft.flush()
    expect(draft.state()).toMatchObject({
      value: { title: 'Parks' },
      errors: { title: 'This title is taken.' },
      saving: 'not-saved',
    })
  })

  test('tries again what could not be saved', async () => {
    let isFull = true
    const kept: Thing[] = []
    const draft = draftWith((value) =>
      isFull
        ? Promise.reject(new AppError('storage', 'The disk is full.'))
        : Promise.resolve(kept.push(value)),
    )
    draft.change({ notes: 'Ask the ranger' })
    await draft.flush()
    expect(draft.state()).toMatchObject({ saving: 'not-saved', problem: 'The disk is full.' })
    isFull = false
    await draft.flush()
    expect(kept).toEqual([{ ...saved, notes: 'Ask the ranger' }])
    expect(draft.state()).toMatchObject({ saving: 'saved', problem: null })
  })

  test('takes news from the core only where nothing is unsaved', async () => {
    const draft = draftWith(() => Promise.resolve())
    draft.adopt({ ...saved, notes: 'From elsewhere' })
    expect(draft.state().value.notes).toBe('From elsewhere')
    draft.change({ title: 'Parks' })
    draft.adopt(saved)
    expect(draft.state().value).toEqual({ ...saved, title: 'Parks', notes: 'From elsewhere' })
    await draft.flush()
  })

  test('says what was not kept when its screen is left', async () => {
    const draft = new Draft<Thing>({ saved, schema, save: () => Promise.resolve() })
    draft.change({ title: '' })
    await draft.leave()
    expect(useNotices.getState().notices.map((notice) => notice.text)).toEqual([
      'The last change to this was not kept. Give a title.',
    ])
  })
})
