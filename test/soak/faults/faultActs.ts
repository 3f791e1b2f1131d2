import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '../../../electron/core/createCore.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../../electron/db/bookDescription.ts'
import { latestVersion } from '../../../electron/db/migrate.ts'
import { migrations } from '../../../electron/db/migrations/all.ts'
import { openBookFile } from '../../../electron/db/open.ts'
import { verifyChain } from '../../../electron/db/verifyLog.ts'
import type { CoreClient } from '../../../shared/api/client.ts'
import { statusError } from './statusError.ts'
import { somebody } from '../../helpers/backupCases.ts'
import { anEdit, textsOf, typing } from '../../helpers/builders.ts'
import { lettered } from '../../helpers/importedTexts.ts'
import { signing, twoMeetings } from '../../helpers/signedMinutes.ts'
import type { TwoMeetings } from '../../helpers/signedMinutes.ts'

/** One thing that is done to a minute book, made ready, done, and looked for. Trial numbers, from 1 on in each book, keep what they do apart. */
export interface FaultAct {
  readonly name: string
  /** What it did cannot be looked for once the book was closed and opened again. */
  readonly isPassing?: boolean
  ready?(trial: number): Promise<void>
  /** The same again is what an officer does who tries again. */
  act(trial: number): Promise<unknown>
  /** After `act` was answered: what it did is in the book. Unless the act is a passing one, asked again later. */
  isThere(trial: number): Promise<boolean>
}

export interface ActingOn {
  readonly root: string
  readonly client: CoreClient
  readonly core: () => Core
  readonly typedInto: { readonly meetingId: string; readonly itemId: string }
}

export const newerForm = 'a book brought to a newer form'
export const at = '2026-01-15T10:00:00.000Z'

/** A step in the form of the book that writes much: every change once more. */
const nextForm = {
  version: latestVersion(migrations) + 1,
  sql: 'CREATE TABLE kept_before AS SELECT * FROM change; CREATE INDEX kept_before_at ON kept_before (at);',
}
export const nextMigrations = [...migrations, nextForm]

/** Opens a book in the next form, and says whether all of it stands there. */
export function openInNextForm(root: string, folder: string): boolean {
  const key = fileKeyStore(join(root, 'config')).read(readDescription(folder).bookId)
  const file = openBookFile({ folder, key, holder: 'a test', at, migrations: nextMigrations })
  try {
    return verifyChain(file.reader) === null
  } finally {
    file.close()
  }
}

/** What was typed so far in the trials: what was acknowledged must stand there, and a letter once at most. */
function typingActs({ client, typedInto }: ActingOn): FaultAct {
  const typed: number[] = []
  const letterOf = (trial: number): string => String.fromCharCode(97 + (trial % 26))
  const { meetingId, itemId } = typedInto
  return {
    name: 'a letter typed',
    act: async (trial) => {
      const baseRevision = typed.length
      const steps = [typing(letterOf(trial), 1 + baseRevision)]
      const edit = anEdit(meetingId, itemId, { changeId: `typed-${trial}`, baseRevision, steps })
      await client.minutes.apply(edit)
    },
    isThere: async (trial) => {
      if (!typed.includes(trial)) typed.push(trial)
      const { doc, revision } = await client.minutes.open({ meetingId, itemId })
      return textsOf(doc).join('') === typed.map(letterOf).join('') && revision === typed.length
    },
  }
}

function signingActs({ client }: ActingOn): readonly FaultAct[] {
  const made = new Map<number, TwoMeetings>()
  const two = (trial: number): TwoMeetings => {
    const found = made.get(trial)
    if (found === undefined) throw new Error('The meetings were not made ready.')
    return found
  }
  const ready = async (trial: number): Promise<void> => {
    made.set(trial, await twoMeetings(client))
  }
  const confirm = (trial: number): Promise<unknown> => {
    const { meetingId, agreedAt } = two(trial)
    return client.signing.confirm({ meetingId, agreedAt, manner: 'accurate', corrections: [] })
  }
  const standing = async (trial: number): Promise<{ readonly isSigned: boolean; readonly state: string }> => {
    const list = await client.meetings.list({})
    const found = list.find(({ id }) => id === two(trial).meetingId)
    return { isSigned: found?.isSigned === true, state: found?.state ?? '' }
  }
  return [
    {
      name: 'minutes confirmed',
      ready,
      act: confirm,
      isThere: async (trial) => (await standing(trial)).state === 'confirmed',
    },
    {
      name: 'minutes signed',
      ready: async (trial) => {
        await ready(trial)
        await confirm(trial)
      },
      act: (trial) => client.signing.recordSigning(signing(two(trial))),
      isThere: async (trial) => (await standing(trial)).isSigned,
    },
  ]
}

function fileActs({ core, client }: ActingOn): readonly FaultAct[] {
  const hashes = new Map<number, string>()
  const bytesOf = (trial: number): Buffer => Buffer.alloc(150_000, `of file ${trial} `)
  const put = async (body: Uint8Array): Promise<string> => {
    const request = new Request('http://core.test/api/files', { method: 'PUT', body: new Uint8Array(body) })
    const answer = await core().door(request)
    if (!answer.ok) throw await statusError(answer)
    return ((await answer.json()) as { readonly sha256: string }).sha256
  }
  const textOf = (trial: number): string =>
    lettered.replace('5 March 2026', `${(trial % 28) + 1} March ${1980 + Math.floor(trial / 28)}`)
  const imports = new Map<number, string>()
  return [
    {
      name: 'a file kept',
      act: async (trial) => hashes.set(trial, await put(bytesOf(trial))),
      isThere: async (trial) => {
        const answer = await core().door(new Request(`http://core.test/api/files/${hashes.get(trial)}`))
        return answer.ok && Buffer.from(await answer.arrayBuffer()).equals(bytesOf(trial))
      },
    },
    {
      name: 'minutes of the past imported',
      act: async (trial) => {
        const sha256 = await put(new TextEncoder().encode(textOf(trial)))
        const { importId } = await client.imports.read({ sha256, fileName: `minutes-${trial}.txt` })
        imports.set(trial, (await client.imports.take({ importId })).meetingId)
      },
      isThere: async (trial) => {
        const { record } = await client.meetings.get({ meetingId: imports.get(trial) ?? '' })
        return record.items.length > 3
      },
    },
  ]
}

function accountActs({ client }: ActingOn): readonly FaultAct[] {
  let textSize: 110 | 125 = 110
  return [
    {
      name: 'a setting changed',
      act: async (trial) => {
        const preferences = await client.preferences.get({})
        textSize = trial % 2 === 0 ? 110 : 125
        await client.preferences.set({ ...preferences, textSize })
      },
      isThere: async () => (await client.preferences.get({})).textSize === textSize,
    },
    {
      name: 'a councillor added',
      act: (trial) => client.people.save(somebody(`Person Number ${trial}`)),
      isThere: async (trial) =>
        (await client.people.list({})).some(({ name }) => name === `Person Number ${trial}`),
    },
  ]
}

function bookActs({ client, root }: ActingOn): readonly FaultAct[] {
  const main = join(root, 'book')
  const newBook = (trial: number): string => join(root, `new-${trial}`)
  const officer = { name: 'Imogen Farrow', title: 'Governance Officer' }
  const council = {
    name: 'Fenwick Vale Council',
    kind: 'unitary' as const,
    logo: null,
    points: 'letters' as const,
  }
  const names = new Map<number, string>()
  let put = { person: '', name: '' }
  return [
    {
      name: 'a backup taken',
      isPassing: true,
      act: async (trial) => names.set(trial, (await client.backups.take({})).name),
      isThere: async (trial) => {
        const { kept } = await client.backups.list({})
        return kept.some(({ name }) => name === names.get(trial))
      },
    },
    {
      name: 'a backup put back',
      ready: async (trial) => {
        // One serves for as long as it is kept: to take one costs most of a trial.
        const { kept } = await client.backups.list({})
        if (!kept.some(({ name }) => name === put.name)) {
          await client.people.save(somebody(`Kept ${trial}`))
          put = { person: `Kept ${trial}`, name: (await client.backups.take({})).name }
        }
        await client.people.save(somebody(`Left behind ${trial}`))
      },
      act: () => client.backups.restore({ name: put.name }),
      isThere: async (trial) => {
        const people = (await client.people.list({})).map(({ name }) => name)
        return people.includes(put.person) && !people.includes(`Left behind ${trial}`)
      },
    },
    {
      name: 'a book made',
      isPassing: true,
      act: (trial) =>
        client.book.create({ folder: newBook(trial), officer, start: { kind: 'council', council } }),
      isThere: async (trial) => {
        const made = (await client.book.status({})).councilName === council.name
        await client.book.open({ folder: main })
        rmSync(newBook(trial), { recursive: true })
        return made
      },
    },
    {
      name: 'a book opened',
      ready: async () => void (await client.book.close({})),
      act: () => client.book.open({ folder: main }),
      isThere: async () => (await client.book.status({})).folder === main,
    },
    {
      name: newerForm,
      isPassing: true,
      ready: (trial) => {
        rmSync(newBook(trial), { recursive: true, force: true })
        cpSync(join(root, 'older'), newBook(trial), { recursive: true })
        return Promise.resolve()
      },
      act: (trial) => Promise.resolve().then(() => openInNextForm(root, newBook(trial))),
      isThere: (trial) => {
        const isWhole = openInNextForm(root, newBook(trial)) && existsSync(join(newBook(trial), 'backups'))
        rmSync(newBook(trial), { recursive: true })
        return Promise.resolve(isWhole)
      },
    },
  ]
}

export function faultActs(on: ActingOn): readonly FaultAct[] {
  return [typingActs(on), ...fileActs(on), ...signingActs(on), ...accountActs(on), ...bookActs(on)]
}
