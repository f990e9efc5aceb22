import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { NotFound, Refused, routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { areaQuota, largestFile, organisationQuota, personQuota } from './accepted.ts'
import { cleanName } from './clean-name.ts'
import { downloadRoute, filesAbout, type NewFile, readFile, removeFile, storeFile } from './index.ts'

const house = await testDatabase()
const area_id = 'S12000049'
const works = uuid()
const support = uuid()
const person_id = uuid()

// The platform knows no module, so the two rows of people that files lean on are written by hand.
await sql`
  insert into partnership.area (id, name) values (${area_id}, 'Glasgow City') on conflict do nothing`.execute(
  house.asOwner,
)
await sql`
  insert into partnership.organisation (id, area_id, name, kind) values
    (${works}, ${area_id}, 'Northtown Works', 'council'), (${support}, ${area_id}, 'Southside Support', 'third_sector')`.execute(
  house.asOwner,
)
await sql`
  insert into people.person (id, area_id, given_name, family_name) values (${person_id}, ${area_id}, 'Isla', 'Sample')`.execute(
  house.asOwner,
)
await sql`
  insert into people.relationship (id, area_id, person_id, holder, kind, sees, since, because_kind) values
    (${uuid()}, ${area_id}, ${person_id}, ${works}, 'spell', 3, '2026-01-05', 'registration'), (${uuid()}, ${area_id}, ${person_id}, ${support}, 'referral', 2, '2026-01-05', 'referral')`.execute(
  house.asOwner,
)

const workerOf = (organisation_id: string) =>
  ({
    user_id: uuid(),
    name: 'Morag Fictus',
    role: 'key_worker',
    organisation_id,
    organisation_name: 'Northtown Works',
    area_id,
  }) as const
const morag = workerOf(works)
const stranger = workerOf(uuid())

const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const certificate: NewFile = { person_id, area_id, organisation_id: works, name: 'Certificate.pdf', bytes: pdf }
const store = (change: Partial<NewFile> = {}) =>
  house.asViewer(morag, (tx) => storeFile(tx, { ...certificate, ...change }))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Refused ? error.errors[0]?.message : `failed: ${error}`),
  )

describe('a file about a person', () => {
  it('is read back by those who see the record, byte for byte', async () => {
    const about = { kind: 'outcomes.outcome', id: uuid() }
    const id = await store({ about })
    const read = await house.asViewer(morag, (tx) => readFile(tx, person_id, id))
    expect(read.content.equals(pdf)).toBe(true)
    expect(read).toMatchObject({ name: 'Certificate.pdf', media_type: 'application/pdf', size: pdf.length })
    const listed = await house.asViewer(morag, (tx) => filesAbout(tx, person_id, about))
    expect(listed.map((file) => file.id)).toEqual([id])
    expect(listed[0]).not.toHaveProperty('content')
  })

  it('is not there for a referrer who sees less than the record, nor for anybody else', async () => {
    const id = await store()
    for (const viewer of [workerOf(support), stranger]) {
      await expect(house.asViewer(viewer, (tx) => readFile(tx, person_id, id))).rejects.toThrow(NotFound)
      expect(await house.asViewer(viewer, (tx) => filesAbout(tx, person_id))).toEqual([])
    }
  })

  it('cannot be put on a person whose record one does not see', async () => {
    await expect(house.asViewer(stranger, (tx) => storeFile(tx, certificate))).rejects.toThrow('row-level security')
  })

  it('is what its content says, whatever it is called', async () => {
    const id = await store({ name: 'photograph.pdf', bytes: png })
    expect((await house.asViewer(morag, (tx) => readFile(tx, person_id, id))).media_type).toBe('image/png')
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    expect(await refusal(store({ name: 'evidence.pdf', bytes: page }))).toMatch(/must be a PDF/)
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    expect(await refusal(store({ name: 'evidence.png', bytes: drawing }))).toMatch(/must be a PDF/)
  })

  it('is neither empty nor larger than five megabytes', async () => {
    expect(await refusal(store({ bytes: Buffer.alloc(0) }))).toBe('The selected file is empty')
    const large = Buffer.concat([pdf, Buffer.alloc(largestFile)])
    expect(await refusal(store({ bytes: large }))).toBe('The selected file must be smaller than 5 MB')
    expect(await refusal(store({ bytes: large.subarray(0, largestFile) }))).toBe('not refused')
  })

  it('is refused when the person has no space left, and taken again once something was removed', async () => {
    const full = uuid()
    await sql`insert into people.person (id, area_id, given_name, family_name) values (${full}, ${area_id}, 'Mairi', 'Madeup')`.execute(
      house.asOwner,
    )
    await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, since, because_kind)
      values (${area_id}, ${full}, ${works}, 'spell', 3, '2026-01-05', 'registration')`.execute(house.asOwner)
    await sql`
      insert into files.file (id, area_id, person_id, organisation_id, name, media_type, size, sha256, content)
      select gen_random_uuid(), ${area_id}, ${full}, ${works}, 'x', 'image/png', ${largestFile}, repeat('0', 64), '\\x00'
      from generate_series(1, ${personQuota / largestFile}::int)`.execute(house.asOwner)
    expect(await refusal(store({ person_id: full }))).toMatch(/no space left for files of this person/)
    const [one] = await house.asViewer(morag, (tx) => filesAbout(tx, full))
    await house.asViewer(morag, (tx) => removeFile(tx, full, one?.id ?? ''))
    expect(await refusal(store({ person_id: full }))).toBe('not refused')
  })

  it('is refused when the organisation has no space left, whoever its other files are about', async () => {
    const other = uuid()
    await sql`insert into people.person (id, area_id, given_name, family_name) values (${other}, ${area_id}, 'Ewan', 'Madeup')`.execute(
      house.asOwner,
    )
    const count = Math.ceil(organisationQuota / largestFile)
    await sql`
      insert into files.file (id, area_id, person_id, organisation_id, name, media_type, size, sha256, content)
      select gen_random_uuid(), ${area_id}, ${other}, ${support}, 'x', 'image/png', ${largestFile}, repeat('0', 64), '\\x00'
      from generate_series(1, ${count}::int)`.execute(house.asOwner)
    expect(await refusal(store({ organisation_id: support }))).toMatch(/no space left/)
  })

  it('is refused when the whole area has no space left, though this organisation has', async () => {
    const third = uuid()
    const others = uuid()
    await sql`insert into partnership.organisation (id, area_id, name, kind) values (${third}, ${area_id}, 'Third Works', 'council')`.execute(
      house.asOwner,
    )
    await sql`insert into people.person (id, area_id, given_name, family_name) values (${others}, ${area_id}, 'Euan', 'Madeup')`.execute(
      house.asOwner,
    )
    await sql`
      insert into files.file (id, area_id, person_id, organisation_id, name, media_type, size, sha256, content)
      select gen_random_uuid(), ${area_id}, ${others}, ${third}, 'x', 'image/png', ${largestFile}, repeat('0', 64), '\\x00'
      from generate_series(1, ${Math.ceil(areaQuota / largestFile)}::int)`.execute(house.asOwner)
    expect(await refusal(store({}))).toMatch(/partnership has no space left/)
    await sql`delete from files.file where organisation_id = ${third}`.execute(house.asOwner)
  })

  it('that was put with the wrong person is removed, bytes and name, and what happened stays in the trail', async () => {
    const id = await store({ name: 'Ewan Madeup.pdf' })
    await expect(house.asViewer(stranger, (tx) => removeFile(tx, person_id, id))).rejects.toThrow(NotFound)
    await house.asViewer(morag, (tx) => removeFile(tx, person_id, id))
    await expect(house.asViewer(morag, (tx) => readFile(tx, person_id, id))).rejects.toThrow(NotFound)
    const { rows } = await sql`select name, content, removed_by from files.file where id = ${id}`.execute(house.asOwner)
    expect(rows).toEqual([{ name: 'removed', content: null, removed_by: morag.user_id }])
    const trail = await sql<{
      event: string
    }>`select event from audit.event where subject_id = ${id} order by at, id`.execute(house.asOwner)
    expect(trail.rows.map((row) => row.event)).toEqual(['files.file.stored', 'files.file.removed'])
  })

  it('whose bytes were changed behind our back is not given out', async () => {
    const id = await store()
    await sql`update files.file set content = '\\x00' where id = ${id}`.execute(house.asOwner)
    await expect(house.asViewer(morag, (tx) => readFile(tx, person_id, id))).rejects.toThrow('fingerprint')
  })
})

describe('a download', () => {
  const app = (viewer: typeof morag) =>
    routerFor([downloadRoute(['key_worker'])], {
      database: house.database,
      clock: house.clock,
      secret: 'a secret of this test, long enough',
      demonstration: false,
      identify: async () => ({ viewer }),
      navigation: () => [],
    })

  it('is saved and never opened in the page, and its name names nobody', async () => {
    const id = await store({ name: 'Isla Sample CV.pdf' })
    const answer = await app(morag).request(`/people/${person_id}/files/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="file-${id.slice(-8)}.pdf"`)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
    const { rows } =
      await sql`select event, person_id from audit.event where subject_id = ${id} and user_id = ${morag.user_id} order by at desc, id desc limit 1`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ event: 'files.file.downloaded', person_id }])
  })

  it('is not found for anybody who does not see the record', async () => {
    const id = await store()
    expect((await app(stranger).request(`/people/${person_id}/files/${id}`)).status).toBe(404)
    expect((await app(morag).request(`/people/${uuid()}/files/${id}`)).status).toBe(404)
  })
})

describe('a name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Kim\\plan.docx', 'plan.docx'],
    ['.htaccess', 'htaccess'],
    ['plan\r\nSet-Cookie: a=b.pdf', 'plan Set-Cookie a=b.pdf'],
    ['report\u202Efdp.exe', 'report fdp.exe'],
    ['   ', 'file'],
    ['', 'file'],
    ['Ciùird – teisteanas.pdf', 'Ciùird – teisteanas.pdf'],
  ])('%j becomes %j', (hostile, clean) => {
    expect(cleanName(hostile)).toBe(clean)
  })

  it('is always one line of at most a hundred characters without anything that a path or a header reads, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanName(name)
        expect([...clean].length).toBeGreaterThan(0)
        expect([...clean].length).toBeLessThanOrEqual(100)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]/u)
        expect(clean).not.toMatch(/^\.|\.$/)
        expect(cleanName(clean)).toBe(clean)
      }),
    )
  })

  it('keeps its ending when it is cut', () => {
    expect(cleanName(`${'a'.repeat(200)}.docx`)).toBe(`${'a'.repeat(95)}.docx`)
  })
})
