import type { VNode } from 'preact'
import { ownPerson, type Person, selectOptionalPerson } from '#modules/people'
import { Ask } from '#platform/forms'
import { form, found, page, type Route, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { leadOf, openSpellOf } from '../spells/spells.queries.ts'
import { Differences, DistancePicture, type Names, WhereTheyStand } from './distance-parts.tsx'
import { mineForm, mineGiven } from './rating-field.ts'
import { rate, ratingsOf, talksOf } from './ratings.queries.ts'
import { type Capability, everyCapability, scaleOn } from './scale.ts'
import { differencesIn, progressOf } from './travelled.ts'

const home = '/my/how-far'

async function load(visit: Visit) {
  const { tx, viewer, today } = visit
  const person = found(await selectOptionalPerson(tx, found(await ownPerson(tx, viewer))))
  const lead = await leadOf(tx, person.id)
  const names: Names = { person: 'Me', worker: lead?.name ?? 'My worker' }
  const ratings = await ratingsOf(tx, person.id)
  return { person, names, ratings, talks: await talksOf(tx, person.id), spell: await openSpellOf(tx, person.id), today }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** Those that the person has not rated today yet, in the order of the scale. */
const leftToday = ({ ratings, today }: Pick<Loaded, 'ratings' | 'today'>) =>
  scaleOn(today).capabilities.filter(
    ({ code }) => !ratings.some((one) => one.capability === code && one.rater === 'person' && one.rated_on === today),
  )

const things = (n: number) => `${n} ${n === 1 ? 'thing' : 'things'}`

/** How far they have come, said to them. */
function saidToThem(loaded: Pick<Loaded, 'ratings'>): string {
  const { rated_again, up } = progressOf(loaded.ratings, 'person')
  if (loaded.ratings.length === 0) return 'You have not said yet. It takes ten short pages. You can stop when you like.'
  if (rated_again === 0) return 'Say it again in a few weeks. Then you can see how far you have come.'
  return up === 0 ? 'You are where you were. That is fine.' : `You have gone up in ${things(up)}. Well done.`
}

/** How far a participant has come, on their own page. */
export async function myDistancePanel(visit: Visit, person: Person): Promise<VNode | null> {
  if ((await openSpellOf(visit.tx, person.id)) === undefined) return null
  const ratings = await ratingsOf(visit.tx, person.id)
  return (
    <section aria-labelledby="how-far">
      <h2 id="how-far">How far I have come</h2>
      <p>{saidToThem({ ratings })}</p>
      <p>
        <a href={home}>{ratings.length === 0 ? 'Say where you are' : 'See my steps'}</a>
      </p>
    </section>
  )
}

export const myDistanceRoute = page({
  path: home,
  access: ['participant'],
  audit: 'journeys.distance.viewed',
  async show(visit) {
    const loaded = await load(visit)
    const { person, ratings, names, talks, spell } = loaded
    await visit.record({ person_id: person.id })
    const differences = differencesIn(ratings, talks)
    const [next] = leftToday(loaded)
    return {
      title: 'How far I have come',
      back: { href: '/my', text: 'My page' },
      hideThisPage: true,
      main: (
        <>
          <Heading>How far I have come</Heading>
          <p>{saidToThem(loaded)}</p>
          <ButtonGroup>
            {spell !== undefined && next !== undefined && (
              <Button href={`${home}/${next.code}`}>Say where I am now</Button>
            )}
            {ratings.length > 0 && <a href={`${home}/print`}>A copy to print</a>}
          </ButtonGroup>
          {ratings.length > 0 && (
            <>
              <DistancePicture ratings={ratings} names={names} title="My steps" />
              {differences.length > 0 && (
                <>
                  <h2>Where we do not see the same</h2>
                  <p>That is fine. What you say counts.</p>
                  <Differences {...{ ratings, differences, talks, names }} said="mine" />
                </>
              )}
              <h2>Where I am now</h2>
              <WhereTheyStand ratings={ratings} names={names} said="mine" />
            </>
          )}
        </>
      ),
    }
  },
})

export const printMyDistanceRoute = page({
  path: `${home}/print`,
  access: ['participant'],
  audit: 'journeys.distance.printed',
  async show(visit) {
    const { person, ratings, names } = await load(visit)
    await visit.record({ person_id: person.id })
    return {
      title: 'How far I have come',
      bare: true,
      back: { href: home, text: 'How far I have come' },
      main: (
        <>
          <h1>How far I have come</h1>
          <p>Printed on {formatDate(visit.today)}.</p>
          {ratings.length === 0 && <p>There is nothing here yet.</p>}
          <DistancePicture ratings={ratings} names={names} title="My steps" />
          {ratings.length > 0 && <WhereTheyStand ratings={ratings} names={names} said="mine" />}
        </>
      ),
    }
  },
})

/** One thing a page: the step that is most like them, and what shows it. */
function mineRoute(capability: Capability): Route {
  const asked = mineForm(capability)
  return form({
    path: `${home}/${capability.code}`,
    access: ['participant'],
    audit: { show: 'journeys.distance.viewed', submit: 'journeys.distance.rated' },
    form: asked,
    async load(visit) {
      const loaded = await load(visit)
      return { ...loaded, spell: found(loaded.spell) }
    },
    async show({ visit, loaded, typed, errors, token }) {
      await visit.record({ person_id: loaded.person.id })
      const all = scaleOn(loaded.today).capabilities
      const at = all.findIndex(({ code }) => code === capability.code)
      return {
        title: capability.mine,
        back: { href: home, text: 'How far I have come' },
        hideThisPage: true,
        main: (
          <Form action={visit.url.pathname} token={token} errors={errors}>
            <p class="nwd-sub">
              {at + 1} of {all.length}
            </p>
            <Ask form={asked} name="step" typed={typed} errors={errors} asHeading small={false} inline={false} />
            <Ask form={asked} name="words" typed={typed} errors={errors} />
            <ButtonGroup>
              <Button>Save and go on</Button>
              <a href={home}>Stop here</a>
            </ButtonGroup>
          </Form>
        ),
      }
    },
    async submit({ visit, loaded, value }) {
      const { person, spell, today } = loaded
      const sitting = { person, spell, rater: 'person', how: 'own_account', rated_on: today } as const
      await rate(visit.tx, visit.viewer, sitting, [mineGiven(capability.code, value)])
      await visit.record({ person_id: person.id, detail: { rater: 'person', rated: 1 } })
      const [next] = leftToday(loaded).filter(({ code }) => code !== capability.code)
      if (next !== undefined) return { to: `${home}/${next.code}` }
      return { to: home, flash: 'Thank you. You have said them all.' }
    },
  })
}

export const mineRoutes: readonly Route[] = everyCapability.map(mineRoute)
