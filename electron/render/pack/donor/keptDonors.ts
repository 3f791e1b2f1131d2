/** Keeps values up to a number of bytes, and forgets first what was asked for longest ago. What is larger than that is not kept. */
export class KeptDonors<Value> {
  readonly #most: number
  readonly #values = new Map<string, { readonly value: Value; readonly bytes: number }>()
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): Value | undefined {
    const found = this.#values.get(key)
    if (found === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, found)
    return found.value
  }

  put(key: string, value: Value, bytes: number): void {
    if (bytes > this.#most) return
    this.#bytes += bytes - (this.#values.get(key)?.bytes ?? 0)
    this.#values.delete(key)
    this.#values.set(key, { value, bytes })
    for (const [oldest, { bytes: freed }] of this.#values) {
      if (this.#bytes <= this.#most) return
      this.#values.delete(oldest)
      this.#bytes -= freed
    }
  }

  /** What is kept, in bytes. */
  get bytes(): number {
    return this.#bytes
  }
}
