import { areas, partnershipOf } from '#modules/partnership'
import { Ask } from '#platform/forms'
import type { Route } from '#platform/http'
import { dateInLondon } from '#platform/time'
import { dueOn } from '../../clock.ts'
import { areasThatTake } from '../outside/outside.queries.ts'
import { type Door, stepRoute } from '../outside/step.tsx'
import { endedPage, sentPage } from './after.page.tsx'
import { areaForm, helpForm, moreForm, nameForm, reachForm, safeForm } from './questions.ts'

/** Asking for help oneself. */
export const ownDoor: Door = {
  door: 'self',
  at: '/refer-yourself',
  steps: ['area', 'name', 'reach', 'safe', 'help', 'more'],
  async over(held, { tx, today }) {
    if (held.state !== 'sent' || held.area_id === null) return endedPage(held.state)
    const sentOn = held.sent_at === null ? today : dateInLondon(held.sent_at)
    return sentPage(held, {
      team: (await partnershipOf(tx, held.area_id)).name,
      by: held.due_on ?? (await dueOn(tx, held.area_id, 'to_allocate', sentOn)),
      sentOn,
    })
  },
}

export const stepTitles = {
  area: 'Where you live',
  name: 'Your name',
  reach: 'How to reach you',
  safe: 'When to reach you',
  help: 'What would help',
  more: 'Anything else',
} as const

export const ownSteps: readonly Route[] = [
  stepRoute(ownDoor, {
    step: 'area',
    title: stepTitles.area,
    asHeading: true,
    async questions({ tx }) {
      const taking = await areasThatTake(tx)
      return areaForm((await areas(tx)).filter(({ id }) => taking.has(id)))
    },
    body: (asked) => (
      <>
        <Ask {...asked} name="area" asHeading />
        <p class="nwd-sub">
          Is yours not here? Then nobody could answer you yet. <a href="/">Look for support near you</a> instead.
        </p>
      </>
    ),
  }),
  stepRoute(ownDoor, { step: 'name', title: stepTitles.name, questions: () => nameForm }),
  stepRoute(ownDoor, {
    step: 'reach',
    title: stepTitles.reach,
    asHeading: true,
    questions: () => reachForm,
    body: (asked) => (
      <Ask
        {...asked}
        name="preferred_contact"
        asHeading
        reveals={{
          phone: <Ask {...asked} name="phone" needed />,
          text: <Ask {...asked} name="mobile" needed />,
          email: <Ask {...asked} name="email" needed />,
          letter: <Ask {...asked} name="address" rows={4} needed />,
        }}
      />
    ),
  }),
  stepRoute(ownDoor, {
    step: 'safe',
    title: stepTitles.safe,
    questions: () => safeForm,
    body: (asked) => (
      <>
        <Ask {...asked} name="best_time" />
        <Ask {...asked} name="do_not" rows={3} />
      </>
    ),
  }),
  stepRoute(ownDoor, {
    step: 'help',
    title: stepTitles.help,
    asHeading: true,
    questions: ({ today }) => helpForm(today),
    body: (asked) => <Ask {...asked} name="needs" asHeading />,
  }),
  stepRoute(ownDoor, {
    step: 'more',
    title: stepTitles.more,
    asHeading: true,
    questions: () => moreForm,
    body: (asked) => <Ask {...asked} name="hopes" rows={5} asHeading />,
  }),
]
