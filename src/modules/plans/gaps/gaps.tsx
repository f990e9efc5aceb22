import { needInWords, StretchSelect, stretchInWords, stretchOf } from '#modules/measurement'
import { partnershipForm } from '#modules/partnership'
import { Bars } from '#platform/charts'
import { Ask, formOf, text, wholeNumber } from '#platform/forms'
import { form, page, Refused } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Columns, Heading, SearchForm, Side, Table } from '#platform/ui'
import { type Tie, tiesOf } from '../alignment/ties.queries.ts'
import { asAtInWords, evidenceDay } from '../evidence/evidence-day.ts'
import { backToEvidence, ownEvidence, planners } from '../evidence/evidence-home.tsx'
import { needsShown, supplyAndDemand } from '../evidence/supply/supply.tsx'
import { fewest } from '../live/figures.queries.ts'
import { areaOf, writers, writesIt } from '../plans.access.ts'
import { yearAsked } from '../requirements/years.ts'
import { firstWeights, partNames, pointsInWords, type Ranked, ranked, whyRanked } from './gap.ts'
import { selectOptionalWeights, setWeights } from './weights.queries.ts'

const partTitles = {
  people: 'How many people need it, beside the need of most',
  not_met: 'Of those decided, the share to whom nobody said yes',
  waiting: 'Of those asked for, the share that waits',
  supply: 'How little there is: 1 ÷ (1 + services in the directory)',
} as const

/** Which needs come first, and why. */
export const gapsPage = page({
  path: '/evidence/gaps',
  access: planners,
  audit: ownEvidence,
  async show(visit) {
    const { tx, viewer, url } = visit
    const today = evidenceDay(visit.today)
    const area = areaOf(viewer)
    const within = stretchOf(url, today)
    const year = yearAsked(url, visit.today)
    const said = await selectOptionalWeights(tx, area)
    const weights = said ?? firstWeights
    const { rows, demand, services } = await supplyAndDemand(visit, area, within)
    const shown = new Map(needsShown(rows, services).map((one) => [one.need, one.parts]))
    const gaps = demand.map(({ need, people }) => {
      const [taken = null, waiting = null, not_taken = null] = shown.get(need) ?? [0, 0, 0]
      return { need, people, taken, waiting, not_taken, services: services.get(need) ?? null }
    })
    const list = ranked(
      gaps.filter(({ people }) => people >= fewest),
      weights,
    )
    const few = gaps.filter(({ people }) => people < fewest)
    const ties = (await tiesOf(tx, area, year)).filter(({ kind }) => kind === 'need')
    return {
      title: 'Gap analysis',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={`Needs of people referred or assessed: ${stretchInWords(within, today).toLowerCase()}, ${asAtInWords(today)}.`}
          >
            Gap analysis
          </Heading>
          <Columns
            side={
              <Side
                label="How the rank comes about"
                heading
                items={[
                  ...partNames.map((name) => ({ term: `Weight ${weights[name]}`, detail: partTitles[name] })),
                  {
                    term: 'The formula',
                    detail:
                      'Each part is from 0 to 1. The score is their weighed mean, out of 100. What is hidden or not known counts nothing.',
                  },
                  {
                    term: said === undefined ? 'Nobody has weighed them' : 'Weighed by',
                    detail: (
                      <>
                        {said === undefined
                          ? 'These are the weights that everybody begins with.'
                          : `${said.by_name}, ${formatDate(dateInLondon(said.since))}: ${said.why}`}
                        {writesIt(viewer) && (
                          <>
                            {' '}
                            <a href="/evidence/gaps/weights">Weigh them otherwise</a>
                          </>
                        )}
                      </>
                    ),
                  },
                ]}
              />
            }
          >
            <SearchForm action="/evidence/gaps" label="Choose the time">
              <StretchSelect today={today} value={within} />
              <Button small kind="secondary">
                Show
              </Button>
            </SearchForm>
            <Gaps list={list} ties={ties} year={year} />
            {few.length > 0 && (
              <p class="nwd-sub">{`Not ranked, because fewer than 5 people need it: ${few.map(({ need }) => needInWords(need).toLowerCase()).join('; ')}.`}</p>
            )}
          </Columns>
        </>
      ),
    }
  },
})

const Gaps = ({ list, ties, year }: { list: readonly Ranked[]; ties: readonly Tie[]; year: string }) => (
  <>
    {list.length > 0 && (
      <Bars
        title="How great each gap is"
        measure="Of 100"
        full={100}
        format={(value) => value.toFixed(0)}
        bars={list.map(({ need, score }) => ({ label: needInWords(need), value: score }))}
      />
    )}
    <Table
      caption="Needs by rank"
      stack
      dense
      columns={[
        { key: 'need', text: 'Need' },
        { key: 'score', text: 'Of 100', numeric: true },
        { key: 'why', text: 'Why it stands here' },
        { key: 'plan', text: `In the plan of ${year}` },
      ]}
      rows={list.map((one) => {
        const its = ties.filter(({ code }) => code === one.need)
        return {
          need: (
            <strong>
              {one.rank}. {needInWords(one.need)}
            </strong>
          ),
          score: one.score.toFixed(0),
          why: (
            <>
              {whyRanked(one)} <span class="nwd-sub">{pointsInWords(one)}</span>
            </>
          ),
          plan:
            its.length === 0
              ? 'No line'
              : its.map(({ requirement_id, number, target_group }) => (
                  <span key={requirement_id}>
                    <a href={`/requirements/${requirement_id}`}>
                      {number}. {target_group}
                    </a>
                    <br />
                  </span>
                )),
        }
      })}
      empty={<p>No need of at least five people is known in this time.</p>}
    />
  </>
)

const weight = (label: string) =>
  wholeNumber({
    label,
    called: 'The weight',
    hint: 'From 0 to 10',
    required: 'Enter a weight from 0 to 10',
    min: 0,
    max: 10,
  })
const questions = formOf({
  people: weight(partTitles.people),
  not_met: weight(partTitles.not_met),
  waiting: weight(partTitles.waiting),
  supply: weight(partTitles.supply),
  why: text({ label: 'Why are they weighed so?', required: 'Say why, so that others can follow it', max: 300 }),
})

/** Weighs the parts of a gap otherwise. */
export const weighGaps = form({
  path: '/evidence/gaps/weights',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.gaps.weighed' },
  load: async ({ tx, viewer }) => (await selectOptionalWeights(tx, areaOf(viewer))) ?? { ...firstWeights, why: '' },
  form: questions,
  prefill: ({ people, not_met, waiting, supply }) => questions.typedFrom({ people, not_met, waiting, supply }),
  show(view) {
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Weigh the gaps',
      sub: 'The rank changes for everybody in the area. How it was weighed before stays on record.',
      view,
      button: 'Weigh them so',
      back: { href: '/evidence/gaps', text: 'Gap analysis' },
      children: (
        <>
          {partNames.map((name) => (
            <Ask key={name} {...asked} name={name} />
          ))}
          <Ask {...asked} name="why" />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, value }) {
    if (partNames.every((name) => value[name] === 0))
      throw new Refused([{ field: 'people', message: 'One weight at least must be more than 0' }])
    const area = areaOf(viewer)
    await setWeights(tx, viewer, area, value)
    const { why: _, ...weights } = value
    await record({ area_id: area, detail: weights })
    return { to: '/evidence/gaps', flash: 'The gaps are weighed anew.' }
  },
})
