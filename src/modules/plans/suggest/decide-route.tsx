import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { SummaryList } from '#platform/ui'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, readers } from '../plans.access.ts'
import { Differences } from '../write-together/differences.tsx'
import { decidesAbout, loadItem, type OneItem } from '../write-together/item-loaded.ts'
import { saveText, selectOptionalText } from '../write-together/texts.queries.ts'
import { decideSuggestion, type Suggestion, selectOptionalSuggestion } from './suggestions.queries.ts'

const decideForm = formOf({
  decision: choice({
    label: 'What do you decide?',
    required: 'Choose whether to accept it',
    options: [
      { value: 'accepted', text: 'Accept it: what it changes goes into the text' },
      { value: 'declined', text: 'Decline it: the text stays' },
    ],
  }),
  answer: longText({ label: 'What do you say to it?', max: 500 }),
})

interface Deciding extends OneItem {
  suggestion: Suggestion
  before: string
}

async function load(visit: Visit<{ plan: string; item: string; suggestion: string }>): Promise<Deciding> {
  const one = await loadItem(visit)
  const suggestion = found(await selectOptionalSuggestion(visit.tx, one.item.id, visit.parameters.suggestion))
  const base = suggestion.began_from
  const before = base === null ? undefined : await selectOptionalText(visit.tx, one.item.id, base)
  return { ...one, suggestion, before: before?.words ?? '' }
}

/** A suggestion with what it would change; whoever answers for the item accepts or declines it. */
export const decideRoute = form({
  path: '/partnership/plans/:plan/items/:item/suggestions/:suggestion',
  access: readers,
  audit: { show: ownPlan, submit: 'plans.suggestion.decided' },
  load,
  form: decideForm,
  show(view) {
    const { item, suggestion, before } = view.loaded
    const back = { href: itemAt(item), text: `${numberOf(item)} ${item.title}` }
    const asked = { form: decideForm, typed: view.typed, errors: view.errors }
    const open = suggestion.decision === null && decidesAbout(view.loaded, view.visit.viewer)
    const said = `${suggestion.by_name}, ${formatDateTime(suggestion.made_at)}${suggestion.why === '' ? '' : `: ${suggestion.why}`}`
    const frame = partnershipForm({
      heading: `Other words proposed for ${numberOf(item)}`,
      sub: said,
      view,
      button: 'Decide',
      back,
      children: (
        <>
          <h2>What it changes</h2>
          <Differences before={before} after={suggestion.words} />
          {open && (
            <>
              <Ask {...asked} name="decision" />
              <Ask {...asked} name="answer" rows={3} />
            </>
          )}
        </>
      ),
    })
    if (open) return frame
    return {
      ...frame,
      main: (
        <>
          <h1 class="ds_h1">Other words proposed for {numberOf(item)}</h1>
          <p class="nwd-sub nwd-under-heading">{said}</p>
          <Differences before={before} after={suggestion.words} />
          <Decided suggestion={suggestion} />
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer } = visit
    const { item, suggestion } = loaded
    if (!decidesAbout(loaded, viewer)) throw new Refused('Whoever answers for this section decides about it')
    const decided = { decision: value.decision, answer: value.answer ?? '' }
    if (!(await decideSuggestion(tx, viewer, suggestion.id, decided)))
      throw new Refused('Somebody has decided about it already')
    await visit.record({ subject: { kind: 'plan_item', id: item.id }, detail: { decision: value.decision } })
    if (value.decision === 'declined') return { to: itemAt(item), flash: 'Declined. The text stays as it is.' }
    // The words are those of whoever proposed them; where they do not fit, it is the one who accepts that chooses.
    const writer = { user_id: suggestion.made_by ?? viewer.user_id, name: suggestion.by_name, organisation_name: '' }
    const saved = await saveText(tx, writer, item, suggestion, viewer)
    if (saved === undefined) throw new Refused('The suggestion began from another text')
    if (saved.kind === 'held')
      return {
        to: itemAt(item, `/choose/${saved.id}`),
        flash: 'The text has changed since, in the same places. Choose what stands.',
      }
    return { to: itemAt(item), flash: 'Accepted. The text is changed.' }
  },
})

function Decided({ suggestion: { decision, decided_by_name, decided_at, answer } }: { suggestion: Suggestion }) {
  if (decision === null || decided_at === null) return <p>Nobody has decided about it yet.</p>
  return (
    <SummaryList
      rows={[
        { key: decision === 'accepted' ? 'Accepted by' : 'Declined by', value: decided_by_name ?? '' },
        { key: 'On', value: formatDateTime(decided_at) },
        { key: 'What they said', value: answer === '' ? 'Nothing' : answer },
      ]}
    />
  )
}
