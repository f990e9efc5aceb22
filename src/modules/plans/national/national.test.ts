import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day } from '../../partnership/partnership.testing.ts'
import { planners } from '../planning.testing.ts'

const house = await testDatabase()
const town = await planners(house)
const today = house.clock.today()

await town.send('analyst', '/national-plan/objectives/new', {
  workstream: 'service_design',
  words: 'Support that people helped to design',
  outcome: 'A panel in every area was asked, and something changed',
})
const objective =
  (await town.as('analyst').ask('/national-plan/actions/new')).page('input[name=objective_id]').attr('value') ?? ''
const action = async (words: string, due = '2027-06-30') =>
  (
    await town.send('analyst', '/national-plan/actions/new', {
      objective_id: objective,
      words,
      owner: 'National design group',
      ...day('due_on', due),
    })
  ).to
const panels = await action('Set up panels')
const charter = await action('Publish the charter', '2027-03-31')
const launch = await action('Launch it everywhere')
const idOf = (at: string) => at.split('/').at(-1) ?? ''
const waits = (at: string, on: string, what = 'needed') =>
  town.send('analyst', `${at}/needs`, { needs_id: idOf(on), what, why: 'It builds on it' })

describe('the national plan', () => {
  test('is read in every partnership, and written by the national desk alone', async () => {
    for (const who of ['coordinator', 'member', 'lead', 'worker', 'islander'] as const) {
      expect((await town.read(who, '/national-plan')).words).toContain('1 objectives, 3 actions: 0 done, none late.')
      expect((await town.read(who, panels)).status).toBe(200)
      for (const path of [
        '/national-plan/objectives/new',
        '/national-plan/actions/new',
        `${panels}/report`,
        `${panels}/needs`,
      ])
        expect((await town.read(who, path)).status, `${who} ${path}`).toBe(404)
    }
    const written = house.asViewer(town.viewer('coordinator'), (tx) =>
      sql`insert into plans.national_decision (id, number, words, why, body, made_on, by_name)
        values (gen_random_uuid(), 99, 'x', 'x', 'x', ${today}, 'x')`.execute(tx),
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })

  test('says how an action stands each time, and keeps what was said before', async () => {
    expect((await town.send('analyst', `${panels}/report`, { state: 'held_up' })).said).toContain('Say what was done')
    await town.send('analyst', `${panels}/report`, { state: 'held_up', words: 'No room to meet in' })
    await town.send('analyst', `${panels}/report`, { state: 'under_way', words: 'A room was found' })
    const { words } = await town.read('member', panels)
    expect(words.indexOf('A room was found')).toBeLessThan(words.indexOf('No room to meet in'))
    expect((await town.read('member', '/national-plan')).words).not.toContain('Needs somebody')
  })

  test('never has an action wait for itself, by however long a way', async () => {
    expect((await waits(charter, panels)).status).toBe(303)
    expect((await waits(launch, charter)).status).toBe(303)
    const round = await waits(panels, launch)
    expect(round.said).toContain('Action 3 itself waits for action 1')
    const { words } = await town.read('member', charter)
    expect(words).toContain('Waits for Action 1')
    expect(words).toContain('Waiting for it 3. Launch it everywhere')
  })

  test('shows what cannot come right by itself: needed by March, due in June', async () => {
    const { words } = await town.read('coordinator', '/national-plan')
    expect(words).toContain('Needs somebody 1')
    expect(words).toContain('(due later)')
    await waits(charter, panels, 'free')
    expect((await town.read('coordinator', '/national-plan')).words).not.toContain('Needs somebody')
    expect((await waits(panels, launch)).status, 'the way round is open now').toBe(303)
  })

  test('keeps how an action was put before, with the reason of the change', async () => {
    const { said } = await town.send('analyst', `${launch}/change`, day('due_on', '2027-09-30'))
    expect(said).toContain('Say why it is changed')
    await town.send('analyst', `${launch}/change`, { ...day('due_on', '2027-09-30'), why: 'The summer is too short' })
    const { words } = await town.read('member', launch)
    expect(words).toContain('30 September 2027')
    expect(words).toContain('due 30 June 2027. Changed because: The summer is too short')
    expect(
      (await town.send('analyst', `${launch}/change`, { ...day('begins_on', '2028-01-01'), why: 'x' })).said,
    ).toContain('Due by must be the day it begins or later')
  })

  test('has points on the way, within the action’s own time, each reached once', async () => {
    const late = await town.send('analyst', `${charter}/milestones/new`, {
      words: 'A draft',
      ...day('due_on', '2028-01-01'),
    })
    expect(late.said).toContain('The day must be by 31 March 2027')
    await town.send('analyst', `${charter}/milestones/new`, { words: 'A draft', ...day('due_on', '2027-01-31') })
    const { page } = await town.read('analyst', charter)
    const reach = page('a[href*="/reached"]').attr('href') ?? ''
    expect((await town.send('analyst', reach, day('on', today))).status).toBe(303)
    expect((await town.read('analyst', reach)).status).toBe(404)
  })

  test('has a log of decisions, in which one replaces another and both stay', async () => {
    const decide = (words: string, more: Record<string, string> = {}) =>
      town.send('analyst', '/national-plan/decisions/new', {
        words,
        why: 'Agreed by all',
        body: 'Joint delivery group',
        ...day('made_on', today),
        ...more,
      })
    await decide('Panels are paid', { action_id: idOf(panels) })
    const first =
      (await town.as('analyst').ask('/national-plan/decisions/new'))
        .page('input[name=supersedes]')
        .eq(1)
        .attr('value') ?? ''
    await decide('Panels are paid, and their travel too', { supersedes: first })
    const { words } = await town.read('coordinator', '/national-plan/decisions')
    expect(words).toContain('Replaced by decision 2')
    expect(words).toContain('Holds; replaces decision 1')
    expect((await town.read('coordinator', panels)).words).toContain('Panels are paid Decision 1')
  })

  test('gives an objective up with its actions, and says so', async () => {
    const at = `/national-plan/objectives/${objective}/change`
    expect((await town.send('analyst', at, { what: 'drop', why: 'Another plan has it' })).status).toBe(303)
    expect((await town.read('member', '/national-plan')).words).toContain('Nothing is in the plan yet')
    expect((await town.read('analyst', at)).status).toBe(404)
  })
})
