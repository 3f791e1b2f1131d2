import { isClosed } from '../../../shared/domain/access.ts'
import { filesOfRecord } from '../../../shared/domain/bundleContents.ts'
import { bundleBytes } from '../../files/bundleFile.ts'
import { readBundleFile } from '../../files/readBundleFile.ts'
import { bundleOf } from './bundleOf.ts'
import { standBundle } from './bundleStanding.ts'
import { bundlesTaken } from './bundleVersion.ts'
import { requiredMeeting } from '../required.ts'
import { procedures } from '../services.ts'
import { takeBundle } from './takeBundle.ts'

export const bundlesProcedures = {
  save: procedures.bundles.save.handler(async ({ input, context }) => {
    const ready = await bundleOf(context.book.required(), input.meetingId, context)
    const { entries, fileName, bytes, manifest, missing } = ready
    const outputId = context.jobs.keep({
      ...{ fileName, mediaType: 'application/zip', bytes: new Uint8Array() },
      flowing: { length: bytes, open: () => bundleBytes(entries) },
    })
    const { files, contains } = manifest
    return {
      ...{ outputId, fileName, bytes, contains, files: files.length },
      closed: files.filter((file) => isClosed(file.classification)).map((file) => file.fileName),
      undecided: files.filter((file) => file.classification === 'unset').map((file) => file.fileName),
      missing: missing.map((file) => file.fileName),
    }
  }),

  open: procedures.bundles.open.handler(async ({ input, context }) => {
    const { attachments, reader } = context.book.required()
    const { manifest, record } = await readBundleFile(attachments.get(input.sha256))
    const { standing, here, choices } = standBundle(reader, record, manifest)
    const { meetingId, committee, date, start, by, device, madeAt, contains, files } = manifest
    const carried = new Set(files.map(({ sha256 }) => sha256))
    return {
      ...{ sha256: input.sha256, meetingId, committee, date, start, by, device, madeAt, contains },
      files: files.length,
      missing: filesOfRecord(record)
        .filter(({ sha256 }) => !carried.has(sha256) && !attachments.has(sha256))
        .map(({ fileName }) => fileName),
      standing,
      seen: here?.head ?? null,
      choices: [...choices],
    }
  }),

  take: procedures.bundles.take.handler(({ input, context }) => takeBundle(context, input)),

  taken: procedures.bundles.taken.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredMeeting(reader, input.meetingId)
    return bundlesTaken(reader, input.meetingId)
      .toReversed()
      .map(({ change, by, madeAt, kept }) => ({ at: change.at, by, madeAt, kept }))
  }),
}
