import {
  followed,
  isEnd,
  type StageBegun,
  StretchSelect,
  servicesIn,
  stagesBegun,
  stretchInWords,
  stretchOf,
  wayStepInWords,
  waySteps,
} from '#modules/measurement'
import { page } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { Button, Heading, SearchForm, Table } from '#platform/ui'
import { asAtInWords, evidenceDay } from '../evidence/evidence-day.ts'
import { backToEvidence, ownEvidence, planners } from '../evidence/evidence-home.tsx'
import { partInWords, protectParts } from '../evidence/protect-parts.ts'
import { areaOf } from '../plans.access.ts'
import { fallOut, worst } from './fall-out.ts'

const stagesShown = (begun: readonly StageBegun[]) =>
  new Map(
    begun.map(({ stage, went_on, still, ended }) => {
      const { parts, total } = protectParts([went_on, still, ended])
      const [on = null, here = null, out = null] = parts
      return [stage, { on, here, out, total }] as const
    }),
  )

/** The customer-journey map: the five stages, what is there, and where people fall out; before them, the way in. */
export const journeyMapPage = page({
  path: '/evidence/journey',
  access: planners,
  audit: ownEvidence,
  async show(visit) {
    const { viewer, url } = visit
    const today = evidenceDay(visit.today)
    const within = stretchOf(url, today)
    const asked = { area: areaOf(viewer), as_at: today, within }
    const { steps, stages, services } = await visit.statistics(async (stats) => ({
      steps: fallOut(await followed(stats, asked)),
      stages: stagesShown(await stagesBegun(stats, asked)),
      services: new Map((await servicesIn(stats, asked)).map((one) => [one.support_need, one.services])),
    }))
    const support = new Map(referenceList('journey-support', today).map((one) => [one.code, one]))
    const most = worst(steps)
    return {
      title: 'Customer journey',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={`${stretchInWords(within, today)}, ${asAtInWords(today)}. People may be in several stages at once and come back. Small numbers are hidden.`}
          >
            Customer journey
          </Heading>
          {most !== undefined && (
            <p class="ds_lead">
              Most people fall out at “{wayStepInWords[most.step].toLowerCase()}”: {partInWords(most.out)} of{' '}
              {partInWords(most.total)}.
            </p>
          )}
          <SearchForm action="/evidence/journey" label="Choose the time">
            <StretchSelect today={today} value={within} />
            <Button small kind="secondary">
              Show
            </Button>
          </SearchForm>
          <Table
            caption="The five stages"
            dense
            stack
            columns={[
              { key: 'stage', text: 'Stage' },
              { key: 'there', text: 'What the directory has' },
              { key: 'began', text: 'People who began it', numeric: true },
              { key: 'on', text: 'Went on', numeric: true },
              { key: 'here', text: 'There still', numeric: true },
              { key: 'out', text: 'Ended there', numeric: true },
            ]}
            rows={referenceList('stages', today).map(({ code, number, text }) => {
              const counts = stages.get(number) ?? { on: 0, here: 0, out: 0, total: 0 }
              return {
                stage: (
                  <strong>
                    {number}. {text}
                  </strong>
                ),
                there: (support.get(code)?.supports ?? []).map((need, at) => (
                  <span key={need}>
                    {at > 0 && ', '}
                    <a href={`/support?need=${need}`}>{referenceText('support-needs', need)}</a>{' '}
                    {services.get(need) ?? <strong>none</strong>}
                  </span>
                )),
                began: partInWords(counts.total),
                on: partInWords(counts.on),
                here: partInWords(counts.here),
                out: partInWords(counts.out),
              }
            })}
          />
          <Table
            caption="The way in and through: where people fall out"
            dense
            stack
            columns={[
              { key: 'step', text: 'Step of a referral' },
              { key: 'came', text: 'Came to it', numeric: true },
              { key: 'on', text: 'Went on', numeric: true },
              { key: 'here', text: 'There still', numeric: true },
              { key: 'out', text: 'Fell out', numeric: true },
            ]}
            rows={steps.map(({ step, total, on, here, out }) => ({
              step: wayStepInWords[step],
              came: partInWords(total),
              on: partInWords(on),
              here: partInWords(here),
              out: partInWords(out),
            }))}
            empty={<p>No referral was sent in this time.</p>}
          />
          <p class="nwd-sub">
            {`Fell out: the referral was withdrawn or closed, or support ended before its aim was reached. Steps: ${waySteps
              .filter((step) => !isEnd(step))
              .map((step) => wayStepInWords[step].toLowerCase())
              .join(
                ', ',
              )}. “Ended there” of a stage is not always a loss: whoever needs no later stage ends there as well.`}
          </p>
        </>
      ),
    }
  },
})
