import { type Member, partnershipForm } from '#modules/partnership'
import { Ask, choice, confirm, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { nameOf, planAt } from '../delivery-plan/plan.ts'
import { ownPlan, writers } from '../plans.access.ts'
import { signWordsInWords } from '../publish/agreement.tsx'
import { DocumentShown } from '../publish/document-shown.tsx'
import { isWaiting, loadEdition, type OneEdition } from './edition-loaded.ts'
import { signWords } from './editions.queries.ts'
import { signOff } from './signing.queries.ts'

interface Signing extends OneEdition {
  /** For whom the viewer may speak: a member for their own organisation, the coordinator for one that said it elsewhere. */
  mine: readonly Member[]
}

async function load(visit: Visit<{ plan: string; edition: string }>): Promise<Signing> {
  const one = await loadEdition(visit)
  if (!isWaiting(one.edition)) found(undefined)
  const { role, organisation_id } = visit.viewer
  const mine =
    role === 'member' ? one.members.filter((member) => member.organisation_id === organisation_id) : one.members
  if (mine.length === 0) found(undefined)
  return { ...one, mine }
}

const signForm = ({ mine }: Signing) =>
  formOf(
    {
      organisation: choice({
        label: 'For which organisation?',
        required: 'Choose the organisation',
        options: mine.map(({ organisation_id, organisation }) => ({ value: organisation_id, text: organisation })),
      }),
      word: choice({
        label: 'Does your organisation agree?',
        required: 'Choose whether your organisation agrees',
        options: signWords.map((value) => ({ value, text: signWordsInWords[value] })),
      }),
      says: longText({
        label: 'What does it have to say?',
        hint: 'With what it disagrees, and what would be better.',
        max: 3000,
      }),
      in_public: confirm({
        label: 'In public',
        says: 'What it has to say may stand beside the published plan, with its name',
      }),
    },
    ({ word, says }) =>
      word !== 'agrees' && says === null ? [{ field: 'says', message: 'Enter what your organisation has to say' }] : [],
  )

/** A member says for their organisation whether it agrees to a plan; a disagreement is recorded with its reasons. */
export const signRoute = form({
  path: '/partnership/plans/:plan/editions/:edition/sign',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.edition.signed' },
  load,
  form: signForm,
  prefill(loaded) {
    const [only, ...others] = loaded.mine
    return only !== undefined && others.length === 0 ? { organisation: only.organisation_id } : {}
  },
  show(view) {
    const { plan, edition, read } = view.loaded
    const asked = { form: signForm(view.loaded), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Does your organisation agree?',
      sub: `${nameOf(plan)}, edition ${edition.number}, put forward on ${formatDate(edition.content.fixed_on)}. Your name is kept beside it.`,
      view,
      button: 'Say so for the organisation',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          {edition.changes !== '' && (
            <InsetText>
              <p class="nwd-lines">What is new: {edition.changes}</p>
            </InsetText>
          )}
          <DocumentShown content={read} empty="Nothing is said here." />
          <h2>Your organisation’s word</h2>
          <Ask {...asked} name="organisation" />
          <Ask {...asked} name="word" />
          <Ask {...asked} name="says" rows={4} />
          <Ask {...asked} name="in_public" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { plan, edition, mine }, value }) {
    const member = mine.find(({ organisation_id }) => organisation_id === value.organisation)
    if (member === undefined) throw new Refused('You may not speak for this organisation')
    await signOff(visit.tx, visit.viewer, edition, {
      organisation_id: member.organisation_id,
      word: value.word,
      says: value.says ?? '',
      in_public: value.in_public,
    })
    await visit.record({ subject: { kind: 'plan_edition', id: edition.id }, detail: { word: value.word } })
    return { to: planAt(plan), flash: `What ${member.organisation} says is recorded.` }
  },
})
