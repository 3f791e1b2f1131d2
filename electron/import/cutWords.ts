/** The first `length` characters; a letter that would be cut in half is left out. */
export function cutWords(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\p{Surrogate}$/u, '')
}

/** A text in pieces of at most `length`: nothing is dropped, no letter is cut in half. */
export function inPieces(text: string, length: number): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const piece = from + length >= text.length ? text.slice(from) : cutWords(text.slice(from), length)
    pieces.push(piece)
    from += piece.length
  }
  return pieces
}
