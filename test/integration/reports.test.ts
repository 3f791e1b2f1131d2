import { describe, expect, test } from 'vitest'
import { rebuild } from '../../electron/db/rebuild.ts'
import { databaseOver } from '../../electron/db/database.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { CoverReport } from '../../shared/domain/report.ts'
import { reportFindings } from '../../shared/domain/checks/reports.ts'
import { aMeeting } from '../helpers/builders.ts'
import type { Sent } from '../helpers/builders.ts'
import { aReport, aSection } from '../helpers/recordBuilder.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

interface Prepared extends TestCore {
  readonly meetingId: string
  readonly itemId: string
}

/** A meeting with a public item "Market pitches". */
async function prepared(): Promise<Prepared> {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  const itemId = defined(itemIds[2], 'the standing agenda has three items')
  await core.client.agenda.editItem({ meetingId, itemId, change: { classification: 'public' } })
  return { ...core, meetingId, itemId }
}

const exempt = {
  classification: 'exempt',
  exemption: { paragraphs: [3], publicInterest: 'A tender is out.' },
} as const

function save(core: Prepared, given: Partial<CoverReport> = {}): Promise<unknown> {
  const report = aReport('r', { itemId: core.itemId, ...given })
  return core.client.reports.save({ meetingId: core.meetingId, report } as Sent<
    CoreClient['reports']['save']
  >)
}

async function saved(core: Prepared) {
  return (await core.client.meetings.get({ meetingId: core.meetingId })).record.reports
}

interface Made {
  readonly lines: readonly string[]
  readonly fileName: string
  readonly notes: readonly string[]
}

async function make(
  core: Prepared,
  audience: 'public' | 'members',
  format: 'pdf' | 'docx' = 'pdf',
): Promise<Made> {
  const { jobId } = await core.client.reports.make({
    meetingId: core.meetingId,
    reportId: 'r',
    format,
    audience,
  })
  for await (const event of await core.client.jobs.watch({ jobId })) {
    if (event.state !== 'done') continue
    const output = await core.fetch(new Request(`http://core.test/api/output/${event.outputId}`))
    return { lines: (await output.text()).split('\n'), fileName: event.fileName, notes: event.notes }
  }
  throw new Error('The report was not made.')
}

describe('A cover report', () => {
  test('is kept word for word, stays where it is when it is changed, and is there after a restart', async () => {
    const core = await prepared()
    await save(core, { sections: [aSection('purpose', ['One.', '\tunder it', ''])] })
    await core.client.reports.save({
      meetingId: core.meetingId,
      report: aReport('s', { itemId: core.itemId }),
    } as Sent<CoreClient['reports']['save']>)
    await save(core, { title: 'Pitches', sections: [aSection('purpose', ['Two.'])] })
    await core.restart()
    expect(
      (await saved(core)).map(({ id, title, sections }) => [id, title, sections[0]?.paragraphs]),
    ).toEqual([
      ['r', 'Pitches', ['Two.']],
      ['s', '', ['To report on the mill race.']],
    ])
  })

  test('is rebuilt from the log as it was', async () => {
    const core = await prepared()
    await save(core)
    await save(core, exempt)
    await core.close()
    const sqlite = rawDatabase(core)
    const before = allRows(sqlite)
    databaseOver(sqlite).write(rebuild)
    expect(allRows(sqlite)).toEqual(before)
    sqlite.close()
  })

  test('is told of in the history without a word of it, and closed there from the day it was', async () => {
    const core = await prepared()
    await save(core)
    await save(core, exempt)
    await save(core)
    const { client, meetingId } = core
    const changes = await client.meetings.changes({ meetingId, limit: 3 })
    expect(changes.map(({ what }) => what)).toEqual(
      Array.from({ length: 3 }, () => 'The report on “Market pitches” was changed.'),
    )
    await core.close()
    const sqlite = rawDatabase(core)
    const logged = sqlite
      .prepare(`SELECT classification FROM change WHERE kind = 'report.set' ORDER BY seq`)
      .pluck()
      .all()
    expect(logged).toEqual(['public', 'exempt', 'exempt'])
    sqlite.close()
  })

  test('can be taken away, once', async () => {
    const core = await prepared()
    await save(core)
    const remove = { meetingId: core.meetingId, reportId: 'r' }
    await core.client.reports.remove(remove)
    expect(await saved(core)).toEqual([])
    await expect(core.client.reports.remove(remove)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('needs an item that is there, and stays on it', async () => {
    const core = await prepared()
    await expect(save(core, { itemId: 'gone' })).rejects.toMatchObject({ code: 'not-found' })
    await save(core)
    const { record } = await core.client.meetings.get({ meetingId: core.meetingId })
    await expect(save(core, { itemId: record.items[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })

  test('that is exempt is closed before its paragraphs are named, and keeps none when it is public again (R20)', async () => {
    const core = await prepared()
    await save(core, { classification: 'exempt' })
    expect((await saved(core))[0]).toMatchObject({ classification: 'exempt', exemption: null })
    const { record } = await core.client.meetings.get({ meetingId: core.meetingId })
    expect(reportFindings(record).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R20', 'R21']))
    await save(core, { classification: 'public', exemption: exempt.exemption })
    expect((await saved(core))[0]?.exemption).toBeNull()
  })

  test('keeps its item on the agenda until it is taken away', async () => {
    const core = await prepared()
    await save(core)
    const item = { meetingId: core.meetingId, itemId: core.itemId }
    await expect(core.client.agenda.removeItem(item)).rejects.toMatchObject({ code: 'not-allowed' })
    await core.client.reports.remove({ meetingId: core.meetingId, reportId: 'r' })
    await core.client.agenda.removeItem(item)
  })

  test('stands once the minutes are confirmed', async () => {
    const core = await prepared()
    await save(core)
    const { record } = await core.client.meetings.get({ meetingId: core.meetingId })
    await core.client.meetings.save({ ...record.meeting, state: 'confirmed' })
    await expect(save(core)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      core.client.reports.remove({ meetingId: core.meetingId, reportId: 'r' }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await make(core, 'public')).lines).toContain('1.1 To report on the mill race.')
  })
})

describe('A cover report that is made', () => {
  test('is the paper of its item, named after it', async () => {
    const core = await prepared()
    await save(core)
    const word = await make(core, 'public', 'docx')
    expect(word.fileName).toBe('2026-02-03 Market pitches report.docx')
    expect(word.lines[0]).toBe('docx')
    expect((await make(core, 'members')).fileName).toBe('2026-02-03 Market pitches report (for members).pdf')
    expect(word.lines.slice(1)).toEqual([
      'Fenwick Vale Council',
      'Licensing Committee',
      'Tuesday, 3 February 2026',
      'Market pitches',
      '1 Purpose',
      '1.1 To report on the mill race.',
      '2 Background papers',
      '2.1 None',
    ])
  })

  test('is not held up by what is undecided elsewhere on the agenda', async () => {
    const core = await prepared()
    await save(core)
    const { record } = await core.client.meetings.get({ meetingId: core.meetingId })
    const [apologies] = record.items
    await core.client.agenda.editItem({
      ...{ meetingId: core.meetingId, itemId: defined(apologies, 'the first item').id },
      change: { classification: 'unset' },
    })
    expect((await make(core, 'public')).lines).toContain('Market pitches')
  })

  test('lists the papers of its item that somebody has decided, and says how many are missing', async () => {
    const core = await prepared()
    await save(core, { sections: [aSection('attached', [])] })
    const { meetingId, itemId } = core
    const files = []
    for (const name of ['map', 'survey', 'costs']) {
      const sent = await core.fetch(
        new Request('http://core.test/api/files', { method: 'PUT', body: new TextEncoder().encode(name) }),
      )
      const { sha256 } = (await sent.json()) as { sha256: string }
      files.push({ id: name, fileName: `${name}.txt`, sha256 })
    }
    await core.client.papers.add({ meetingId, itemId, files })
    const change = { title: 'Map of the pitches', classification: 'public' } as const
    await core.client.papers.change({ meetingId, paperId: 'map', change })
    const { lines, notes } = await make(core, 'public')
    expect(lines.slice(-2)).toEqual(['1 List of attached information', '1.1 Map of the pitches'])
    expect(notes).toEqual([
      '2 papers of the item are not in its list of attached information yet: nobody has said whether the public may read them.',
    ])
  })

  test('waits for the officer to say who may read it, and its item', async () => {
    const core = await prepared()
    await save(core, { classification: 'unset' })
    for (const audience of ['public', 'members'] as const) {
      await expect(make(core, audience)).rejects.toMatchObject({
        code: 'not-allowed',
        message:
          'The report on “Market pitches” is neither marked public nor exempt. Choose one, and make it again.',
      })
    }
    await save(core)
    const { meetingId, itemId } = core
    await core.client.agenda.editItem({ meetingId, itemId, change: { classification: 'unset' } })
    await expect(make(core, 'public')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('is refused to the public when it is exempt, and marked for members', async () => {
    const core = await prepared()
    await save(core, exempt)
    await expect(make(core, 'public')).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'The report on “Market pitches” is exempt: the public may not have it. Make it for members.',
    })
    const { lines } = await make(core, 'members')
    expect(lines.join('\n')).toContain('Not for publication: exempt under paragraph 3')
    expect(lines.join('\n')).not.toContain('tender')
  })

  test('is refused to the public under an exempt item too', async () => {
    const core = await prepared()
    await save(core)
    const { meetingId, itemId } = core
    await core.client.agenda.editItem({
      ...{ meetingId, itemId },
      change: {
        classification: 'exempt',
        exemption: { paragraphs: [1], publicInterest: 'A person is named.' },
      },
    })
    await expect(make(core, 'public')).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
