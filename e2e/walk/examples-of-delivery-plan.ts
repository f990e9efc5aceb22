import {
  addComment,
  addSuggestion,
  beginPlan,
  loadPlan,
  plansOf,
  publishEdition,
  putForward,
  saveText,
  sayReady,
} from '#modules/plans'
import type { Example, Examples, Walk } from './example.ts'
import { inTheCity } from './examples-of-improvement.ts'
import { city } from './town.ts'
import { day } from './townspeople.ts'

/** What the examples of delivery plans are made from: where plans stand, each as far as some example needs it. */
export interface Plans {
  /** A plan of three years that is being written. */
  plan: string
  item: string
  /** A text of the member's that has to be put together with another. */
  held: string
  comment: string
  suggestion: string
  /** An operational plan that lies before the partnership, one that is published in two editions, and one that is ready. */
  waiting: { plan: string; edition: string }
  published: { plan: string; edition: string }
  ready: string
}

const agreed = { without: '', agreement: { agreed: ['Harbour Housing'], but: 0, disagreed: 0, silent: 0, said: [] } }

/** The delivery plan of the walk's city, and the operational plans of its years. */
export async function preparePlans({ town }: Pick<Walk, 'town'>): Promise<Plans> {
  const [hamish, member, morag] = [town.viewer('hamish'), town.viewer('member'), town.viewer('morag')]
  const today = town.house.clock.today()
  return town.house.asWorker(async (tx) => {
    const whole = await beginPlan(tx, hamish, { area: city, place: 'Glasgow City', first_year: '2026-27', today })
    if (whole === undefined) throw new Error('the city has a plan already')
    const [last, middle, first] = (await plansOf(tx, city)).filter(({ kind }) => kind === 'year')
    if (first === undefined || middle === undefined || last === undefined) throw new Error('a year has no plan')
    const { items } = await loadPlan(tx, hamish, whole.id, today)
    const item = items[5]?.item
    if (item === undefined) throw new Error('the plan has no sixth item')
    const base = await saveText(tx, hamish, item, { words: 'One vision', began_from: null })
    const began_from = base?.kind === 'saved' ? base.id : null
    await saveText(tx, hamish, item, { words: 'One vision for all', began_from })
    const held = await saveText(tx, member, item, { words: 'One vision for tenants', began_from })
    const comment = await addComment(tx, morag, item, { about: 'vision', words: 'Whose?', text_id: began_from })
    const suggestion = await addSuggestion(tx, morag, item, { words: 'One plain vision', why: 'Plainer', began_from })
    const fill = async (plan: { id: string }, words: string) => {
      for (const state of (await loadPlan(tx, hamish, plan.id, today)).items) {
        const saved = await saveText(tx, hamish, state.item, { words, began_from: state.text?.id ?? null })
        if (saved?.kind === 'saved') await sayReady(tx, hamish, state.item, saved.id)
      }
    }
    const forward = async (plan: typeof first, changes: string) => {
      const { now } = await loadPlan(tx, hamish, plan.id, today)
      const edition = { title: 'Glasgow City: Operational plan', content: now, changes, answer_by: today }
      return putForward(tx, hamish, plan, edition)
    }
    for (const plan of [first, middle, last]) await fill(plan, 'What we do')
    const { id: edition } = await forward(first, '')
    let published = ''
    for (const changes of ['', 'A second hub']) {
      if (changes !== '') await fill(middle, 'What we do, and a second hub')
      published = (await forward(middle, changes)).id
      await publishEdition(tx, hamish, { id: published, plan_id: middle.id }, agreed)
    }
    return {
      ...{ plan: whole.id, item: item.id, held: held?.kind === 'held' ? held.id : '', comment, suggestion },
      waiting: { plan: first.id, edition },
      published: { plan: middle.id, edition: published },
      ready: last.id,
    }
  })
}

const writers = { concerned: ['hamish', 'member'] } as const

/** The addresses of delivery plans. */
export function deliveryPlanExamples({ plans: { plan, item, held, comment, suggestion, ...plans } }: Walk): Examples {
  const root = '/partnership/plans'
  const at = `${root}/${plan}`
  const itemAt = `${at}/items/${item}`
  const waiting = `${root}/${plans.waiting.plan}/editions/${plans.waiting.edition}`
  const everybody = { as: 'hamish', concerned: inTheCity } as const
  const hers = { as: 'hamish', concerned: ['hamish'] } as const
  const open = (address: string): Example => ({ as: 'morag', at: `/plans${address}` })
  const slug = '/glasgow-city-2027-28'
  return {
    '/plans': open(''),
    '/plans/:slug': open(slug),
    '/plans/:slug/versions/:number': open(`${slug}/versions/1`),
    '/plans/:slug/versions/:number/file': open(`${slug}/versions/2/file`),
    '/plans/:slug/versions/:number/changes': open(`${slug}/versions/2/changes`),
    [root]: { as: 'hamish', at: root },
    [`${root}/new`]: { as: 'hamish', at: `${root}/new`, typed: { first_year: '2029-30' } },
    [`${root}/:plan`]: { ...everybody, at },
    [`${root}/:plan/read`]: { ...everybody, at: `${at}/read` },
    [`${root}/:plan/file`]: { ...everybody, at: `${at}/file` },
    [`${root}/:plan/sections/:number`]: {
      ...hers,
      at: `${at}/sections/2`,
      typed: (page) => ({ owner: page('[name=owner]').first().attr('value') ?? '', ...day('due_on', 2027, 3, 1) }),
    },
    [`${root}/:plan/items/new`]: { ...hers, at: `${at}/items/new`, typed: { section: '2', title: 'Our harbour' } },
    [`${root}/:plan/items/:item`]: { ...everybody, at: itemAt },
    [`${root}/:plan/items/:item/versions`]: { ...everybody, at: `${itemAt}/versions` },
    [`${root}/:plan/items/:item/comment`]: { ...everybody, at: `${itemAt}/comment`, typed: { words: 'And who pays?' } },
    [`${root}/:plan/items/:item/comments/:comment`]: {
      ...writers,
      as: 'hamish',
      at: `${itemAt}/comments/${comment}`,
      typed: { answer: 'All of ours' },
    },
    [`${root}/:plan/items/:item/suggest`]: {
      ...everybody,
      at: `${itemAt}/suggest`,
      typed: { words: 'One vision, shared', why: 'Shorter' },
    },
    [`${root}/:plan/items/:item/choose/:held`]: {
      as: 'member',
      concerned: ['member'],
      at: `${itemAt}/choose/${held}`,
      typed: { clash_1: 'both' },
    },
    [`${root}/:plan/items/:item/suggestions/:suggestion`]: {
      ...everybody,
      at: `${itemAt}/suggestions/${suggestion}`,
      typed: { decision: 'declined', answer: 'It is plain enough' },
    },
    [`${root}/:plan/items/:item/write`]: {
      ...writers,
      as: 'hamish',
      at: `${itemAt}/write`,
      typed: { words: 'One vision that holds' },
    },
    [`${root}/:plan/items/:item/ready`]: { ...writers, as: 'hamish', at: `${itemAt}/ready`, typed: {} },
    [`${root}/:plan/items/:item/figures/new`]: {
      ...writers,
      as: 'hamish',
      at: `${itemAt}/figures/new`,
      typed: { kind: 'table', measure: 'entered_employment', value: 'rate', caption: 'Who entered work' },
    },
    [`${root}/:plan/put-forward`]: {
      ...hers,
      at: `${root}/${plans.ready}/put-forward`,
      typed: day('answer_by', 2027, 3, 1),
    },
    [`${root}/:plan/editions/:edition`]: { ...everybody, at: waiting },
    [`${root}/:plan/editions/:edition/sign`]: {
      as: 'member',
      concerned: ['hamish', 'member'],
      at: `${waiting}/sign`,
      typed: { word: 'agrees' },
    },
    [`${root}/:plan/editions/:edition/publish`]: {
      ...hers,
      at: `${waiting}/publish`,
      typed: (page) => (page('[name=without]').length > 0 ? { without: 'They are between two directors' } : {}),
    },
    [`${root}/:plan/review`]: {
      ...hers,
      at: `${root}/${plans.published.plan}/review`,
      typed: { words: 'It holds', outcome: 'stands' },
    },
  }
}
