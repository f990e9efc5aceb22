import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { organisationsOf } from '#modules/partnership'
import { testDatabase } from '#platform/testing'
import { members, movingClock, roundOf, viewerOf } from '../checklists.testing.ts'
import { closePart, entriesOf, importResponses, saveDraft, sheetFor, standingsOf, workingReport } from '../index.ts'

const clock = movingClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const folder = mkdtempSync(join(tmpdir(), 'nwd-checklist-'))
afterAll(() => rmSync(folder, { recursive: true }))

const area = 'S12000049'
const header = 'area,organisation,item,answer'
const written = (content: string | Buffer, name = 'responses.csv') => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const lines = (...rows: string[]) => written([header, ...rows].join('\n'))
const imported = (file: string, key: string) => house.asWorker((tx) => importResponses(tx, file, key))
const none = { added: 0, changed: 0, taken_back: 0 }
const stored = async () => {
  const { rows } = await sql<{ rows: number }>`
    select (select count(*) from checklists.answer) + (select count(*) from checklists.comment) + (select count(*) from checklists.response)
      + (select count(*) from checklists.round) + (select count(*) from partnership.organisation) as rows`.execute(
    house.asOwner,
  )
  return rows[0]?.rows
}

describe('a file of responses', () => {
  const first = lines(
    `${area},Harbour Housing,1.1,fully`,
    `${area},Harbour Housing,1.2,`,
    `${area},Harbour Housing,1.examples,"We meet monthly,\nand say ""yes"" a lot"`,
    `${area},  harbour   HOUSING ,2.1,not`,
    `${area},Northtown College,1.1,partially`,
    '',
    ',,,',
  )

  test('opens a national round when there is none of that name, and adds the organisations it names', async () => {
    expect(await imported(first, 'autumn')).toMatchObject({
      opened: true,
      round: { key: 'autumn', area_id: null, instrument_key: 'self-assessment' },
      organisations: { added: 2 },
      responses: { all: 2, added: 2 },
      answers: { ...none, added: 3 },
      comments: { ...none, added: 1 },
    })
    const there = await house.asWorker((tx) => organisationsOf(tx, area))
    expect(there.map(({ name, kind }) => [name, kind])).toEqual([
      ['Harbour Housing', 'unknown'],
      ['Northtown College', 'unknown'],
    ])
  })

  test('changes nothing the second time', async () => {
    const before = await stored()
    expect(await imported(first, 'autumn')).toMatchObject({
      opened: false,
      organisations: { added: 0 },
      responses: { all: 2, added: 0 },
      answers: none,
      comments: none,
    })
    expect(await stored()).toBe(before)
  })

  test('supersedes what it changes, takes back what it empties, and leaves what it does not name', async () => {
    const changed = lines(
      `${area},Harbour Housing,1.1,not`,
      `${area},Harbour Housing,2.1,`,
      `${area},Harbour Housing,1.examples,`,
    )
    const { round, answers, comments } = await imported(changed, 'autumn')
    expect({ answers, comments }).toEqual({
      answers: { added: 0, changed: 1, taken_back: 1 },
      comments: { ...none, taken_back: 1 },
    })
    const report = await house.asWorker((tx) => workingReport(tx, round))
    expect(report).toMatchObject({
      organisations: 2,
      answers: 2,
      overall: { counts: { fully: 0, partially: 1, not: 1 }, unanswered: 112 },
    })
    const { rows } = await sql<{ answer: string }>`
      select answer from checklists.answer where superseded_at is not null order by answer`.execute(house.asOwner)
    expect(rows).toEqual([{ answer: 'fully' }, { answer: 'not' }])
  })

  test('is read with a byte order mark, CRLF, and letters from anywhere', async () => {
    const file = written(`\uFEFF${header}\r\n${area},"Comhairle nan Eilean, Siar – Òban",9.7,fully\r\n`)
    expect(await imported(file, 'autumn')).toMatchObject({ responses: { added: 1 }, answers: { added: 1 } })
    const there = await house.asWorker((tx) => organisationsOf(tx, area))
    expect(there.map(({ name }) => name)).toContain('Comhairle nan Eilean, Siar – Òban')
  })

  test('is who has answered, and overtakes what the organisation had drafted', async () => {
    const round = await roundOf(house, { key: 'overtaken', areas: [area] })
    const [member] = await members(house, area, 2)
    const seat = member.seat(round)
    await house.asViewer(member.viewer, (tx) => saveDraft(tx, seat, { '1.1': 'not', '1.2': 'not' }, clock.now()))
    await imported(lines(`${area},${member.name},1.1,fully`), 'overtaken')
    const { entries, response } = await house.asViewer(member.viewer, (tx) => sheetFor(tx, seat, clock.now()))
    expect([entries.get('1.1')?.value, entries.get('1.2')?.value]).toEqual(['fully', 'not'])
    expect(response?.submission?.submitted_by_name).toBe('responses.csv')
    const standings = await house.asViewer(viewerOf('coordinator', area), (tx) => standingsOf(tx, round.id, area))
    expect(standings.map(({ name }) => name)).toEqual([member.name])
    expect((await house.asViewer(member.viewer, (tx) => entriesOf(tx, response?.id ?? ''))).size).toBe(2)
  })
})

describe('a file that is wrong', () => {
  test('is told everything that is wrong with it at once, by row and column, and nothing of it is stored', async () => {
    const before = await stored()
    const file = lines(
      `${area},Good,1.1,fully`,
      `${area},Good,1.6,fully`,
      `${area},Good,10.1,fully`,
      `${area},Good,1.2,Fully met`,
      `S12000099,Good,1.3,fully`,
      `${area},,1.4,fully`,
      `${area},Good,3.exemples,words`,
      `${area},Good,1.1,not`,
      `${area},good ,1.1,fully`,
      `${area},Good`,
      `${area},Good,2.support,words, and more`,
    )
    const refusal = await imported(file, 'never').catch((error: Error) => error)
    expect(refusal).toMatchObject({ name: 'ImportRefused', exitCode: 1 })
    const told = refusal instanceof Error ? refusal.message.split('\n') : []
    expect(told[0]).toBe('10 things are wrong with responses.csv, and nothing of it was stored.')
    for (const [at, pattern] of [
      /row 3, column item: “1.6”.*1\.1 to 1\.5/,
      /row 4, column item: “10\.1”.*1\.1 to 9\.7/,
      /row 5, column answer: “Fully met”.*fully, partially, not/,
      /row 6, column area: “S12000099”.*S12000049/,
      /row 7, column organisation:.*name of the organisation/,
      /row 8, column item: “3\.exemples”.*3\.examples and 3\.support/,
      /row 9, column item: 1\.1 of “Good” stands in row 2 already/,
      /row 10, column item: 1\.1 of “good” stands in row 2 already/,
      /row 11: there are 2 cells.*each row has 4/,
      /row 12: there are 5 cells/,
    ].entries())
      expect(told[at + 1]).toMatch(pattern)
    expect(await stored()).toBe(before)
  })

  test.each([
    ['a spreadsheet', Buffer.from('504b030414000600', 'hex'), /is a spreadsheet.*CSV UTF-8/],
    ['a PDF', Buffer.from('%PDF-1.7 and so on'), /is a PDF/],
    ['UTF-16', Buffer.from(`\uFEFF${header}`, 'utf16le'), /UTF-16/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /is not text/],
    [
      'another code page',
      Buffer.from(`${header}\n${area},Caf\xe9,1.1,fully\n`, 'latin1'),
      /line 2 holds a letter that is not in UTF-8/,
    ],
    ['another header', 'organisation,area,item,answer\n', /first row must be area,organisation,item,answer/],
    ['semicolons', 'area;organisation;item;answer\n', /commas, not semicolons/],
    ['nothing', '', /nothing stands there/],
    ['a header alone', `${header}\n`, /no responses under it/],
    [
      'an open quotation',
      `${header}\n${area},A,1.1,fully\n${area},"A,1.2,fully\n`,
      /row 3: quotation marks are opened and not closed/,
    ],
  ])('%s is refused in words', async (_, content, says) => {
    const before = await stored()
    await expect(imported(written(content), 'never')).rejects.toMatchObject({
      name: 'ImportRefused',
      message: expect.stringMatching(says),
    })
    expect(await stored()).toBe(before)
  })

  test('a file that is not there is a wrong command', async () => {
    await expect(imported(join(folder, 'none.csv'), 'never')).rejects.toMatchObject({ exitCode: 2 })
  })

  test('more problems than anybody reads are counted', async () => {
    const many = lines(...Array.from({ length: 1500 }, () => `${area},A,0.0,fully`))
    await expect(imported(many, 'never')).rejects.toThrow(
      /^1500 things.*\nresponses\.csv row 2, .*and 500 more like these$/s,
    )
  })
})

describe('a round that is not open', () => {
  test('for an area that takes no part, or has closed, says so once; the other areas are not stored either', async () => {
    const round = await roundOf(house, { key: 'two', areas: [area, 'S12000023'] })
    const coordinator = viewerOf('coordinator', 'S12000023')
    await house.asViewer(coordinator, (tx) => closePart(tx, round.id, 'S12000023', coordinator.user_id))
    const file = lines(`${area},A,1.1,fully`, 'S12000023,B,1.1,fully', 'S12000023,B,1.2,fully', 'S12000027,C,1.1,fully')
    const refusal = await imported(file, 'two').catch((error: Error) => error.message)
    expect(refusal).toMatch(/^2 things/)
    expect(refusal).toMatch(/row 3, column area: The round Round two closed on 23 November 2026/)
    expect(refusal).toMatch(
      /row 5, column area: Shetland Islands takes no part.*S12000023 Orkney Islands, S12000049 Glasgow City/,
    )
    expect(await house.asWorker((tx) => workingReport(tx, round))).toBeUndefined()
  })

  test('that has closed for all takes nothing', async () => {
    await roundOf(house, { key: 'over', areas: [area], closes_at: new Date('2026-11-24T00:00:00Z') })
    clock.moveTo('2026-11-24T00:00:00Z')
    await expect(imported(lines(`${area},A,1.1,fully`), 'over')).rejects.toThrow(/closed on .*takes no more answers/)
  })
})
