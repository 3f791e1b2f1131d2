import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import { unlockBook } from '../../electron/cli/unlockBook.ts'
import { accountKeyOf } from '../../electron/accountKey.ts'
import type { SystemSeal } from '../../electron/accountKey.ts'
import { keyOfBook } from '../../electron/core/keys/keyOfBook.ts'
import { openSlots, readSlots, recoverySlot, writeSlots } from '../../electron/core/keys/keySlots.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import type { KeyDisk } from '../../electron/core/keys/keyStore.ts'
import {
  argon2idInJavaScript,
  argon2idOfNode,
  passphraseWrapping,
  usualCost,
} from '../../electron/core/keys/passphraseKey.ts'
import { keyCheckOf, readDescription } from '../../electron/db/bookDescription.ts'
import { writeFileAtomically } from '../../electron/files/writeFileAtomically.ts'
import { recoveryKeyFrom } from '../../shared/domain/recoveryKey.ts'
import {
  cheapKeys,
  keyFiles,
  lockedBook,
  otherPassphrase,
  passphrase,
  recoveryKeyOf,
} from '../helpers/keyCases.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore, TestCoreOptions } from '../helpers/testBook.ts'

const accountKey = Uint8Array.from({ length: 32 }, (_, index) => index + 100)
const canary = 'Marmaduke Quillfeather'

function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-keys-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Another process on the same account, or on another where `dir` is another. */
function onlyCore(dir: string, options: TestCoreOptions = {}): Promise<TestCore> {
  return testCore({ ...cheapKeys, dir, start: 'none', newId: () => crypto.randomUUID(), ...options })
}

async function addCanary({ client }: TestCore): Promise<void> {
  await client.people.save({ id: 'q', address: 'Councillor', name: canary, titles: [] })
}

async function hasCanary({ client }: Pick<TestCore, 'client'>): Promise<boolean> {
  return (await client.people.list({})).some(({ name }) => name === canary)
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function keyIn(core: Pick<TestCore, 'dir' | 'book'>): Buffer {
  return fileKeyStore(join(core.dir, 'config')).read(readDescription(core.book).bookId)
}

describe('two hosts on one account', () => {
  test('share a book whose key the desktop window keeps sealed', async () => {
    const desktop = await testCore({ ...cheapKeys, accountKey })
    await addCanary(desktop)
    expect(await desktop.client.keys.status({})).toMatchObject({ onAccount: 'sealed' })
    expect((await desktop.client.backups.list({})).keyFile).toBeNull()
    const recovery = await recoveryKeyOf(desktop.client)
    await desktop.client.keys.setPassphrase({ passphrase, current: recovery })
    await desktop.close()
    const [file = ''] = keyFiles(desktop)
    const sealed = readFileSync(join(desktop.dir, 'config', 'keys', file), 'utf8')

    for (const [way, secret] of [
      ['passphrase', passphrase],
      ['recovery', recovery],
    ] as const) {
      const browser = await onlyCore(desktop.dir)
      const { problem, problemReason, locked } = await browser.client.book.status({})
      expect(problem).toBe(
        `The minute book in ${desktop.book} is locked. This account keeps its key sealed for the desktop window: open it there, or unlock it here. Unlock it with its passphrase or its recovery key.`,
      )
      expect(problemReason).toBe('no-key')
      expect(locked).toEqual({ folder: desktop.book, ways: ['passphrase', 'recovery'] })
      await browser.client.keys.unlock({ folder: null, way, secret })
      expect(await hasCanary(browser)).toBe(true)
      await browser.close()
    }
    // The browser did not undo the seal, and the desktop window still opens it by itself.
    expect(readFileSync(join(desktop.dir, 'config', 'keys', file), 'utf8')).toBe(sealed)
    const again = await onlyCore(desktop.dir, { accountKey })
    expect(await hasCanary(again)).toBe(true)
  })

  test('seal a key that lay there as it was once something else opens the book, and not before', async () => {
    const browser = await testCore(cheapKeys)
    const kept = async (given: Uint8Array | null) => {
      const core = await onlyCore(browser.dir, { accountKey: given })
      const { onAccount } = await core.client.keys.status({})
      await core.close()
      return onAccount
    }
    await browser.close()
    expect(await kept(accountKey)).toBe('plain')
    const first = await onlyCore(browser.dir)
    const { id } = await first.client.keys.makeRecovery({ current: null })
    await first.close()
    // Its page may lie on no printer yet.
    expect(await kept(accountKey)).toBe('plain')
    const later = await onlyCore(browser.dir)
    await later.client.keys.keepRecovery({ id })
    await later.close()
    expect(await kept(null)).toBe('plain')
    expect(await kept(accountKey)).toBe('sealed')
  })

  test('ask once where the operating system opens the seal no more, and seal it anew', async () => {
    const desktop = await testCore({ ...cheapKeys, accountKey })
    const recovery = await recoveryKeyOf(desktop.client)
    await desktop.close()
    const anew = accountKey.toReversed()
    const after = await onlyCore(desktop.dir, { accountKey: anew })
    const { problem } = await after.client.book.status({})
    expect(problem).toContain('The operating system no longer opens the key that this account kept.')
    await after.client.keys.unlock({ folder: null, way: 'recovery', secret: recovery })
    await after.close()
    const last = await onlyCore(desktop.dir, { accountKey: anew })
    expect(await last.client.book.status({})).toMatchObject({ state: 'open' })
  })
})

describe('a copied book', () => {
  test('opens on another account with either secret, and the account keeps its key from then on', async () => {
    const core = await testCore(cheapKeys)
    await addCanary(core)
    await core.client.keys.setPassphrase({ passphrase, current: await recoveryKeyOf(core.client) })
    await core.close()
    const dir = scratch()
    const folder = join(dir, 'copied')
    cpSync(core.book, folder, { recursive: true })
    const other = await onlyCore(dir)
    await expect(other.client.book.open({ folder })).rejects.toMatchObject({
      ...{ code: 'storage', details: { reason: 'no-key' } },
    })
    // The screen now asks for the passphrase of the one that was named.
    expect((await other.client.book.status({})).locked).toMatchObject({ folder })
    expect(await other.client.keys.unlock({ folder, way: 'passphrase', secret: passphrase })).toEqual({
      isOpen: true,
    })
    expect(await hasCanary(other)).toBe(true)
    await other.restart()
    expect(await hasCanary(other)).toBe(true)
  })

  test('without its ways in tells nothing', async () => {
    const core = await testCore(cheapKeys)
    await addCanary(core)
    await core.client.backups.take({})
    const key = keyIn(core)
    await core.close()
    const dir = scratch()
    const folder = join(dir, 'copied')
    cpSync(core.book, folder, { recursive: true })
    const other = await onlyCore(dir, { folder })
    expect(await other.client.book.status({})).toMatchObject({ problemReason: 'no-key', locked: null })
    for (const path of allFiles(folder)) {
      const bytes = readFileSync(path)
      for (const secret of [canary, key, key.toString('hex'), key.toString('base64'), 'SQLite format 3']) {
        expect([path, bytes.includes(secret)]).toEqual([path, false])
      }
    }
  })

  test('on a stick of backups opens with the recovery key alone', async () => {
    const core = await testCore(cheapKeys)
    const place = join(core.dir, 'stick')
    await addCanary(core)
    const recovery = await recoveryKeyOf(core.client)
    await core.client.backups.setSecondPlace({ folder: place })
    const { name } = await core.client.backups.take({})
    await core.close()
    const there = join(place, 'book backup')
    expect(existsSync(join(there, 'backups', 'keys.json'))).toBe(true)
    copyFileSync(join(there, 'backups', name), join(there, 'minutebook.db'))
    // Whoever copied the backups and forgot what lay beside them.
    rmSync(join(there, 'keys.json'))
    const other = await onlyCore(scratch())
    await other.client.keys.unlock({ folder: there, way: 'recovery', secret: recovery })
    expect(await hasCanary(other)).toBe(true)
  })
})

describe('whoever adds a way in', () => {
  test('proves to be the owner by the PIN, and by a secret of the book once there is one', async () => {
    const core = await testCore(cheapKeys)
    const { keys, lock } = core.client
    await lock.setPin({ pin: '2468', current: null })
    expect((await keys.status({})).provedBy).toBe('pin')
    const refused = { code: 'invalid-input', details: { field: 'current' } }
    for (const current of [null, '1357']) {
      await expect(keys.makeRecovery({ current })).rejects.toMatchObject(refused)
      await expect(keys.setPassphrase({ passphrase, current })).rejects.toMatchObject(refused)
    }
    // Counted with the wrong PINs of the lock screen.
    expect((await lock.status({})).waitSeconds).toBe(0)
    await expect(keys.makeRecovery({ current: '1357' })).rejects.toMatchObject(refused)
    expect((await lock.status({})).waitSeconds).toBeGreaterThan(0)
    core.clock.advance(60_000)

    const { id, key } = await keys.makeRecovery({ current: '2468' })
    // Its page may lie on no printer yet.
    expect(await keys.status({})).toMatchObject({ provedBy: 'pin', recovery: { isKept: false } })
    expect(await keys.keepRecovery({ id })).toMatchObject({ provedBy: 'secret' })
    for (const current of [null, '2468']) {
      await expect(keys.makeRecovery({ current })).rejects.toMatchObject(refused)
      await expect(keys.setPassphrase({ passphrase, current })).rejects.toMatchObject(refused)
    }
    await keys.setPassphrase({ passphrase, current: key })
  })

  test('is told of the page before while the new one is on no paper, and may still ask at each start', async () => {
    const core = await testCore(cheapKeys)
    const { keys } = core.client
    await keys.setPassphrase({ passphrase, current: null })
    await recoveryKeyOf(core.client, passphrase)
    const earlierPageAt = core.clock.now().toISOString()
    core.clock.advance(60_000)
    const { id } = await keys.makeRecovery({ current: passphrase })
    expect(await keys.status({})).toMatchObject({ recovery: { id, isKept: false }, earlierPageAt })
    expect(await keys.askEachTime({ asks: true, current: passphrase })).toMatchObject({ onAccount: 'none' })
    // It is in the safe: said later.
    expect(await keys.keepRecovery({ id })).toMatchObject({ recovery: { isKept: true }, earlierPageAt: null })
  })

  test('has put the page away where the book was opened with it', async () => {
    const core = await testCore(cheapKeys)
    const { key } = await core.client.keys.makeRecovery({ current: null })
    await core.close()
    const dir = scratch()
    const folder = join(dir, 'copied')
    cpSync(core.book, folder, { recursive: true })
    const other = await onlyCore(dir)
    await other.client.keys.unlock({ folder, way: 'recovery', secret: key })
    expect(await other.client.keys.status({})).toMatchObject({
      recovery: { isKept: true },
      isToBeTold: false,
    })
  })
})

describe('what is not right', () => {
  test('is not looked at where nothing was typed, and counts as no try', async () => {
    const core = await testCore(cheapKeys)
    await lockedBook(core)
    const unlock = (secret: string) => core.client.keys.unlock({ folder: null, way: 'passphrase', secret })
    for (let tries = 0; tries < 4; tries += 1) {
      await expect(unlock(' ')).rejects.toThrow('Type the passphrase of this minute book.')
    }
    expect(await unlock(passphrase)).toEqual({ isOpen: true })
  })

  test('is refused, after three times with a pause that grows', async () => {
    const core = await testCore(cheapKeys)
    await lockedBook(core)
    const unlock = (secret: string) => core.client.keys.unlock({ folder: null, way: 'passphrase', secret })
    const answers: unknown[] = []
    for (let tries = 0; tries < 7; tries += 1) {
      const error = await unlock(otherPassphrase).catch((cause: unknown) => cause)
      const { code, details } = error as { code: string; details: Record<string, unknown> }
      answers.push(details['waitSeconds'] ?? code)
      if ('waitSeconds' in details) core.clock.advance(Number(details['waitSeconds']) * 1_000)
    }
    const wrong = 'invalid-input'
    expect(answers).toEqual([wrong, wrong, wrong, 1, wrong, 2, wrong])
    // The right one waits like any other, also when many ask at once.
    const many = await Promise.allSettled([unlock(passphrase), unlock(passphrase)])
    expect(many.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    core.clock.advance(4_000)
    expect(await unlock(passphrase)).toEqual({ isOpen: true })
  })

  test('is told apart from what is damaged', async () => {
    const core = await testCore(cheapKeys)
    await core.client.backups.take({})
    await lockedBook(core)
    await core.close()
    const [beside, copy] = [join(core.book, 'keys.json'), join(core.book, 'backups', 'keys.json')]
    const whole = readFileSync(beside, 'utf8')
    const spoilt = whole.replace(
      /"sealed": "./,
      (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`,
    )
    expect(spoilt).not.toBe(whole)
    writeFileSync(beside, spoilt)
    // The copy with the backups stands in.
    const first = await onlyCore(core.dir)
    expect((await first.client.book.status({})).locked?.ways).toEqual(['passphrase', 'recovery'])
    await first.close()
    writeFileSync(copy, whole.slice(0, 200))
    const second = await onlyCore(core.dir)
    const { problem, locked } = await second.client.book.status({})
    expect(problem).toContain('(keys.json) is damaged: put back a copy of it from a backup.')
    expect(locked).toEqual({ folder: core.book, ways: [] })
  })

  test('a recovery key of before opens the book until the new page is put away, and no longer', async () => {
    const core = await testCore(cheapKeys)
    const old = await recoveryKeyOf(core.client)
    const { id, key } = await core.client.keys.makeRecovery({ current: old })
    const { bookId, keyCheck } = readDescription(core.book)
    const opens = async (secret: string): Promise<boolean> => {
      const found = await openSlots(readSlots(core.book, bookId).slots, bookId, 'recovery', secret)
      return found !== null && keyCheckOf(found) === keyCheck
    }
    expect([await opens(old), await opens(key)]).toEqual([true, true])
    await core.client.keys.keepRecovery({ id })
    expect([await opens(old), await opens(key)]).toEqual([false, true])
  })

  test('a file of ways in that asks for all of the memory is not obeyed', async () => {
    const core = await testCore(cheapKeys)
    await lockedBook(core)
    await core.close()
    const path = join(core.book, 'keys.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"memoryKib": 64', '"memoryKib": 64000000'))
    rmSync(join(core.book, 'backups'), { recursive: true, force: true })
    const other = await onlyCore(core.dir)
    expect((await other.client.book.status({})).locked?.ways).toEqual([])
  })
})

describe('a power cut', () => {
  test('at any step of what is done with the keys leaves a way in', async () => {
    const dir = scratch()
    const states: { readonly what: string; readonly config: string; readonly book: string }[] = []
    const keep = (what: string): void => {
      const at = join(dir, `state-${states.length}`)
      const book = join(at, 'book')
      cpSync(join(dir, 'config'), join(at, 'config'), { recursive: true })
      for (const name of ['minutebook.json', 'keys.json']) {
        if (existsSync(join(dir, 'book', name))) cpSync(join(dir, 'book', name), join(book, name))
      }
      states.push({ what, config: join(at, 'config'), book })
    }
    const disk: KeyDisk = {
      write: (path, content, mode) => {
        writeFileAtomically(path, content, mode)
        if (existsSync(join(dir, 'book', 'minutebook.json'))) keep(`write ${path.split('.').at(-1) ?? ''}`)
      },
      remove: (path) => {
        rmSync(path)
        keep(`remove ${path.split('.').at(-1) ?? ''}`)
      },
    }
    const keys = fileKeyStore(join(dir, 'config'), { disk, accountKey: null })
    const core = await testCore({ ...cheapKeys, dir, keys })
    const { client } = core
    const key = keys.read(readDescription(core.book).bookId)
    const steps: Record<string, () => Promise<unknown>> = {
      passphrase: () => client.keys.setPassphrase({ passphrase, current: null }),
      recovery: () => recoveryKeyOf(client, passphrase),
      ask: () => client.keys.askEachTime({ asks: true, current: passphrase }),
      change: () => client.keys.setPassphrase({ passphrase: otherPassphrase, current: passphrase }),
      'new recovery': () => recoveryKeyOf(client, otherPassphrase),
      keep: () => client.keys.askEachTime({ asks: false, current: otherPassphrase }),
      'ask again': () => client.keys.askEachTime({ asks: true, current: otherPassphrase }),
      'keep again': () => client.keys.askEachTime({ asks: false, current: otherPassphrase }),
      remove: () => client.keys.removePassphrase({ current: otherPassphrase }),
    }
    for (const [what, step] of Object.entries(steps)) {
      await step()
      keep(what)
    }
    expect(states.map(({ what }) => what)).toEqual([
      ...['passphrase', 'recovery', 'write ask', 'remove key', 'ask', 'change', 'new recovery'],
      ...['write key', 'remove ask', 'keep', 'write ask', 'remove key', 'ask again'],
      ...['write key', 'remove ask', 'keep again', 'remove'],
    ])
    for (const { what, config, book } of states) {
      expect([what, await opensSomehow(config, book, key)]).toEqual([what, true])
    }
  })

  test('between the choice to be asked and the removal of the key is made good at the next start', async () => {
    const core = await testCore(cheapKeys)
    const key = keyIn(core)
    await lockedBook(core)
    const { bookId } = readDescription(core.book)
    writeFileSync(join(core.dir, 'config', 'keys', `${bookId}.key`), `${key.toString('hex')}\n`)
    await core.restart()
    expect((await core.client.book.status({})).problem).toContain('It asks for its passphrase at each start.')
    expect(keyFiles(core)).toEqual([])
  })

  test('in the middle of writing the ways in leaves those of before or those of after', () => {
    const folder = scratch()
    cpSync(scratch(), join(folder, 'backups'), { recursive: true })
    const key = Buffer.alloc(32, 7)
    const slot = (id: string, fill: number) =>
      recoverySlot(key, recoveryKeyFrom(new Uint8Array(28).fill(fill)), { bookId: 'b', id, at: 'now' })
    const ids = (): string[] => readSlots(folder, 'b').slots.map(({ id }) => id)
    writeSlots(folder, 'b', [slot('before', 1)])
    for (const cutAt of [0, 1]) {
      let writes = 0
      const cut = (): void =>
        writeSlots(folder, 'b', [slot('after', 2)], (...file) => {
          if (writes === cutAt) throw Object.assign(new Error('cut'), { code: 'EIO' })
          writes += 1
          writeFileAtomically(...file)
        })
      expect(cut).toThrow('disk did not answer')
      expect(ids()).toEqual(['before'])
    }
    writeSlots(folder, 'b', [slot('after', 2)])
    expect(ids()).toEqual(['after'])
  })
})

/** With whatever the officer may know by then, on the state of the disk at that moment. */
async function opensSomehow(config: string, book: string, key: Buffer): Promise<boolean> {
  const { bookId } = readDescription(book)
  const { slots } = readSlots(book, bookId)
  for (const secret of [passphrase, otherPassphrase]) {
    if ((await openSlots(slots, bookId, 'passphrase', secret))?.equals(key) === true) return true
  }
  return keyOfBook(fileKeyStore(config), book).equals(key)
}

describe('the secrets', () => {
  test('stand in no file, no log and no message', async () => {
    const core = await testCore(cheapKeys)
    const recovery = await lockedBook(core)
    const messages: unknown[] = []
    for (const secret of [otherPassphrase, `${passphrase}!`]) {
      const cause: unknown = await core.client.keys
        .unlock({ folder: null, way: 'passphrase', secret })
        .catch((error: unknown) => error)
      messages.push((cause as Error).message, JSON.stringify(cause))
    }
    const near = recovery.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const typo: unknown = await core.client.keys
      .unlock({ folder: null, way: 'recovery', secret: near })
      .catch((error: unknown) => error)
    await core.client.keys.unlock({ folder: null, way: 'passphrase', secret: passphrase })
    await core.client.backups.take({})
    expect((typo as Error).message).toContain('The seventh group')
    const said = JSON.stringify([messages, core.log.lines, process.title, process.argv])
    const { bookId } = readDescription(core.book)
    const key = defined(
      await openSlots(readSlots(core.book, bookId).slots, bookId, 'recovery', recovery),
      'it opens',
    )
    await core.close()
    const secrets = [passphrase, otherPassphrase, recovery, recovery.replaceAll('-', '')]
    const found = [...secrets, key.toString('hex'), key.toString('base64')].flatMap((secret) => [
      ...(said.includes(secret) ? ['said'] : []),
      ...allFiles(core.dir).filter((path) => readFileSync(path).includes(secret)),
    ])
    expect(found).toEqual([])
    expect(allFiles(core.dir).filter((path) => readFileSync(path).includes(key))).toEqual([])
  })

  test('are told of in the log of the book, which holds', async () => {
    const core = await testCore(cheapKeys)
    await lockedBook(core)
    await core.client.keys.unlock({ folder: null, way: 'passphrase', secret: passphrase })
    await core.client.keys.askEachTime({ asks: false, current: passphrase })
    const verified = await core.client.signing.verify({ meetingId: null })
    expect(verified.ok).toBe(true)
    await core.close()
    const sqlite = rawDatabase(core)
    const told = sqlite.prepare(`SELECT count(*) FROM change WHERE kind = 'key.changed'`).pluck().get()
    sqlite.close()
    expect(told).toBe(5)
  })

  test('unlock a command for as long as it runs', async () => {
    const core = await testCore(cheapKeys)
    await addCanary(core)
    await lockedBook(core)
    await core.close()
    const command = await onlyCore(core.dir, { host: { kind: 'command-line', suggestedFolder: core.book } })
    const nobody = (): Promise<null> => Promise.resolve(null)
    await expect(unlockBook(command.client, undefined, nobody)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('MINUTEBOOK_PASSPHRASE') as string,
    })
    await expect(unlockBook(command.client, otherPassphrase, nobody)).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await unlockBook(command.client, undefined, () => Promise.resolve(passphrase))
    expect(await hasCanary(command)).toBe(true)
    expect(keyFiles(core)).toEqual([])
  })

  test('cost as much to guess in Electron as in Node, and open there too', async () => {
    const salt = new Uint8Array(16).fill(1)
    const cost = { memoryKib: 256, passes: 3 }
    const [node, script] = await Promise.all(
      [argon2idOfNode, argon2idInJavaScript].map((work) => passphraseWrapping(passphrase, salt, cost, work)),
    )
    expect(script).toEqual(node)
    expect(usualCost).toEqual({ memoryKib: 65_536, passes: 3 })
    // Computed by two programs, once: what is written today must open in ten years.
    const usual = await passphraseWrapping(' passphrase passphrase ', salt, usualCost)
    expect(usual.toString('hex')).toBe('fc28f223358c5ab5d8905de6d9d6248fde200058f0408d0bfba9ab5bdfe43329')
  })
})

describe('the key of the account', () => {
  /** Seals by turning every letter over, which is all that a test needs to see. */
  const seal = (changes: Partial<SystemSeal> = {}): SystemSeal => ({
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: (text) =>
      Promise.resolve(Buffer.from(text, 'utf8').map((byte) => byte ^ 0xff) as Buffer),
    decryptStringAsync: (sealed) =>
      Promise.resolve({
        shouldReEncrypt: false,
        result: Buffer.from(sealed.map((byte) => byte ^ 0xff)).toString('utf8'),
      }),
    ...changes,
  })
  const fails = (): Promise<never> => Promise.reject(new Error('the keychain is closed'))

  test('is made once, and opened at each start', async () => {
    const dir = join(scratch(), 'config')
    const first = await accountKeyOf(dir, seal(), 'win32')
    expect(first).toMatchObject({ trouble: null })
    const key = defined(first.key ?? undefined, 'it was made')
    expect(key).toHaveLength(32)
    expect(await accountKeyOf(dir, seal(), 'win32')).toEqual(first)
    expect(statSync(join(dir, 'account.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dir, 'account.key')).includes(Buffer.from(key).toString('base64'))).toBe(false)
  })

  test.for<[string, Partial<SystemSeal>, string]>([
    [
      'the system keeps no secrets',
      { isAsyncEncryptionAvailable: () => Promise.resolve(false) },
      'not-available',
    ],
    ['asking the system fails', { isAsyncEncryptionAvailable: fails }, 'not-available'],
    [
      'its password would stand in its own source',
      { getSelectedStorageBackend: () => 'basic_text' },
      'not-safe',
    ],
    ['the system does not seal', { encryptStringAsync: fails }, 'not-kept'],
  ])('is none where %s', async ([, changes, trouble]) => {
    const dir = scratch()
    expect(await accountKeyOf(dir, seal(changes), 'linux')).toEqual({ key: null, trouble })
    expect(readdirSync(dir)).toEqual([])
  })

  test('that the system opens no more is set aside, and another made', async () => {
    const dir = scratch()
    const { key } = await accountKeyOf(dir, seal(), 'win32')
    let opened = 0
    const closed = seal({
      decryptStringAsync: (sealed) => ((opened += 1) === 1 ? fails() : seal().decryptStringAsync(sealed)),
    })
    const after = await accountKeyOf(dir, closed, 'win32')
    expect(after.trouble).toBe('not-opened')
    expect(after.key).not.toEqual(key)
    expect(readdirSync(dir).map((name) => name.replace(/\d+/, 'N'))).toEqual([
      ...['account.key', 'account.not-opened-N.key'],
    ])
  })
})
