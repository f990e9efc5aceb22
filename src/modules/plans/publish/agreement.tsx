import type { Member } from '#modules/partnership'
import type { Agreement, SignWord } from '../sign-off/editions.queries.ts'
import type { SignOff } from '../sign-off/signing.queries.ts'

export const signWordsInWords: Readonly<Record<SignWord, string>> = {
  agrees: 'Agrees',
  agrees_but: 'Agrees, with something to say',
  disagrees: 'Disagrees',
}

/** What organisations say to an edition, as everybody may read it: who agreed by name, the others counted; words only of those who let them stand. */
export function agreementOf(members: readonly Member[], signOffs: readonly SignOff[]): Agreement {
  const said = members.flatMap((member) => {
    const one = signOffs.find(({ organisation_id }) => organisation_id === member.organisation_id)
    return one === undefined ? [] : [{ ...one, organisation: member.organisation }]
  })
  return {
    agreed: said.filter(({ word }) => word !== 'disagrees').map(({ organisation }) => organisation),
    but: said.filter(({ word }) => word === 'agrees_but').length,
    disagreed: said.filter(({ word }) => word === 'disagrees').length,
    silent: members.length - said.length,
    said: said
      .filter(({ in_public, says }) => in_public && says !== '')
      .map(({ organisation, word, says }) => ({ organisation, word, says })),
  }
}

const organisations = (n: number) => (n === 1 ? '1 organisation' : `${n} organisations`)

/** Who agreed to a plan, and what was said against it. */
export function AgreementShown({ agreement: { agreed, disagreed, silent, said } }: { agreement: Agreement }) {
  return (
    <div class="nwd-agreed">
      <h2 id="agreement">Who agreed to it</h2>
      {agreed.length === 0 ? <p>No organisation has agreed to it.</p> : <p>{agreed.join(', ')}.</p>}
      {disagreed > 0 && <p>{organisations(disagreed)} disagreed.</p>}
      {silent > 0 && <p>{organisations(silent)} had not said anything when it was published.</p>}
      {said.map(({ organisation, word, says }) => (
        <blockquote key={organisation}>
          <p class="nwd-lines">{says}</p>
          <p class="nwd-sub">
            {organisation}, which {word === 'disagrees' ? 'disagrees' : 'agrees'}
          </p>
        </blockquote>
      ))}
    </div>
  )
}
