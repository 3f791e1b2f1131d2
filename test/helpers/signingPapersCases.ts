import { expect } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import type { ProcedureCase } from './packCases.ts'
import { aCertificate, opensslMissing } from './certificates.ts'
import { plainPdf } from './officersFiles.ts'
import { keepFile } from './packsInBook.ts'
import { confirmedMinutes, signedMinutes, signing, twoMeetings } from './signedMinutes.ts'
import type { TestCore } from './testBook.ts'

/** The paper that a job made: its name and its bytes. Throws what the job failed with. */
export async function outputOf(
  { client, fetch }: TestCore,
  jobId: string,
): Promise<{ readonly fileName: string; readonly pages: number | null; readonly text: string }> {
  for await (const event of await client.jobs.watch({ jobId })) {
    if (event.state === 'failed') throw Object.assign(new Error(event.message), { code: event.code })
    if (event.state !== 'done') continue
    const answer = await fetch(new Request(`http://core.test/api/output/${event.outputId}`))
    return { fileName: event.fileName, pages: event.pages, text: await answer.text() }
  }
  throw new Error('The job never ended')
}

/** The papers of signing. Their pages are tested in test/integration/signingCopy.test.ts, their leaves in signingPapers.test.ts. */
export const signingPapersCases: Readonly<Record<string, ProcedureCase>> = {
  'signing.makeCopy': {
    run: async (core) => {
      const { client } = core
      const { meetingId, agreedAt } = await twoMeetings(client)
      await expect(client.signing.makeCopy({ meetingId })).rejects.toMatchObject({ code: 'not-allowed' })
      await client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
      const { jobId } = await client.signing.makeCopy({ meetingId })
      const { fileName, text } = await outputOf(core, jobId)
      expect(fileName).toBe('2025-02-03 Licensing Committee minutes for signature, leaf 1.pdf')
      expect(text).toContain('Office: person presiding')
      expect((await client.signing.standing({ meetingId })).acts.at(-1)).toMatchObject({
        ...{ kind: 'copy-made', leaves: { first: 1, last: 1 }, fileName },
      })
    },
  },
  'signing.makeCertificate': {
    run: async (core) => {
      const { client } = core
      const { meetingId } = await signedMinutes(client)
      const officer = { name: 'Moira Lang', title: 'Monitoring Officer' }
      const { jobId } = await client.signing.makeCertificate({ meetingId, officer })
      const { fileName, text } = await outputOf(core, jobId)
      expect(fileName).toBe('2025-02-03 Licensing Committee minutes, certified copy.pdf')
      expect(text).toContain('Certificate of a true copy')
      expect(text).toContain('signed on 3 March 2025 by Councillor Ruth Ashworth')
      expect(text).toContain('Moira Lang')
    },
  },
  'signing.seal': {
    run: async (core) => {
      const { client } = core
      const two = await confirmedMinutes(client)
      const { meetingId } = two
      const sha256 = await keepFile(core, new TextEncoder().encode('a scan that is no PDF'))
      const order = { meetingId, sha256, certificate: 'AAAA', password: 'wrong' }
      await expect(client.signing.seal(order)).rejects.toMatchObject({
        ...{ code: 'not-allowed', message: 'These minutes are not signed yet.' },
      })
      await client.signing.recordSigning(signing(two))
      await expect(client.signing.seal(order)).rejects.toMatchObject({ code: 'not-found' })
      await client.signing.fileScan({ meetingId, fileName: 'scan.pdf', sha256 })
      const { jobId } = await client.signing.seal(order)
      await expect(outputOf(core, jobId)).rejects.toMatchObject({
        ...{ code: 'invalid-input', message: 'Only a PDF can be sealed. File the scan as a PDF.' },
      })
      if (opensslMissing !== '') return
      const pdf = await keepFile(core, await plainPdf(2))
      await client.signing.fileScan({ meetingId, fileName: 'leaves.pdf', sha256: pdf })
      const certificate = Buffer.from(aCertificate('heron')).toString('base64')
      const wrong = await client.signing.seal({ ...order, sha256: pdf, certificate })
      await expect(outputOf(core, wrong.jobId)).rejects.toMatchObject({
        message: 'This password does not open the certificate. Type it again; it is not kept.',
      })
      // The certificate was made on the day of this run, which is after the days of the meetings.
      core.clock.set(new Date().toISOString())
      const sealed = await client.signing.seal({ meetingId, sha256: pdf, certificate, password: 'heron' })
      expect((await outputOf(core, sealed.jobId)).fileName).toBe('leaves (sealed).pdf')
      const { acts } = await client.signing.standing({ meetingId })
      const act = defined(
        acts.find(({ kind }) => kind === 'sealed'),
        'the seal is recorded',
      )
      expect(act).toMatchObject({ fileName: 'leaves (sealed).pdf', subject: 'Wexcombe minutes' })
    },
  },
}
