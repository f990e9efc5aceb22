/** Who will see what, said before anybody begins. */
export function WhoSees({ organisation }: { organisation: string }) {
  return (
    <ul>
      <li>
        <strong>People who answer for {organisation}</strong> see all its answers, and who wrote them.
      </li>
      <li>
        <strong>The coordinator</strong> sees that you have answered, when, and who sent it in. Never what.
      </li>
      <li>
        <strong>The report</strong> adds up at least five organisations and names none. It opens when the round has
        closed.
      </li>
      <li>
        <strong>Your words</strong> are first read for names, by somebody who is not told whose they are. They may then
        be quoted, without yours.
      </li>
    </ul>
  )
}
