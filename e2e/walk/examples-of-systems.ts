import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { makeKey } from '#platform/api-keys'
import { makeWebhook } from '#platform/webhooks'
import type { Examples, Walk } from './example.ts'

const made = { key: '', toEnd: '', sheet: '', webhook: '' }
const keepers = ['hamish', 'admin'] as const

/** Two keys of the school, one to look at and one to end; an address it is told at; and what became of a spreadsheet. */
export async function prepareSystems({ town: { house, viewer, placeOf, secret } }: Pick<Walk, 'town'>): Promise<void> {
  const { area_id, user_id } = viewer('teacher')
  if (area_id === null) throw new Error('the teacher acts in the city')
  const school = {
    area_id,
    organisation_id: placeOf('school'),
    responsible: user_id,
    made_by: viewer('hamish').user_id,
  }
  const make = async (name: string) =>
    (await house.asWorker((tx) => makeKey(tx, secret, { ...school, name, scopes: ['referrals.read'] }))).id
  made.key = await make('Walk')
  made.toEnd = await make('Walk, once')
  const { area_id: _, responsible: __, ...organisation } = school
  made.webhook = await house.asWorker((tx) =>
    makeWebhook(tx, { area_id, ...organisation, address: 'https://walk.example.scot/' }),
  )
  made.sheet = uuid()
  await house.asOwner.executeQuery(
    sql`insert into referrals.sheet (id, area_id, owner, organisation_id, rows_read, sent, known, to_mend, expires_at)
      values (${made.sheet}, ${area_id}, ${user_id}, ${placeOf('school')}, 2, 1, 0, ${JSON.stringify([['hopes'], ['nothing']])}::jsonb,
        nwd.clock() + interval '7 days')`.compile(house.asOwner),
  )
}

/** The systems of partners, and what they ask with a key; without one they are told so. */
export function systemExamples({ town }: Walk): Examples {
  const noKey = { as: 'morag', answers: 401, signedOut: 401 } as const
  const kept = { as: 'hamish', concerned: keepers } as const
  return {
    '/systems': { as: 'admin', at: '/systems' },
    '/systems/organisations': { as: 'admin', at: '/systems/organisations' },
    '/systems/organisations/:organisation/key': {
      ...kept,
      at: `/systems/organisations/${town.placeOf('school')}/key`,
      typed: { name: 'Seemis', scopes: ['referrals.send'], responsible: town.viewer('teacher').user_id },
    },
    '/systems/keys/:key': { ...kept, at: `/systems/keys/${made.key}` },
    '/systems/keys/:system/end': { ...kept, at: `/systems/keys/${made.toEnd}/end`, typed: {} },
    '/systems/organisations/:organisation/webhook': {
      ...kept,
      at: `/systems/organisations/${town.placeOf('school')}/webhook`,
      typed: { address: 'https://system.example.scot/nwd' },
    },
    '/systems/webhooks/:webhook': { ...kept, at: `/systems/webhooks/${made.webhook}`, typed: {} },
    '/systems/webhooks/:system/end': { ...kept, at: `/systems/webhooks/${made.webhook}/end`, typed: {} },
    'POST /api/v1/referrals': { ...noKey, at: '/api/v1/referrals' },
    '/api/v1/referrals': { ...noKey, at: '/api/v1/referrals' },
    '/api/v1/referrals/form': { ...noKey, at: '/api/v1/referrals/form' },
    '/api/v1/referrals/:referral': { ...noKey, at: `/api/v1/referrals/${uuid()}` },
    '/api/v1/organisations': { ...noKey, at: '/api/v1/organisations' },
    '/api/v1/services': { as: 'morag', at: '/api/v1/services' },
    '/referrals/sheet': {
      as: 'teacher',
      at: '/referrals/sheet',
      notTwice: 'a file takes a browser to choose; the sheet’s own test sends one twice',
    },
    '/referrals/sheet/files/:download': { as: 'teacher', at: '/referrals/sheet/files/template.csv' },
    '/referrals/sheet/:sheet': { as: 'teacher', at: `/referrals/sheet/${made.sheet}`, concerned: ['teacher'] },
    '/referrals/sheet/:sheet/:download': {
      as: 'teacher',
      at: `/referrals/sheet/${made.sheet}/to-mend.csv`,
      concerned: ['teacher'],
    },
    'POST /api/v1/people/rows': { ...noKey, at: '/api/v1/people/rows' },
    'POST /api/v1/organisations/rows': { ...noKey, at: '/api/v1/organisations/rows' },
    'POST /api/v1/employers/rows': { ...noKey, at: '/api/v1/employers/rows' },
    'POST /api/v1/services/rows': { ...noKey, at: '/api/v1/services/rows' },
    'POST /api/v1/referrals/rows': { ...noKey, at: '/api/v1/referrals/rows' },
    'POST /api/v1/attendance/rows': { ...noKey, at: '/api/v1/attendance/rows' },
  }
}
