import { possibleLeads } from '#modules/journeys'
import { found, page, type Visit } from '#platform/http'
import { askedOf, supportedBy, type Whose } from './figures.queries.ts'
import { figuresOf, shareOf } from './figures.ts'
import { OwnFigures } from './own-figures.page.tsx'
import { FigurePeople } from './people.page.tsx'
import { TeamFigures } from './team.page.tsx'
import { partsOf } from './team.ts'
import { tookOf } from './waits.ts'

const workers = ['key_worker', 'provider_worker', 'team_lead'] as const
const leads = ['team_lead'] as const

/** Whose records the figures of a viewer are made from. */
async function recordsOf({ tx, viewer, today }: Visit, whose: Whose) {
  const supported = await supportedBy(tx, viewer, whose, today)
  return { supported, asked: await askedOf(tx, viewer, whose, today), today }
}

const teamOf = async (visit: Visit) => {
  const colleagues = await possibleLeads(visit.tx, found(visit.viewer.organisation_id))
  return partsOf({ ...(await recordsOf(visit, 'team')), colleagues })
}

export const ownFigures = page({
  path: '/figures',
  access: workers,
  audit: 'desks.own_figures.viewed',
  async show(visit) {
    const { supported, asked, today } = await recordsOf(visit, 'mine')
    await visit.record({ detail: { people: supported.length } })
    const figures = figuresOf({ supported, asked, today })
    const shown = { figures, share: shareOf(supported), took: tookOf(supported, asked, today), today }
    return {
      title: 'How my people are doing',
      wide: true,
      main: <OwnFigures {...shown} team={visit.viewer.role === 'team_lead'} />,
    }
  },
})

export const ownFigurePeople = page({
  path: '/figures/people',
  access: workers,
  audit: 'desks.own_figures.people_viewed',
  async show(visit) {
    const figures = figuresOf(await recordsOf(visit, 'mine'))
    const figure = found(figures.get(visit.url.searchParams.get('of') ?? 'led'))
    await visit.record({ detail: { figure: figure.key, people: figure.people.length } })
    return {
      title: `${figure.title}: who they are`,
      back: { href: '/figures', text: 'How my people are doing' },
      main: <FigurePeople figure={figure} whose="Of whom you lead, or led last" today={visit.today} />,
    }
  },
})

export const teamFigures = page({
  path: '/figures/team',
  access: leads,
  audit: 'desks.team_figures.viewed',
  async show(visit) {
    const parts = await teamOf(visit)
    await visit.record({ detail: { workers: parts.length } })
    return {
      title: 'How the work is shared out',
      wide: true,
      main: <TeamFigures parts={parts} organisation={visit.viewer.organisation_name} today={visit.today} />,
    }
  },
})

export const teamFigurePeople = page({
  path: '/figures/team/people',
  access: leads,
  audit: 'desks.team_figures.people_viewed',
  async show(visit) {
    const asked = visit.url.searchParams
    const parts = await teamOf(visit)
    const part = found(parts.find(({ user_id }) => user_id === (asked.get('worker') ?? parts[0]?.user_id)))
    const figure = found(part.figures.get(asked.get('of') ?? 'led'))
    await visit.record({ detail: { figure: figure.key, people: figure.people.length } })
    return {
      title: `${figure.title}: who they are`,
      back: { href: '/figures/team', text: 'How the work is shared out' },
      main: <FigurePeople figure={figure} whose={`Of ${part.name}`} today={visit.today} />,
    }
  },
})
