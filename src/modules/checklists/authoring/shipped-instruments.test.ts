import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#platform/testing'
import { type Member, members, viewerOf } from '../checklists.testing.ts'
import {
  commentsToClear,
  decideComment,
  ensureInstruments,
  type Instrument,
  roundByKey,
  selectInstrument,
  statementsOf,
  versionOn,
} from '../index.ts'
import { stepsOf } from '../instruments/instrument.ts'
import { pagesOf } from '../pages.testing.ts'

// The three instruments beside the self-assessment, each from opening a round to its report, in the browser's words: a scale of its own, boxes of
// its own, and figures counted a second time from what was pressed.
const house = await testDatabase()
const area = 'S12000049'
const coordinator = viewerOf('coordinator', area)
const { ask, open, send } = pagesOf(house)
await house.asWorker(ensureInstruments)
const people = await members(house, area, 6)

const percent = (part: number, whole: number) => Math.floor((part / whole) * 1000 + 0.5) / 10
const reportSchema = z.object({
  organisations: z.number(),
  answers: z.number(),
  overall: z.looseObject({ unanswered: z.number(), pct: z.record(z.string(), z.number().nullable()) }),
  statements: z.array(z.looseObject({ number: z.string() })),
})

/** What the nth organisation presses for the nth statement: every answer of the scale occurs, and some are left. */
const pressed = (instrument: Instrument, who: number, at: number): string =>
  (who + at) % 7 === 6 ? 'later' : (instrument.scale[(who * 2 + at) % instrument.scale.length]?.code ?? '')

async function opened(key: string): Promise<{ instrument: Instrument; at: string; id: string }> {
  const version = await house.asWorker((tx) => versionOn(tx, key, house.clock.today()))
  const instrument = await house.asWorker((tx) => selectInstrument(tx, version?.version_id ?? ''))
  const { to, words } = await send(coordinator, '/checklists/new', {
    title: `${instrument.title}, autumn`,
    key: `${key}-2026`,
    version_id: instrument.version_id,
    'closes_on-day': '18',
    'closes_on-month': '12',
    'closes_on-year': '2026',
  })
  expect(to, words).toMatch(/^\/checklists\//)
  const round = await house.asWorker((tx) => roundByKey(tx, `${key}-2026`))
  return { instrument, id: round?.id ?? '', at: `/checklists/${round?.id}` }
}

async function answersInTheBrowser(instrument: Instrument, at: string, member: Member, who: number): Promise<void> {
  const items = statementsOf(instrument).map(({ item }) => item)
  for (const { number, statements } of instrument.sections) {
    const typed: Record<string, string> = {}
    for (const { item } of statements)
      typed[`of_${item.replace('.', '_')}`] = pressed(instrument, who, items.indexOf(item))
    for (const { code } of instrument.boxes) typed[`of_${number}_${code}`] = `${code} of section ${number}`
    const saved = await send(member.viewer, `${at}/answer/${number}`, typed)
    expect(saved.status, saved.words).toBe(303)
  }
  const sent = await send(member.viewer, `${at}/answer/send`, {})
  expect(sent.status, sent.words).toBe(303)
}

describe.each(['service-standards', 'continuous-improvement', 'readiness'])('%s', (key) => {
  test('is asked, answered in its own scale and boxes, and reported by them', async () => {
    const { instrument, at, id } = await opened(key)
    const first = await open(people[0].viewer, `${at}/answer/1`)
    for (const { label } of instrument.scale) expect(first.words).toContain(label)
    for (const { asks } of instrument.boxes) expect(first.words).toContain(asks)
    for (const [who, member] of people.entries()) await answersInTheBrowser(instrument, at, member, who)
    expect((await send(coordinator, `${at}/close`, {})).status).toBe(303)

    const statements = statementsOf(instrument)
    const said = people.flatMap((_, who) => statements.map((__, nth) => pressed(instrument, who, nth)))
    const given = said.filter((code) => code !== 'later')
    const counts = Object.fromEntries(
      instrument.scale.map(({ code }) => [code, given.filter((one) => one === code).length]),
    )
    const report = reportSchema.parse(await (await ask(coordinator, `${at}/report/file?format=json`)).json())
    expect(report).toMatchObject({ organisations: 6, answers: given.length })
    expect(report.overall).toMatchObject({
      ...counts,
      unanswered: said.length - given.length,
      pct: Object.fromEntries(Object.entries(counts).map(([code, count]) => [code, percent(count, given.length)])),
    })
    expect(report.statements.map(({ number }) => number)).toEqual(statements.map(({ item }) => item))

    const { words, page } = await open(coordinator, `${at}/report`)
    const [best] = instrument.scale
    expect(words).toContain(`${percent(counts[best?.code ?? ''] ?? 0, given.length)}% of answers say “${best?.label}”`)
    for (const { label } of instrument.scale) expect(page('table').first().text()).toContain(label)

    const sheet = new ExcelJS.Workbook()
    await sheet.xlsx.load(await (await ask(coordinator, `${at}/report/file?format=xlsx`)).arrayBuffer())
    const head = sheet.getWorksheet('Report')?.getRow(1).values
    for (const { code } of instrument.scale) expect(head).toContain(`pct_${code}`)
    const csv = await ask(coordinator, `${at}/report/file?format=csv`)
    expect(csv.headers.get('content-disposition')).toContain(`${key}-${area}`)
    expect((await ask(coordinator, `${at}/report/file?format=docx`)).status).toBe(200)

    const waiting = await house.asViewer(coordinator, (tx) => commentsToClear(tx, id, 'local', area))
    expect(new Set(waiting.map(({ box }) => box))).toEqual(new Set(instrument.boxes.map(({ code }) => code)))
    const [comment] = waiting
    await house.asViewer(coordinator, (tx) =>
      decideComment(tx, comment?.id ?? '', 'local', { decision: 'cleared', shown_text: 'As we quote it', theme: null }),
    )
    expect((await open(coordinator, `${at}/report`)).words).toContain('As we quote it')
    expect((await open(coordinator, `${at}/points`)).status).toBe(200)
  })
})

test('an answer that stands beside the scale is neither the weakest nor a side of a disagreement', async () => {
  const round = await house.asWorker((tx) => roundByKey(tx, 'readiness-2026'))
  const version = await house.asWorker((tx) => selectInstrument(tx, round?.version_id ?? ''))
  expect(stepsOf(version.scale).map(({ code }) => code)).toEqual(['ready', 'in_hand', 'not_ready'])
  const all = { '1.1': 'not_needed', '1.2': 'not_ready', '1.3': 'ready' }
  const { to } = await send(coordinator, '/checklists/new', {
    title: 'Readiness again',
    key: 'readiness-again',
    version_id: version.version_id,
    'closes_on-day': '18',
    'closes_on-month': '12',
    'closes_on-year': '2026',
  })
  for (const [who, member] of people.entries()) {
    // Half of them do not need 1.1 and the others are ready: nobody disagrees about how ready.
    const first = who % 2 === 0 ? 'ready' : all['1.1']
    await send(member.viewer, `${to}/answer/1`, { of_1_1: first, of_1_2: all['1.2'], of_1_3: all['1.3'] })
    await send(member.viewer, `${to}/answer/send`, {})
  }
  await send(coordinator, `${to}/close`, {})
  const { page } = await open(coordinator, `${to}/report`)
  const first = (caption: string) => page(`table:has(caption:contains("${caption}")) tbody tr`).first().text()
  expect(first('Weakest statements')).toMatch(/^1\.2 /)
  expect(page('main').text()).toContain('Everybody gave the same answer to every statement.')
})
