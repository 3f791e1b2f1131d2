import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MeetingView } from '../../state/data.ts'
import { reportProblem } from '../../state/notices.ts'
import { takeTheChair } from './chairActs.ts'
import { isOfThePast } from './confirmedMinutes.ts'
import { chairOffer } from './chairOffer.ts'
import type { ChairOffer } from './chairOffer.ts'
import { useRoom } from './roomNow.ts'
import { useLive } from './useLive.ts'
import './chairOffer.css'

export interface OfferedChair {
  readonly offer: ChairOffer
  /** Takes what is offered; null where the officer has to say who. */
  readonly take: (() => void) | null
  readonly dismiss: () => void
}

/** What is offered about the chair until it is taken or put off; null for nothing. */
export function useChairOffer(view: MeetingView): OfferedChair | null {
  const live = useLive()
  const offer = chairOffer(useRoom(live, view))
  const name =
    offer === null ? null : offer.kind === 'choose' ? offer.kind : `${offer.kind} ${offer.personId}`
  const [putOff, setPutOff] = useState<string | null>(null)
  if (offer === null || name === putOff || isOfThePast(view)) return null
  return {
    offer,
    take: offer.kind === 'choose' ? null : () => void takeTheChair(live, offer.personId).catch(reportProblem),
    dismiss: () => setPutOff(name),
  }
}

/** Who is to preside when the Chair is away, or back: Enter in the list of members takes it, and the roll call goes on. */
export function ChairOfferLine({ offered }: { readonly offered: OfferedChair | null }): ReactNode {
  const live = useLive()
  const { offer, take } = offered ?? { offer: null, take: null }
  return (
    <div className={offer === null ? undefined : 'chair-offer'}>
      {offer === null ? null : (
        <button type="button" className="button button-quiet chair-offer-later" onClick={offered?.dismiss}>
          Not now
        </button>
      )}
      <p role="status">
        {offer === null ? null : sentences[offer.kind]}
        {offer === null || offer.kind === 'choose' ? null : (
          <span className="visually-hidden"> Enter: {live.nameOf(offer.personId)} takes the chair.</span>
        )}
      </p>
      {offer === null ? null : (
        <div className="chair-offer-acts">
          {offer.kind === 'choose' || take === null ? null : (
            <button type="button" className="button" onClick={take}>
              {live.nameOf(offer.personId)} takes the chair <kbd aria-hidden="true">Enter</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

const sentences: Readonly<Record<ChairOffer['kind'], string>> = {
  takes: 'Nobody is in the chair.',
  'takes-back': 'The Chair is here.',
  choose: 'Nobody is in the chair. Press V on the member who takes it.',
}
