/** Bytes that are at hand, as the store takes them: a large file is not copied whole while it is sealed. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const size = 1_000_000
  for (let from = 0; from < bytes.byteLength; from += size) {
    yield await Promise.resolve(bytes.subarray(from, from + size))
  }
}
