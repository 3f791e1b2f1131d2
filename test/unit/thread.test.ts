import { expect, test } from 'vitest'
import { siblingThread } from '../../electron/thread.ts'

test.each([
  ['file:///home/r/project/electron/coreBridge.ts', 'file:///home/r/project/electron/coreThread.ts'],
  ['file:///home/r/project/dist/electron/browser.mjs', 'file:///home/r/project/dist/electron/coreThread.mjs'],
  [
    'file:///opt/Minutebook/resources/app.asar/dist/electron/main.mjs',
    'file:///opt/Minutebook/resources/app.asar.unpacked/dist/electron/coreThread.mjs',
  ],
  [
    'file:///C:/Program%20Files/Minutebook/resources/app.asar/dist/electron/main.mjs',
    'file:///C:/Program%20Files/Minutebook/resources/app.asar.unpacked/dist/electron/coreThread.mjs',
  ],
  [
    'file:///opt/Minutebook/resources/app.asar.unpacked/dist/electron/renderer-x.mjs',
    'file:///opt/Minutebook/resources/app.asar.unpacked/dist/electron/coreThread.mjs',
  ],
])('the thread beside %s - is %s', (running, thread) => {
  expect(siblingThread(running, 'coreThread').href).toBe(thread)
})
