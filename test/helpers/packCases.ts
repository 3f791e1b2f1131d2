import { expect } from 'vitest'
import {
  addPaper,
  allRead,
  aMeetingWithPapers,
  builtPack,
  endOf,
  keepFile,
  published,
} from './packsInBook.ts'
import { lockedPdf, plainPdf } from './officersFiles.ts'
import { aReport } from './recordBuilder.ts'
import { readingPdfs } from './readingPdfs.ts'
import type { TestCore, TestCoreOptions } from './testBook.ts'

/** One case of a procedure: what kind of core it is asked of, and what is asked. */
export interface ProcedureCase {
  readonly options?: TestCoreOptions
  readonly run: (core: TestCore) => Promise<void>
}

const options = { reading: readingPdfs }
const done = { done: true }

async function papersOf({ client }: TestCore, meetingId: string) {
  return (await client.meetings.get({ meetingId })).record.papers
}

/** A meeting whose item has one public paper of two pages, "plan". */
async function withPlan(core: TestCore): Promise<{ readonly meetingId: string; readonly itemId: string }> {
  const { meetingId, itemId } = await aMeetingWithPapers(core.client)
  await addPaper(core, meetingId, itemId, 'plan')
  return { meetingId, itemId }
}

/** Papers, reports and packs. What they do in full is tested in papersOnItems and packsInBook. */
export const packCases: Readonly<Record<string, ProcedureCase>> = {
  'papers.add': {
    options,
    run: async (core) => {
      const { meetingId, itemId } = await aMeetingWithPapers(core.client)
      const sha256 = await keepFile(core, await plainPdf(1))
      const files = [{ id: 'plan', fileName: 'plan.pdf', sha256 }]
      expect(await core.client.papers.add({ meetingId, itemId, files })).toEqual(done)
      expect(await papersOf(core, meetingId)).toMatchObject([{ id: 'plan', itemId, classification: 'unset' }])
    },
  },
  'papers.change': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      const change = { title: 'The plan', description: 'Of the kiosk' }
      expect(await core.client.papers.change({ meetingId, paperId: 'plan', change })).toEqual(done)
      expect(await papersOf(core, meetingId)).toMatchObject([{ ...change, classification: 'public' }])
    },
  },
  'papers.replace': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      const sha256 = await keepFile(core, await plainPdf(3))
      const sent = { meetingId, paperId: 'plan', fileName: 'new.pdf', sha256 }
      expect(await core.client.papers.replace(sent)).toEqual(done)
      expect(await papersOf(core, meetingId)).toMatchObject([{ id: 'plan', sha256, classification: 'unset' }])
    },
  },
  'papers.unlock': {
    options,
    run: async (core) => {
      const { meetingId, itemId } = await aMeetingWithPapers(core.client)
      const sha256 = await keepFile(core, await lockedPdf('Kingfisher'))
      const files = [{ id: 'plan', fileName: 'plan.pdf', sha256 }]
      await core.client.papers.add({ meetingId, itemId, files })
      const asked = { meetingId, paperId: 'plan', password: 'Kingfisher' }
      await expect(core.client.papers.unlock({ ...asked, password: 'kingfisher' })).rejects.toMatchObject({
        code: 'invalid-input',
        details: { field: 'password' },
      })
      expect(await core.client.papers.unlock(asked)).toEqual({ restricts: ['printing', 'copying'] })
      const [paper] = await papersOf(core, meetingId)
      expect(paper).toMatchObject({ id: 'plan', fileName: 'plan.pdf' })
      expect(paper?.sha256).not.toBe(sha256)
      await expect(core.client.papers.unlock(asked)).rejects.toMatchObject({ code: 'not-allowed' })
    },
  },
  'papers.move': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      const sent = { meetingId, paperId: 'plan', itemId: null, index: 0 }
      expect(await core.client.papers.move(sent)).toEqual(done)
      expect(await papersOf(core, meetingId)).toMatchObject([{ id: 'plan', itemId: null }])
    },
  },
  'papers.remove': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      expect(await core.client.papers.remove({ meetingId, paperId: 'plan' })).toEqual(done)
      expect(await papersOf(core, meetingId)).toEqual([])
    },
  },
  'papers.facts': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      expect(await allRead(core.client, meetingId)).toMatchObject([
        { paperId: 'plan', facts: { kind: 'pdf', pages: 2 } },
      ])
      await expect(core.client.papers.facts({ meetingId: 'none' })).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  },
  'papers.readAgain': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      expect(await core.client.papers.readAgain({ meetingId, paperId: 'plan' })).toEqual(done)
      expect(await core.client.papers.facts({ meetingId })).toEqual([{ paperId: 'plan', facts: 'reading' }])
    },
  },
  'reports.save': {
    run: async (core) => {
      const { meetingId, itemId } = await aMeetingWithPapers(core.client)
      const report = aReport('cover', { itemId }) as Parameters<typeof core.client.reports.save>[0]['report']
      expect(await core.client.reports.save({ meetingId, report })).toEqual(done)
      await core.restart()
      expect((await core.client.meetings.get({ meetingId })).record.reports).toEqual([report])
    },
  },
  'reports.remove': {
    run: async (core) => {
      const { meetingId, itemId } = await aMeetingWithPapers(core.client)
      const report = aReport('cover', { itemId }) as Parameters<typeof core.client.reports.save>[0]['report']
      await core.client.reports.save({ meetingId, report })
      expect(await core.client.reports.remove({ meetingId, reportId: 'cover' })).toEqual(done)
      expect((await core.client.meetings.get({ meetingId })).record.reports).toEqual([])
    },
  },
  'reports.make': {
    run: async (core) => {
      const { meetingId, itemId } = await aMeetingWithPapers(core.client)
      const report = aReport('cover', { itemId }) as Parameters<typeof core.client.reports.save>[0]['report']
      await core.client.reports.save({ meetingId, report })
      const { jobId } = await core.client.reports.make({
        ...{ meetingId, reportId: 'cover', format: 'docx', audience: 'public' },
      })
      expect(await endOf(core.client, jobId)).toMatchObject({ state: 'done' })
    },
  },
  'packs.plan': {
    options,
    run: async (core) => {
      const { meetingId, itemId } = await withPlan(core)
      const plan = await core.client.packs.plan({ meetingId, audience: 'public', edition: 'agenda' })
      expect(plan.ranges).toMatchObject([{ itemId, first: 3, last: 4 }])
    },
  },
  'packs.build': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      const { outputId, pack } = await builtPack(core.client, {
        ...{ meetingId, audience: 'public', edition: 'agenda' },
      })
      const output = await core.fetch(new Request(`http://core.test/api/output/${outputId}`))
      expect(output.headers.get('content-type')).toBe('application/pdf')
      expect(pack).toMatchObject({ audience: 'public', number: 1, firstPage: 1, pages: 4 })
    },
  },
  'packs.publish': {
    options,
    run: async (core) => {
      const { meetingId } = await withPlan(core)
      await published(core.client, { meetingId, audience: 'public', edition: 'agenda' })
      const { record } = await core.client.meetings.get({ meetingId })
      expect([record.meeting.state, record.publications.length]).toEqual(['agenda-published', 1])
    },
  },
  'findings.accept': {
    run: async (core) => {
      const { meetingId } = await aMeetingWithPapers(core.client)
      const sent = { meetingId, key: 'scanned x', reason: 'It is a map.' }
      expect(await core.client.findings.accept(sent)).toEqual(done)
      expect((await core.client.meetings.get({ meetingId })).record.accepted).toEqual([
        { key: 'scanned x', reason: 'It is a map.', at: '2026-01-15T10:00:00.000Z', by: 'Imogen Farrow' },
      ])
    },
  },
  'findings.reopen': {
    run: async (core) => {
      const { meetingId } = await aMeetingWithPapers(core.client)
      await core.client.findings.accept({ meetingId, key: 'scanned x', reason: 'It is a map.' })
      expect(await core.client.findings.reopen({ meetingId, key: 'scanned x' })).toEqual(done)
      expect((await core.client.meetings.get({ meetingId })).record.accepted).toEqual([])
      await expect(core.client.findings.reopen({ meetingId, key: 'scanned x' })).rejects.toMatchObject({
        ...{ code: 'not-found', message: 'This finding had not been let stand.' },
      })
    },
  },
}
