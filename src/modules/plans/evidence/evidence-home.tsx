import type { Role } from '#platform/access'
import { page } from '#platform/http'
import { Columns, Heading, Side, Table } from '#platform/ui'
import { PlanningLinks, toPlans } from '../planning-links.tsx'
import { yearAsked } from '../requirements/years.ts'

/** Who reads what a plan is argued from: the coordinator, members and team leads. */
export const planners = ['coordinator', 'member', 'team_lead'] as const satisfies readonly Role[]
export const ownEvidence = {
  none: 'figures of the viewer’s own area that name nobody, with small numbers hidden',
} as const

export const evidenceDoors = [
  [
    '/evidence/profile',
    'Local profile',
    'Population, work and deprivation here, beside Scotland, from official tables',
  ],
  ['/evidence/swot', 'Strengths, weaknesses, opportunities, threats', 'Four lists, each point with what shows it'],
  [
    '/evidence/supply',
    'Supply and demand',
    'What people ask for, what comes of it, and what there is, by place and group',
  ],
  ['/evidence/gaps', 'Gap analysis', 'Which needs come first, and why'],
  ['/evidence/journey', 'Customer journey', 'The five stages: what is there, and where people fall out'],
  ['/evidence/heard', 'What people told us', 'Lived experience, and the decisions that it changed'],
] as const

/** Where the evidence of a plan is found. */
export const evidenceHome = page({
  path: '/evidence',
  access: planners,
  audit: ownEvidence,
  async show({ url, today }) {
    const year = yearAsked(url, today)
    return {
      title: 'What the plan is argued from',
      back: toPlans,
      main: (
        <>
          <Heading sub="Sections 3 and 4 of the delivery plan rest on these. Nothing here names anybody, and small numbers are hidden.">
            What the plan is argued from
          </Heading>
          <Columns
            side={
              <Side
                label="Also here"
                heading
                items={[{ term: 'The plan', detail: <PlanningLinks year={year} but="/evidence" /> }]}
              />
            }
          >
            <Table
              caption="Evidence"
              hideCaption
              stack
              columns={[
                { key: 'door', text: 'Evidence' },
                { key: 'about', text: 'What it shows' },
              ]}
              rows={evidenceDoors.map(([href, text, about]) => ({ door: <a href={href}>{text}</a>, about }))}
            />
          </Columns>
        </>
      ),
    }
  },
})

export const backToEvidence = { href: '/evidence', text: 'What the plan is argued from' }
