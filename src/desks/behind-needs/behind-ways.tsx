import { keysOnWay, stretchInWords, wayStepInWords, waySteps, waysAskedBy } from '#modules/measurement'
import { page } from '#platform/http'
import { Heading } from '#platform/ui'
import { behind, PeopleBehind } from '../behind-a-figure/people-behind.tsx'

/** The people who went from one step to another, or are at one still, as far as the viewer sees their referrals. */
export const behindAWay = page({
  path: '/reports/ways/people',
  access: ['coordinator', 'team_lead'],
  audit: 'desks.behind_a_way.viewed',
  async show(visit) {
    const { url, today, record } = visit
    const asked = waysAskedBy(visit)
    const from = waySteps.find((step) => step === url.searchParams.get('from')) ?? 'sent'
    const to = waySteps.find((step) => step === url.searchParams.get('to')) ?? null
    const keys = await visit.statistics((tx) => keysOnWay(tx, { ...asked, from, to }))
    const people = await behind(visit, keys, 'referrals')
    await record({ detail: { figure: `${from}_${to ?? 'still'}`, people: people.known.length } })
    const title =
      to === null ? `${wayStepInWords[from]}, and there still` : `${wayStepInWords[from]} → ${wayStepInWords[to]}`
    return {
      title,
      back: { href: `/reports/ways?in=${asked.within.name}`, text: 'The ways people went' },
      main: (
        <>
          <Heading sub={`Referrals sent: ${stretchInWords(asked.within, today).toLowerCase()}`}>{title}</Heading>
          <PeopleBehind
            {...people}
            href={`/reports/ways/people?from=${from}${to === null ? '' : `&to=${to}`}&in=${asked.within.name}`}
          />
        </>
      ),
    }
  },
})
