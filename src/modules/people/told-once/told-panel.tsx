import type { VNode } from 'preact'
import type { Visit } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { SummaryList, WarningText } from '#platform/ui'
import { sight, sightOf } from '../people.access.ts'
import { callName, type Person, selectOptionalContactDetails } from '../people.queries.ts'
import { type ToldThing, toldOnceOf } from './told-once.queries.ts'
import { wordsOfTold } from './told-words.ts'

const writes = new Set(['key_worker', 'team_lead', 'provider_worker'])

/**
 * What somebody told once, before anything else on their page: what keeps contact safe, then what makes it easier. For those who see the
 * record, and those who were sent the person as far as the person agreed; nothing for anybody else.
 */
export async function toldPanel(visit: Pick<Visit, 'tx' | 'viewer' | 'today'>, person: Person): Promise<VNode | null> {
  const contact = await selectOptionalContactDetails(visit.tx, person.id)
  const told = inOrder(await toldOnceOf(visit.tx, person.id), visit)
  if (contact === undefined && told.length === 0) return null
  const may = writes.has(visit.viewer.role) && (await sightOf(visit.tx, person.id)) >= sight.record
  const nothing = told.length === 0 && !contact?.do_not && !contact?.adjustments
  if (nothing && !may) return null
  const at = `/people/${person.id}/told`
  const warnings = told.filter(({ kind }) => kind === 'no_contact' || kind === 'no_message')
  const rest = told.filter((one) => !warnings.includes(one))
  const [once, ...others] = [...new Set(told.map(toldTo))]
  return (
    <section class="nwd-told" aria-labelledby="told-first">
      <h2 id="told-first">Before you make contact</h2>
      {nothing && (
        <p>
          {callName(person)} was not asked yet about safe contact, language, travel or caring.{' '}
          <a href={at}>Ask once, and write it down</a>
        </p>
      )}
      {(warnings.length > 0 || contact?.do_not) && (
        <WarningText>
          {[...warnings.map((one) => `${wordsOfTold(one)}.`), contact?.do_not].filter(Boolean).join(' ')}
        </WarningText>
      )}
      {(rest.length > 0 || contact?.adjustments) && (
        <SummaryList
          dense
          rows={[
            ...rest.map((one) => ({
              key: referenceText('told-once', one.kind),
              value: others.length > 0 ? <ToldValue told={one} /> : wordsOfTold(one),
            })),
            ...(contact?.adjustments ? [{ key: 'Makes it easier', value: contact.adjustments }] : []),
          ]}
        />
      )}
      {once !== undefined && others.length === 0 && <p class="nwd-sub">{once}</p>}
      {may && !nothing && (
        <p>
          <a href={at}>Change what they told us</a> · <a href={`${at}/history`}>What they told before</a>
        </p>
      )}
    </section>
  )
}

const toldTo = ({ told_at, told_to_name }: ToldThing) => `Told ${formatDate(dateInLondon(told_at))} to ${told_to_name}`

function ToldValue({ told }: { told: ToldThing }) {
  return (
    <>
      {wordsOfTold(told)} <span class="nwd-sub">{toldTo(told)}</span>
    </>
  )
}

/** In the order of the reference list: what keeps somebody safe before what makes it easier. */
function inOrder(told: readonly ToldThing[], { today }: Pick<Visit, 'today'>): ToldThing[] {
  const order = referenceList('told-once', today).map(({ code }) => code)
  return told.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
