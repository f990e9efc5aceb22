import { sql } from 'kysely'
import type { Examples, Walk } from './example.ts'
import { sender } from './form.ts'
import { day } from './townspeople.ts'

const line = { target_group: 'Young people', budget: '120000', sources: 'Council', volume: '60' }

/** What the walk’s city requires, watches and is argued from, so that each of those pages has something to show. */
export async function preparePlanning({ town }: Pick<Walk, 'town'>) {
  const send = sender(town)
  const last = (path: string) => path.split('/').at(-1) ?? ''
  const newest = async (table: string, column = 'id'): Promise<string> => {
    const { rows } = await sql<{
      id: string
    }>`select ${sql.ref(column)} as id from ${sql.table(table)} order by id desc limit 1`.execute(town.house.asOwner)
    return rows[0]?.id ?? ''
  }
  const requirement = last(await send('hamish', '/requirements/new', line))
  const over = last(await send('hamish', '/requirements/new', { ...line, target_group: 'Somebody else' }))
  await send('hamish', '/indicators/new', {
    measure: 'started',
    group: 'all:all',
    unit: 'count',
    better: 'more',
    target: '100',
  })
  const indicator = await newest('plans.indicator', 'indicator_id')
  const paper = last(await send('hamish', '/indicators/paper', { minutes_needed: '10' }))
  await send('hamish', '/evidence/swot/new', {
    list: 'strength',
    words: 'One way in',
    evidence: 'The report by partner',
  })
  const point = await newest('plans.swot_point')
  await send('hamish', '/evidence/heard/new', {
    words: 'I told my story four times',
    heard_from: 'panel',
    ...day('heard_on', 2026, 9, 1),
  })
  const heard = await newest('plans.lived_input')
  const {
    rows: [file],
  } = await sql<{ id: string }>`
    insert into plans.requirement_file (id, area_id, year, name, fingerprint, lines, by_name)
    values (gen_random_uuid(), ${town.viewer('hamish').area_id}, '2026-27', 'annex-2.csv', 'walk', ${JSON.stringify([
      {
        row: 2,
        number: null,
        mark: null,
        line: {
          ...{
            target_group: 'Parents',
            rationale: '',
            partners: '',
            budget_pence: 100,
            volume: 1,
            delivery_method: '',
            outcome: '',
          },
          sources: [{ source: 'Council', pence: 100 }],
        },
      },
    ])}, 'Hamish') returning id`.execute(town.house.asOwner)
  return { requirement, over, indicator, paper, point, heard, file: file?.id ?? '' }
}
export type Planned = Awaited<ReturnType<typeof preparePlanning>>

/** Those of the city who read its plan; and those who write it. */
const readers = [
  ...(['hamish', 'member', 'officer', 'morag', 'omar', 'rhona', 'nosy'] as const),
  ...(['fiona', 'tess', 'callum', 'pat'] as const),
] as const
const writers = ['hamish', 'member'] as const

/** The addresses of what a plan requires, watches and is argued from. */
export function planningExamples({ planned }: Walk): Examples {
  const { requirement, over, indicator, paper, point, heard, file } = planned
  const at = `/requirements/${requirement}`
  const his = { as: 'hamish', concerned: writers } as const
  return {
    '/requirements': { as: 'hamish', at: '/requirements' },
    '/requirements/file': { as: 'hamish', at: '/requirements/file?format=csv' },
    '/requirements/new': { as: 'hamish', at: '/requirements/new', typed: { ...line, target_group: 'Parents' } },
    '/requirements/bring': {
      as: 'hamish',
      at: '/requirements/bring',
      notTwice: 'a file takes a browser to choose; the room’s own test sends one',
    },
    '/requirements/alignment': { as: 'hamish', at: '/requirements/alignment' },
    '/requirements/actual': { as: 'hamish', at: '/requirements/actual' },
    '/requirements/:requirement': { as: 'hamish', concerned: readers, at },
    '/requirements/:requirement/change': { ...his, at: `${at}/change`, typed: { volume: '70' } },
    '/requirements/:requirement/answers-to': {
      ...his,
      at: `${at}/answers-to`,
      typed: { national_outcome: ['economy'] },
    },
    '/requirements/:requirement/actual': { ...his, at: `${at}/actual` },
    '/requirements/:requirement/tie': {
      ...his,
      at: `${at}/tie`,
      typed: { group: 'all:all', measure: 'left', expected: '3' },
    },
    '/requirements/:requirement/explain': {
      ...his,
      at: `${at}/explain`,
      typed: { about: 'volume', words: 'A late start' },
    },
    '/requirements/:requirement/remove': {
      ...his,
      at: `/requirements/${over}/remove`,
      typed: { why: 'It is another’s' },
    },
    // Last of its room: what is not in the spreadsheet is taken out by it.
    '/requirements/files/:file': { ...his, at: `/requirements/files/${file}`, typed: { removes: 'yes' } },
    '/indicators': { as: 'hamish', at: '/indicators' },
    '/indicators/new': {
      as: 'hamish',
      at: '/indicators/new',
      typed: { measure: 'left', group: 'gender:woman', unit: 'count', better: 'less', target: '10' },
    },
    '/indicators/paper': { as: 'hamish', at: '/indicators/paper', typed: { minutes_needed: '15' } },
    '/indicators/papers/:paper': { as: 'hamish', concerned: readers, at: `/indicators/papers/${paper}` },
    '/indicators/:indicator/note': {
      ...his,
      at: `/indicators/${indicator}/note`,
      typed: { words: 'Two employers closed' },
    },
    '/indicators/:indicator/change': {
      ...his,
      at: `/indicators/${indicator}/change`,
      typed: { target: '110', better: 'more' },
    },
    '/evidence': { as: 'hamish', at: '/evidence' },
    '/evidence/profile': { as: 'hamish', at: '/evidence/profile' },
    '/evidence/swot': { as: 'hamish', at: '/evidence/swot' },
    '/evidence/swot/new': {
      as: 'hamish',
      at: '/evidence/swot/new',
      typed: { list: 'threat', words: 'Money ends', evidence: 'The letter of March' },
    },
    '/evidence/swot/:point/withdraw': { ...his, at: `/evidence/swot/${point}/withdraw`, typed: { why: 'It is over' } },
    '/evidence/supply': { as: 'hamish', at: '/evidence/supply' },
    '/evidence/gaps': { as: 'hamish', at: '/evidence/gaps' },
    '/evidence/gaps/weights': {
      as: 'hamish',
      at: '/evidence/gaps/weights',
      typed: { people: '5', why: 'People first' },
    },
    '/evidence/journey': { as: 'hamish', at: '/evidence/journey' },
    '/evidence/heard': { as: 'hamish', at: '/evidence/heard' },
    '/evidence/heard/new': {
      as: 'hamish',
      at: '/evidence/heard/new',
      typed: { words: 'The bus is late', heard_from: 'survey', ...day('heard_on', 2026, 10, 1) },
    },
    '/evidence/heard/:input/changed': {
      ...his,
      at: `/evidence/heard/${heard}/changed`,
      typed: (page) => ({
        decision: page('[name=decision]').last().attr('value') ?? '',
        words: 'One assessment is shared',
      }),
    },
    '/evidence/heard/:input/withdraw': { ...his, at: `/evidence/heard/${heard}/withdraw`, typed: { sure: 'yes' } },
  }
}
