/** What stands in a document's objects where every pack has something of its own. */
export type Hole =
  /** A key of the parent tree, counted from the document's first. */
  | { readonly kind: 'key'; readonly key: number }
  /** The element of the pack that its elements stand below. */
  | { readonly kind: 'part' }
  /** What is put before every identity of its elements, in hexadecimal digits. */
  | { readonly kind: 'prefix' }
  /** The name of a role or class, which may mean something else in another document. */
  | { readonly kind: 'role'; readonly role: string }
  /** The tree of pages, the stamp's face, what begins the drawing of a page. */
  | { readonly kind: 'pages' }
  | { readonly kind: 'face' }
  | { readonly kind: 'open' }
  /** The stamp of a page, and what is said of a page that is only a picture. */
  | { readonly kind: 'stamp'; readonly page: number }
  | { readonly kind: 'scan'; readonly page: number }
  /** Where a private address leads, and what that link is called. */
  | { readonly kind: 'place'; readonly address: string }
  | { readonly kind: 'place words'; readonly address: string }

/**
 * The objects of a document as they stand in every pack, to the byte: made once for each document, and written into one pack after the
 * other. Only what its holes name differs: the numbers of objects, and what is the pack's own.
 */
export interface DonorPiece {
  /** The objects one after the other. */
  readonly bytes: Buffer
  /** The number of each object in the document, in the order they stand; its pages have the first numbers, from 0. */
  readonly objects: Uint32Array
  /** Where each of them ends. */
  readonly ends: Uint32Array
  /** The places, ascending, where something is put in. */
  readonly holesAt: Uint32Array
  /** What is put in at each: a reference to the object of that number or, below 0, number `-1 - n` of `holes`. */
  readonly holesHold: Int32Array
  readonly holes: readonly Hole[]
}

/** What a piece holds in memory, in bytes, as nearly as it matters. */
export function pieceSize({ bytes, objects, holesAt }: DonorPiece): number {
  return bytes.byteLength + 8 * (objects.length + holesAt.length)
}
