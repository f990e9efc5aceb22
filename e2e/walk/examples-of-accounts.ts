import { v7 as uuid } from 'uuid'
import { rightPassword } from '#platform/auth-testing'
import type { Examples, Walk } from './example.ts'
import { everybody } from './town.ts'

const secret = 'what proves who somebody is changes with each sending'
const everyone = { as: 'morag' } as const

/** The front door, signing in, one's own account, and the accounts of an area. */
export function accountExamples({ town, people }: Walk): Examples {
  return {
    '/': { ...everyone, at: '/', answers: 303, signedOut: 200 },
    '/accessibility': { ...everyone, at: '/accessibility' },
    '/privacy': { ...everyone, at: '/privacy' },
    '/outbox': { ...everyone, at: '/outbox' },
    '/sign-in': { ...everyone, at: '/sign-in' },
    '/sign-in/code': { ...everyone, at: '/sign-in/code' },
    '/sign-in/link': { ...everyone, at: '/sign-in/link', typed: { email: 'nobody@walk.example' } },
    '/sign-in/link/sent': { ...everyone, at: '/sign-in/link/sent' },
    '/sign-in/link/open': { ...everyone, at: '/sign-in/link/open?token=spent' },
    '/sign-in/organisation': { ...everyone, at: '/sign-in/organisation', answers: 303, signedOut: 303 },
    '/auth/callback/organisation': { ...everyone, at: '/auth/callback/organisation', answers: 303, signedOut: 303 },
    '/sign-in/organisation/refused': { ...everyone, at: '/sign-in/organisation/refused' },
    '/sign-in/organisation/unavailable': { ...everyone, at: '/sign-in/organisation/unavailable' },
    '/sign-in/passkey.js': { ...everyone, at: '/sign-in/passkey.js' },
    '/auth/passkey/generate-authenticate-options': { ...everyone, at: '/auth/passkey/generate-authenticate-options' },
    'POST /auth/passkey/verify-authentication': {
      ...everyone,
      at: '/auth/passkey/verify-authentication',
      answers: 401,
      signedOut: 401,
    },
    '/auth/passkey/generate-register-options': { ...everyone, at: '/auth/passkey/generate-register-options' },
    'POST /auth/passkey/verify-registration': { ...everyone, at: '/auth/passkey/verify-registration', answers: 400 },
    '/forgot-password': { ...everyone, at: '/forgot-password', typed: { email: 'nobody@walk.example' } },
    '/forgot-password/sent': { ...everyone, at: '/forgot-password/sent' },
    '/reset-password': { ...everyone, at: '/reset-password?token=spent', notTwice: secret },
    '/sign-out': { ...everyone, at: '/sign-out' },
    '/invitation/:invitation': {
      ...everyone,
      at: `/invitation/${people.invitation}?token=${people.invitationLink}`,
      typed: { _password: 'three more invented words' },
    },
    '/terms': { as: 'newcomer', at: '/terms', typed: { agree: 'yes' } },
    '/choose-role': { as: 'twoHats', at: '/choose-role', typed: { membership: town.membership('twoHats') } },
    '/second-factor': { as: 'pat', at: '/second-factor', notTwice: secret },
    '/second-factor/picture': { as: 'pat', at: '/second-factor/picture', signedOut: 404 },
    '/account': { as: 'morag', at: '/account' },
    '/account/password': { as: 'morag', at: '/account/password', notTwice: secret },
    '/account/second-factor/remove': { as: 'morag', at: '/account/second-factor/remove', notTwice: secret },
    '/account/backup-codes': { as: 'morag', at: '/account/backup-codes', notTwice: secret },
    '/account/sessions/end': { as: 'finn', at: '/account/sessions/end', typed: {} },
    // The question is the same for everybody; whose session it is, is asked when it is answered.
    '/account/sessions/:id/end': {
      as: 'morag',
      at: `/account/sessions/${people.session}/end`,
      concerned: everybody,
      typed: {},
    },
    '/account/passkeys/:id/remove': {
      as: 'morag',
      at: `/account/passkeys/${uuid()}/remove`,
      concerned: everybody,
      notTwice: 'a passkey takes a browser to make; the sign-in room has one',
    },
    '/partnership/organisations/new': {
      as: 'hamish',
      at: '/partnership/organisations/new',
      typed: { name: 'Northtown Boatyard', kind: 'charity', supports_people: 'no' },
    },
    '/accounts': { as: 'admin', at: '/accounts' },
    '/accounts/invite': {
      as: 'admin',
      at: '/accounts/invite',
      typed: {
        name: 'Jo Placeholder',
        email: 'jo@walk.example',
        organisation: town.placeOf('works'),
        role: 'key_worker',
      },
    },
    '/accounts/:membership/end': {
      as: 'admin',
      at: `/accounts/${town.membership('caretaker')}/end`,
      concerned: ['admin'],
      typed: {},
    },
    '/accounts/invitations/:invitation/withdraw': {
      as: 'admin',
      at: `/accounts/invitations/${people.spareInvitation}/withdraw`,
      concerned: ['admin'],
      typed: {},
    },
  }
}

/** Brings the accounts into the state that their examples need. */
export async function prepareAccounts({ town }: Pick<Walk, 'town'>): Promise<void> {
  const begun = await town.as('pat').send('/second-factor', { _password: rightPassword })
  if (begun.status !== 303) throw new Error(`the second factor was not begun: ${begun.status}`)
}
