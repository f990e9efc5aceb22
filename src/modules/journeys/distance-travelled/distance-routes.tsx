import { callName, fullName } from '#modules/people'
import { page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Details, Heading, Table } from '#platform/ui'
import { type PersonVisit, personInFull, readers, workers } from '../journeys.access.ts'
import { leadOf, openSpellOf } from '../spells/spells.queries.ts'
import { Differences, DistancePicture, type Names, WhereTheyStand } from './distance-parts.tsx'
import { type Rating, ratingsOf, talksOf } from './ratings.queries.ts'
import { differencesIn, progressOf } from './travelled.ts'

/** A person, their ratings, what was said about them, and where the two see it differently. */
export async function loadDistance(visit: PersonVisit) {
  const { tx, today } = visit
  const person = await personInFull(visit)
  const lead = await leadOf(tx, person.id)
  const names: Names = { person: callName(person), worker: lead?.name ?? 'The worker' }
  const ratings = await ratingsOf(tx, person.id)
  const talks = await talksOf(tx, person.id)
  const spell = await openSpellOf(tx, person.id)
  return { person, names, ratings, talks, spell, today, differences: differencesIn(ratings, talks) }
}

/** How far somebody has come by their own view, in a sentence. */
export function progressInWords(ratings: readonly Rating[], name: string): string {
  const { rated_again, up, down } = progressOf(ratings, 'person')
  if (rated_again === 0) return `${name} has not rated the same thing on two days yet, so there is nothing to compare.`
  const fell = down === 0 ? '' : `, ${down} down`
  return `By ${name}’s own view, of ${rated_again} rated again: ${up} up by a step or more${fell}.`
}

export const distanceAt = (person: string) => ({ href: `/people/${person}/distance`, text: 'How far they have come' })

export const distanceRoute = page({
  path: '/people/:person/distance',
  access: readers,
  audit: 'journeys.distance.viewed',
  async show(visit) {
    const { person, names, ratings, talks, differences, spell } = await loadDistance(visit)
    await visit.record({ person_id: person.id })
    const at = distanceAt(person.id).href
    const writes = spell !== undefined && workers.some((role) => role === visit.viewer.role)
    return {
      title: `How far they have come: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      wide: true,
      hideThisPage: true,
      main: (
        <>
          <Heading sub={`${fullName(person)}. Ten things, four steps each, as they and their worker see it.`}>
            How far they have come
          </Heading>
          {ratings.length === 0 ? (
            <p>Not rated yet. Sit down together, and let {names.person} choose first.</p>
          ) : (
            <p>{progressInWords(ratings, names.person)}</p>
          )}
          <ButtonGroup>
            {writes && <Button href={`${at}/rate`}>{ratings.length === 0 ? 'Rate together' : 'Rate again'}</Button>}
            {ratings.length > 0 && <a href={`${at}/print`}>A copy to print</a>}
          </ButtonGroup>
          {ratings.length > 0 && (
            <>
              <DistancePicture ratings={ratings} names={names} title="Steps over time" />
              {differences.length > 0 && (
                <>
                  <h2>Seen differently</h2>
                  <p class="nwd-sub">Both are kept. {names.person}’s own view is the one that is counted.</p>
                  <Differences
                    {...{ ratings, differences, talks, names }}
                    said="text"
                    talkAt={writes ? (rating) => `${at}/ratings/${rating}/talk` : undefined}
                  />
                </>
              )}
              <h2>Where each stands now</h2>
              <WhereTheyStand ratings={ratings} names={names} said="text" />
              <Details summary={`Every rating (${ratings.length}), to take one out`}>
                <Table
                  caption="Every rating, the latest first"
                  hideCaption
                  dense
                  stack
                  columns={[
                    { key: 'what', text: 'What' },
                    { key: 'step', text: 'Step', numeric: true },
                    { key: 'whose', text: 'Whose view' },
                    { key: 'when', text: 'Day', nowrap: true },
                    { key: 'by', text: 'Written down by' },
                    ...(writes ? [{ key: 'act', text: 'Do' }] : []),
                  ]}
                  rows={ratings.toReversed().map((one) => ({
                    what: one.shown.text,
                    step: one.step ?? (one.blank === 'unknown' ? 'not known' : 'not said'),
                    whose: one.rater === 'person' ? names.person : 'The worker',
                    when: formatDate(one.rated_on),
                    by: one.rated_by_name,
                    act: (
                      <a href={`${at}/ratings/${one.id}/take-out`}>
                        Take out<span class="visually-hidden"> {`${one.shown.text}, ${formatDate(one.rated_on)}`}</span>
                      </a>
                    ),
                  }))}
                />
              </Details>
            </>
          )}
        </>
      ),
    }
  },
})

export const printDistanceRoute = page({
  path: '/people/:person/distance/print',
  access: readers,
  audit: 'journeys.distance.printed',
  async show(visit) {
    const { person, ratings, names } = await loadDistance(visit)
    await visit.record({ person_id: person.id })
    const mine: Names = { person: 'Me', worker: names.worker }
    return {
      title: 'How far I have come',
      bare: true,
      back: distanceAt(person.id),
      main: (
        <>
          <h1>How far {names.person} has come</h1>
          <p>Printed on {formatDate(visit.today)}. This is yours to keep.</p>
          {ratings.length === 0 ? <p>There is nothing here yet.</p> : null}
          <DistancePicture ratings={ratings} names={mine} title="My steps" />
          <WhereTheyStand ratings={ratings} names={mine} said="mine" />
        </>
      ),
    }
  },
})
