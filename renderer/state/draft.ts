import type { z } from 'zod'
import { AppError } from '../../shared/domain/appError.ts'
import { withField } from './fieldWords.ts'
import { fieldOf, reportProblem, sentenceOf, useNotices } from './notices.ts'

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

export interface DraftOptions<Value> {
  readonly saved: Value
  readonly schema: z.ZodType<Value>
  readonly save: (value: Value) => Promise<unknown>
  /** Fields that are only right together: one of them wrong holds back the others. */
  readonly together?: readonly (keyof Value & string)[]
}

/**
 * Keeps what the officer types in a form and saves it by itself. A field that is not yet right is kept on the screen with its sentence,
 * and saved once it is right; the other fields are saved meanwhile. News from the core never overwrites what is not saved.
 */
export class Draft<Value extends object> {
  readonly #options: DraftOptions<Value>
  readonly #listeners = new Set<() => void>()
  #state: DraftState<Value>
  #saved: Value
  #isDirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #inFlight: Promise<void> | null = null

  constructor(options: DraftOptions<Value>) {
    this.#options = options
    this.#saved = options.saved
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
    const errors = this.#errorsOf(value)
    const right = this.#withoutErrors(value, errors)
    if (isSame(right, this.#saved)) {
      this.#isDirty = Object.keys(errors).length > 0
      this.#set({ saving: this.#isDirty ? 'not-saved' : 'saved' })
      return
    }
    this.#isDirty = false
    this.#inFlight = this.#save(right, errors)
    await this.#inFlight
    this.#inFlight = null
  }

  /** Saves what is right, and says what could not be kept, now that no screen shows it any more. */
  readonly leave = async (): Promise<void> => {
    await this.flush()
    const [wrong] = Object.entries(this.#state.errors)
    if (this.#listeners.size > 0 || wrong === undefined) return
    const [field, sentence] = wrong
    const why = `The last change to this was not kept. ${withField(sentence, field)}`
    reportProblem(new AppError('invalid-input', why, { field }))
  }

  /** Takes the value the core now holds, unless something here is not saved. */
  readonly adopt = (saved: Value): void => {
    if (this.#isDirty || this.#inFlight !== null) return
    this.#saved = saved
    if (!isSame(saved, this.#state.value)) this.#set({ value: saved, errors: {}, saving: 'saved' })
  }

  async #save(value: Value, errors: Readonly<Record<string, string>>): Promise<void> {
    try {
      await this.#options.save(value)
      this.#saved = value
      const wrong = (field: string): boolean => errors[field] !== undefined
      useNotices.getState().mended((field) => (field.split('.')[0] ?? '') in value && !wrong(field))
      if (this.#isDirty) return
      this.#isDirty = Object.keys(errors).length > 0
      this.#set({
        saving: this.#isDirty ? 'not-saved' : 'saved',
        savedAt: new Date(),
        problem: null,
        errors,
      })
    } catch (error) {
      this.#isDirty = true
      if (this.#listeners.size === 0) reportProblem(error)
      const field = error instanceof AppError ? fieldOf(error) : null
      const sentence = sentenceOf(error)
      if (field === null) this.#set({ saving: 'not-saved', problem: sentence })
      else this.#set({ saving: 'not-saved', errors: { ...errors, [field]: sentence }, problem: null })
    }
  }

  /** The value with what was last saved in place of each field that is wrong. */
  #withoutErrors(value: Value, errors: Readonly<Record<string, string>>): Value {
    const wrong = new Set(Object.keys(errors).map((path) => path.split('.')[0] ?? path))
    const { together = [] } = this.#options
    if (together.some((field) => wrong.has(field))) for (const field of together) wrong.add(field)
    return Object.fromEntries(
      Object.entries(value).map(([field, typed]) => [
        field,
        wrong.has(field) ? this.#saved[field as keyof Value] : typed,
      ]),
    ) as Value
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

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
