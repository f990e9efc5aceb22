import {
  becames,
  groupInWords,
  groups,
  keysBehindNeed,
  keysWaiting,
  needInWords,
  needsAskedBy,
  placeInWords,
  places,
} from '#modules/measurement'
import { found, page } from '#platform/http'
import { isReferenceCode } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { behind, PeopleBehind } from '../behind-a-figure/people-behind.tsx'

const access = ['coordinator', 'team_lead'] as const
const became = {
  taken: 'Somebody said yes',
  waiting: 'Waiting for a yes',
  not_taken: 'Ended without a yes',
} as const

/** The people who asked for something, as far as the viewer sees their referrals. */
export const behindANeed = page({
  path: '/reports/needs/people',
  access,
  audit: 'desks.behind_a_need.viewed',
  async show(visit) {
    const { url, record } = visit
    const asked = needsAskedBy(visit)
    const wanted = url.searchParams.get('need') ?? 'not_said'
    const need = isReferenceCode('needs', wanted) ? wanted : 'not_said'
    const place = url.searchParams.get('where') ?? undefined
    const of = becames.find((one) => one === url.searchParams.get('became'))
    const keys = await visit.statistics((tx) => keysBehindNeed(tx, { ...asked, need, place, became: of }))
    const people = await behind(visit, keys, 'referrals')
    await record({ detail: { figure: of ?? 'asked', people: people.known.length } })
    const group = url.searchParams.get('group') ?? ''
    const query = `place=${asked.by}&in=${asked.within.name}&group=${encodeURIComponent(group)}`
    const where = place === undefined ? '' : `&where=${encodeURIComponent(place)}`
    const title = `${needInWords(need)}: who they are`
    return {
      title,
      back: { href: `/reports/needs?${query}`, text: 'What was asked for' },
      main: (
        <>
          <Heading
            sub={[
              ...(of === undefined ? [] : [became[of]]),
              ...(place === undefined || !known(asked.by, place) ? [] : [placeInWords(asked.by, place)]),
              `referred ${formatDate(asked.within.from)} to ${formatDate(asked.within.to)}`,
            ].join(' · ')}
          >
            {title}
          </Heading>
          <PeopleBehind {...people} href={`/reports/needs/people?need=${need}${where}&became=${of ?? ''}&${query}`} />
        </>
      ),
    }
  },
})

const known = (by: (typeof places)[number], value: string) =>
  by === 'district' || value === 'unknown' || isReferenceCode('urban-rural-classes', value)

/** The people who wait for a yes, of one place or group. */
export const behindWaiting = page({
  path: '/reports/supply/people',
  access,
  audit: 'desks.behind_waiting.viewed',
  async show(visit) {
    const { url, viewer, today, record } = visit
    const by = [...places, ...groups].find((one) => one === url.searchParams.get('by')) ?? 'district'
    const value = url.searchParams.get('of') ?? 'unknown'
    const which = { by, value: by === 'urban_rural' && !known(by, value) ? 'unknown' : value }
    const area = found(viewer.area_id)
    const keys = await visit.statistics((tx) => keysWaiting(tx, { area, as_at: today, which }))
    const people = await behind(visit, keys, 'referrals')
    await record({ detail: { figure: 'waiting', people: people.known.length } })
    const title = 'Waiting for a yes: who they are'
    return {
      title,
      back: { href: '/reports/supply', text: 'Demand and supply' },
      main: (
        <>
          <Heading sub={`${groupInWords(which)} · ${formatDate(today)}`}>{title}</Heading>
          <PeopleBehind {...people} href={`/reports/supply/people?by=${by}&of=${encodeURIComponent(which.value)}`} />
        </>
      ),
    }
  },
})
