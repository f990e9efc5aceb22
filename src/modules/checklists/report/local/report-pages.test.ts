import { inflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { answers, members, roundOf, viewerOf } from '../../checklists.testing.ts'
import { closePart, commentsToClear, decideComment, type Round, routes } from '../../index.ts'
import { choosePoints } from '../../points/points.queries.ts'

const house = await testDatabase()
const city = 'S12000049'
const island = 'S12000023'
const coordinator = viewerOf('coordinator', city)
let signedInAs: Viewer
const app = routerFor(routes, {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => ({ viewer: signedInAs }),
  navigation: () => [],
})
const get = async (as: Viewer, path: string) => {
  signedInAs = as
  return app.request(path)
}
const page = async (as: Viewer, path: string) => {
  const answer = await get(as, path)
  return { status: answer.status, words: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

let round: Round
let names: string[]
const at = () => `/checklists/${round.id}`

beforeAll(async () => {
  round = await roundOf(house, { key: 'told', areas: [city, island] })
  const all = await members(house, city, 6)
  names = all.map(({ name }) => name)
  for (const [nth, member] of all.entries())
    await answers(house, round, member, {
      '1.1': nth < 4 ? 'fully' : 'not',
      '2.5': nth < 1 ? 'fully' : 'not',
      '1.examples': nth === 0 ? 'We share a desk at the harbour office' : `Kept back ${nth}`,
    })
  const few = await members(house, island, 3)
  for (const member of few) await answers(house, round, member, { '1.1': 'fully' })
})

test('there is no report before the round closes, and the page says why', async () => {
  const { status, words } = await page(coordinator, `${at()}/report`)
  expect(status).toBe(200)
  expect(words).toContain('There is no report yet')
  expect(words).toContain('6 organisations have answered so far')
  expect((await get(coordinator, `${at()}/report/file?format=json`)).status).toBe(404)
})

test('three organisations have no report even then', async () => {
  const theirs = viewerOf('coordinator', island)
  await house.asViewer(theirs, (tx) => closePart(tx, round.id, island, theirs.user_id))
  expect((await page(theirs, `${at()}/report`)).words).toContain('a report needs 5')
})

test('once closed it says what they say together, quotes what was cleared in the words cleared, and names nobody', async () => {
  await house.asViewer(coordinator, async (tx) => {
    await closePart(tx, round.id, city, coordinator.user_id)
    const waiting = await commentsToClear(tx, round.id, 'local', city)
    expect(waiting).toHaveLength(6)
    for (const { id, words } of waiting)
      await decideComment(tx, id, 'local', {
        decision: words.startsWith('We share') ? 'cleared' : 'withheld',
        shown_text: words.startsWith('We share') ? 'We share a desk' : '',
        theme: 'working_together',
      })
    await choosePoints(tx, round, city, [{ item: '2.5', note: 'Weakest of all' }], coordinator.user_id)
  })
  const { words } = await page(coordinator, `${at()}/report`)
  // Of twelve answers, four and one are the strongest.
  expect(words).toContain('41.7% of answers say')
  expect(words).toContain('We share a desk')
  expect(words).not.toContain('harbour office')
  expect(words).not.toContain('Kept back')
  expect(words).toContain('Weakest of all')
  for (const name of names) expect(words).not.toContain(name)
})

const shares = z.object({ overall: z.object({ fully: z.number(), pct: z.object({ fully: z.number() }) }) })

const entry = 'PK\u0001\u0002'

/** The text of a part of a DOCX file, which is a ZIP. */
function partOf(file: Buffer, name: string): string {
  for (let from = file.indexOf(entry, 0, 'latin1'); from >= 0; from = file.indexOf(entry, from + 46, 'latin1')) {
    const length = file.readUInt16LE(from + 28)
    if (file.toString('utf8', from + 46, from + 46 + length) !== name) continue
    const local = file.readUInt32LE(from + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    return inflateRawSync(file.subarray(start, start + file.readUInt32LE(from + 20))).toString('utf8')
  }
  throw new Error(`${name} is not in the file`)
}

test('the document, the spreadsheet and the JSON say the figures of the page', async () => {
  const file = async (format: string) =>
    Buffer.from(await (await get(coordinator, `${at()}/report/file?format=${format}`)).arrayBuffer())
  const json = shares.parse(JSON.parse((await file('json')).toString()))
  expect(json.overall).toMatchObject({ fully: 5, pct: { fully: 41.7 } })

  const words = partOf(await file('docx'), 'word/document.xml').replace(/<[^>]+>/g, ' ')
  expect(words).toContain('41.7% of answers say')
  expect(words).toContain('We share a desk')
  expect(words).toContain('Weakest of all')
  for (const secret of [...names, 'harbour office', 'Kept back']) expect(words).not.toContain(secret)

  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await file('xlsx')).buffer)
  const [head = [], overall = []] = [1, 2].map((row) => book.getWorksheet('Report')?.getRow(row).values)
  const cell = (name: string) => Array.isArray(head) && Array.isArray(overall) && overall[head.indexOf(name)]
  expect(cell('fully')).toBe(5)
  expect(cell('pct_fully')).toBe(41.7)
  expect(book.getWorksheet('Comments')?.rowCount).toBe(2)
})

test('another area’s people see their own part, and who answers for one organisation cannot choose or clear', async () => {
  expect((await page(viewerOf('coordinator', 'S12000036'), `${at()}/report`)).status).toBe(404)
  const member = viewerOf('member', city)
  expect((await page(member, `${at()}/report`)).status).toBe(200)
  expect((await get(member, `${at()}/comments`)).status).toBe(404)
  expect((await get(member, `${at()}/points`)).status).toBe(404)
})
