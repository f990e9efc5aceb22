import { sql } from 'kysely'
import { makeCalendarLink, secretOf } from '../../src/modules/journeys/calendar/calendar-link.ts'
import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import { sender } from './form.ts'
import type { Who } from './town.ts'
import { day } from './townspeople.ts'

/** Groups of the works with somebody in them, an appointment to move, support that was given, and links of calendars. */
export interface Contacts {
  group: string
  ending: string
  held: string
  coming: string
  enrolment: string
  appointment: string
  given: string
  link: string
}

const newGroup = {
  intervention: 'personal',
  capacity: '8',
  place: 'The Hall',
  stream: 'NOLB',
  session_cost_pence: '80',
}
const agreed = { agreed: 'yes', agreed_how: 'said', ...day('agreed_on', 2026, 11, 20) }
const plan = { at_time: '10am', minutes_long: '90', times: '1' }

export async function prepareContacts({ town, people: { people } }: Pick<Walk, 'town' | 'people'>): Promise<Contacts> {
  const send = sender(town)
  const { house } = town
  const one = async (query: string): Promise<string> =>
    (await sql<{ id: string }>`${sql.raw(query)}`.execute(house.asOwner)).rows[0]?.id ?? ''
  const made = async (name: string) => {
    const to = await send('morag', '/groups/new', { ...newGroup, name })
    return to.split('/')[2] ?? ''
  }
  const [group, ending] = [await made('Boats and tools'), await made('Old hands')]
  await send('morag', `/groups/${group}/sessions/new`, { ...plan, ...day('on_date', 2026, 11, 23) })
  await send('morag', `/groups/${group}/sessions/new`, { ...plan, ...day('on_date', 2026, 12, 7) })
  await send('morag', `/people/${people.isla}/groups/join`, { group, ...agreed })
  const at = `/people/${people.isla}`
  await send('morag', `${at}/appointments/new`, {
    ...day('on_date', 2026, 12, 14),
    at_time: '3pm',
    how: 'phone',
    about: 'To move',
  })
  await send('morag', `${at}/support/new`, {
    intervention: 'skills',
    what: 'A forklift day',
    ...day('on_date', 2026, 11, 20),
    cost_pence: '45',
  })
  await send('morag', `${at}/support/new`, {
    intervention: 'skills',
    what: 'The licence for it',
    stream: 'PESF',
    ...day('on_date', 2026, 11, 19),
    cost_pence: '60',
  })
  const linked = (who: Who) =>
    house.asViewer(town.viewer(who), (tx) =>
      makeCalendarLink(tx, town.secret, town.viewer(who), { words: 'Appointment', shows_place: false }),
    )
  await linked('omar')
  return {
    group,
    ending,
    held: await one(`select id from journeys.session where cohort_id = '${group}' order by on_date limit 1`),
    coming: await one(`select id from journeys.session where cohort_id = '${group}' order by on_date desc limit 1`),
    enrolment: await one(`select id from journeys.enrolment where cohort_id = '${group}'`),
    appointment: await one(`select id from journeys.appointment where about = 'To move'`),
    given: await one(`select id from journeys.one_to_one where what = 'A forklift day'`),
    link: secretOf(town.secret, await linked('callum')),
  }
}

const inTheCity = [
  'morag',
  'omar',
  'fiona',
  'callum',
  'rhona',
  'nosy',
  'tess',
  'pat',
  'hamish',
] as const satisfies readonly Who[]
const atTheWorks = ['morag', 'omar', 'fiona', 'callum'] as const satisfies readonly Who[]

/** Appointments moved, reminders, calendars; groups, their sessions and who takes part; support one to one. */
export function contactExamples({ contacts: its, people: { people } }: Walk): Examples {
  const at = `/people/${people.isla}`
  const her = (path: string, typed?: Example['typed']): Example => ({
    as: 'morag',
    about: 'isla',
    concerned: seenBy.isla,
    at: `${at}${path}`,
    typed,
  })
  const own = (path: string, typed?: Example['typed'], group = its.group): Example => ({
    as: 'morag',
    concerned: atTheWorks,
    at: `/groups/${group}${path}`,
    typed,
  })
  return {
    '/people/:person/appointments/:appointment/change': her(`/appointments/${its.appointment}/change`, {
      what: 'move',
      ...day('on_date', 2026, 12, 15),
      asked_by: 'person',
      why_moved: 'ill',
    }),
    '/people/:person/appointments/reminders': her('/appointments/reminders', { code: 'week' }),
    '/my/meetings/reminders': { as: 'isla', about: 'isla', at: '/my/meetings/reminders', typed: { code: 'two_days' } },
    '/calendar': { as: 'morag', at: '/calendar', typed: { words: 'Busy' } },
    '/calendar/end': { as: 'omar', at: '/calendar/end', typed: {} },
    '/calendar/:link': { as: 'callum', at: `/calendar/${its.link}`, answers: 200, signedOut: 200 },
    '/groups': { as: 'morag', at: '/groups' },
    '/groups/new': { as: 'morag', at: '/groups/new', typed: { ...newGroup, name: 'Morning walk' } },
    '/groups/:group': { as: 'morag', concerned: inTheCity, at: `/groups/${its.group}` },
    '/groups/:group/change': own('/change', { capacity: '9' }),
    '/groups/:group/sessions/new': own('/sessions/new', { ...plan, ...day('on_date', 2026, 12, 21) }),
    '/groups/:group/sessions/:session/change': own(`/sessions/${its.coming}/change`, {
      what: 'call_off',
      reason: 'room',
    }),
    '/groups/:group/sessions/:session/register': {
      ...own(`/sessions/${its.held}/register`, { [`mark-${its.enrolment}`]: 'attended' }),
      about: 'isla',
    },
    '/groups/:group/enrol': {
      as: 'morag',
      concerned: inTheCity,
      at: `/groups/${its.ending}/enrol`,
      typed: { people: people.isla, ...agreed },
    },
    '/groups/:group/people/:enrolment': {
      as: 'morag',
      about: 'isla',
      concerned: atTheWorks,
      at: `/groups/${its.group}/people/${its.enrolment}`,
      typed: { what: 'leave', reason: 'work' },
    },
    '/groups/:group/end': own('/end', {}, its.ending),
    '/people/:person/support': her('/support'),
    '/people/:person/support/new': her('/support/new', { intervention: 'money', what: 'A bank account' }),
    '/support/two-funds': { as: 'fiona', at: '/support/two-funds' },
    '/people/:person/two-funds/:slug': {
      as: 'fiona',
      about: 'isla',
      concerned: seenBy.isla,
      at: `${at}/two-funds/skills-2026-11-16`,
      typed: { finding: 'matched', words: 'Agreed in May' },
    },
    '/people/:person/support/:given/take-out': her(`/support/${its.given}/take-out`, { reason: 'The wrong day' }),
    '/people/:person/groups/join': her('/groups/join', { group: its.group, ...agreed }),
  }
}
