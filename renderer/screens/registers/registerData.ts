import type { z } from 'zod'
import type { registerFilterSchema, registerSchema } from '../../../shared/api/registersContract.ts'
import type { RegisterKind } from '../../../shared/domain/registers/register.ts'

export type Register = z.infer<typeof registerSchema>
export type RegisterOf<Kind extends RegisterKind> = Extract<Register, { readonly kind: Kind }>
export type RegisterFilter = z.infer<typeof registerFilterSchema>

export const registerNames: Readonly<Record<RegisterKind, string>> = {
  resolutions: 'Resolutions',
  actions: 'Actions',
  attendance: 'Attendance',
  interests: 'Declarations of interest',
  votes: 'Recorded votes',
}

const counted: Readonly<Record<RegisterKind, { readonly one: string; readonly many: string }>> = {
  resolutions: { one: 'clause', many: 'clauses' },
  actions: { one: 'action', many: 'actions' },
  attendance: { one: 'member', many: 'members' },
  interests: { one: 'declaration', many: 'declarations' },
  votes: { one: 'vote', many: 'votes' },
}

/** "1 action", "12 clauses". */
export function countWords({ kind, rows }: Register): string {
  const { one, many } = counted[kind]
  return `${rows.length} ${rows.length === 1 ? one : many}`
}
