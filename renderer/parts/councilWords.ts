import type { CouncilKind } from '../../shared/domain/council.ts'
import { noticeDays } from '../../shared/domain/council.ts'
import type { PointMarker, SubItemPages } from '../../shared/domain/houseStyle.ts'
import type { RightHandRule } from '../../shared/domain/packPages.ts'

const kindNames: Readonly<Record<CouncilKind, string>> = {
  county: 'County council',
  district: 'District or borough council',
  unitary: 'Unitary council',
  'london-borough': 'London borough council',
  'metropolitan-borough': 'Metropolitan borough or city council',
  'combined-authority': 'Combined authority',
  parish: 'Parish, town or community council',
}

/** The kinds of council in words, each with the notice its agendas need. */
export const councilKindOptions = (Object.keys(kindNames) as CouncilKind[]).map((kind) => ({
  id: kind,
  name: kindNames[kind],
  hint: `${noticeDays(kind)} clear days of notice`,
}))

/** The marks of points, as they look. */
export const pointOptions: readonly { readonly id: PointMarker; readonly name: string }[] = [
  { id: 'letters', name: 'a)  b)  … z)  aa)  bb)' },
  { id: 'numbers', name: '1.  2.  3.' },
  { id: 'bullets', name: '•  •  •' },
  { id: 'none', name: 'No marks' },
]

/** What of a pack starts on a right-hand page, where it is printed on both sides. */
export const rightHandOptions: readonly { readonly id: RightHandRule; readonly name: string }[] = [
  { id: 'documents', name: 'Every document' },
  { id: 'items', name: 'Every item' },
  { id: 'none', name: 'Nothing' },
]

/** How sub-items stand in the page column of a front sheet. */
export const subItemPageOptions: readonly { readonly id: SubItemPages; readonly name: string }[] = [
  { id: 'shared', name: 'Share the range of their item' },
  { id: 'own', name: 'Show their own' },
]
