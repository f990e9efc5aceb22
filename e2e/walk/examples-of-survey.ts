import { sql } from 'kysely'
import { members, roundOf } from '../../src/modules/checklists/checklists.testing.ts'
import { askSomebody } from '../../src/modules/checklists/invite/asked.queries.ts'
import { sendLetters } from '../../src/modules/checklists/invite/send-letters.ts'
import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { city } from './town.ts'
import { day } from './townspeople.ts'

/** A round of the city in which two people were asked by e-mail. */
export interface Survey {
  round: string
  /** An organisation of the city that nobody has been asked for. */
  toInvite: string
  /** Who was asked, and has not opened the link. */
  contact: string
  /** Their link, without what stands before it. */
  link: string
}

/** Two people are asked; Morag's browser comes by the first one's link. */
export async function prepareSurvey({ town }: Pick<Walk, 'town'>): Promise<Survey> {
  const { house } = town
  const closes_at = new Date('2026-12-18T17:00:00Z')
  const round = await roundOf(house, { key: 'walk-survey', areas: [city], area_id: city, closes_at })
  const organisations = await members(house, city, 3)
  const coordinator = town.viewer('hamish')
  const asked: string[] = []
  for (const [at, { organisation_id }] of organisations.slice(0, 2).entries()) {
    const place = { round_id: round.id, area_id: city, organisation_id }
    const addressee = { name: null, email: `asked-${at}@walk.example` }
    asked.push(await house.asViewer(coordinator, (tx) => askSomebody(tx, place, addressee, coordinator.user_id)))
  }
  await house.asWorker((tx) => sendLetters(tx, 'http://127.0.0.1:3000'))
  await sql`update checklists.letter set asked_on = '2026-11-20' where invitation_id = any(${asked}::uuid[])`.execute(
    house.asOwner,
  )
  const { rows } = await sql<{ link: string }>`
    select substring(body from 'checklists/invited/([0-9a-f-]{36})') as link from platform.outbox
    where recipient like 'asked-%@walk.example' order by recipient`.execute(house.asOwner)
  const [first, second] = rows
  const { status } = await fillIn(town.as('morag'), `/checklists/invited/${first?.link}`, { name: 'A colleague' })
  if (status !== 303) throw new Error(`the first link could not be used: ${status}`)
  return {
    round: round.id,
    toInvite: organisations[2]?.organisation_id ?? '',
    contact: asked[1] ?? '',
    link: second?.link ?? '',
  }
}

/** Asking by e-mail, reminding, and answering by a link. */
export function surveyExamples({ survey, rounds }: Walk): Examples {
  const at = `/checklists/${survey.round}`
  const as = 'hamish'
  const byLink = { as: 'morag', signedOut: 404 } as const
  const open = `/checklists/${rounds.open}`
  return {
    '/checklists/:round/invite': {
      as,
      at: `${at}/invite`,
      typed: { [`to_${survey.toInvite}`]: 'third@walk.example' },
    },
    '/checklists/:round/remind': { as, at: `${at}/remind`, typed: {} },
    '/checklists/:round/invitations/:invitation': {
      as,
      at: `${at}/invitations/${survey.contact}`,
      concerned: ['hamish'],
      typed: { what: 'again' },
    },
    '/checklists/:round/extend': {
      as,
      at: `${at}/extend`,
      concerned: ['hamish'],
      typed: { ...day('closes_on', 2027, 1, 15), reason: 'Two organisations are new' },
    },
    '/checklists/:round/answer/copy': { as: 'morag', at: `${open}/answer/copy` },
    '/checklists/:round/answer/copy/file': { as: 'morag', at: `${open}/answer/copy/file` },
    '/checklists/invited/:link': {
      as: 'morag',
      at: `/checklists/invited/${survey.link}`,
      typed: { name: 'Another colleague' },
    },
    '/checklists/invited/:link/no-reminders': {
      as: 'morag',
      at: `/checklists/invited/${survey.link}/no-reminders`,
      typed: {},
    },
    '/checklists/:round/by-link': { as: 'morag', at: `${at}/by-link` },
    '/checklists/:round/by-link/:number': { ...byLink, at: `${at}/by-link/1`, typed: { of_1_1: 'fully' } },
    '/checklists/:round/by-link/send': { ...byLink, at: `${at}/by-link/send`, typed: {} },
    '/checklists/:round/by-link/again': { ...byLink, at: `${at}/by-link/again`, typed: {} },
    '/checklists/:round/by-link/copy': { ...byLink, at: `${at}/by-link/copy` },
    '/checklists/:round/by-link/copy/file': { ...byLink, at: `${at}/by-link/copy/file` },
    '/checklists/:round/by-link/leave': { as: 'morag', at: `${at}/by-link/leave`, typed: {} },
  }
}
