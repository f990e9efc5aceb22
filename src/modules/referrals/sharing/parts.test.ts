import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  permissionsOf,
  type ShareablePart,
  selectOptionalContactDetails,
  selectOptionalPerson,
  timelineOf,
  toldOnceOf,
} from '#modules/people'
import type { Viewer } from '#platform/access'
import { asViewer } from '#platform/db'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, fixedClock } from '#platform/time'
import { resendReferral } from '../ending.ts'
import { acceptReferral, giveReferral } from '../give-and-answer.ts'
import { referralsOf, selectOptionalContent, selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sample } from '../referrals.testing.ts'
import { sendReferral } from '../send.ts'
import { agreeAnew } from './agree-anew.ts'
import { returnUnshared } from './permission-ended.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, other, islander, places } = await referralWorld(house)

const parts = ['safe_contact', 'about', 'needs', 'history', 'progress'] as const
const today = calendarDate('2026-11-23')

/** Somebody whose record is full, referred once before, and then again by the parts that they chose this time. */
async function referred(chosen: readonly ShareablePart[], ends: number | null, partner: string | null) {
  const before = await acting(house, teacher, (as) => sendReferral(as, { ...sample, hopes: 'An earlier hope' }))
  const { person_id } = before
  await sql`update people.person set date_of_birth = '2009-03-27', aim = 'A secret aim' where id = ${person_id}`.execute(
    house.asOwner,
  )
  await sql`update people.contact_details set ni_number = 'QQ123456C', adjustments = 'Large print', address = 'A secret street'
    where person_id = ${person_id}`.execute(house.asOwner)
  for (const [kind, part] of [
    ['not_when', 'safe_contact'],
    ['language', 'about'],
  ])
    await sql`insert into people.told_once (id, area_id, person_id, kind, part, words, told_to_name)
      select gen_random_uuid(), area_id, id, ${kind}, ${part}, 'A secret', 'Somebody' from people.person where id = ${person_id}`.execute(
      house.asOwner,
    )
  const agreement = {
    parts: ['contact', ...chosen] as ShareablePart[],
    given_how: 'spoken' as const,
    wording_version: '2',
    expires_on: ends === null ? null : addDays(today, ends),
    partner_id: partner,
  }
  const sent = await acting(house, teacher, (as) =>
    sendReferral(as, { ...sample, person: { id: person_id }, contact: {}, agreement }),
  )
  // there to be read, so that it is the rule that keeps it back
  await sql`update referrals.content set hopes = 'A hope of now' where referral_id = ${sent.id}`.execute(house.asOwner)
  return { before: before.id, id: sent.id, person_id }
}

const look = async (id: string) => {
  const referral = await acting(house, coordinator, ({ tx }) => selectOptionalReferral(tx, id))
  if (referral === undefined) throw new Error('the coordinator sees every referral')
  return referral
}
const toWorks = { ...worker, organisation_id: places.works.id, organisation: places.works.name }
const give = async (id: string) => acting(house, coordinator, async (as) => giveReferral(as, await look(id), toWorks))

/** Every part as somebody reads it through the pages' own queries, and what they can read of the tables themselves. */
async function readBy(
  viewer: Viewer,
  { id, before, person_id }: { id: string; before: string; person_id: string },
  at: string,
) {
  return asViewer(house.database, viewer, fixedClock(at), async (tx) => {
    const [contact, person, content] = [
      await selectOptionalContactDetails(tx, person_id),
      await selectOptionalPerson(tx, person_id),
      await selectOptionalContent(tx, id),
    ]
    const earlier = [
      (await referralsOf(tx, person_id)).some((one) => one.id === before),
      (await timelineOf(tx, person_id)).some(({ link }) => link === `/referrals/${before}`),
      (await selectOptionalContent(tx, before)) !== undefined && content !== undefined,
    ]
    const { rows } = await sql<{
      rows: number
    }>`select count(*)::int as rows from people.contact_details where person_id = ${person_id}`.execute(tx)
    // What was told once goes with its part, neither more nor less.
    const told = (await toldOnceOf(tx, person_id)).map(({ part }) => part)
    return {
      name: person !== undefined,
      contact: contact?.phone != null && contact.address === 'A secret street',
      safe_contact: contact?.do_not != null && told.includes('safe_contact'),
      told: told.toSorted(),
      about: person?.date_of_birth != null || person?.aim != null || contact?.adjustments != null,
      needs: content?.hopes != null,
      history: earlier.some(Boolean),
      never: contact?.ni_number != null || rows[0]?.rows !== 0 || (await permissionsOf(tx, person_id)).length > 1,
    }
  })
}
const nothing = {
  name: false,
  told: [] as string[],
  contact: false,
  safe_contact: false,
  about: false,
  needs: false,
  history: false,
  never: false,
}

describe('whoever a person was sent to', () => {
  test('reads exactly the parts that were chosen, at any time and as anybody, and not one more', {
    timeout: 60_000,
  }, async () => {
    const ended = fc.constantFrom('no', 'taken back', 'run out')
    const who = fc.constantFrom('asked', 'colleague', 'other organisation', 'other area')
    await fc.assert(
      fc.asyncProperty(fc.subarray([...parts]), ended, who, async (chosen, how, as) => {
        const sent = await referred(chosen, how === 'run out' ? 5 : null, null)
        await give(sent.id)
        const { permission_id } = await look(sent.id)
        if (how === 'taken back')
          await acting(house, coordinator, ({ tx }) =>
            sql`select people.withdraw_permission(${permission_id})`.execute(tx),
          )
        const viewer = { asked: worker, colleague, 'other organisation': other, 'other area': islander }[as]
        const at = how === 'run out' ? '2026-11-29T09:00:00Z' : '2026-11-23T08:31:00Z'
        const shown = how === 'no' && (as === 'asked' || as === 'colleague')
        const tells = (part: (typeof parts)[number]) => shown && chosen.includes(part)
        expect(await readBy(viewer, sent, at)).toEqual({
          ...nothing,
          name: shown,
          contact: shown,
          safe_contact: tells('safe_contact'),
          told: (['about', 'safe_contact'] as const).filter(tells),
          about: tells('about'),
          needs: tells('needs'),
          history: tells('history'),
        })
      }),
      { numRuns: 24, interruptAfterTimeLimit: 9000 },
    )
  })

  test('sees them until the last day that was agreed, and not an hour longer', async () => {
    const sent = await referred(['needs'], 5, null)
    await give(sent.id)
    expect(await readBy(worker, sent, '2026-11-28T23:59:00Z')).toMatchObject({
      contact: true,
      needs: true,
      about: false,
    })
    expect(await readBy(worker, sent, '2026-11-29T00:00:00Z')).toEqual(nothing)
  })

  test('sees the record once they support the person, whatever was chosen before', async () => {
    const sent = await referred([], null, null)
    await give(sent.id)
    await acting(house, worker, ({ tx }) =>
      sql`select people.open_relationship(${worker.area_id}, ${sent.person_id}, ${places.works.id}, 'spell', 3::smallint, null, 'spell', ${sent.id})`.execute(
        tx,
      ),
    )
    expect(await readBy(worker, sent, '2026-11-23T09:00:00Z')).toMatchObject({
      about: true,
      needs: true,
      safe_contact: true,
      history: true,
    })
  })
})

describe('one organisation alone', () => {
  test('that was named may be asked, and no other', async () => {
    const sent = await referred(['needs'], null, places.support.id)
    await expect(give(sent.id)).rejects.toBeInstanceOf(Refused)
    await acting(house, coordinator, async (as) =>
      giveReferral(as, await look(sent.id), {
        ...other,
        organisation_id: places.support.id,
        organisation: places.support.name,
      }),
    )
    expect(await readBy(other, sent, '2026-11-23T09:00:00Z')).toMatchObject({ contact: true, needs: true })
  })

  test('that supports nobody there cannot be named', async () => {
    await expect(referred([], null, places.islandWorks.id)).rejects.toBeInstanceOf(Refused)
  })

  test('is held by the database too, whoever asks it', async () => {
    const sent = await referred(['needs'], null, places.support.id)
    const { permission_id } = await look(sent.id)
    const show = (as: Viewer, permission: string) =>
      acting(house, as, ({ tx }) =>
        sql`select people.show_by_permission(${permission}, ${places.works.id}, 'handover', 'offer', ${sent.id}, ${sent.id})`.execute(
          tx,
        ),
      )
    await expect(show(coordinator, permission_id)).rejects.toThrow(/does not cover/)
    await expect(show(islander, permission_id)).rejects.toThrow(/do not see enough/)
  })
})

describe('when the agreement ends', () => {
  const withdraw = async (id: string) => {
    const { permission_id } = await look(id)
    await acting(house, coordinator, ({ tx }) => sql`select people.withdraw_permission(${permission_id})`.execute(tx))
  }
  const settle = (at: string) => returnUnshared({ database: house.database, clock: fixedClock(at) })

  test('a referral on offer goes back to its sender with a sentence, once', async () => {
    const sent = await referred(['needs'], null, null)
    await give(sent.id)
    await acting(house, worker, async (as) => acceptReferral(as, await look(sent.id)))
    await withdraw(sent.id)
    await settle('2026-11-23T09:00:00Z')
    await settle('2026-11-23T09:00:00Z')
    expect(await look(sent.id)).toMatchObject({
      list: 'with_sender',
      receiver: null,
      owner: { user_id: teacher.user_id },
    })
    const { rows } = await sql<{ kind: string; words: string }>`
      select kind, words from referrals.event where referral_id = ${sent.id} order by place`.execute(house.asOwner)
    expect(rows.filter(({ kind }) => kind === 'unshared')).toEqual([
      { kind: 'unshared', words: 'They took back their agreement to share.' },
    ])
  })

  test('it can be given to nobody until the person agrees again', async () => {
    const sent = await referred(['needs'], 2, null)
    const late = '2026-11-26T09:00:00Z'
    await settle(late)
    expect(await look(sent.id)).toMatchObject({ list: 'with_sender' })
    const { rows } = await sql<{
      words: string
    }>`select words from referrals.event where referral_id = ${sent.id} and kind = 'unshared'`.execute(house.asOwner)
    expect(rows).toEqual([{ words: 'Their agreement to share ran out.' }])
  })

  test('and once they do, it is sent again by what they agree to then', async () => {
    const sent = await referred(['needs', 'about'], null, null)
    await withdraw(sent.id)
    await settle('2026-11-23T09:00:00Z')
    const anew = {
      parts: ['contact', 'needs'] as const,
      given_how: 'spoken' as const,
      wording_version: '2',
      expires_on: null,
    }
    await acting(house, teacher, async (as) => agreeAnew(as, await look(sent.id), anew))
    await acting(house, teacher, async (as) => resendReferral(as, await look(sent.id), 'They agreed again'))
    await give(sent.id)
    expect(await readBy(worker, sent, '2026-11-23T09:30:00Z')).toMatchObject({
      contact: true,
      needs: true,
      about: false,
    })
    await expect(acting(house, teacher, async (as) => agreeAnew(as, await look(sent.id), anew))).rejects.toBeInstanceOf(
      Refused,
    )
  })

  test('the sender is no longer told how they get on', async () => {
    const sent = await referred(['progress'], null, null)
    const progress = () =>
      sql<{
        open: number
      }>`select count(*)::int as open from people.relationship where permission_id is not null and person_id = ${sent.person_id}
        and holder = ${places.school.id} and sees = 1 and closed_at is null`.execute(house.asOwner)
    const { permission_id } = await look(sent.id)
    await acting(house, coordinator, ({ tx }) =>
      sql`select people.show_by_permission(${permission_id}, ${places.school.id}, 'referral', 'handover', ${sent.id}, ${sent.id})`.execute(
        tx,
      ),
    )
    expect((await progress()).rows).toEqual([{ open: 1 }])
    await withdraw(sent.id)
    expect((await progress()).rows).toEqual([{ open: 0 }])
  })
})
