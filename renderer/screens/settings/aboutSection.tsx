import type { ReactNode } from 'react'
import type { BookStatus } from '../../state/data.ts'
import { ItReportPart } from './itReportPart.tsx'
import { LicenceText } from './licenceText.tsx'

/** Version and the accessibility statement. */
export function AboutSection({ status }: { readonly status: BookStatus }): ReactNode {
  return (
    <div className="stack prose">
      <section>
        <h2>Minutebook {status.version}</h2>
        <p>Agendas, minutes and papers for council committees, on this computer, with no network.</p>
        <p>
          <a href="#/settings/book">Where the minute book lives</a>
        </p>
      </section>
      <ItReportPart />
      <section>
        <h2>Spelling</h2>
        <p>The British dictionary and the program that reads it are free software.</p>
        <LicenceText title="Licence of the dictionary" address="/licences/dictionary-en-gb.txt" />
        <LicenceText title="Licence of nspell" address="/licences/nspell.txt" />
      </section>
      <section>
        <h2>Accessibility statement</h2>
        <p>
          Minutebook is built to meet level AA of the Web Content Accessibility Guidelines 2.2 and clause 11
          of EN 301 549. You should be able to:
        </p>
        <ul>
          <li>do everything with the keyboard alone, and see where the focus is;</li>
          <li>move every item by keys and by a menu as well as by dragging;</li>
          <li>make text twice its size, or zoom to 400 %, without scrolling sideways;</li>
          <li>use a light, a dark or a Windows contrast theme;</li>
          <li>use a screen reader for the agenda, the minutes, attendance and votes.</li>
        </ul>
        <p>
          Known gaps: the labels of points in the editor have been checked in the accessibility tree of
          Chromium, not yet by ear with NVDA and JAWS on Windows.
        </p>
        <p>F1 lists every key, on every screen.</p>
      </section>
    </div>
  )
}
