import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { paperFactsSchema } from '../../shared/api/packSchemas.ts'
import { useCore } from './core.tsx'

export type FactsData = z.infer<typeof paperFactsSchema>
/** What was found in the file of each paper, by the paper's id. */
export type FactsByPaper = ReadonlyMap<string, FactsData | 'reading'>

const nothingFound: FactsByPaper = new Map()

/** What was found in the files of a meeting; it reads again when the core says that there is more. */
export function usePaperFacts(meetingId: string): FactsByPaper {
  const { api } = useCore()
  const { data } = useQuery(api.papers.facts.queryOptions({ input: { meetingId } }))
  return useMemo(
    () => (data === undefined ? nothingFound : new Map(data.map(({ paperId, facts }) => [paperId, facts]))),
    [data],
  )
}

/** The pages of a paper, as far as they are known: null while it is read, and when it cannot be used. */
export function pagesOf(facts: FactsData | 'reading' | undefined): number | null {
  return facts === undefined || facts === 'reading' || facts.state === 'refused' ? null : facts.pages
}

/** Whether a password is all that keeps a paper from being used. */
export function needsPassword(facts: FactsData | 'reading' | undefined): boolean {
  return facts !== undefined && facts !== 'reading' && facts.needsPassword
}

/** Why a paper cannot go into a pack, in a sentence; null when it can, or while it is read. */
export function refusalOf(facts: FactsData | 'reading' | undefined): string | null {
  if (facts === undefined || facts === 'reading' || facts.state === 'ready') return null
  return facts.notes[0]?.sentence ?? 'This file cannot be used. Replace it with a PDF.'
}
