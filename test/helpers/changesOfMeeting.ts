import type { CoreClient } from '../../shared/api/client.ts'
import { randomCalls } from './randomCalls.ts'
import type { Roll } from './randomEdits.ts'
import { pick } from './randomWorld.ts'
import type { Call, World } from './randomWorld.ts'
import { signing } from './signedMinutes.ts'

/** Every procedure of the contract by what it may do to a meeting whose minutes are signed. */

/** Reads, works out, or makes a file of what there is. */
export const readsOnly: readonly string[] = [
  ...['book.status', 'preferences.get', 'events.watch', 'council.get', 'people.list'],
  ...['people.attendance', 'committees.list', 'committees.get', 'meetings.list', 'meetings.get'],
  ...['meetings.changes', 'history.list', 'history.read', 'history.lastPlace', 'minutes.open', 'writing.get'],
  ...['papers.facts', 'papers.make', 'papers.readAgain', 'reports.make', 'packs.plan', 'packs.build'],
  ...['reviews.list', 'jobs.watch', 'jobs.cancel', 'clearDays.compute', 'records.export', 'signing.standing'],
  ...['signing.verify', 'signing.makeCertificate', 'programme.get', 'programme.propose', 'programme.make'],
  ...['forwardPlan.get', 'forwardPlan.make', 'forwardPlan.makeNotice', 'registers.read', 'registers.make'],
  ...[
    'audit.list',
    'audit.actors',
    'audit.verify',
    'audit.export',
    'audit.erasable',
    'audit.erasures',
    'imports.list',
    'imports.get',
    'bundles.save',
    'bundles.open',
    'bundles.taken',
    'publishing.choices',
    'publishing.plan',
    'search.query',
    'lock.status',
    'support.report',
    'support.fault',
    'migrations.look',
    'migrations.list',
    'migrations.report',
    'migrations.makeReport',
    'migrations.stop',
    'search.saved',
    'calendar.meetings',
    'calendar.ics',
    'calendar.deadlines',
    'calendar.consequences',
    'book.chooseFolder',
    'backups.list',
    'backups.since',
    'mending.look',
    'mending.report',
    'mending.check',
    'mending.standing',
    'backups.take',
    'backups.rehearse',
    'keys.status',
    'disk.news',
  ],
]

/** Changes the book or the account, and no meeting that is there. */
export const changesTheBook: readonly string[] = [
  ...[
    'book.create',
    'lock.setPin',
    'lock.removePin',
    'lock.recover',
    'lock.lock',
    'lock.unlock',
    'lock.touch',
    'lock.setAfter',
    'lock.openExempt',
    'book.open',
    'book.close',
    'backups.restore',
    'mending.start',
    'backups.setSecondPlace',
    'keys.makeRecovery',
    'keys.keepRecovery',
    'keys.setPassphrase',
    'keys.removePassphrase',
    'keys.askEachTime',
    'keys.tellNoMore',
    'keys.unlock',
    'officer.set',
    'preferences.set',
    'writing.save',
  ],
  ...['council.save', 'people.save', 'committees.save', 'committees.pasteMembers', 'meetings.create'],
  ...['records.load', 'programme.save', 'forwardPlan.save', 'search.saveSearches', 'publishing.write'],
  ...['migrations.start', 'migrations.resume'],
  ...['imports.read', 'imports.mend', 'imports.take', 'imports.putAside'],
]

/** Adds to what stands beside the signed words: papers of the signing, later acts, and the actions that follow from them. */
export const standsBeside: readonly string[] = [
  ...['facts.change', 'registers.setDone', 'signing.makeCopy', 'signing.seal', 'signing.fileScan'],
  ...['signing.correct', 'signing.supersede', 'bundles.take', 'audit.erase'],
]

type Client = CoreClient

async function aMeetingToSave(client: Client, meetingId: string, roll: Roll): Promise<unknown> {
  const { meeting } = (await client.meetings.get({ meetingId })).record
  const changes = [
    { place: 'Elsewhere' },
    { state: 'draft-minutes' as const },
    { date: '2025-02-04' },
    { presidedBy: 'bel' },
    { end: null },
  ]
  return client.meetings.save({ ...meeting, ...pick(changes, roll.a) })
}

/** What random calls do not ask, or ask only of some meetings. */
const byHand: Readonly<Record<string, (client: Client, meetingId: string, roll: Roll) => Promise<unknown>>> =
  {
    'meetings.save': aMeetingToSave,
    'meetings.remove': (client, meetingId) => client.meetings.remove({ meetingId }),
    'reviews.send': (client, meetingId) => client.reviews.send({ meetingId, to: 'The chair' }),
    'reviews.receive': (client, meetingId, { text }) => client.reviews.receive({ meetingId, text }),
    'reviews.receiveWord': (client, meetingId) =>
      client.reviews.receiveWord({ meetingId, sha256: 'a'.repeat(64), fileName: 'draft.docx' }),
    'reviews.settle': (client, meetingId) =>
      client.reviews.settle({ meetingId, reviewId: 'r', pointId: 'p', how: 'seen', reply: '' }),
    'programme.toAgenda': (client, meetingId) =>
      client.programme.toAgenda({ committeeId: 'licensing', meetingId }),
    'programme.attach': (client, meetingId) =>
      client.programme.attach({ committeeId: 'licensing', meetingId, outputId: 'none' }),
    'signing.confirm': (client, meetingId) =>
      client.signing.confirm({ meetingId, agreedAt: elsewhere, manner: 'accurate', corrections: [] }),
    'signing.refuse': (client, meetingId) =>
      client.signing.refuse({ meetingId, agreedAt: elsewhere, reason: 'No vote.' }),
    'signing.withdraw': async (client, meetingId) => {
      const { acts } = await client.signing.standing({ meetingId })
      const actId = acts.find((act) => act.kind === 'confirmed')?.id ?? ''
      return client.signing.withdraw({ meetingId, actId, reason: 'By mistake.' })
    },
    'signing.approveDraft': (client, meetingId) =>
      client.signing.approveDraft({ meetingId, who: 'The chair', reviewId: null }),
    'imports.published': (client, meetingId) => client.imports.published({ meetingId }),
    'signing.recordSigning': (client, meetingId) =>
      client.signing.recordSigning(signing({ meetingId, agreedAt: elsewhere })),
  }

const elsewhere = { meetingId: null, date: '2025-05-12', itemId: null, minuteNumber: '4' }

/** How each procedure that would change a meeting is called; `packs.publish` is tried with a pack of its own. */
export function changeOf(name: string): Call | null {
  const hand = byHand[name]
  if (hand === undefined) return randomCalls[name] ?? null
  return (world: World, roll: Roll) => hand(world.client, pick([...world.itemIds.keys()], 0), roll)
}
