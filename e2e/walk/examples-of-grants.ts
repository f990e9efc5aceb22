import { sql } from 'kysely'
import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { day } from './townspeople.ts'

/** What the examples of open calls are made from. */
export interface Grants {
  open: string
  closed: string
  /** A draft for the open call, and applications that were sent to the closed one. */
  draft: string
  sent: string
  toScore: string
  toDecline: string
  toTakeBack: string
}

const year = '2026-27'
const saying = {
  what: 'Taster days',
  pence: '100',
  need: 'They told us',
  delivery: 'Two workers',
  outcome: 'Ten go on',
  pays_living_wage: 'yes',
  workers_heard: 'yes',
}

/** An open call and a closed one of the city, with applications by its housing association's member; the coordinator and another sit on the panel. */
export async function prepareGrants({ town }: Pick<Walk, 'town'>): Promise<Grants> {
  const [hamish, member] = [town.as('hamish'), town.as('member')]
  const found = (to: string | null | undefined, at: number) => to?.split('/').at(at) ?? ''
  await fillIn(hamish, '/funding/allocations/new', { stream: 'NOLB', year, pence: '9000', words: 'Letter of April' })
  const added = await fillIn(hamish, `/funding/lines/new?year=${year}`, {
    what: 'Small grants',
    stream: 'NOLB',
    pence: '8000',
  })
  const line = found(added.to, -1)
  const call = async (title: string) => {
    const made = await fillIn(hamish, '/funding/calls/new', {
      kind: 'grant',
      title,
      about: 'For people furthest from work',
      criteria: 'Need | 100',
      ...day('opens_on', 2026, 1, 2),
      ...day('closes_on', 2027, 3, 1),
      panel_least: '2',
    })
    const id = found(made.to, -3)
    for (const what of ['North', 'South', 'East', 'West', 'Isles'])
      await fillIn(hamish, `/funding/calls/${id}/lots/new`, { what, line, pence: '1000' })
    return id
  }
  const [open, closed] = [await call('Autumn grants'), await call('Spring grants')]
  const lots = async (of: string) =>
    (
      await sql<{ id: string }>`select id from funding.call_lot where call_id = ${of} order by number`.execute(
        town.house.asOwner,
      )
    ).rows.map(({ id }) => id)
  const applied = async (of: string, lot = '') => {
    const begun = await fillIn(member, `/funding/calls/${of}/apply`, { lot })
    const application = found(begun.to, -2)
    await fillIn(member, `/funding/applications/${application}/write`, saying)
    return application
  }
  const draft = await applied(open, (await lots(open))[0])
  const sent: string[] = []
  for (const lot of await lots(closed)) {
    const application = await applied(closed, lot)
    await fillIn(member, `/funding/applications/${application}/send`, { signed: 'yes' })
    sent.push(application)
  }
  await sit(town, closed)
  const [first = '', second = '', third = '', fourth = ''] = sent
  return { open, closed, draft, sent: first, toScore: second, toDecline: third, toTakeBack: fourth }
}

/** The coordinator and an officer of another organisation sit on the panel, have no interest, and have scored; then the call is over. */
async function sit(town: Walk['town'], call: string): Promise<void> {
  const { asOwner } = town.house
  for (const who of ['hamish', 'officer'] as const) {
    const { user_id, organisation_id } = town.viewer(who)
    await sql`
      insert into funding.panel_seat (id, area_id, call_id, user_id, organisation_id, name, organisation, by_name)
      select gen_random_uuid(), area_id, id, ${user_id}, ${organisation_id}, 'Panel Placeholder', 'Northtown', 'x' from funding.call where id = ${call}`.execute(
      asOwner,
    )
    await sql`
      insert into funding.panel_declaration (id, area_id, application_id, user_id, interest, by_name)
      select gen_random_uuid(), area_id, id, ${user_id}, 'none', 'x' from funding.application where call_id = ${call}`.execute(
      asOwner,
    )
    await sql`
      insert into funding.score (id, area_id, application_id, criterion_id, user_id, points, why, by_name)
      select gen_random_uuid(), a.area_id, a.id, c.id, ${user_id}, 4, 'Well known', 'x'
      from funding.application a join funding.call_criterion c on c.call_id = a.call_id where a.call_id = ${call}`.execute(
      asOwner,
    )
  }
  await sql`update funding.call set closes_on = '2026-02-01' where id = ${call}`.execute(asOwner)
}

/** The addresses of open calls. */
export function grantExamples({
  grants: { open, closed, draft, sent, toScore, toDecline, toTakeBack },
}: Walk): Examples {
  const at = (application: string, step: string) => `/funding/applications/${application}/${step}`
  return {
    '/funding/calls': { as: 'hamish', at: '/funding/calls' },
    '/funding/exemptions': { as: 'hamish', at: '/funding/exemptions' },
    '/funding/calls/new': {
      as: 'hamish',
      at: '/funding/calls/new',
      typed: {
        ...{ kind: 'contract', title: 'Wage advice', about: 'In lots', criteria: 'Price | 100', panel_least: '2' },
        ...day('opens_on', 2026, 12, 1),
        ...day('closes_on', 2027, 1, 31),
      },
    },
    '/funding/calls/:call/lots/new': {
      as: 'hamish',
      concerned: ['hamish'],
      at: `/funding/calls/${open}/lots/new`,
      typed: (page) => ({ what: 'Town', line: page('input[name=line]').attr('value') ?? '', pence: '100' }),
    },
    '/funding/calls/:call/panel': {
      as: 'hamish',
      concerned: ['hamish'],
      at: `/funding/calls/${closed}/panel`,
      notTwice: 'nobody in the walk’s town has a seat in the partnership',
    },
    '/funding/calls/:call/apply': {
      as: 'member',
      concerned: ['member'],
      at: `/funding/calls/${open}/apply`,
      typed: (page) => ({ lot: page('input[name=lot]').eq(1).attr('value') ?? '' }),
    },
    '/funding/calls/:call': { as: 'hamish', concerned: ['hamish', 'member'], at: `/funding/calls/${closed}` },
    '/funding/applications/:application/write': {
      as: 'member',
      concerned: ['member'],
      at: at(draft, 'write'),
      typed: { ...saying, need: 'They told us twice' },
    },
    '/funding/applications/:application/send': {
      as: 'member',
      concerned: ['member'],
      at: at(draft, 'send'),
      typed: { signed: 'yes' },
    },
    '/funding/applications/:application/withdraw': {
      as: 'member',
      concerned: ['member'],
      at: at(toTakeBack, 'withdraw'),
      typed: { why: 'Our worker leaves' },
    },
    '/funding/applications/:application/declare': {
      as: 'hamish',
      concerned: ['hamish'],
      at: at(toScore, 'declare'),
      typed: { interest: 'none' },
    },
    '/funding/applications/:application/score': {
      as: 'hamish',
      concerned: ['hamish'],
      at: at(toScore, 'score'),
      typed: { points_0: '3', why_0: 'Fair' },
    },
    '/funding/applications/:application/exempt': {
      as: 'hamish',
      concerned: ['hamish'],
      at: at(sent, 'exempt'),
      typed: {
        ...{ criterion: 'workers_voice', why: 'A new charity', agreed_by: 'Head of service' },
        ...day('agreed_on', 2026, 11, 2),
      },
    },
    '/funding/applications/:application/award': {
      as: 'hamish',
      concerned: ['hamish'],
      at: at(sent, 'award'),
      typed: { words: 'Well known', conditions: 'A report' },
    },
    '/funding/applications/:application/decline': {
      as: 'hamish',
      concerned: ['hamish'],
      at: at(toDecline, 'decline'),
      typed: { words: 'Others know them better' },
    },
    '/funding/applications/:application': {
      as: 'member',
      concerned: ['member', 'hamish'],
      at: `/funding/applications/${toScore}`,
    },
  }
}
