import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { asViewer } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { breakTheGlass } from './break-glass/break-glass.queries.ts'
import {
  closeRelationships,
  linkParticipant,
  openRelationship,
  ownPerson,
  type RelationshipKind,
  type Sight,
  sightOf,
  whoMaySee,
} from './people.access.ts'
import { createPerson, selectOptionalContactDetails, selectOptionalPerson, updatePerson } from './people.queries.ts'
import { neighbourhood, personOf, viewerOf } from './people.testing.ts'
import { recordPermission, withdrawPermission } from './sharing.ts'

const house = await testDatabase()
const { partnership, works, support, school, islandWorks, islandPartnership } = await neighbourhood(house)
const morag = viewerOf(works)
const teacher = viewerOf(school, 'referrer', 'Ewan Madeup')
const other = viewerOf(support, 'key_worker', 'Rhona Invented')
const coordinator = viewerOf(partnership, 'coordinator', 'Ailsa Imaginary')
const nowhere = (role: Role): Viewer => ({ ...viewerOf(works, role), organisation_id: null, area_id: null })

let isla: Awaited<ReturnType<typeof personOf>>
beforeEach(async () => {
  isla = await personOf(house, morag)
})

const sightFor = (viewer: Viewer) => house.asViewer(viewer, (tx) => sightOf(tx, isla.id))
const sees = async (viewer: Viewer) =>
  (await house.asViewer(viewer, (tx) => selectOptionalPerson(tx, isla.id))) !== undefined
const open = (by: Viewer, holder: string, kind: RelationshipKind, sight: Sight, until?: Date, because = uuid()) =>
  house.asViewer(by, (tx) =>
    openRelationship(tx, {
      area_id: isla.area_id,
      person_id: isla.id,
      holder,
      kind,
      sees: sight,
      until,
      because: { kind: 'test', id: because },
    }),
  )

describe('who sees a person', () => {
  it('is who supports them and their area’s partnership, and nobody else', async () => {
    expect([await sees(morag), await sees(coordinator)]).toEqual([true, true])
    const strangers = [
      teacher,
      other,
      viewerOf(islandWorks),
      viewerOf(islandPartnership, 'coordinator'),
      viewerOf(works, 'member'),
      viewerOf(works, 'administrator'),
      viewerOf(partnership, 'member'),
      nowhere('analyst'),
      nowhere('administrator'),
      nowhere('participant'),
    ]
    for (const stranger of strangers) expect(await sees(stranger), stranger.role).toBe(false)
  })

  it('a school sees only whom it referred, and of them only what it sent', async () => {
    const person = { given_name: 'Callum', family_name: 'Testperson', known_as: null, date_of_birth: null }
    const because = { kind: 'referral', id: uuid() }
    const referred = await house.asViewer(teacher, (tx) =>
      createPerson(tx, teacher, person, { phone: '07700900123' }, { kind: 'referral', sees: 2, because }),
    )
    const seen = await house.asViewer(teacher, async (tx) => ({
      referred: await selectOptionalPerson(tx, referred),
      phone: (await selectOptionalContactDetails(tx, referred))?.phone,
      isla: await selectOptionalPerson(tx, isla.id),
      everybody: (await sql<{ n: number }>`select count(*)::int as n from people.person`.execute(tx)).rows[0]?.n,
    }))
    expect(seen).toMatchObject({ referred: { id: referred }, phone: '07700900123', isla: undefined, everybody: 1 })
  })

  it('after handover a referrer still sees that the person gets on, and no telephone number', async () => {
    await open(morag, school.id, 'referral', 1)
    expect(await sees(teacher)).toBe(true)
    expect(await house.asViewer(teacher, (tx) => selectOptionalContactDetails(tx, isla.id))).toBeUndefined()
  })

  it('and who sees only progress can write nothing', async () => {
    await open(morag, school.id, 'referral', 1)
    const change = house.asViewer(teacher, (tx) => updatePerson(tx, teacher, isla.id, { given_name: 'Another' }))
    await expect(change).rejects.toThrow('row-level security')
  })

  it('ends when the relationship is closed, for its cause alone', async () => {
    const because = uuid()
    await open(morag, support.id, 'handover', 2, undefined, because)
    expect(await sightFor(other)).toBe(2)
    await house.asViewer(morag, (tx) => closeRelationships(tx, isla.id, { kind: 'test', id: because }))
    expect([await sightFor(other), await sightFor(morag)]).toEqual([0, 3])
  })

  it('ends by itself on the day the person chose', async () => {
    await open(morag, support.id, 'handover', 2, new Date('2026-11-23T09:00:00Z'))
    const later = fixedClock('2026-11-23T09:00:00Z')
    expect(await sightFor(other)).toBe(2)
    expect(await asViewer(house.database, other, later, (tx) => sightOf(tx, isla.id))).toBe(0)
    expect(await asViewer(house.database, other, later, (tx) => selectOptionalPerson(tx, isla.id))).toBeUndefined()
  })

  it('a participant is themself and nobody else', async () => {
    const account = { ...nowhere('participant'), user_id: uuid() }
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, account.user_id))
    expect(await sightFor(account)).toBe(3)
    expect(await house.asViewer(account, (tx) => ownPerson(tx, account))).toBe(isla.id)
    const neighbour = await personOf(house, morag)
    expect(await house.asViewer(account, (tx) => selectOptionalPerson(tx, neighbour.id))).toBeUndefined()
  })
})

describe('opening a relationship', () => {
  it('gives nobody more than one has', async () => {
    await open(morag, school.id, 'handover', 2)
    await expect(open(teacher, support.id, 'handover', 3)).rejects.toThrow('do not see enough')
    await open(teacher, support.id, 'handover', 2)
    expect(await sightFor(other)).toBe(2)
  })

  it('is refused to who sees nothing, for others and for themselves', async () => {
    await expect(open(other, support.id, 'spell', 3)).rejects.toThrow('do not see enough')
    await expect(open(other, other.user_id, 'self', 1)).rejects.toThrow('do not see enough')
    await expect(open(viewerOf(islandWorks), islandWorks.id, 'handover', 1)).rejects.toThrow('do not see enough')
    await expect(open(viewerOf(works, 'administrator'), works.id, 'spell', 3)).rejects.toThrow('do not see enough')
  })

  it('lets a provider that was sent somebody begin to support them, but not a school', async () => {
    await open(morag, support.id, 'handover', 2)
    await open(other, support.id, 'spell', 3)
    expect(await sightFor(other)).toBe(3)
    await open(morag, school.id, 'handover', 2)
    await expect(open(teacher, school.id, 'spell', 3)).rejects.toThrow('do not see enough')
  })

  it('writes nobody down in another area', async () => {
    const because = { kind: 'test', id: uuid() }
    const abroad = {
      area_id: 'S12000023',
      person_id: uuid(),
      holder: works.id,
      kind: 'spell',
      sees: 3,
      because,
    } as const
    await expect(house.asViewer(morag, (tx) => openRelationship(tx, abroad))).rejects.toThrow('in the area')
  })

  it('is not for the application to do by hand', async () => {
    const byHand = house.asViewer(other, (tx) =>
      sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
        values ('S12000049', ${isla.id}, ${support.id}, 'spell', 3, 'test')`.execute(tx),
    )
    await expect(byHand).rejects.toThrow('permission denied')
  })

  it('by a spell takes the place of the walk-in, so that leaving ends all sight', async () => {
    const person = { given_name: 'Struan', family_name: 'Pretend', known_as: null, date_of_birth: null }
    const walkIn = { kind: 'spell', sees: 3, because: { kind: 'walk_in' } } as const
    const id = await house.asViewer(morag, (tx) => createPerson(tx, morag, person, {}, walkIn))
    const spell = { kind: 'spell', id: uuid() }
    const taken = {
      area_id: 'S12000049',
      person_id: id,
      holder: works.id,
      kind: 'spell',
      sees: 3,
      because: spell,
    } as const
    await house.asViewer(morag, (tx) => openRelationship(tx, taken))
    expect(await house.asViewer(morag, (tx) => sightOf(tx, id))).toBe(3)
    await house.asViewer(morag, (tx) => closeRelationships(tx, id, spell))
    expect(await house.asViewer(morag, (tx) => sightOf(tx, id))).toBe(0)
  })
})

describe('break-glass', () => {
  const reason = 'They have come to us in distress'
  const broken = (by: Viewer) => house.asViewer(by, (tx) => breakTheGlass(tx, by, isla.id, reason))
  const at = (time: string, viewer = other) =>
    asViewer(house.database, viewer, fixedClock(time), (tx) => sightOf(tx, isla.id))

  it('is three hours for one account, and then gone', async () => {
    await broken(other)
    expect([await at('2026-11-23T08:30:00Z'), await at('2026-11-23T11:29:59Z')]).toEqual([3, 3])
    expect(await at('2026-11-23T11:30:00Z')).toBe(0)
    expect(await at('2026-11-23T09:00:00Z', viewerOf(support))).toBe(0)
  })

  it('lets nobody else in, and is no way to keep sight', async () => {
    await broken(other)
    await expect(open(other, support.id, 'spell', 3)).rejects.toThrow('do not see enough')
    await expect(open(other, support.id, 'handover', 1)).rejects.toThrow('do not see enough')
    const close = house.asViewer(other, (tx) => closeRelationships(tx, isla.id, { kind: 'registration', id: uuid() }))
    await expect(close).rejects.toThrow('do not see enough')
  })

  it('is not for another area, nor for other roles, nor without a reason', async () => {
    for (const viewer of [viewerOf(islandWorks), teacher, viewerOf(support, 'provider_worker'), nowhere('analyst')]) {
      await expect(broken(viewer), viewer.role).rejects.toThrow('not found')
    }
    await expect(house.asViewer(other, (tx) => breakTheGlass(tx, other, isla.id, '   why   '))).rejects.toThrow(
      'reason',
    )
  })

  it('is acknowledged by a coordinator, and by nobody who looked', async () => {
    const id = await broken(other)
    const seen = (viewer: Viewer) =>
      house.asViewer(viewer, (tx) =>
        sql`update people.break_glass set seen_by_coordinator_at = nwd.clock(), seen_by_coordinator = ${viewer.user_id} where id = ${id}`.execute(
          tx,
        ),
      )
    await expect(seen(other)).rejects.toThrow('row-level security')
    expect((await seen(coordinator)).numAffectedRows).toBe(1n)
    const rewritten = house.asViewer(other, (tx) =>
      sql`update people.break_glass set reason = 'x' where id = ${id}`.execute(tx),
    )
    await expect(rewritten).rejects.toThrow('permission denied')
  })

  it('stands with its name among those who may see', async () => {
    await broken(other)
    const may = await house.asViewer(morag, (tx) => whoMaySee(tx, isla.id))
    expect(may.find((one) => one.kind === 'break_glass')).toMatchObject({
      by_name: 'Rhona Invented, Southside Support',
    })
    expect(await house.asViewer(teacher, (tx) => whoMaySee(tx, isla.id))).toEqual([])
  })
})

describe('a permission', () => {
  const given = (partner: string) =>
    house.asViewer(morag, (tx) =>
      recordPermission(tx, morag, {
        area_id: isla.area_id,
        person_id: isla.id,
        partner_id: partner,
        purpose: 'referral',
        parts: ['needs'],
        given_how: 'spoken',
        wording_version: '1',
        expires_on: null,
      }),
    )

  it('taken back ends the partner’s sight at once, but not its own spell', async () => {
    const permission = await given(support.id)
    await open(morag, support.id, 'handover', 2)
    await open(other, support.id, 'spell', 3)
    await open(morag, school.id, 'handover', 2)
    expect(await house.asViewer(morag, (tx) => withdrawPermission(tx, permission))).toBe(1)
    expect([await sightFor(other), await sightFor(teacher)]).toEqual([3, 2])
    const forSchool = await given(school.id)
    await house.asViewer(morag, (tx) => withdrawPermission(tx, forSchool))
    expect([await sightFor(teacher), await sightFor(morag)]).toEqual([0, 3])
  })

  it('given to the partnership covers whoever the person was offered to', async () => {
    const permission = await given(partnership.id)
    await open(morag, support.id, 'handover', 2)
    await house.asViewer(coordinator, (tx) => withdrawPermission(tx, permission))
    expect([await sightFor(other), await sightFor(coordinator)]).toEqual([0, 3])
  })

  it('is not for others to take back, nor for anybody to rewrite', async () => {
    const permission = await given(support.id)
    await expect(house.asViewer(other, (tx) => withdrawPermission(tx, permission))).rejects.toThrow('not found')
    const rewritten = house.asViewer(morag, (tx) =>
      sql`update people.sharing_permission set parts = '{record}' where id = ${permission}`.execute(tx),
    )
    await expect(rewritten).rejects.toThrow('permission denied')
  })
})
