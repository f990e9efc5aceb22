import { sql } from 'kysely'
import { askPartner } from '../../src/modules/referrals/doors/by-link/asked.queries.ts'
import { beginFromOutside, saveFromOutside } from '../../src/modules/referrals/doors/outside/outside.queries.ts'
import type { Examples, Walk } from './example.ts'
import { city, type Who } from './town.ts'

const as = 'morag'
const own = '00000000-0000-4000-8000-0000000000d1'
const doors: { partner?: string; asked?: string } = {}

const written: Readonly<Record<string, Record<string, string | string[]>>> = {
  area: { area: city },
  name: { given_name: 'Nessa', family_name: 'Unreal' },
  reach: { preferred_contact: 'text', mobile: '07700 900456' },
  safe: { best_time: 'after 4pm' },
  help: { needs: ['confidence'] },
  more: { hopes: 'I want to work with animals' },
}

const byPartner: typeof written = {
  person: { given_name: 'Nessa', family_name: 'Unreal' },
  reach: { preferred_contact: 'text', phone: '07700 900456' },
  needs: { needs: ['confidence'], hopes: 'To work with animals' },
  agreement: { parts: ['contact', 'needs'], given_how: 'spoken', read: 'yes' },
}

/** Somebody who asks for help themself and has written everything but sent nothing; a partner who was asked by a link. */
export async function prepareDoors({ town: { house, viewer, placeOf } }: Pick<Walk, 'town'>): Promise<void> {
  const morag = viewer(as)
  const { area_id, organisation_id } = morag
  if (area_id === null || organisation_id === null) throw new Error('the key worker acts for no organisation')
  await house.asNobody(async (tx) => {
    await beginFromOutside(tx, own, { area: null, service: null })
    for (const [section, typed] of Object.entries(written)) await saveFromOutside(tx, own, section, typed)
  })
  const to = { organisation_id: placeOf('school'), contact_name: 'Ms Specimen', contact_email: 'office@school.example' }
  const when = { today: house.clock.today(), baseUrl: 'http://127.0.0.1:3000' }
  doors.asked = await house.asViewer(morag, (tx) => askPartner(tx, { ...morag, area_id, organisation_id }, to, when))
  const { rows } = await sql<{ body: string }>`
    select body from platform.outbox where recipient = ${to.contact_email} order by created_at desc limit 1`.execute(
    house.asOwner,
  )
  doors.partner = /\/refer\/([0-9a-f-]{36})/.exec(rows[0]?.body ?? '')?.[1] ?? ''
  const { partner } = doors
  await house.asNobody(async (tx) => {
    for (const [section, typed] of Object.entries(byPartner))
      await saveFromOutside(tx, partner, section, section === 'agreement' ? { ...typed, wording_version: '1' } : typed)
  })
}

const ourAskers = ['morag', 'omar', 'fiona', 'hamish'] as const satisfies readonly Who[]

/** The ways in for somebody without an account, and asking a partner for a referral by a link. */
export function publicDoorExamples(): Examples {
  const [mine, theirs] = [`/refer-yourself/${own}`, `/refer/${doors.partner}`]
  return {
    '/support/compare': { as, at: '/support/compare' },
    '/refer-yourself': { as, at: '/refer-yourself', typed: {} },
    ...Object.fromEntries(
      Object.entries(written).map(([step, typed]) => [
        `/refer-yourself/:link/${step}`,
        { as, at: `${mine}/${step}`, typed },
      ]),
    ),
    '/refer-yourself/:link': { as, at: mine },
    '/refer-yourself/:link/delete': { as, at: `${mine}/delete`, typed: {} },
    '/refer-yourself/:link/check': { as, at: `${mine}/check`, typed: { agree: 'yes' } },
    '/referrals/by-link': { as, at: '/referrals/by-link' },
    '/referrals/by-link/new': {
      as,
      at: '/referrals/by-link/new',
      typed: (page) => ({
        organisation_id:
          page('[name=organisation_id][value!=""], [name=organisation_id] option[value!=""]').first().attr('value') ??
          '',
        contact_name: 'Mr Madeup',
        contact_email: 'madeup@school.example',
      }),
    },
    ...Object.fromEntries(
      Object.entries(byPartner).map(([step, typed]) => [
        `/refer/:link/${step}`,
        { as, at: `${theirs}/${step}`, typed },
      ]),
    ),
    '/refer/:link': { as, at: theirs },
    '/refer/:link/delete': { as, at: `${theirs}/delete`, typed: {} },
    '/refer/:link/check': { as, at: `${theirs}/check`, typed: {} },
    '/referrals/by-link/:asked': {
      as,
      at: `/referrals/by-link/${doors.asked}`,
      concerned: ourAskers,
      typed: {},
    },
  }
}
