import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import type { Typed } from './form.ts'
import type { Who } from './town.ts'
import { agreed, day, meeting, names } from './townspeople.ts'

type Sent = keyof Walk['people']['referrals']

/** A referral in each of its states, and the drafts of one. */
export function referralExamples({ town, people: { referrals, draft, readyDraft } }: Walk): Examples {
  const act = (as: Who, of: Exclude<Sent, 'sent'>, path: string, typed?: Typed): Example => ({
    as,
    at: `/referrals/${referrals[of]}${path}`,
    about: of,
    concerned: seenBy[of],
    typed,
  })
  const own = (path: string, typed?: Typed, id = draft): Example => ({
    as: 'teacher',
    at: `/referrals/drafts/${id}${path}`,
    concerned: ['teacher'],
    typed,
  })
  const [given_name, family_name] = names.unsent
  return {
    '/referrals': { as: 'hamish', at: '/referrals' },
    '/referrals/new': { as: 'teacher', at: '/referrals/new', typed: {} },
    '/referrals/sent': { as: 'teacher', at: '/referrals/sent' },
    '/referrals/drafts/:draft': own(''),
    '/referrals/drafts/:draft/person': own('/person', { given_name, family_name, known_as: 'Una' }),
    '/referrals/drafts/:draft/reach': own('/reach', { best_time: 'before noon' }),
    '/referrals/drafts/:draft/needs': own('/needs', { hopes: 'To sail' }),
    '/referrals/drafts/:draft/agreement': own('/agreement', agreed),
    '/referrals/drafts/:draft/check': own('/check', {}, readyDraft),
    '/referrals/drafts/:draft/delete': own('/delete', {}),
    '/referrals/:referral': act('hamish', 'waiting', ''),
    '/referrals/:referral/give': act('hamish', 'waiting', '/give', {
      key_worker: `${town.viewer('morag').user_id}.${town.placeOf('works')}`,
    }),
    '/referrals/:referral/answer': act('morag', 'offered', '/answer', { answer: 'yes' }),
    '/referrals/:referral/note': act('teacher', 'accepted', '/note', {
      words: 'Likes the sea',
      ...day('agreed_on', 2026, 11, 20),
    }),
    '/referrals/:referral/meeting': act('morag', 'accepted', '/meeting', meeting),
    '/referrals/:referral/met': act('teacher', 'arranged', '/met', { party: 'sender' }),
    '/my/meetings': { as: 'bonnie', at: '/my/meetings', about: 'arranged' },
    '/my/meetings/:referral': { ...act('bonnie', 'arranged', ''), at: `/my/meetings/${referrals.arranged}`, typed: {} },
    '/referrals/:referral/not-met': act('teacher', 'arranged', '/not-met', { reason: 'person' }),
    '/referrals/waiting': { as: 'morag', at: '/referrals/waiting' },
    '/referrals/:referral/review': act('morag', 'queued', '/review', {
      words: 'Still wants it',
      ...day('review_on', 2027, 1, 21),
      ...day('expires_on', 2027, 3, 31),
    }),
    '/referrals/:referral/take': act('morag', 'queued', '/take', {}),
    '/referrals/:referral/wait': act('morag', 'queued', '/wait', {
      ...day('review_on', 2026, 12, 21),
      ...day('expires_on', 2027, 3, 31),
    }),
    '/referrals/:referral/amend': act('teacher', 'offered', '/amend', {
      preferred_contact: 'text',
      phone: '07700 900715',
      needs: ['confidence'],
      hopes: 'To sail',
    }),
    '/referrals/:referral/agreement': act('teacher', 'returned', '/agreement', {
      parts: ['contact', 'needs'],
      partner_id: 'anyone',
      given_how: 'spoken',
      read: 'yes',
    }),
    '/referrals/:referral/park': act('teacher', 'returned', '/park', {
      words: 'After the exams',
      ...day('until', 2027, 2, 10),
    }),
    '/referrals/:referral/send-on': act('teacher', 'returned', '/send-on', {
      to_area: 'S12000023',
      given_how: 'spoken',
      read: 'yes',
    }),
    '/referrals/:referral/resend': act('teacher', 'returned', '/resend', {
      service: 'coordinator',
      words: 'They can travel now',
    }),
    '/referrals/:referral/return': act('hamish', 'returned', '/return', { reason: 'not_eligible' }),
    '/referrals/:referral/close': act('teacher', 'returned', '/close', {
      told: 'yes',
      ...day('told_on', 2026, 11, 22),
      told_how: 'in_person',
    }),
    '/referrals/:referral/withdraw': act('teacher', 'accepted', '/withdraw', { reason: 'other' }),
  }
}
