import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { once } from 'node:events'
import type { RunningApp } from '../helpers/appHost.ts'
import type { AttackRow } from './attackRow.ts'
import { connectionAttacks } from './connectionAttacks.ts'
import { faultOfAnswer } from './requestRun.ts'
import type { Standing } from './routes.ts'
import { secretHeader } from './routes.ts'
import { codeOf, exchange } from './runningHost.ts'
import { answersOf, heard, overSocket } from './wire.ts'
import type { WireAnswer } from './wire.ts'

/** Longer than the host waits for a head, and for a code that grows old. */
const slowPatience = 20_000
const codeLife = 30_500

const row = (attack: string, expected: string, got: string): AttackRow => ({
  part: 'connections',
  attack,
  expected,
  got,
})

/** Everything that is no single well-formed request. */
export async function attackConnections(host: Standing, app: RunningApp): Promise<AttackRow[]> {
  // Those that wait, wait beside the others.
  const slow = Promise.all([slowHeads(host), silence(host), oldCode(app)])
  const rows: AttackRow[] = []
  for (const { name, expected, bytes } of connectionAttacks()) {
    const answers = await overSocket(host.port, bytes(host), slowPatience)
    rows.push(row(name, expected.join(' ') || 'closed', faultOf(answers, host) ?? statuses(answers)))
  }
  return [...rows, await usedCode(app), await guesses(app), ...(await slow), await crowd(host)]
}

function statuses(answers: readonly WireAnswer[]): string {
  return answers.length === 0 ? 'closed' : answers.map(({ status }) => status).join(' ')
}

/** The first answer of the host itself that is not as its answers must be. What the core answers is measured by status alone. */
function faultOf(answers: readonly WireAnswer[], host: Standing): string | null {
  return answers.map((answer) => faultOfAnswer(answer, host)).find((fault) => fault !== null) ?? null
}

async function usedCode(app: RunningApp): Promise<AttackRow> {
  const code = codeOf(await app.newAddress())
  const [first, second] = [await exchange(app.url, code), await exchange(app.url, code)]
  return row('a code, used twice', '200 401', `${first.status} ${second.status}`)
}

async function oldCode(app: RunningApp): Promise<AttackRow> {
  const code = codeOf(await app.newAddress())
  await later(codeLife)
  return row('a code, after 30 seconds', '401', String((await exchange(app.url, code)).status))
}

async function guesses(app: RunningApp): Promise<AttackRow> {
  const tried = await Promise.all(
    Array.from({ length: 300 }, async (_, at) => {
      const guess = Buffer.alloc(32, at).toString('base64url')
      const asKey = await fetch(`${app.url}/code`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${guess}` },
        body: '{}',
      })
      return [asKey.status, (await exchange(app.url, guess)).status]
    }),
  )
  const seen = [...new Set(tried.flat())].join(' ')
  return row('300 guesses at the start key and at a code', '401', seen)
}

/** A hundred heads, a letter at a time, and the page is served beside them. */
async function slowHeads(host: Standing): Promise<AttackRow> {
  const sockets = await Promise.all(Array.from({ length: 100 }, () => opened(host.port)))
  const answers = Promise.all(sockets.map((socket) => heard(socket, slowPatience)))
  for (const socket of sockets) socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nX-Slow: `)
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x')
  }, 500)
  const served = (await fetch(`http://127.0.0.1:${host.port}/`)).status
  const seen = new Set((await answers).map((text) => statuses(answersOf(text))))
  clearInterval(drip)
  return row(
    'a hundred heads, a letter at a time',
    'page 200, each 408',
    `page ${served}, each ${[...seen].join(' or ')}`,
  )
}

async function silence(host: Standing): Promise<AttackRow> {
  const got = await heard(await opened(host.port), slowPatience)
  return row('a connection that says nothing', '408', statuses(answersOf(got)))
}

/** More connections than are taken: those that are let in are let go of, and the page is served again. */
async function crowd(host: Standing): Promise<AttackRow> {
  const sockets = Array.from({ length: 800 }, () => connect(host.port, '127.0.0.1'))
  const closed = Promise.all(sockets.map((socket) => heard(socket, slowPatience)))
  const all = await closed
  const dropped = all.filter((text) => text === '').length
  const served = await overSocket(
    host.port,
    `GET /api/output/1 HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n${secretHeader(host.token)}\r\nConnection: close\r\n\r\n`,
  )
  const after = statuses(served) === '404' ? 'served afterwards' : `afterwards ${statuses(served)}`
  return row(
    '800 connections at once',
    'some dropped, the rest let go of, served afterwards',
    `${dropped > 0 ? 'some' : 'none'} dropped, the rest let go of, ${after}`,
  )
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
