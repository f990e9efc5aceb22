import { deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { Ask, FormErrors, file, formOf, text } from '#platform/forms'
import { form, routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { Form } from '#platform/ui'
import { acceptedEndings, largestFile, storeFile } from './index.ts'

const house = await testDatabase()
const area_id = 'S12000049'
const works = uuid()
const person_id = uuid()
await sql`insert into partnership.area (id, name) values (${area_id}, 'Glasgow City') on conflict do nothing`.execute(
  house.asOwner,
)
await sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, ${area_id}, 'Northtown Works', 'council')`.execute(
  house.asOwner,
)
await sql`insert into people.person (id, area_id, given_name, family_name) values (${person_id}, ${area_id}, 'Isla', 'Sample')`.execute(
  house.asOwner,
)
await sql`insert into people.relationship (id, area_id, person_id, holder, kind, sees, since, because_kind)
  values (${uuid()}, ${area_id}, ${person_id}, ${works}, 'spell', 3, '2026-01-05', 'registration')`.execute(
  house.asOwner,
)

const morag: Viewer = {
  user_id: uuid(),
  name: 'Morag Fictus',
  role: 'key_worker',
  organisation_id: works,
  organisation_name: 'Northtown Works',
  area_id,
}

const letters = formOf({
  words: text({ label: 'What is it?', required: 'Say what it is' }),
  copy: file({ label: 'The letter', required: 'Choose the letter', accept: acceptedEndings }),
})

const letter = form({
  path: '/letters/new',
  access: ['key_worker'],
  audit: { show: { none: 'an empty form' }, submit: { none: 'the file says so itself' } },
  takesFiles: largestFile,
  form: letters,
  load: async () => ({}),
  show: ({ typed, errors, token }) => ({
    title: 'A letter',
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>A letter</h1>
        <Form action="/letters/new" token={token} files>
          <Ask form={letters} name="words" typed={typed} errors={errors} />
          <Ask form={letters} name="copy" typed={typed} errors={errors} />
        </Form>
      </>
    ),
  }),
  async submit({ visit, value: { copy } }) {
    await storeFile(visit.tx, { person_id, area_id, organisation_id: works, ...copy }, 'copy')
    return { to: '/letters' }
  },
})
const wish = formOf({ words: text({ label: 'What is it?' }) })
const wishes = form({
  path: '/wishes/new',
  access: ['key_worker'],
  audit: { show: { none: 'an empty form' }, submit: { none: 'nothing is kept' } },
  form: wish,
  load: async () => ({}),
  show: ({ token }) => ({
    title: 'A wish',
    main: <Form action="/wishes/new" token={token} children={<h1>A wish</h1>} />,
  }),
  submit: async () => ({ to: '/wishes' }),
})

let viewer: Viewer | undefined
const app = routerFor([letter, wishes], {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of this test, long enough',
  demonstration: false,
  identify: async () => viewer && { viewer },
  navigation: () => [],
})
const tokenAt = async (path: string) => {
  const html = await (await app.request(path)).text()
  return /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
}
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')
const chosen = (name: string, bytes: Uint8Array<ArrayBuffer> = Buffer.from(pdf)) => new File([bytes], name)
async function send(
  copy: File | null,
  { token, words = 'A payslip', at = '/letters/new' }: { token?: string; words?: string; at?: string } = {},
) {
  const body = new FormData()
  body.set('_form', token ?? (await tokenAt(at)))
  body.set('words', words)
  if (copy !== null) body.set('copy', copy)
  const answer = await app.request(at, { method: 'POST', body })
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}
const kept = async () => {
  const { rows } = await sql<{
    name: string
    media_type: string
  }>`select name, media_type from files.file order by stored_at, id`.execute(house.asOwner)
  return rows
}
/** A file in the ZIP format, as Word writes it: each part compressed. */
function zip(parts: Record<string, string>): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, words] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(words))
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(words.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(words.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}
const wordFile = (types: string, parts: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types}</Types>`,
    'word/document.xml': '<w:document/>',
    ...parts,
  })

beforeEach(async () => {
  viewer = morag
  await sql`delete from files.file`.execute(house.asOwner)
})

describe('a form with a file', () => {
  it('stores it by what it is, under a clean name, and shows a box that sends files', async () => {
    const html = await (await app.request('/letters/new')).text()
    expect(html).toContain('enctype="multipart/form-data"')
    expect(html).toMatch(/<input[^>]*type="file"[^>]*accept="\.pdf/)
    expect((await send(chosen('../..\\Ewan Madeup <b>"pay"\r\nslip\u202Efdp.exe.pdf'))).status).toBe(303)
    expect(await kept()).toEqual([{ name: 'Ewan Madeup b pay slip fdp.exe.pdf', media_type: 'application/pdf' }])
  })

  it.each([
    [
      'a program that is called a PDF',
      chosen('payslip.pdf', Buffer.from(`MZ${'\0'.repeat(200)}PE\0\0`)),
      'must be a PDF, PNG',
    ],
    ['an empty file', chosen('payslip.pdf', Buffer.alloc(0)), 'The selected file is empty'],
    [
      'a file above the limit, below that of the body',
      chosen('big.pdf', Buffer.concat([pdf, Buffer.alloc(largestFile)])),
      'must be smaller than 5 MB',
    ],
    [
      'a document that says it has macros',
      chosen(
        'cv.docx',
        wordFile('<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
      ),
      'carries a macro',
    ],
    [
      'a document with a control in it',
      chosen('cv.docx', wordFile('', { 'word/activeX/activeX1.bin': 'x' })),
      'carries a macro',
    ],
    [
      'a PDF that runs a script',
      chosen(
        'a.pdf',
        Buffer.from('%PDF-1.7\n1 0 obj << /OpenAction << /S /J#61vaScript /JS (app.alert(1)) >> >> endobj\n%%EOF'),
      ),
      'carries a macro',
    ],
    ['nothing', null, 'Choose the letter'],
  ])('refuses %s, and keeps nothing', async (_, copy, says) => {
    const sent = await send(copy)
    expect(sent.status).toBe(422)
    expect(sent.html).toContain(says)
    expect(sent.html).toContain('value="A payslip"')
    expect(await kept()).toEqual([])
  })

  it('takes a plain Word file, and a PDF in whose pictures the letters of a script stand by chance', async () => {
    expect((await send(chosen('cv.docx', wordFile('')))).status).toBe(303)
    const byChance = Buffer.from('%PDF-1.7\n1 0 obj << /Length 9 >> stream\n/JS (x) /Launch endstream endobj\n%%EOF')
    expect((await send(chosen('scan.pdf', byChance))).status).toBe(303)
    expect(await kept()).toHaveLength(2)
  })

  it('sent twice does the thing once; another file after Back is said to be another', async () => {
    const token = await tokenAt('/letters/new')
    const [one, two] = await Promise.all([send(chosen('a.pdf'), { token }), send(chosen('a.pdf'), { token })])
    expect([one.status, two.status, one.to]).toEqual([303, 303, two.to])
    expect(await kept()).toHaveLength(1)
    const other = await send(chosen('a.pdf', Buffer.concat([pdf, Buffer.from('%')])), { token })
    expect([other.status, other.html.includes('sent this form already')]).toEqual([422, true])
    expect(await kept()).toHaveLength(1)
  })

  it('asks for the file again when something beside it was wrong', async () => {
    const sent = await send(chosen('a.pdf'), { words: '' })
    expect(sent.html).toContain('Say what it is')
    expect(sent.html).toContain('Choose the file again')
    expect(await kept()).toEqual([])
  })

  it('needs our token as every form, and keeps a draft without the file when the session has ended', async () => {
    expect((await send(chosen('a.pdf'), { token: 'forged' })).status).toBe(403)
    const token = await tokenAt('/letters/new')
    viewer = undefined
    const out = await send(chosen('a.pdf'), { token, words: 'Half typed' })
    const back = new URL(out.to ?? '', 'http://house.test').searchParams.get('next') ?? ''
    expect(back).toMatch(/^\/letters\/new\?draft=/)
    viewer = morag
    expect(await (await app.request(back)).text()).toContain('value="Half typed"')
    expect(await kept()).toEqual([])
  })
})

describe('what a body may hold', () => {
  const huge = (bytes: number) => chosen('big.pdf', Buffer.alloc(bytes))
  it('is a file and a little more where a form takes files, and the page says so', async () => {
    const sent = await send(huge(largestFile + 2 * 1024 * 1024))
    expect([sent.status, sent.html.includes('The file is too large')]).toEqual([413, true])
  })
  it('is a mebibyte everywhere else', async () => {
    expect((await send(huge(2 * 1024 * 1024), { at: '/wishes/new' })).status).toBe(413)
    expect((await send(huge(1000), { at: '/wishes/new' })).status).toBe(303)
  })
})
