import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import { bareEnvironment } from './children/nodeChildren.ts'
import type { FromChild } from './children/childMessages.ts'
import type { ChildStarter } from './children/childStarter.ts'
import { siblingThread } from './thread.ts'

/** Children of the desktop host: Electron's own kind of process, since its binary is no plain Node. They are told nothing of this one. */
export const startElectronChild: ChildStarter = (limits, ears) => {
  const child = utilityProcess.fork(
    fileURLToPath(siblingThread(import.meta.url, 'fileChild')),
    [String(limits.memoryBytes)],
    {
      serviceName: 'Minutebook file reader',
      stdio: 'ignore',
      env: bareEnvironment(),
    },
  )
  child.on('message', (message: FromChild) => ears.message(message))
  child.on('exit', (code) => ears.ended(`code ${code}`))
  return { post: (message) => child.postMessage(message), kill: () => void child.kill() }
}
