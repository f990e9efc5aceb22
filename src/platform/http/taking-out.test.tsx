import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { formOf, text } from '#platform/forms'
import { testDatabase } from '#platform/testing'
import { ListFile, Pagination, Table } from '#platform/ui'
import { form, page, routerFor } from './index.ts'

const house = await testDatabase()
const worker = (role: Role): Viewer => ({
  user_id: uuid(),
  name: 'Morag Fictus',
  role,
  organisation_id: uuid(),
  organisation_name: 'Northtown Works',
  area_id: 'S12000049',
})
const keyWorker = worker('key_worker')

const longest = 100_000
const names = [{ key: 'name', text: 'Name' }] as const
const Late = ({ days }: { days: number }) => <b>Late: {days} days</b>

const long = page({
  path: '/people/:person/long',
  access: ['key_worker'],
  audit: 'wishes.list.viewed',
  async show({ url, record, atOnce = 50, parameters }) {
    const from = Number(url.searchParams.get('after') ?? '0')
    const until = Math.min(from + atOnce, longest)
    await record({ subject: { kind: 'wish', id: parameters.person } })
    const rows = Array.from({ length: until - from }, (_, at) => ({ name: `=Row ${from + at}` }))
    return {
      title: 'Long',
      main: (
        <>
          <h1>Long</h1>
          <Table caption="Wishes" columns={names} rows={rows} />
          <Pagination of="wishes" showing={rows.length} next={until < longest ? `?after=${until}` : undefined} />
        </>
      ),
    }
  },
})

const wishes = form({
  path: '/wishes',
  access: ['key_worker', 'team_lead'],
  audit: { show: { none: 'wishes' }, submit: { none: 'it only looks' } },
  form: formOf({ words: text({ label: 'Words', max: 60 }) }),
  load: async () => ({}),
  async show({ visit, token }) {
    const asked = visit.url.searchParams.get('of') ?? 'all'
    return {
      title: 'Wishes',
      main: (
        <>
          <h1>{token.slice(0, 1)}</h1>
          <Table caption="Nothing here" columns={names} rows={[]} />
          <Table caption="With files of its own" columns={names} rows={[{ name: 'x' }]} downloads={[]} />
          <Table
            caption="Wishes"
            columns={[...names, { key: 'due', text: 'Due' }]}
            rows={[
              {
                name: (
                  <>
                    <a href="/wishes/1">Zainab Invented</a> <span class="nwd-sub">(asked for {asked})</span>
                  </>
                ),
                due: <Late days={2} />,
              },
              { name: <form action="/wishes">Press here</form>, due: null },
            ]}
          />
          <ListFile caption="As data" sheet={() => ({ headings: ['Due'], rows: [['2026-11-23'], [4], [null]] })} />
        </>
      ),
    }
  },
  submit: async () => ({ to: '/wishes' }),
})

let signedInAs: Viewer | undefined
const app = routerFor([long, wishes], {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: false,
  identify: async () => signedInAs && { viewer: signedInAs },
  navigation: () => [],
})
const ask = (path: string, as: Viewer | undefined = keyWorker) => {
  signedInAs = as
  return app.request(path)
}
const eventsOf = async (event: string) => {
  const { rows } = await sql<{ detail: object; subject_id: string | null; user_id: string }>`
    select detail, subject_id, user_id from audit.event where event = ${event} order by at, id`.execute(house.asOwner)
  return rows
}

describe('a table of a page', () => {
  test('is offered at the foot of the page, and is what the page shows, in words', async () => {
    const shown = await (await ask('/wishes?of=mine')).text()
    expect(shown).toContain('Download these 2 tables')
    expect(shown).toContain('href="/wishes?of=mine&amp;file=csv"')
    expect(shown).toContain('href="/wishes?of=mine&amp;table=2&amp;file=xlsx"')
    const file = await ask('/wishes?of=mine&file=csv')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="wishes.csv"')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(await file.text()).toBe('Name,Due\r\nZainab Invented (asked for mine),Late: 2 days\r\n,\r\n')
  })

  test('is told by the page as data, where it says more so', async () => {
    expect(await (await ask('/wishes?file=csv&table=2')).text()).toBe('Due\r\n2026-11-23\r\n4\r\n\r\n')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await (await ask('/wishes?file=xlsx&table=2')).arrayBuffer())
    expect(book.worksheets[0]?.name).toBe('As data')
    expect(book.worksheets[0]?.getColumn(1).values.slice(1)).toEqual(['Due', '2026-11-23', 4])
  })

  test('is had only by whoever may have the page; a table that is not there is not found', async () => {
    expect((await ask('/wishes?file=csv', worker('member'))).status).toBe(404)
    signedInAs = undefined
    const signedOut = await app.request('/wishes?file=csv')
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fwishes%3Ffile%3Dcsv'])
    for (const table of ['3', '0', '-1', 'x', '999'])
      expect((await ask(`/wishes?file=csv&table=${table}`)).status, table).toBe(404)
    expect((await ask('/wishes?file=exe')).headers.get('content-type')).toMatch('text/html')
  })

  test('is logged as taken out, with what was looked at', async () => {
    const about = uuid()
    const before = (await eventsOf('platform.table.taken_out')).length
    await (await ask(`/people/${about}/long?file=csv`)).text()
    expect((await eventsOf('platform.table.taken_out')).slice(before)).toEqual([
      {
        detail: { page: '/people/:person/long', table: 1, rows: longest, format: 'csv' },
        subject_id: about,
        user_id: keyWorker.user_id,
      },
    ])
    expect((await eventsOf('wishes.list.viewed')).filter(({ subject_id }) => subject_id === about)).toHaveLength(1)
  })
})

const heldOverAtMost = async (work: () => Promise<void>) => {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  await work()
  clearInterval(watch)
  return (most - before) / 2 ** 20
}

describe('a list of a hundred thousand rows', () => {
  test('is taken out whole, as CSV, in bounded memory and harmless to spreadsheets', async () => {
    const megabytes = await heldOverAtMost(async () => {
      const file = await ask(`/people/${uuid()}/long?file=csv`)
      expect(file.headers.get('content-disposition')).toBe('attachment; filename="people-long.csv"')
      let bytes = 0
      let first = ''
      for await (const chunk of file.body ?? []) {
        first ||= Buffer.from(chunk).toString('utf8', 0, 40)
        bytes += chunk.length
      }
      expect(first).toMatch(/^Name\r\n'=Row 0\r\n'=Row 1\r\n/)
      expect(bytes).toBe(
        6 + Array.from({ length: longest }, (_, at) => `'=Row ${at}\r\n`.length).reduce((a, b) => a + b, 0),
      )
    })
    expect(megabytes).toBeLessThan(150)
  })

  test('is taken out whole, as XLSX', async () => {
    const megabytes = await heldOverAtMost(async () => {
      const file = await ask(`/people/${uuid()}/long?file=xlsx`)
      const rows = { all: 0, harmless: 0 }
      const { Readable } = await import('node:stream')
      const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(file.body ?? []), {})
      for await (const sheet of reader)
        for await (const row of sheet) {
          rows.all += 1
          if (String(row.getCell(1).value).startsWith("'=")) rows.harmless += 1
        }
      expect(rows).toEqual({ all: longest + 1, harmless: longest })
    })
    expect(megabytes).toBeLessThan(250)
  }, 60_000)
})
