import type { Examples, Walk } from './example.ts'
import { sender } from './form.ts'

/** What a town's people have written of their own: checklists, and good practice. */
export interface Written {
  /** Good practice as a draft, as submitted, and as published. */
  draft: string
  submitted: string
  published: string
  /** A checklist of the city's own, and one that is to be given up. */
  checklist: string
  givenUp: string
}

const inTheCity = [
  'hamish',
  'member',
  'morag',
  'omar',
  'fiona',
  'callum',
  'rhona',
  'nosy',
  'tess',
  'pat',
  'officer',
] as const

/** The member writes, the coordinator submits, the analyst publishes; the coordinator writes two checklists. */
export async function prepareOverview({ town }: Pick<Walk, 'town'>): Promise<Written> {
  const send = sender(town)
  const about = (await town.as('member').ask('/checklists/good-practice/new')).page('select[name=about] option').eq(1)
  const writes = (title: string) =>
    send('member', '/checklists/good-practice/new', {
      title,
      about: String(about.attr('value')),
      done: 'One desk for four organisations',
      changed: 'Fewer journeys for nothing',
      contact_role: 'Employability team lead',
    })
  const submits = async (title: string) => {
    const at = await writes(title)
    await send('hamish', `${at}/submit`, { read: 'yes' })
    return at
  }
  const published = await submits('One desk in the library')
  await send('grace', `${published}/review`, { decision: 'published' })

  const begins = (title: string) => send('hamish', '/checklists/instruments/new', { title, about: 'Our meetings' })
  const checklist = await begins('How we meet')
  await send('hamish', `${checklist}/scale`, { steps: 'Yes\nNo' })
  for (const title of ['Before', 'After'])
    await send('hamish', `${checklist}/sections/new`, { title, statements: `Papers come early ${title.toLowerCase()}` })
  return {
    draft: await writes('A bus of our own'),
    submitted: await submits('A diary that all can read'),
    published,
    checklist,
    givenUp: await begins('Not after all'),
  }
}

/** The addresses of good practice and of checklists that are written here. */
export function overviewExamples({ written, rounds }: Walk): Examples {
  const { draft, submitted, published, checklist, givenUp } = written
  const practice = '/checklists/good-practice'
  const instrument = '/checklists/instruments'
  const shipped = `${instrument}/${rounds.version}`
  const ours = { as: 'hamish', concerned: ['hamish'] } as const
  return {
    [practice]: { as: 'member', at: practice },
    [`${practice}/new`]: {
      as: 'member',
      at: `${practice}/new`,
      typed: (page) => ({
        title: 'A walk to work',
        about: String(page('select[name=about] option').eq(2).attr('value')),
        done: 'We walked the way to work together, once',
        changed: 'Nobody was late on the first day',
        contact_role: 'Employer officer',
      }),
    },
    [`${practice}/:practice`]: { as: 'member', at: published },
    [`${practice}/:practice/change`]: {
      as: 'hamish',
      at: `${draft}/change`,
      concerned: inTheCity,
      typed: { title: 'A bus of our own, on Fridays' },
    },
    [`${practice}/:practice/submit`]: { ...ours, at: `${draft}/submit`, typed: { read: 'yes' } },
    [`${practice}/:practice/review`]: { as: 'grace', at: `${submitted}/review`, typed: { decision: 'published' } },
    [`${practice}/:practice/withdraw`]: {
      as: 'hamish',
      at: `${published}/withdraw`,
      concerned: ['hamish', 'grace'],
      typed: { why: 'The library has closed' },
    },
    [instrument]: { as: 'hamish', at: instrument },
    [`${instrument}/new`]: {
      as: 'hamish',
      at: `${instrument}/new`,
      typed: { title: 'How we spend', about: 'Our money', from: rounds.version },
    },
    [`${instrument}/:version`]: { ...ours, at: checklist },
    [`${instrument}/:version/next`]: { as: 'grace', concerned: ['grace'], at: `${shipped}/next`, typed: {} },
    [`${instrument}/:version/about`]: { ...ours, at: `${checklist}/about`, typed: { about: 'How our meetings go' } },
    [`${instrument}/:version/scale`]: { ...ours, at: `${checklist}/scale`, typed: { steps: 'Yes\nPartly\nNo' } },
    [`${instrument}/:version/sections/new`]: {
      ...ours,
      at: `${checklist}/sections/new`,
      typed: { title: 'In between', statements: 'We drink enough water' },
    },
    [`${instrument}/:version/sections/order`]: {
      ...ours,
      at: `${checklist}/sections/order`,
      typed: { place_2: '1' },
    },
    [`${instrument}/:version/sections/:number`]: {
      ...ours,
      at: `${checklist}/sections/1`,
      typed: { statements: 'Papers come a week before' },
    },
    [`${instrument}/:version/preview/:number`]: { ...ours, at: `${checklist}/preview/1` },
    [`${instrument}/:version/publish`]: { ...ours, at: `${checklist}/publish`, typed: { source: 'Our own words' } },
    [`${instrument}/:version/discard`]: { ...ours, at: `${givenUp}/discard`, typed: {} },
    [`${instrument}/:version/wording`]: { as: 'grace', at: `${shipped}/wording`, typed: { pasted: '9.7,As agreed' } },
  }
}
