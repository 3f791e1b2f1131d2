import { expect, it } from 'vitest'
import { imageSize } from '../../electron/render/imageSize.ts'
import { crestPng } from '../helpers/samplePaper.ts'

/** A JPEG file's head: an application segment, a table whose marker is near that of a frame, and the frame, 300 by 200. */
const jpegHead = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 44, 1, 1, 17, 0,
  0,
])

it('the size of a PNG file is read from its head', () => {
  expect(imageSize(Buffer.from(crestPng, 'base64'))).toEqual({ width: 48, height: 48 })
})

it('the size of a JPEG file is read from its frame, over the segments before it', () => {
  expect(imageSize(jpegHead)).toEqual({ width: 300, height: 200 })
})

it('bytes that are no picture, or a picture cut off, are refused', () => {
  expect(() => imageSize(Uint8Array.from([1, 2, 3]))).toThrow('Neither a PNG nor a JPEG file')
  expect(() => imageSize(jpegHead.subarray(0, 13))).toThrow('does not say its size')
})
