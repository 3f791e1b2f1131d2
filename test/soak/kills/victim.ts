/**
 * A process that opens a book, works in it and closes it, killed on the way: `node victim.ts ORDER`, a file of JSON. It prints a line of JSON
 * whenever it was answered.
 */
import { readFileSync } from 'node:fs'
import { operationOf } from './operations.ts'
import type { Order } from './killedProcess.ts'
import { workplaceIn } from './workplace.ts'

const [file = ''] = process.argv.slice(2)
const { dir, id, hour, given, told } = JSON.parse(readFileSync(file, 'utf8')) as Order
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
const operation = operationOf(id)
const at = await workplaceIn(dir, hour, operation)
say({ stage: 'open' })
await operation.work(at, given, told, say)
say({ stage: 'closing' })
await at.close()
process.exit(0)
