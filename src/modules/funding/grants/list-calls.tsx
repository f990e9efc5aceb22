import { page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table, Tag } from '#platform/ui'
import { areaOf, ownBusiness, readers, writesHere } from '../funding.access.ts'
import { exemptionsOf } from './applications.queries.ts'
import { callsOf, phaseOf, phaseWords } from './calls.queries.ts'

export const kindWords = { grant: 'Grants', contract: 'Contracts' } as const

/** The open calls of an area: what may be applied for now, and what became of those before. */
export const listCalls = page({
  path: '/funding/calls',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, today }) {
    const calls = await callsOf(tx, areaOf(viewer))
    const open = calls.filter((call) => phaseOf(call, today) === 'open').length
    return {
      title: 'Calls for applications',
      wide: true,
      back: { href: '/funding', text: 'The money' },
      main: (
        <>
          <Heading sub={open === 0 ? 'None is open now.' : `${open} open now.`}>Calls for applications</Heading>
          <ButtonGroup>
            {writesHere(viewer) && <Button href="/funding/calls/new">Make a call</Button>}
            <a href="/funding/exemptions">Exemptions from Fair Work First</a>
          </ButtonGroup>
          <Table
            caption="Calls, those that close last first"
            hideCaption
            dense
            stack
            empty="There has been no call yet."
            columns={[
              { key: 'title', text: 'Call' },
              { key: 'kind', text: 'For' },
              { key: 'closes', text: 'Closes', nowrap: true },
              { key: 'phase', text: 'State', nowrap: true },
            ]}
            rows={calls.map((call) => {
              const phase = phaseOf(call, today)
              return {
                title: (
                  <>
                    <a href={`/funding/calls/${call.id}`}>{call.title}</a>{' '}
                    <span class="nwd-sub">Call {call.number}</span>
                  </>
                ),
                kind: kindWords[call.kind],
                closes: formatDate(call.closes_on),
                phase: <Tag tone={phase === 'open' ? 'green' : 'grey'}>{phaseWords[phase]}</Tag>,
              }
            })}
          />
        </>
      ),
    }
  },
})

const criterionWords: Readonly<Record<string, string>> = {
  real_living_wage: 'The real Living Wage',
  workers_voice: 'A say for workers',
}

/** The log of exemptions from Fair Work First that were agreed for grants (Fair Work First guidance: kept and reported by the funder). */
export const listExemptions = page({
  path: '/funding/exemptions',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer }) {
    const log = await exemptionsOf(tx, areaOf(viewer))
    return {
      title: 'Exemptions from Fair Work First',
      wide: true,
      back: { href: '/funding/calls', text: 'Calls for applications' },
      main: (
        <>
          <Heading
            sub={`${log.length} agreed. Grants ask for the real Living Wage and a say for workers; contracts do not.`}
          >
            Exemptions from Fair Work First
          </Heading>
          <Table
            caption="Exemptions, the latest first"
            hideCaption
            dense
            stack
            empty="None was ever agreed."
            columns={[
              { key: 'organisation', text: 'Organisation' },
              { key: 'call', text: 'Call' },
              { key: 'from', text: 'Exempt from' },
              { key: 'why', text: 'Why' },
              { key: 'agreed', text: 'Agreed by' },
              { key: 'on', text: 'On', nowrap: true },
            ]}
            rows={log.map((one) => ({
              organisation: one.organisation,
              call: one.call,
              from: criterionWords[one.criterion] ?? one.criterion,
              why: one.why,
              agreed: one.agreed_by,
              on: one.agreed_on,
            }))}
          />
        </>
      ),
    }
  },
})
