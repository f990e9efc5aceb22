import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { referralWorld } from '../../referrals/referrals.testing.ts'
import { pointers, rowsSite } from './rows.testing.ts'

const house = await testDatabase()
const { worker, islander } = await referralWorld(house)
const { keyFor, sendTo } = rowsSite(house)
const ours = await keyFor(worker, ['people.import', 'lists.import'])
const theirs = await keyFor(islander, ['people.import', 'lists.import'])

interface Case {
  kind: string
  /** Two rows that can be, and a change of the first. */
  rows: [Record<string, string | number>, Record<string, string | number>]
  change: Record<string, string | number>
  /** Cells that cannot be, and the columns that are told of. */
  wrong: Record<string, string | number>
  told: string[]
  /** What the records of an area hold of those rows, before and after the change. */
  held(area_id: string): RawBuilder<{ name: string }>
  names: [string, string]
  changed: string
}

const came = { with: 'Morag Ficta', how: 'phone', attendance: 'attended' }
const cases: Case[] = [
  {
    kind: 'organisations',
    rows: [
      { organisation_id: 'O-7', name: 'Mill, the “Trust”', kind: 'charity', supports_people: 'yes' },
      { organisation_id: 'O-8', name: 'Harbour\nCollege', kind: 'college' },
    ],
    change: { name: 'Mill Trust' },
    wrong: { name: '', website: 'javascript:Zzyzx' },
    told: ['name', 'website'],
    held: (area) => sql`select name from partnership.organisation where area_id = ${area} and name ~ 'Mill|Harbour'`,
    names: ['Harbour College', 'Mill, the “Trust”'],
    changed: 'Mill Trust',
  },
  {
    kind: 'employers',
    rows: [
      { employer_id: 1, name: '=1+1 Foods' },
      { employer_id: 2, name: 'Quay;Side' },
    ],
    change: { name: 'Harbour Foods' },
    wrong: { name: '' },
    told: ['name'],
    held: (area) => sql`select name from employers.employer where area_id = ${area} and name ~ 'Foods|Quay'`,
    names: ['=1+1 Foods', 'Quay;Side'],
    changed: 'Harbour Foods',
  },
  {
    kind: 'services',
    rows: [
      {
        service_id: 'S-3',
        organisation: 'Mill',
        name: 'Job club',
        days: 'MO;TH',
        opens_at: '10:00',
        closes_at: '12:30',
      },
      { service_id: 'S-4', organisation: 'Mill', name: 'Reading hour', minimum_age: 16 },
    ],
    change: { name: 'Work club' },
    wrong: { needs: 'Zzyzx', days: 'someday' },
    told: ['needs', 'days'],
    held: (area) =>
      sql`select f.body::jsonb ->> 'name' as name from directory.service s join directory.full_service f on f.id = s.id where s.area_id = ${area}`,
    names: ['Job club', 'Reading hour'],
    changed: 'Work club',
  },
  {
    kind: 'referrals',
    rows: [
      { referral_id: 'R-1', participant_id: 'P1', sent_on: '2025-03-04', sent_by: 'Mill Trust' },
      { referral_id: 'R-2', participant_id: 'P2', sent_on: '2025-03-05', sent_by: 'Harbour College' },
    ],
    change: { sent_to: 'Northtown' },
    wrong: { sent_on: '2131-01-01', answer: 'Zzyzx' },
    told: ['sent_on', 'answer'],
    held: (area) =>
      sql`select cells ->> 'sent_by' || coalesce(' to ' || (cells ->> 'sent_to'), '') as name from imports.history_row
        where area_id = ${area} and kind = 'referrals' and superseded_at is null`,
    names: ['Harbour College', 'Mill Trust'],
    changed: 'Mill Trust to Northtown',
  },
  {
    kind: 'attendance',
    rows: [
      { appointment_id: 'A-1', participant_id: 'P1', on_date: '2025-04-19', at_time: '14:30', ...came },
      { appointment_id: 'A-2', participant_id: 'P2', on_date: '2025-04-20', ...came, about: 'Letters' },
    ],
    change: { about: 'Interview' },
    wrong: { at_time: '25:99', on_date: '2131-01-01' },
    told: ['at_time', 'on_date'],
    held: (area) =>
      sql`select about as name from journeys.appointment where area_id = ${area} and with_name = 'Morag Ficta'`,
    names: ['Appointment', 'Letters'],
    changed: 'Interview',
  },
]

const namesIn = async ({ held }: Case, { area_id }: { area_id: string | null }) =>
  (await held(area_id ?? '').execute(house.asOwner)).rows.map(({ name }) => name).toSorted()

beforeAll(async () => {
  const person = (participant_id: string) => ({
    participant_id,
    given_name: `Given${participant_id}`,
    family_name: 'Placeholder',
    registered_on: '2025-04-01',
  })
  const sent = await sendTo('people', { rows: [person('P1'), person('P2')] }, 'people', ours)
  expect(sent).toMatchObject({ status: 200, json: { added: 2 } })
})

describe.each(cases)('$kind of an area from its own system', (one) => {
  const { kind, rows, change, wrong, told, names, changed } = one
  const aboutPeople = kind === 'referrals' || kind === 'attendance'

  test('are all refused when one row is wrong, each wrong cell by its place, and its value not repeated', async () => {
    const body = { rows: [rows[0], { ...rows[1], ...wrong }] }
    const { status, json } = await sendTo(kind, body, `${kind}-wrong`, ours)
    expect(status).toBe(422)
    expect(pointers(json)).toEqual(expect.arrayContaining(told.map((column) => `#/rows/1/${column}`)))
    expect(JSON.stringify(json)).not.toMatch(/Zzyzx|2131-01-01|25:99/)
    expect(await sendTo(kind, { rows: [{ ...rows[0], shoe_size: 9 }] }, `${kind}-column`, ours)).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/rows', detail: expect.stringContaining('shoe_size') }] },
    })
    expect(await namesIn(one, worker)).toEqual([])
  })

  test('are only counted when it is a dry run, then stored once, however often they are sent, and changed where they differ', async () => {
    expect(await sendTo(kind, { rows, dry_run: true }, `${kind}-dry`, ours)).toMatchObject({
      status: 200,
      json: { rows: 2, added: 2, dry_run: true },
    })
    expect(await namesIn(one, worker)).toEqual([])
    const send = () => sendTo(kind, { rows }, `${kind}-first`, ours)
    for (const { status, json } of await Promise.all([send(), send()]))
      expect({ status, json }).toMatchObject({ status: 200, json: { rows: 2, added: 2, changed: 0, left_out: [] } })
    expect(await namesIn(one, worker)).toEqual(names)
    expect(await sendTo(kind, { rows }, `${kind}-second`, ours)).toMatchObject({
      status: 200,
      json: { added: 0, changed: 0, unchanged: 2 },
    })
    expect(await namesIn(one, worker)).toEqual(names)
    const later = { rows: [{ ...rows[0], ...change }] }
    expect(await sendTo(kind, later, `${kind}-first`, ours)).toMatchObject({ status: 409 })
    expect(await sendTo(kind, later, `${kind}-third`, ours)).toMatchObject({ status: 200, json: { changed: 1 } })
    expect(await namesIn(one, worker)).toEqual(expect.arrayContaining([changed]))
    expect(await namesIn(one, worker)).toHaveLength(2)
  })

  test('are the key’s own area’s: another area is not reached by what is sent', async () => {
    const before = await namesIn(one, worker)
    const named = await sendTo(kind, { rows, area: worker.area_id }, `${kind}-named`, theirs)
    expect(named).toMatchObject({ status: 422, json: { errors: [{ pointer: '#/area' }] } })
    const sent = await sendTo(kind, { rows }, `${kind}-island`, theirs)
    if (aboutPeople) {
      expect(sent.status).toBe(422)
      expect(pointers(sent.json)).toEqual(['#/rows/0/participant_id', '#/rows/1/participant_id'])
    } else expect(sent).toMatchObject({ status: 200, json: { added: 2 } })
    expect(await namesIn(one, islander)).toEqual(aboutPeople ? [] : names)
    expect(await namesIn(one, worker)).toEqual(before)
  })

  test('are brought in by a key that was allowed it alone, and leave a line that names the key', async () => {
    const scope = aboutPeople ? 'lists.import' : 'people.import'
    const other = await keyFor(worker, [scope, 'referrals.send', 'referrals.read'])
    expect(await sendTo(kind, { rows }, `${kind}-other`, other)).toMatchObject({ status: 403 })
    const { rows: lines } = await sql<{ user_id: string; detail: object }>`
      select user_id, detail from audit.event where event = ${`systems.${kind}.sent`} and area_id = ${worker.area_id} order by at limit 1`.execute(
      house.asOwner,
    )
    expect(lines).toEqual([
      { user_id: worker.user_id, detail: expect.objectContaining({ api_key: expect.any(String), rows: 2 }) },
    ])
  })
})

test('as many organisations as may be sent at once are stored long before the request is given up', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => ({ organisation_id: at, name: `Number ${at}` }))
  const before = performance.now()
  expect(await sendTo('organisations', { rows }, 'many', theirs)).toMatchObject({ status: 200, json: { added: 5000 } })
  expect(performance.now() - before).toBeLessThan(20_000)
}, 60_000)
