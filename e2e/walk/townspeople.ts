import { sql } from 'kysely'
import { linkParticipant } from '#modules/people'
import { storeFile } from '#platform/files'
import { codeOf, tokenOf } from '../../src/modules/outcomes/ask-by-link/by-hand/code.ts'
import { fillIn, type Typed } from './form.ts'
import { city, emailOf, type Town, type Who } from './town.ts'

/** Those whom the town supports or was asked to. Nobody bears these names; no word of a page holds them by chance. */
export const names = {
  isla: ['Islabel', 'Testpersonley', 'Izzyfictus'],
  waiting: ['Waitabel', 'Queuefictus'],
  offered: ['Offerina', 'Askedmadeup'],
  accepted: ['Acceptus', 'Yesimaginary'],
  queued: ['Queuella', 'Linepretend'],
  arranged: ['Bonniebel', 'Meetsample'],
  ready: ['Readyard', 'Handedinvented'],
  returned: ['Returnella', 'Backpretend'],
  walkIn: ['Wandalina', 'Doorsynthetic'],
  islander: ['Islandric', 'Farplaceholder'],
  unsent: ['Unsenta', 'Draftspecimen'],
} as const
export type Person = Exclude<keyof typeof names, 'unsent'>

/** What is written about everybody in the town, by kind, that may stand on a page and nowhere else. */
export const secrets = {
  phone: '07700900714',
  email: 'wanda.doorsynthetic@walk.example',
  postcode: 'ZA99 9QZ',
  ni_number: 'AB123456C',
  do_not: 'Never ring before noon',
  hopes: 'To mend wooden boats',
} as const

export const agreed = {
  parts: ['contact', 'safe_contact', 'about', 'needs', 'progress'],
  given_how: 'spoken',
  read: 'yes',
}
export const day = (name: string, year: number, month: number, date: number): Typed => ({
  [`${name}-day`]: String(date),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})

export const meeting: Typed = {
  ...day('on_date', 2026, 11, 23),
  at_time: '2pm',
  how: 'in_person',
  place: 'The library',
  who_comes: 'All three',
}

export const job: Typed = {
  employer: 'another',
  new_employer: 'Placeholder Boats',
  ...day('started_on', 2026, 10, 1),
  contract: 'permanent',
  hours_per_week: '20',
  pay: '13.45',
  pay_period: 'hour',
}

/** Where something is, by the last part of its address. */
const last = (path: string | null) => path?.split('/').at(-1) ?? ''

/** Sends people through the town's doors, by its own forms, until each page of the house has something to show. */
export async function peopleOf(town: Town) {
  const { house, as, viewer, placeOf } = town
  const send = async (who: Who, path: string, typed: Typed, expected = 303) => {
    const answer = await fillIn(as(who), path, typed)
    if (answer.status !== expected)
      throw new Error(`${who} at ${path}: ${answer.status} ${answer.page('.ds_error-summary, h1').text()}`)
    return answer.to ?? ''
  }
  const one = async (query: string): Promise<string> => {
    const { rows } = await sql<{ id: string }>`${sql.raw(query)}`.execute(house.asOwner)
    const [row] = rows
    if (row === undefined) throw new Error(`nothing in the town: ${query}`)
    return row.id
  }
  const idOf = async (person: Person) => one(`select id from people.person where family_name = '${names[person][1]}'`)

  /** Somebody begins a referral and stops before sending it. */
  async function draft(who: Who, person: keyof typeof names) {
    const [given_name, family_name] = names[person]
    const at = await send(who, '/referrals/new', {})
    await send(who, `${at}/person`, { given_name, family_name, known_as: '', ...day('date_of_birth', 2008, 3, 27) })
    const { phone, do_not, hopes } = secrets
    await send(who, `${at}/reach`, { preferred_contact: 'text', phone, best_time: 'after 4pm', do_not })
    await send(who, `${at}/needs`, { needs: 'confidence', hopes })
    return at
  }
  async function refer(who: Who, person: Person) {
    const at = await draft(who, person)
    await send(who, `${at}/agreement`, agreed)
    return send(who, `${at}/check`, {})
  }
  const toMorag = { key_worker: `${viewer('morag').user_id}.${placeOf('works')}` }
  const stages: Record<string, (at: string) => Promise<unknown>> = {
    offered: (at) => send('hamish', `${at}/give`, toMorag),
    accepted: (at) => send('morag', `${at}/answer`, { answer: 'yes' }),
    later: (at) =>
      send('morag', `${at}/answer`, {
        answer: 'later',
        ...day('review_on', 2026, 12, 21),
        ...day('expires_on', 2027, 3, 31),
      }),
    noted: (at) => send('teacher', `${at}/note`, { words: 'Shy at first', ...day('agreed_on', 2026, 11, 20) }),
    arranged: (at) => send('morag', `${at}/meeting`, meeting),
    met: async (at) => {
      await send('teacher', `${at}/met`, { party: 'sender' })
      await send('morag', `${at}/met`, { party: 'receiver' })
      await send('morag', `${at}/met`, { party: 'person', heard_how: 'in_person' })
    },
  }
  async function referral(person: Person, ...until: readonly (keyof typeof stages)[]) {
    const at = await refer('teacher', person)
    for (const stage of until) await stages[stage]?.(at)
    return last(at)
  }

  const handedOver = ['offered', 'accepted', 'noted', 'arranged', 'met'] as const
  const referrals = {
    sent: await referral('isla', ...handedOver),
    waiting: await referral('waiting'),
    offered: await referral('offered', 'offered'),
    accepted: await referral('accepted', 'offered', 'accepted'),
    queued: await referral('queued', 'offered', 'later'),
    arranged: await referral('arranged', 'offered', 'accepted', 'noted', 'arranged'),
    ready: await referral('ready', ...handedOver),
    returned: await referral('returned'),
  }
  await send('hamish', `/referrals/${referrals.returned}/return`, { reason: 'not_eligible' })

  const isla = await idOf('isla')
  const at = `/people/${isla}`
  const register = (who: Who) => ({
    privacy: 'read_out',
    charter: 'paper',
    ...day('registered_on', 2026, 9, 1),
    // A fund that asks for a second person.
    stream: 'OTHER',
    lead: viewer(who).user_id,
  })
  await send('morag', `${at}/register?referral=${referrals.sent}`, register('morag'))
  await send('morag', `${at}/details`, {
    ...Object.fromEntries(Object.entries(secrets).slice(0, 4)),
    known_as: names.isla[2],
  })
  await send('morag', `${at}/stages/begin`, { stage: '2', ...day('from_on', 2026, 9, 1) })
  await send('morag', `${at}/flags/new`, { kind: 'lone_working', words: 'Meet in pairs at the yard' })
  await send('morag', `${at}/household/new`, { relation: 'child', ...day('born', 2024, 2, 29) })
  await send('morag', `${at}/notes/new`, { kind: 'met', ...day('happened_on', 2026, 11, 20), words: 'Met in town' })
  const appointment = { ...day('on_date', 2026, 11, 23), at_time: '10am', how: 'phone', about: 'The next step' }
  await send('morag', `${at}/appointments/new`, appointment)
  await send('morag', `${at}/assessment`, {})
  await sql`insert into journeys.assessment (id, area_id, person_id, spell_id, instrument, version, started_on, started_by_name, finished_on, finished_at, finished_by_name)
    select gen_random_uuid(), area_id, person_id, spell_id, instrument, '1', '2026-08-20', 'Morag', '2026-08-21', now(), 'Morag'
    from journeys.assessment where person_id = ${isla}`.execute(house.asOwner)
  await send('morag', `${at}/plan/aim`, { aim: 'A job by the water' })
  const goal = await send('morag', `${at}/plan/goals/new`, { words: 'Two days a week at the yard' })
  await send('morag', goal, { words: 'Visit the yard', who: 'person', ...day('by_on', 2026, 12, 4) })
  const talked = { ...day('held_on', 2026, 11, 20), how: 'phone', said: 'She likes the yard' }
  await send('morag', `${at}/plan/review`, talked)
  const exempt = { kind: 'exemption', exemption_reason: 'settled', ...day('from_on', 2026, 11, 22) }
  await send('morag', `${at}/plan/pause`, exempt)
  await send('morag', `${at}/outcomes/job`, job)
  await send('morag', `${at}/outcomes/new/volunteering`, {
    place: 'The lifeboat shop',
    ...day('on_date', 2026, 9, 20),
    evidence: 'letter',
  })
  const gained = { what: 'Food hygiene', scqf_level: '5', evidence: 'certificate' }
  await send('morag', `${at}/outcomes/new/qualification`, { ...gained, ...day('on_date', 2026, 10, 20) })
  const rated = (rater: string, month: number, step: string): Typed => ({
    rater,
    ...day('rated_on', 2026, month, 20),
    'ratings-asking': step,
    'ratings-asking-words': 'Rang the yard',
  })
  await send('morag', `${at}/distance/rate`, rated('person', 9, '1'))
  await send('morag', `${at}/distance/rate`, rated('person', 10, '3'))
  await send('morag', `${at}/distance/rate`, rated('worker', 10, '2'))

  const [given_name, family_name] = names.walkIn
  await send('morag', '/people/new', { given_name, family_name })
  const walkIn = await idOf('walkIn')
  await livesThereToo({ house }, isla, walkIn, await idOf('ready'))
  await send('nosy', `/people/${walkIn}/break-glass`, { reason: 'They came to our door and could not speak' })
  const [islandGiven, islandFamily] = names.islander
  await send('rory', '/people/new', { given_name: islandGiven, family_name: islandFamily })
  const islander = await idOf('islander')

  const invite = {
    name: 'Ivo Placeholder',
    email: 'ivo@walk.example',
    organisation: placeOf('works'),
    role: 'key_worker',
  }
  await send('admin', '/accounts/invite', invite)
  await send('admin', '/accounts/invite', { ...invite, email: 'kit@walk.example' })
  await town.nobody().signIn(emailOf('morag'))
  const letter = await one(`select body as id from platform.outbox where recipient = 'ivo@walk.example'`)
  const arranged = await idOf('arranged')
  const self = (person: string, who: Who) =>
    house.asViewer(viewer('hamish'), (tx) =>
      linkParticipant(tx, viewer('hamish'), { id: person, area_id: city }, viewer(who).user_id),
    )
  await self(isla, 'isla')
  await self(arranged, 'bonnie')

  const file = await house.asViewer(viewer('morag'), (tx) =>
    storeFile(tx, {
      person_id: isla,
      area_id: city,
      organisation_id: placeOf('works'),
      name: 'Certificate.pdf',
      bytes: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n'),
    }),
  )
  const questions = '/assessment-questions'
  const published = await send('hamish', questions, {})
  await send('hamish', `${published}/publish`, { about: 'As it was' })
  const written = await send('hamish', questions, {})
  const island = await send('ailsa', questions, {})
  const readyDraft = await draft('teacher', 'unsent')
  await send('teacher', `${readyDraft}/agreement`, agreed)
  const of = (table: string, person: string) => one(`select id from ${table} where person_id = '${person}' limit 1`)
  return {
    draft: last(await draft('teacher', 'unsent')),
    readyDraft: last(readyDraft),
    referrals,
    people: {
      isla,
      walkIn,
      islander,
      arranged,
      ready: await idOf('ready'),
      waiting: await idOf('waiting'),
      offered: await idOf('offered'),
      accepted: await idOf('accepted'),
      queued: await idOf('queued'),
      returned: await idOf('returned'),
    } satisfies Record<Person, string>,
    file,
    ownQuestions: { published: last(published), draft: last(written), island: last(island) },
    stage: await of('journeys.stage', isla),
    flag: await of('people.flag', isla),
    member: await of('people.household_member', isla),
    family: await of('people.family_link', isla),
    note: await of('journeys.note', isla),
    appointment: await of('journeys.appointment', isla),
    assessment: await one(
      `select id from journeys.assessment where person_id = '${isla}' order by started_on desc limit 1`,
    ),
    goal: await of('journeys.goal', isla),
    step: await of('journeys.step', isla),
    review: await of('journeys.plan_review', isla),
    pause: await of('journeys.review_pause', isla),
    job: await of('outcomes.job', isla),
    outcome: await one(`select id from outcomes.outcome where person_id = '${isla}' and kind = 'volunteering'`),
    rating: await one(`select id from journeys.rating where person_id = '${isla}' and rater = 'worker'`),
    evidence: await of('outcomes.evidence', isla),
    toVerify: await one(`select id from outcomes.outcome where person_id = '${isla}' and kind = 'qualification'`),
    followUp: await one(`select id from outcomes.follow_up where person_id = '${isla}' and weeks = 4`),
    ...(await followUpsOfOthers(town, isla)),
    permission: await of('people.sharing_permission', isla),
    glass: await of('people.break_glass', walkIn),
    invitation: await one(`select id from partnership.invitation where email = 'ivo@walk.example'`),
    spareInvitation: await one(`select id from partnership.invitation where email = 'kit@walk.example'`),
    invitationLink: /token=(\S+)/.exec(letter)?.[1] ?? '',
    session: await one(
      `select id from auth.session where user_id = '${viewer('morag').user_id}' order by id desc limit 1`,
    ),
  }
}

/** A second job of hers, whose first follow-up is to be tried, and a third, whose first waits for an answer by a link. */
async function followUpsOfOthers({ house, secret }: Pick<Town, 'house' | 'secret'>, isla: string) {
  const anotherFollowUp = async (): Promise<string> => {
    const { rows } = await sql<{ id: string }>`
      with job as (
        insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage)
        values (gen_random_uuid(), ${city}, ${isla}, '2026-10-05', 'unknown') returning id
      )
      insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on)
      select gen_random_uuid(), ${city}, ${isla}, job.id, 4, '2026-11-02', '2026-11-27' from job returning id`.execute(
      house.asOwner,
    )
    return rows[0]?.id ?? ''
  }
  const [followUpToTry, linked] = [await anotherFollowUp(), await anotherFollowUp()]
  const followUpLink = '6f3b2a54-0d0b-4c55-9d0c-3f8f1d4c2a77'
  await sql`insert into outcomes.follow_up_link (id, area_id, person_id, follow_up_id, token_hash, channel, sent_on, expires_on)
    values (gen_random_uuid(), ${city}, ${isla}, ${linked}, sha256(${followUpLink}::text::bytea), 'text', '2026-11-02', '2026-11-27')`.execute(
    house.asOwner,
  )
  const [byHand, linkByHand] = [await anotherFollowUp(), '0193a000-0000-7000-8000-0000000000b1']
  const linkCode = codeOf(secret, linkByHand)
  await sql`insert into outcomes.follow_up_link (id, area_id, person_id, follow_up_id, token_hash, channel, given_by, sent_on, expires_on)
    values (${linkByHand}, ${city}, ${isla}, ${byHand}, sha256(${tokenOf(linkCode)}::text::bytea), 'by_hand', gen_random_uuid(), '2026-11-02',
      '2026-11-27')`.execute(house.asOwner)
  return { followUpToTry, followUpLink, byHand, linkByHand, linkCode }
}

export type People = Awaited<ReturnType<typeof peopleOf>>

/** One person of whose family two others may be, seen by those who support her: one is linked, the other lives at the same postcode. */
async function livesThereToo(
  { house }: Pick<Town, 'house'>,
  isla: string,
  linked: string,
  near: string,
): Promise<void> {
  await sql`insert into people.family_link (id, area_id, person_id, other_id, agreed_on, agreed_how, linked_by_name)
    values (gen_random_uuid(), ${city}, ${isla}, ${linked}, '2026-11-20', 'spoken', 'Morag')`.execute(house.asOwner)
  await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
    select area_id, ${near}, holder, 'spell', 3, 'test' from people.relationship
    where person_id = ${isla} and kind = 'spell' and closed_at is null limit 1`.execute(house.asOwner)
  await sql`update people.contact_details c set postcode = o.postcode from people.contact_details o
    where c.person_id = ${near} and o.person_id = ${isla}`.execute(house.asOwner)
}
