import { form, found, page, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDateTime } from '#platform/time'
import { fieldId, Table } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { sight } from '../people.access.ts'
import { callName, fullName, selectOptionalContactDetails, updateContactDetails } from '../people.queries.ts'
import { personForm } from '../person-form.tsx'
import { addToTimeline } from '../timeline.ts'
import { ToldQuestions, toldForm, toldOf, typedFrom } from './told-form.tsx'
import { everToldOf, recordTold, type ToldThing, toldOnceOf } from './told-once.queries.ts'
import { wordsOfTold } from './told-words.ts'

const workers = ['key_worker', 'team_lead', 'provider_worker'] as const
const columns = [
  { key: 'when', text: 'Told' },
  { key: 'what', text: 'What' },
  { key: 'words', text: 'In words' },
  { key: 'by', text: 'Written down by' },
  { key: 'until', text: 'Holds' },
]

const load = async (visit: Pick<Visit<{ person: string }>, 'tx' | 'today' | 'parameters'>) => {
  const person = await personOfRecord(visit, visit.parameters.person)
  const told = await toldOnceOf(visit.tx, person.id)
  const contact = found(await selectOptionalContactDetails(visit.tx, person.id))
  return { person, told, contact, form: toldForm(visit.today), known: fingerprintOf(told) }
}

/** What was known, in short: another when a colleague wrote something down since. */
const fingerprintOf = (told: readonly ToldThing[]) =>
  `${told.length} ${
    told
      .map(({ id }) => id)
      .toSorted()

      .at(-1) ?? 'none'
  }`

/** What a person tells once: what keeps contact safe, how to talk together, what makes it easier. What it replaces is kept. */
export const tellOnce = form({
  path: '/people/:person/told',
  access: workers,
  audit: { show: 'people.told.viewed', submit: 'people.told.written' },
  load,
  form: (loaded) => loaded.form,
  prefill: ({ form: told_form, told, contact, known }) => ({ ...typedFrom(told_form, told, contact), known }),
  async show({ visit, loaded: { person, form: told_form, known }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const stale = errors.some(({ field }) => field === 'known')
    const now = stale ? known : (typed.known ?? known)
    return personForm({
      person,
      heading: `What ${callName(person)} told us`,
      sub: 'They tell it once. Every worker reads it first; partners read what they agreed to share.',
      view: { visit, errors, token },
      button: 'Save',
      children: (
        <>
          <div id={fieldId('known')} tabIndex={-1}>
            <input type="hidden" name="known" value={String(now)} />
          </div>
          <ToldQuestions form={told_form} typed={typed} errors={errors} />
          <p>
            <a href={`/people/${person.id}/told/history`}>What they told before, and who wrote it down</a>
          </p>
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person, known, contact }, value }) {
    const { tx, viewer } = visit
    if (value.known !== known)
      throw new Refused([
        {
          field: 'known',
          message: 'A colleague wrote something down since you opened this. Read their page, then save again',
        },
      ])
    const { do_not, adjustments } = value
    const changed = await recordTold(tx, viewer, person, toldOf(value), visit.today)
    const also = do_not !== contact.do_not || adjustments !== contact.adjustments
    if (also) await updateContactDetails(tx, viewer, person.id, { do_not, adjustments })
    if (changed > 0 || also)
      await addToTimeline(tx, viewer, {
        area_id: person.area_id,
        person_id: person.id,
        kind: 'people.told',
        words: 'What they told us about safe contact and what helps was changed',
        sees: sight.record,
        link: `/people/${person.id}/told/history`,
      })
    await visit.record({ person_id: person.id, detail: { changed } })
    return { to: `/people/${person.id}`, flash: `What ${callName(person)} told us is saved.` }
  },
})

/** Everything that a person ever told, newest first, and until when it held. */
export const toldHistory = page({
  path: '/people/:person/told/history',
  access: [...workers, 'coordinator'],
  audit: 'people.told.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    await visit.record({ person_id: person.id })
    const told = await everToldOf(visit.tx, person.id)
    return {
      title: `What ${fullName(person)} told us`,
      back: { href: `/people/${person.id}/told`, text: 'What they told us' },
      hideThisPage: true,
      main: (
        <>
          <h1>What {callName(person)} told us, and when</h1>
          <Table
            caption="What was told, newest first"
            columns={columns}
            dense
            empty="Nothing was told about safe contact, language, travel or caring."
            rows={told.map((one) => ({
              when: formatDateTime(one.told_at),
              what: referenceText('told-once', one.kind),
              words: wordsOfTold(one),
              by: one.told_to_name,
              until: one.superseded_at === null ? 'Still' : `Until ${formatDateTime(one.superseded_at)}`,
            }))}
          />
          <p>
            Changes to names, numbers and addresses are{' '}
            <a href={`/people/${person.id}/details/history`}>with their details</a>.
          </p>
        </>
      ),
    }
  },
})
