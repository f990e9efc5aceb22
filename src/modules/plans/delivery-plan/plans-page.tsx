import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, Heading, NextStep, Table } from '#platform/ui'
import { areaOf, ownPlan, readers, runsIt } from '../plans.access.ts'
import { completenessInWords } from './completeness.ts'
import { type LoadedPlan, loadPlan } from './load-plan.ts'
import { nextOf } from './next.ts'
import { nameOf, planAt } from './plan.ts'
import { plansOf } from './plans.queries.ts'

/** The delivery plans of the viewer's area: how far each is, and what is next with it. */
export const plansPage = page({
  path: '/partnership/plans',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const loaded: LoadedPlan[] = []
    // One after another: they share the visit's one connection.
    for (const { id } of await plansOf(tx, area)) loaded.push(await loadPlan(tx, viewer, id, today))
    return {
      title: 'Delivery plans',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={`${referenceText('areas', area)}. A plan of three years, and an operational plan for each of them.`}
          >
            Delivery plans
          </Heading>
          {loaded.length === 0 && (
            <NextStep actions={runsIt(viewer) && <Button href="/partnership/plans/new">Begin a delivery plan</Button>}>
              There is no delivery plan here yet.
            </NextStep>
          )}
          <Table
            caption="Delivery plans"
            hideCaption
            stack
            columns={[
              { key: 'name', text: 'Plan' },
              { key: 'far', text: 'How far it is' },
              { key: 'public', text: 'Everybody reads' },
              { key: 'next', text: 'What is next' },
            ]}
            rows={loaded.map((each) => ({
              name: <a href={planAt(each.plan)}>{nameOf(each.plan)}</a>,
              far: completenessInWords(each.items),
              public:
                each.current === undefined ? (
                  'Nothing yet'
                ) : (
                  <a href={`/plans/${each.plan.slug}`}>{`Edition ${each.current.number}`}</a>
                ),
              next: nextOf(each, viewer, today).words,
            }))}
            empty={
              <p>
                A plan says what the partnership wants to achieve in three years, for whom, with what, and how it will
                know. The coordinator begins it; everybody of the partnership writes it.
              </p>
            }
          />
          {loaded.length > 0 && runsIt(viewer) && (
            <p>
              <a href="/partnership/plans/new">Begin the next delivery plan</a>
            </p>
          )}
        </>
      ),
    }
  },
})
