import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { officerSchema } from '../../../shared/api/contract.ts'
import type { newCouncilSchema } from '../../../shared/api/contract.ts'
import { useCore } from '../../state/core.tsx'
import { fieldOf, reportProblem, sentenceOf, useNotices } from '../../state/notices.ts'

interface NewBook {
  readonly folder: string
  readonly officer: { readonly name: string; readonly title: string }
  readonly start:
    | { readonly kind: 'sample' }
    | { readonly kind: 'council'; readonly council: z.infer<typeof newCouncilSchema> }
}

interface StartBook {
  readonly isBusy: boolean
  /** The sentence for each field: "folder", "name". */
  readonly errors: Readonly<Record<string, string>>
  readonly create: (book: NewBook) => Promise<boolean>
  readonly open: (folder: string) => Promise<boolean>
  readonly fail: (error: unknown) => void
}

/** Makes or opens a minute book. Gives true when it is open; else the errors say why and what was typed stays. */
export function useStartBook(): StartBook {
  const { client } = useCore()
  const queries = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const fail = (error: unknown): void => {
    const field = fieldOf(error)
    if (field === 'folder') setErrors({ folder: sentenceOf(error) })
    else reportProblem(error)
  }
  const run = async (work: () => Promise<unknown>, failed = fail): Promise<boolean> => {
    setIsBusy(true)
    setErrors({})
    useNotices.getState().dismiss('problem')
    try {
      await work()
      await queries.invalidateQueries()
      return true
    } catch (error) {
      failed(error)
      return false
    } finally {
      setIsBusy(false)
    }
  }
  const create = async (book: NewBook): Promise<boolean> => {
    const officer = officerSchema.safeParse(book.officer)
    if (!officer.success) {
      const isNameless = book.officer.name.trim() === ''
      const why = officer.error.issues[0]?.message ?? ''
      setErrors({ name: isNameless ? 'Give your name: the minutes say who kept them.' : why })
      return false
    }
    return run(() => client.book.create(book))
  }
  // Whatever keeps a book from being opened lies in the folder that was named.
  const notOpened = (error: unknown): void => {
    setErrors({ folder: sentenceOf(error) })
    // One that is locked asks for its passphrase from now on.
    void queries.invalidateQueries()
  }
  const open = (folder: string): Promise<boolean> => run(() => client.book.open({ folder }), notOpened)
  return { isBusy, errors, create, open, fail }
}
