import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, last } from '../../partnership/partnership.testing.ts'
import type { Round } from '../index.ts'
import { actionsTowards, loadPlan } from './load-plan.ts'
import { city, workshopTown } from './plan.testing.ts'
import { planDocument } from './plan-files.ts'

const house = await testDatabase()
const town = await workshopTown(house)
let round: Round
let path: string

beforeAll(async () => {
  round = await town.told('baseline', { '1.1': 'fffffp', '2.5': 'fppnnn', '3.1': 'fppppn' })
  await town.send('hamish', `/checklists/${round.id}/workshop/2-5`, {
    rating: 'partially',
    note: 'Half of us had not seen the list',
    press: 'improve',
  })
  const { rows } = await sql<{ id: string }>`select id from checklists.improvement`.execute(house.asOwner)
  path = `/checklists/plan/${rows[0]?.id}`
})

const seven = () => ({
  issue: 'Nobody looks at the risks we share',
  actions: 'Two risks are read out at every meeting',
  support: 'An example of a good list',
  support_from: 'The Improvement Service',
  lead: town.seat('mo'),
  lead_group: 'Risk group',
  ...day('due_on', '2027-03-31'),
  review_months: '2',
  resources: 'Ten minutes a meeting',
  impact: 'Nobody is surprised by a grant that ends',
})

describe('an improvement, from its birth to its end', () => {
  test('is born with its statement, its figures and what the workshop agreed', async () => {
    const { words } = await town.read('hamish', path)
    expect(words).toContain('16.7% said “Fully met”')
    expect(words).toContain('agreed: partially met')
    expect(words).toContain('Half of us had not seen the list')
    expect(words).toContain('Nobody has said how it goes yet')
    expect((await town.read('hamish', '/checklists/plan')).words).toContain('1 improvement has no lead or no day yet')
  })

  test('has its seven fields, and everybody of the partnership reads them', async () => {
    expect((await town.send('hamish', `${path}/change`, seven())).to).toBe(path)
    for (const who of ['hamish', 'chair', 'morag'] as const) {
      const { words } = await town.read(who, path)
      for (const said of [
        'Nobody looks at the risks we share',
        'Two risks are read out',
        'An example of a good list From: The Improvement Service',
        'Mo Placeholder, Harbour Fictus Trust, Risk group',
        'Done by 31 March 2027; progress looked at every 2 months',
        'Ten minutes a meeting',
        'Nobody is surprised',
      ])
        expect(words.replace('service From', 'service From')).toContain(said)
    }
  })

  test('what it said before stays, with who changed it', async () => {
    await town.send('mo', `${path}/change`, { ...seven(), ...day('due_on', '2027-05-31') })
    const { words } = await town.read('chair', path)
    expect(words).toContain('What it said before (2 changes)')
    expect(words).toContain('Timescales said: Done by 31 March 2027')
    expect(words).toMatch(/Mo Placeholder/)
  })

  test('its lead says how it goes; a member who does not lead it finds no form, and drops nothing without a reason', async () => {
    expect((await town.read('chair', `${path}/progress`)).status).toBe(404)
    expect((await town.read('morag', `${path}/change`)).status).toBe(404)
    const silent = await town.send('mo', `${path}/progress`, { state: 'dropped', words: '' })
    expect([silent.status, silent.said]).toEqual([
      422,
      'Say in a sentence what has happened, or why it slips or is dropped',
    ])
    await town.send('mo', `${path}/progress`, { state: 'slipping', words: 'The list is late' })
    const { words } = await town.read('hamish', '/checklists/plan')
    expect(words).toContain('1 improvement: 1 slipping.')
  })

  test('steps towards it are actions of the partnership, and it goes onto the agenda of a meeting', async () => {
    const action = { words: 'Put a name to each risk', owner: town.seat('vice'), ...day('due_on', '2026-12-14') }
    expect((await town.send('mo', `${path}/action`, action)).to).toBe(path)
    expect((await town.read('hamish', path)).words).toContain('Put a name to each risk')
    expect((await town.read('vice', '/partnership')).words).toContain('Put a name to each risk')

    const meeting = last(
      (
        await town.send('hamish', '/partnership/meetings/new', {
          ...{ title: 'December meeting', at_time: '10am', minutes_long: '90', place: 'Town hall', rhythm: 'once' },
          ...day('on_date', '2026-12-07'),
        })
      ).to,
    )
    const agenda = `/checklists/plan/agenda?improvement=${last(path)}`
    expect((await town.send('hamish', agenda, { meeting })).to).toBe(path)
    const shown = await town.read('mo', `/partnership/meetings/${meeting}`)
    expect(shown.words).toContain('Nobody looks at the risks we share')
    expect(shown.page(`main a[href="${path}"]`).length).toBeGreaterThan(0)
    await town.send('mo', '/checklists/plan/agenda', {})
    expect((await town.read('hamish', '/partnership/meetings')).words).toContain('Our improvement plan')
  })

  test('ends when it is done, stands apart, and can be taken up again', async () => {
    await town.send('hamish', `${path}/progress`, { state: 'done', words: 'Every risk has a name' })
    const plan = await town.read('chair', '/checklists/plan')
    expect(plan.page('h2').text()).toContain('Ended 1')
    expect((await town.read('hamish', `${path}/action`)).status).toBe(404)
    await town.send('hamish', `${path}/progress`, { state: 'on_track', words: 'Two new risks without a name' })
    expect((await town.read('chair', path)).words).toContain('On track')
    expect((await town.read('chair', path)).words).toContain('Every risk has a name')
  })
})

describe('two people change one improvement at once', () => {
  test('what each changed alone is kept, and the second is told', async () => {
    const [one, other] = [await town.opened('hamish', `${path}/change`), await town.opened('mo', `${path}/change`)]
    expect((await one({ resources: 'An hour a month' })).status).toBe(303)
    expect((await other({ impact: 'Fewer surprises' })).status).toBe(303)
    const { words } = await town.read('hamish', path)
    expect(words).toContain('An hour a month')
    expect(words).toContain('Fewer surprises')
  })

  test('where both changed the same, the second sees what the first wrote, by whom, and stores nothing until they have looked', async () => {
    const [one, other] = [await town.opened('hamish', `${path}/change`), await town.opened('mo', `${path}/change`)]
    await one({ impact: 'No surprises at all', resources: 'Two hours' })
    const late = await other({ impact: 'Half as many surprises' })
    expect(late.status).toBe(422)
    expect(late.words).toContain('Hamish Placeholder, Northtown Employability Partnership wrote on')
    expect(late.words).toContain('Impact expectedNo surprises at all')
    expect(late.page('textarea[name=impact]').text()).toBe('Half as many surprises')
    // What only the first changed stands in the form already, so that saving it again undoes nothing.
    expect(late.page('textarea[name=resources]').text()).toBe('Two hours')
    expect((await town.read('hamish', path)).words).toContain('No surprises at all')
  })
})

test('several statements become improvements at once; one that is in the plan already is not offered', async () => {
  const at = `/checklists/${round.id}/improve`
  const { page } = await town.read('hamish', at)
  const offered = page('input[type=checkbox]')
    .toArray()
    .map((box) => page(box).attr('value'))
  expect(offered).toContain('3.1')
  expect(offered).not.toContain('2.5')
  expect((await town.send('hamish', at, {})).said).toBe('Tick at least one statement')
  expect(
    (await town.send('hamish', at, { points: ['3.1', '1.1'].filter((item) => offered.includes(item)) })).status,
  ).toBe(303)
  expect((await town.read('hamish', '/checklists/plan')).words).toContain('3 improvements')
})

test('the plan of another area is not found, and no page or file of it names who answered', async () => {
  expect((await town.read('rory', path)).status).toBe(404)
  expect((await town.read('rory', '/checklists/plan')).words).toContain('Nothing is in it yet')
  const { rows } = await sql<{ name: string }>`
    select name from partnership.organisation where name ~ '^Organisation [0-9]'`.execute(house.asOwner)
  expect(rows.length).toBeGreaterThanOrEqual(6)
  const shown = [path, '/checklists/plan', '/checklists/plan/file?format=csv']
  for (const one of shown) {
    const { body } = await town.as('chair').ask(one)
    for (const { name } of rows) expect(body).not.toContain(name)
  }
})

test('the document, the spreadsheet and the CSV hold the seven fields, the progress and the figures', async () => {
  const file = async (format: string) => {
    const answer = await town.app.request(`/checklists/plan/file?format=${format}`, {
      headers: { cookie: 'who=chair' },
    })
    return Buffer.from(await answer.arrayBuffer())
  }
  const csv = (await file('csv')).toString()
  expect(csv.split('\r\n')[0]).toBe(
    'number,issue,actions,support,support_from,lead,lead_group,due_on,review_months,next_look,resources,impact,state,progress,progress_on',
  )
  expect(csv).toContain('Nobody looks at the risks we share')
  expect((await file('docx')).subarray(0, 2).toString()).toBe('PK')
  const plan = await house.asViewer(town.viewer('chair'), async (tx) => {
    const loaded = await loadPlan(tx, city, house.clock.today())
    return { ...loaded, actions: await actionsTowards(tx, loaded.improvements) }
  })
  const words = JSON.stringify(planDocument(plan))
  for (const said of ['Impact expected', 'No surprises at all', 'Every risk has a name', '16.7% said “Fully met”'])
    expect(words).toContain(said)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await file('xlsx')).buffer)
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ['Plan', 4],
    ['Progress', 4],
    ['Actions', 2],
    ['Then and now', 4],
  ])
})
