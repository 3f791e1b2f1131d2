import { useEffect, useState, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { AppError } from '../../shared/domain/appError.ts'
import { fieldOf, sentenceOf } from './notices.ts'

/** How long typing must pause before what was typed is saved, in milliseconds. */
const pauseMilliseconds = 300

export interface DraftState<Value> {
  /** What the officer sees: the saved value with what was typed since. */
  readonly value: Value
  /** The sentence for each field that is wrong, by its path: "quorum", "memberships.3.from". */
  readonly errors: Readonly<Record<string, string>>
  readonly saving: 'saved' | 'saving' | 'not-saved'
  /** When it was last saved; null before the first time. */
  readonly savedAt: Date | null
  /** Why it is not saved, where no field says it. */
  readonly problem: string | null
}

interface DraftOptions<Value> {
  readonly saved: Value
  readonly schema: z.ZodType<Value>
  readonly save: (value: Value) => Promise<unknown>
}

/**
 * Keeps what the officer types in a form and saves it by itself. A value that is not yet right is kept on the screen with the sentence
 * at its field, and saved once it is right. News from the core never overwrites what is not saved.
 */
export class Draft<Value extends object> {
  readonly #options: DraftOptions<Value>
  readonly #listeners = new Set<() => void>()
  #state: DraftState<Value>
  #isDirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight: Promise<void> | null = null

  constructor(options: DraftOptions<Value>) {
    this.#options = options
    this.#state = { value: options.saved, errors: {}, saving: 'saved', savedAt: null, problem: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DraftState<Value> => this.#state

  /** Changes some of the value; it is saved after a pause. */
  readonly change = (change: Partial<Value>): void => {
    const value = { ...this.#state.value, ...change }
    this.#isDirty = true
    this.#set({ value, errors: this.#errorsOf(value), saving: 'saving' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pauseMilliseconds)
  }

  /** Saves now what is not saved, if it is right. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer)
    await this.#inFlight
    if (!this.#isDirty) return
    const { value } = this.#state
    if (Object.keys(this.#errorsOf(value)).length > 0) {
      this.#set({ saving: 'not-saved' })
      return
    }
    this.#isDirty = false
    this.#inFlight = this.#save(value)
    await this.#inFlight
    this.#inFlight = null
  }

  /** Takes the value the core now holds, unless something here is not saved. */
  readonly adopt = (saved: Value): void => {
    if (this.#isDirty || this.#inFlight !== null || this.#state.saving === 'not-saved') return
    if (JSON.stringify(saved) !== JSON.stringify(this.#state.value)) this.#set({ value: saved, errors: {} })
  }

  async #save(value: Value): Promise<void> {
    try {
      await this.#options.save(value)
      if (this.#isDirty) return
      this.#set({ saving: 'saved', savedAt: new Date(), problem: null, errors: {} })
    } catch (error) {
      this.#isDirty = true
      const field = fieldOf(error)
      const sentence = sentenceOf(error)
      if (field === null || !(error instanceof AppError))
        this.#set({ saving: 'not-saved', problem: sentence })
      else this.#set({ saving: 'not-saved', errors: { [field]: sentence }, problem: null })
    }
  }

  #errorsOf(value: Value): Record<string, string> {
    const result = this.#options.schema.safeParse(value)
    if (result.success) return {}
    return Object.fromEntries(result.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  }

  #set(change: Partial<DraftState<Value>>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/**
 * A draft for as long as the component is mounted; give the component a key where it may show another thing. What is not saved when it
 * goes away is saved then.
 */
export function useDraft<Value extends object>(options: DraftOptions<Value>): Draft<Value> {
  const [draft] = useState(() => new Draft(options))
  const { saved } = options
  useEffect(() => draft.adopt(saved), [draft, saved])
  useEffect(() => {
    const flush = (): void => void draft.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [draft])
  return draft
}

export function useDraftState<Value extends object>(draft: Draft<Value>): DraftState<Value> {
  return useSyncExternalStore(draft.subscribe, draft.state)
}
