import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, Columns, Heading, Late, NextStep, Side, TaskList } from '#platform/ui'
import { ownPlan, readers, runsIt } from '../plans.access.ts'
import { frameworkSource } from '../template/framework.ts'
import { completenessInWords, standingTones, standingWords } from './completeness.ts'
import { type ItemState, type LoadedPlan, loadPlan, type SectionState } from './load-plan.ts'
import { nextOf } from './next.ts'
import { isLate, itemAt, nameOf, numberOf, type Plan, planAt } from './plan.ts'
import { plansOf } from './plans.queries.ts'

/** The front page of a plan: what is next and whose turn it is, then every item with how far it is. */
export const planPage = page({
  path: '/partnership/plans/:plan',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, today, parameters }) {
    const loaded = await loadPlan(tx, viewer, parameters.plan, today)
    const { plan, items, sections } = loaded
    const next = nextOf(loaded, viewer, today)
    return {
      title: nameOf(plan),
      wide: true,
      back: { href: '/partnership/plans', text: 'Delivery plans' },
      main: (
        <>
          <Heading sub={`${referenceText('areas', plan.area_id)}. ${completenessInWords(items)}.`}>
            {nameOf(plan)}
          </Heading>
          <Columns side={<Beside loaded={loaded} others={await familyOf(tx, plan)} viewer={viewer} />}>
            <NextStep actions={next.button && <Button href={next.button.href}>{next.button.text}</Button>}>
              {next.words}
            </NextStep>
            {sections.map((section) => (
              <Section key={section.number} section={section} plan={plan} viewer={viewer} today={today} />
            ))}
          </Columns>
        </>
      ),
    }
  },
})

/** The plan of three years and the operational plans that belong together, without the one shown. */
async function familyOf(tx: Tx, { id, area_id, within_id }: Plan): Promise<Plan[]> {
  const whole = within_id ?? id
  return (await plansOf(tx, area_id))
    .filter((each) => each.id !== id && (each.id === whole || each.within_id === whole))
    .toSorted((one, other) => other.years - one.years || (one.first_year < other.first_year ? -1 : 1))
}

interface SectionProps {
  section: SectionState
  plan: Plan
  viewer: Viewer
  today: CalendarDate
}

function Section({ section: { number, title, owner, items }, plan, viewer, today }: SectionProps) {
  const ready = items.every(({ standing }) => standing === 'ready')
  return (
    <section class="nwd-plan-section" aria-labelledby={`section-${number}`}>
      <h2 id={`section-${number}`}>
        {number}. {title}
      </h2>
      <p class="nwd-sub">
        {owner === undefined ? 'Nobody answers for it yet' : (owner.name ?? owner.organisation)}
        {owner?.name && `, ${owner.organisation}`}
        {owner !== undefined && (
          <>
            {' · '}
            {!ready && isLate(owner.due_on, today) ? (
              <Late>{`was due ${formatDate(owner.due_on)}`}</Late>
            ) : (
              `by ${formatDate(owner.due_on)}`
            )}
          </>
        )}
        {' · '}
        {completenessInWords(items).toLowerCase()}
        {runsIt(viewer) && (
          <>
            {' · '}
            <a class="nwd-action" href={planAt(plan, `/sections/${number}`)}>
              {owner === undefined ? 'Say who' : 'Change'}
              <span class="visually-hidden"> answers for section {number}</span>
            </a>
          </>
        )}
      </p>
      <TaskList
        label={`Items of section ${number}`}
        tasks={items.map((state) => ({
          text: `${numberOf(state.item)} ${state.item.title}`,
          href: itemAt(state.item),
          hint: hintOf(state),
          status: { text: standingWords[state.standing], tone: standingTones[state.standing] },
        }))}
      />
    </section>
  )
}

function hintOf({ comments, suggestions, item }: ItemState): string | undefined {
  const said = [
    ...(item.origin === 'local' ? ['our own item'] : []),
    ...(suggestions === 0
      ? []
      : [suggestions === 1 ? '1 suggestion to decide' : `${suggestions} suggestions to decide`]),
    ...(comments === 0 ? [] : [comments === 1 ? '1 comment open' : `${comments} comments open`]),
  ]
  return said.length === 0 ? undefined : said.join(', ')
}

interface BesideProps {
  loaded: LoadedPlan
  others: readonly Plan[]
  viewer: Viewer
}

function Beside({ loaded, others, viewer }: BesideProps) {
  const { plan, current, editions, reviewOn } = loaded
  const links: (readonly [href: string, text: string])[] = [
    [planAt(plan, '/read'), 'Read it whole, as it stands'],
    [planAt(plan, '/file'), 'Word document of the draft'],
    ...(current === undefined ? [] : ([[`/plans/${plan.slug}`, 'The published plan']] as const)),
    ...(current !== undefined && runsIt(viewer) ? ([[planAt(plan, '/review'), 'Write down a review']] as const) : []),
    ...(runsIt(viewer)
      ? ([
          [planAt(plan, '/put-forward'), 'Put it before the partnership'],
          [planAt(plan, '/items/new'), 'Add an item of our own'],
        ] as const)
      : []),
  ]
  return (
    <Side
      label="This plan"
      items={[
        { term: 'Also here', detail: <Links links={links} /> },
        {
          term: plan.kind === 'year' ? 'Plans it belongs with' : 'Year by year',
          detail: <Links links={others.map((each) => [planAt(each), nameOf(each)] as const)} />,
        },
        ...(editions.length === 0
          ? []
          : [
              {
                term: 'Editions',
                detail: (
                  <Links
                    links={editions.map(
                      (each) => [planAt(plan, `/editions/${each.id}`), editionInWords(each)] as const,
                    )}
                  />
                ),
              },
            ]),
        ...(plan.kind === 'year' ? [] : [{ term: 'Made after', detail: frameworkSource() }]),
        ...(reviewOn === undefined ? [] : [{ term: 'Looked at again', detail: `By ${formatDate(reviewOn)}` }]),
      ]}
    />
  )
}

function editionInWords({ number, published_at, ended_at }: LoadedPlan['editions'][number]): string {
  if (published_at !== null) return `${number}, published ${formatDate(dateInLondon(published_at))}`
  return ended_at === null ? `${number}, before the partnership` : `${number}, taken back`
}

const Links = ({ links }: { links: readonly (readonly [href: string, text: string])[] }) => (
  <ul class="nwd-plain">
    {links.map(([href, text]) => (
      <li key={href}>
        <a href={href}>{text}</a>
      </li>
    ))}
  </ul>
)
