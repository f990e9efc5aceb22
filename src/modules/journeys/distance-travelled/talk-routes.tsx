import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { Ask, date, formOf, longText, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { workers } from '../journeys.access.ts'
import { distanceAt, loadDistance } from './distance-routes.tsx'
import { recordTalk, takeOutRating } from './ratings.queries.ts'

async function loadRating(visit: Visit<{ person: string; rating: string }>) {
  const loaded = await loadDistance(visit)
  found(loaded.spell)
  const rating = found(loaded.ratings.find(({ id }) => id === visit.parameters.rating))
  const difference = loaded.differences.find(({ worker }) => worker.id === rating.id)
  return { ...loaded, rating, difference }
}

const talkForm = formOf({
  words: longText({
    label: 'What did you say to each other?',
    called: 'What was said',
    required: 'Say what was said',
    max: 1000,
  }),
  talked_on: date({ label: 'On which day?', called: 'The day', required: 'Enter the day', notFuture: true }),
})

/** That the two talked about a difference, and what was said. Neither rating gives way. */
export const talkRoute = form({
  path: '/people/:person/distance/ratings/:rating/talk',
  access: workers,
  audit: { show: 'journeys.distance.talk_opened', submit: 'journeys.distance.talked' },
  load: loadRating,
  form: talkForm,
  prefill: (loaded) => talkForm.typedFrom({ talked_on: loaded.today }),
  async show(view) {
    const { person, rating, difference, names } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'rating', id: rating.id } })
    const asked = { form: talkForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'We talked about it',
      sub: `${fullName(person)}: ${rating.shown.text.toLowerCase()}.`,
      view,
      button: 'Save',
      back: distanceAt(person.id),
      children: (
        <>
          <InsetText>
            {difference === undefined
              ? 'The two see it alike now.'
              : `${names.person}: step ${difference.person.step}. ${names.worker}: step ${difference.worker.step}. Both stay as they are; if one of you sees it otherwise now, rate it again.`}
          </InsetText>
          <Ask {...asked} name="words" rows={4} />
          <Ask {...asked} name="talked_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, rating, difference } = loaded
    if (difference === undefined) throw new Refused('The two see it alike now')
    const { capability } = rating
    const ratings = { person_rating_id: difference.person.id, worker_rating_id: difference.worker.id }
    await recordTalk(visit.tx, visit.viewer, person, { capability, ...ratings, ...value })
    await visit.record({ person_id: person.id, subject: { kind: 'rating', id: rating.id } })
    return { to: distanceAt(person.id).href, flash: 'Saved. Both ratings stay as they are.' }
  },
})

const takeOutForm = formOf({
  reason: text({ label: 'Why is it taken out?', called: 'Why', required: 'Say why it is taken out', max: 300 }),
})

/** Takes out a rating that was written down wrongly. */
export const takeOutRatingRoute = form({
  path: '/people/:person/distance/ratings/:rating/take-out',
  access: workers,
  audit: { show: 'journeys.distance.rating_opened', submit: 'journeys.distance.rating_taken_out' },
  load: loadRating,
  form: takeOutForm,
  async show(view) {
    const { person, rating } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'rating', id: rating.id } })
    return personForm({
      person,
      heading: 'Take out a rating',
      sub: `${fullName(person)}: ${rating.shown.text.toLowerCase()}, ${formatDate(rating.rated_on)}. What was written down is kept, and counts no more.`,
      view,
      button: 'Take it out',
      back: distanceAt(person.id),
      children: <Ask form={takeOutForm} name="reason" typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, rating } = loaded
    await takeOutRating(visit.tx, visit.viewer, rating.id, value.reason)
    await addToTimeline(visit.tx, visit.viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'journeys.rating',
      words: `A rating of “${rating.shown.text}” was taken out`,
      sees: sight.record,
      link: distanceAt(person.id).href,
    })
    await visit.record({ person_id: person.id, subject: { kind: 'rating', id: rating.id } })
    return { to: distanceAt(person.id).href, flash: 'It is taken out.' }
  },
})
