import { type Examples, seenBy, type Walk } from './example.ts'

/** What a participant shares, taking it back, and agreeing anew; and what workers are told. */
export function sharingExamples({ people: its }: Walk): Examples {
  const herself = { as: 'isla', about: 'isla' } as const
  return {
    '/my/sharing': { ...herself, at: '/my/sharing' },
    '/my/sharing/:permission/take-back': { ...herself, at: `/my/sharing/${its.permission}/take-back` },
    '/referrals/:referral/agreement': {
      as: 'teacher',
      about: 'returned',
      at: `/referrals/${its.referrals.returned}/agreement`,
      concerned: ['teacher', 'hamish'],
      typed: { parts: ['contact', 'needs'], partner_id: 'anyone', given_how: 'spoken', read: 'yes' },
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
  }
}
