import { describe, expect, test } from 'vitest'
import { ListDesk } from '../../../renderer/screens/programme/listDesk.ts'
import type { DeskStep } from '../../../renderer/screens/programme/listDesk.ts'

/** A core that keeps a list under a version, and can be changed by another window. */
function aCore(values: readonly string[]) {
  const core = { values, version: 1, problems: [] as unknown[], rounds: 0 }
  const save = (version: string, next: readonly string[]): Promise<string> => {
    if (version !== String(core.version)) return Promise.reject(new Error('changed in another window'))
    core.values = next
    core.version += 1
    return Promise.resolve(String(core.version))
  }
  const desk = new ListDesk<string>({
    ...{ values, version: '1', save },
    onProblem: (problem) => core.problems.push(problem),
    onSaved: () => {
      core.rounds += 1
    },
  })
  return { core, desk, shown: () => desk.state.getState().values }
}

const adding = (value: string): DeskStep<string> => ({
  name: `${value} added`,
  redo: (now) => [...now, value],
  undo: (now) => now.filter((each) => each !== value),
})

describe('a list that is saved as a whole', () => {
  test('shows what is done at once, and saves each act over the one before', async () => {
    const { core, desk, shown } = aCore(['a'])
    const [first, second] = [desk.do(adding('b')), desk.do(adding('c'))]
    expect([shown(), core.values]).toEqual([['a', 'b', 'c'], ['a']])
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect([core.values, core.version, core.rounds]).toEqual([['a', 'b', 'c'], 3, 1])
  })

  test('takes back the last act and does it again, with what was written meanwhile kept', async () => {
    const { core, desk } = aCore(['a'])
    await desk.do(adding('b'))
    await desk.write((now) => now.map((value) => (value === 'a' ? 'A' : value)))
    expect([desk.undo()?.name, desk.undo()]).toEqual(['b added', null])
    expect(desk.redo()?.name).toBe('b added')
    await desk.write((now) => now)
    expect([core.values, desk.state.getState().undo]).toEqual([['A', 'b'], 'b added'])
  })

  test('that another window changed refuses what was made on the old one, and shows what stands', async () => {
    const { core, desk, shown } = aCore(['a'])
    core.values = ['theirs']
    core.version = 7
    const saved = await Promise.all([desk.do(adding('b')), desk.do(adding('c'))])
    expect([saved, core.problems.length, core.values]).toEqual([[false, false], 1, ['theirs']])
    desk.adopt(core.values, '7')
    expect([shown(), desk.state.getState().undo]).toEqual([['theirs'], null])
    expect(await desk.do(adding('d'))).toBe(true)
    expect(core.values).toEqual(['theirs', 'd'])
  })

  test('keeps what is under way when news comes, and its undo when the news is its own', async () => {
    const { desk, shown } = aCore(['a'])
    const saving = desk.do(adding('b'))
    desk.adopt(['a'], '9')
    expect(shown()).toEqual(['a', 'b'])
    await saving
    desk.adopt(['a', 'b'], '2')
    expect(desk.state.getState().undo).toBe('b added')
  })
})
