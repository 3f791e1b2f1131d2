/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export class Draw {
  #state: number

  constructor(...seed: readonly number[]) {
    this.#state = seed.reduce((mixed, part) => Math.imul(mixed ^ part, 0x9e3779b1) ^ (part << 7), 0x6d2b79f5)
  }

  /** From 0, up to and without 1. */
  part(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** Both ends included. */
  number(from: number, to: number): number {
    return from + Math.floor(this.part() * (to - from + 1))
  }

  chance(odds: number): boolean {
    return this.part() < odds
  }

  one<T>(of: readonly T[]): T {
    const drawn = of[this.number(0, of.length - 1)]
    if (drawn === undefined) throw new Error('There is nothing to draw from')
    return drawn
  }

  times<T>(from: number, to: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.number(from, to) }, (_, index) => make(index))
  }
}
