import type { ReactNode } from 'react'
import { placeName } from '../../../shared/domain/sayProgramme.ts'
import { Button } from '../../parts/button.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import type { Offer, ProgrammeView } from './programmeDesk.ts'

/** What resolutions ask for and the programme does not have yet: offered, one by one or together. */
export function OffersOfMinutes(props: {
  readonly offers: readonly Offer[]
  readonly meetings: ProgrammeView['meetings']
  readonly onTake: (proposals: Offer['proposals']) => void
}): ReactNode {
  return props.offers.map((offer) => <OfferOf key={offer.meetingId} {...props} offer={offer} />)
}

function OfferOf(props: Parameters<typeof OffersOfMinutes>[0] & { readonly offer: Offer }): ReactNode {
  const { offer, meetings, onTake } = props
  const { proposals } = offer
  const heading = `The minutes of ${shortDate(offer.date)} ask for ${proposals.length === 1 ? 'one matter' : `${proposals.length} matters`}`
  return (
    <section className="callout programme-offers" aria-label={heading}>
      <h2>{heading}</h2>
      <ul>
        {proposals.map((proposal) => {
          const { card, replaces, asks } = proposal
          const name = placeName(card.place, meetings)
          const isDay = card.place.kind === 'meeting' || card.place.kind === 'date'
          const where = isDay ? `on ${name}` : `under “${name}”`
          return (
            <li key={`${card.source?.itemId ?? ''} ${card.source?.clauseId ?? ''}`}>
              <span className="programme-label">{card.source?.label}</span>
              <span>
                <strong>{card.title}</strong>
                <span className="cell-hint">
                  {replaces === null ? `New, ${where}` : `On the programme already: it will stand ${where}`}
                  {asks === '' ? '' : ` (no meeting in ${asks} yet)`}
                </span>
              </span>
              <Button label={`Schedule ${card.title}`} onPress={() => onTake([proposal])}>
                Schedule
              </Button>
            </li>
          )
        })}
      </ul>
      <Button kind="primary" keys="Ctrl+Enter" command="programme.take" onPress={() => onTake(proposals)}>
        {proposals.length === 1 ? 'Schedule it' : `Schedule all ${proposals.length}`}
      </Button>
    </section>
  )
}
