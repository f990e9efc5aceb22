import { sql } from 'kysely'
import { type Examples, seenBy, type Walk } from './example.ts'

/** A contract of the walk's city that ended, and nobody had been with the organisation. */
export async function prepareMove({ town }: Pick<Walk, 'town'>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into referrals.contract_move (id, area_id, from_organisation, to_organisation, reason, asked_by, by_name, finished_at)
    select gen_random_uuid(), f.area_id, f.id, t.id, 'Its contract ended.', ${town.viewer('hamish').user_id}, 'Hamish Invented', nwd.clock()
    from partnership.organisation f join partnership.organisation t on t.area_id = f.area_id and t.name = 'Southside Support'
    where f.name = 'Northtown Works' returning id`.execute(town.house.asOwner)
  const [move] = rows
  if (move === undefined) throw new Error('no move was made')
  return move.id
}

/** What a participant shares, taking it back, and agreeing anew; and what workers are told. */
export function sharingExamples({ town, move, people: its }: Walk): Examples {
  const herself = { as: 'isla', about: 'isla' } as const
  return {
    '/my/sharing': { ...herself, at: '/my/sharing' },
    '/my/sharing/:permission/take-back': {
      ...herself,
      at: `/my/sharing/${its.permission}/take-back`,
      notTwice: 'the walk takes it back as a worker; twice is in my-sharing.test.ts',
    },
    '/notices': { as: 'morag', at: '/notices' },
    '/notices/choice': { as: 'morag', at: '/notices/choice', typed: { way: 'digest', hour: '9' } },
    '/notices/:referral/mute': {
      as: 'morag',
      about: 'offered',
      at: `/notices/${its.referrals.offered}/mute`,
      concerned: seenBy.offered,
      typed: {},
    },
    '/contract-ends': { as: 'hamish', at: '/contract-ends' },
    '/contract-ends/new': {
      as: 'hamish',
      at: '/contract-ends/new',
      typed: { from: town.placeOf('works'), to: town.placeOf('support') },
    },
    '/contract-ends/from/:from/to/:to': {
      as: 'hamish',
      at: `/contract-ends/from/${town.placeOf('works')}/to/${town.placeOf('support')}`,
      concerned: ['hamish'],
      typed: { reason: 'The contract of Northtown Works ended.' },
    },
    '/contract-ends/:move': { as: 'hamish', at: `/contract-ends/${move}`, concerned: ['hamish'] },
    '/contract-ends/:move/asked': {
      as: 'hamish',
      at: `/contract-ends/${move}/asked`,
      concerned: ['hamish'],
      notTwice: 'nobody is left to be asked in it; who is is in contract-end.test.ts',
    },
    '/contract-ends/:move/back': { as: 'hamish', at: `/contract-ends/${move}/back`, concerned: ['hamish'], typed: {} },
  }
}
