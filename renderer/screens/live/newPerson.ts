import { leadingAddress } from '../../../shared/domain/nameParts.ts'
import type { Who } from './attendanceActs.ts'

/** "Dr Ann Cole, Head of Strategy" or "Ann Cole - Head of Strategy": form of address, name and title. */
export function readNewPerson(typed: string): Who & { readonly kind: 'new' } {
  const [, named = typed, title = ''] = /^(.+?)(?:\s*,\s*|\s+[-–—]\s+)(.+)$/.exec(typed.trim()) ?? []
  const { address, rest } = leadingAddress(named.trim())
  return { kind: 'new', address, name: rest === '' ? named.trim() : rest, title: title.trim() }
}
