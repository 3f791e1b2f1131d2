import { describe, expect, test } from 'vitest'
import { offersFor } from '../../../renderer/screens/report/reportOffers.ts'
import type { KnownWords } from '../../../renderer/screens/report/reportOffers.ts'
import { reportParts } from '../../../shared/domain/report.ts'
import { aMeeting } from '../../helpers/recordBuilder.ts'

const officer = aMeeting().governanceOfficer
const known: KnownWords = {
  none: 'None',
  officer,
  recommendations: [' note the report; and', ' ', 'visit it.'],
}

describe('Under a heading that says nothing', () => {
  test('the recommendations of the item are offered as what is asked of the committee', () => {
    expect(offersFor('action-required', known)).toEqual([
      {
        name: 'The 2 recommendations of the item',
        paragraphs: ['The Committee is asked to:', '\tnote the report; and', '\tvisit it.'],
      },
    ])
    expect(offersFor('action-required', { ...known, recommendations: [] })).toEqual([])
  })

  test('“None” is offered in the council’s own word, and not where it has none', () => {
    expect(offersFor('background-papers', { ...known, none: 'Nil' })[0]?.paragraphs).toEqual(['Nil'])
    expect(offersFor('published-documents', { ...known, none: ' ' })).toEqual([])
  })

  test('the officer of the meeting is offered as the contact, without empty lines', () => {
    expect(offersFor('contact', known)[0]?.paragraphs).toEqual([
      'Perpetua Lark, Governance Officer\n01632 960123\ncommittees@brackenford.example',
    ])
    const bare = { ...officer, title: '', phone: ' ' }
    expect(offersFor('contact', { ...known, officer: bare })[0]?.paragraphs).toEqual([
      'Perpetua Lark\ncommittees@brackenford.example',
    ])
    expect(offersFor('contact', { ...known, officer: { ...officer, name: '' } })).toEqual([])
  })

  test('nothing is offered for what only the author can write', () => {
    const offered = reportParts.filter((part) => offersFor(part, known).length > 0)
    expect(offered).toEqual([
      'action-required',
      'background-papers',
      'published-documents',
      'wards',
      'contact',
    ])
  })
})
