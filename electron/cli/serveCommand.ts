import { parseServeWords, serve } from '../loopback/loopbackServe.ts'
import type { Command } from './command.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--book DIR] [--port N] [--no-open]',
  summary:
    'Serves Minutebook to a browser on this computer until it is stopped. Prints {kind: "window"|"address", address, sentence} as one line; address signs one window in, once, within 30 seconds.',
  allowed: { arguments: 0, options: ['book', 'port'], flags: ['no-open'] },
  async run(words) {
    const again = [
      ...['book', 'port'].flatMap((option) => {
        const value = words.optional(option)
        return value === null ? [] : [`--${option}`, value]
      }),
      ...(words.flag('no-open') ? ['--no-open'] : []),
    ]
    await serve(parseServeWords(again), (news) => console.log(JSON.stringify(news)))
    return undefined
  },
}
