import type { ReactNode } from 'react'

/** The ways into the locked book, and what the lock is not for. */
export function BookKeysPart(): ReactNode {
  return (
    <section>
      <h2>What the lock does not do</h2>
      <ul>
        <li>
          While the book is open here, whoever sits at this computer reads it. Lock the screen when you leave.
        </li>
        <li>
          A harmful program that runs under your name can read what you can read. The lock is for a computer
          or a drive that is lost.
        </li>
        <li>Papers that you save, print or send are not locked: they are files like any other.</li>
      </ul>
    </section>
  )
}
