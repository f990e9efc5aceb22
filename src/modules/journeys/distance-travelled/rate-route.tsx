import { fullName, personForm } from '#modules/people'
import { Ask, type FieldError, type Typed } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDate } from '#platform/time'
import { Radios, TextField } from '#platform/ui'
import { type PersonVisit, personInFull, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { answersTo, boxesOf, sittingForm } from './rating-field.ts'
import { type Rating, rate, ratingsOf } from './ratings.queries.ts'
import { type Capability, scaleOn } from './scale.ts'

async function load(visit: PersonVisit) {
  const person = await personInFull(visit)
  const spell = found(await openSpellOf(visit.tx, person.id))
  return {
    person,
    spell,
    registered_on: spell.registered_on,
    today: visit.today,
    ratings: await ratingsOf(visit.tx, person.id),
  }
}

const asText = (typed: Typed, name: string) => (typed[name] === undefined ? undefined : String(typed[name]))

/** What each said last, to have in mind; never filled in, so that nobody agrees to an old answer by not looking. */
function lastTime(ratings: readonly Rating[], code: string): string | undefined {
  const last = (rater: Rating['rater']) =>
    ratings.findLast((one) => one.capability === code && one.rater === rater && one.step !== null)
  const words = [last('person'), last('worker')].flatMap((one) =>
    one === undefined
      ? []
      : [`${one.rater === 'person' ? 'They' : 'The worker'} said ${one.step} on ${formatDate(one.rated_on)}`],
  )
  return words.length === 0 ? undefined : `${words.join('. ')}.`
}

function OneCapability(props: {
  capability: Capability
  ratings: readonly Rating[]
  typed: Typed
  errors: readonly FieldError[]
}) {
  const { capability, ratings, typed, errors } = props
  const boxes = boxesOf('ratings', capability.code)
  const wrong = (part: string) => errors.find((error) => error.field === 'ratings' && error.part === part)?.message
  return (
    <>
      <Radios
        name={boxes.step}
        label={capability.text}
        hint={lastTime(ratings, capability.code)}
        error={wrong(capability.code)}
        small
        columns
        options={answersTo(capability, 'text', 'unknown')}
        value={asText(typed, boxes.step)}
      />
      <TextField
        name={boxes.words}
        label={`What shows it: ${capability.short.toLowerCase()}`}
        required={false}
        error={wrong(`${capability.code}-words`)}
        value={asText(typed, boxes.words)}
      />
    </>
  )
}

/** A sitting: as many of the capabilities as were talked about, by one of the two. */
export const rateRoute = form({
  path: '/people/:person/distance/rate',
  access: workers,
  audit: { show: 'journeys.distance.rating_opened', submit: 'journeys.distance.rated' },
  load,
  form: sittingForm,
  prefill: (loaded) => sittingForm(loaded).typedFrom({ rated_on: loaded.today }),
  async show(view) {
    const { person, ratings, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: sittingForm(view.loaded), typed: view.typed, errors: view.errors }
    const { capabilities } = scaleOn(today)
    const areas = [...new Set(capabilities.map(({ area }) => area))]
    return personForm({
      person,
      heading: 'Rate how far they have come',
      sub: `${fullName(person)}. Leave out what you did not talk about.`,
      view,
      button: 'Save',
      back: { href: `/people/${person.id}/distance`, text: 'How far they have come' },
      children: (
        <>
          <Ask {...asked} name="rater" small />
          <Ask {...asked} name="rated_on" />
          {areas.map((area) => (
            <section key={area}>
              <h2>{area}</h2>
              {capabilities
                .filter((one) => one.area === area)
                .map((capability) => (
                  <OneCapability
                    key={capability.code}
                    {...{ capability, ratings }}
                    typed={view.typed}
                    errors={view.errors}
                  />
                ))}
            </section>
          ))}
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    const { rater, rated_on } = value
    const how = rater === 'person' ? 'together' : 'alone'
    await rate(visit.tx, visit.viewer, { person, spell, rater, how, rated_on }, value.ratings)
    await visit.record({ person_id: person.id, detail: { rater, rated: value.ratings.length } })
    return { to: `/people/${person.id}/distance`, flash: `Saved: ${value.ratings.length} rated.` }
  },
})
