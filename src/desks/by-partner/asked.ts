import {
  asSeenBy,
  isStep,
  type Partner,
  type PartnersAsked,
  partnersIn,
  partnerWaits,
  type Side,
  type Step,
  type Stretch,
  sides,
  stretchOf,
  together,
} from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import { found, type Visit } from '#platform/http'

/** Who reads how partners do: a coordinator of all of them, everybody else of their own, beside all others as one. */
export const readers = ['coordinator', 'team_lead', 'provider_worker'] as const

/** What an address asks for. */
export function askedBy({ viewer, today, url }: Pick<Visit, 'viewer' | 'today' | 'url'>) {
  const stretch: Stretch = stretchOf(url, today)
  const side: Side = sides.find((one) => one === url.searchParams.get('side')) ?? 'asked'
  const wanted = url.searchParams.get('step')
  const step: Step = isStep(wanted) ? wanted : 'accepted'
  const asked: PartnersAsked = { area: found(viewer.area_id), as_at: today, side, within: stretch }
  return { asked, stretch, side, step }
}

/** A partner's figures under the name that the viewer reads; only a partner that they may look into has people behind it. */
export interface NamedPartner extends Partner {
  name: string
  open: boolean
}

/** How partners do, as the viewer may see it. */
export interface ByPartner {
  stretch: Stretch
  side: Side
  step: Step
  /** Whether each partner is shown, and not the viewer's own alone. */
  all: boolean
  partners: NamedPartner[]
  /** All of them as one; for somebody of one partner, all the others, where there are enough. */
  whole: NamedPartner | undefined
}

/** Reads it for who is asking. */
export async function byPartnerOf(visit: Visit): Promise<ByPartner> {
  const { viewer, tx } = visit
  const { asked, ...choice } = askedBy(visit)
  const waits = await visit.statistics((stats) => partnerWaits(stats, asked))
  const organisations = await organisationsOf(tx, asked.area)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? 'An organisation that has ended'
  const named = (partner: Partner, name: string, open: boolean): NamedPartner => ({ ...partner, name, open })
  const all = viewer.role === 'coordinator'
  if (!all) {
    const mine = found(viewer.organisation_id)
    const { own, others } = asSeenBy(mine, waits)
    const partners = [named(own, nameOf(mine), true)]
    return { ...choice, all, partners, whole: others && named(others, 'All other partners together', false) }
  }
  const partners = partnersIn(waits)
    .map((partner) => named(partner, nameOf(partner.partner), names.has(partner.partner)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return { ...choice, all, partners, whole: named(together(waits, 'all'), 'All partners together', false) }
}
