import { z } from 'zod'
import { form, type Visit } from '#platform/http'
import { calendarDateSchema } from '#platform/time'
import { recorders } from '../outcomes.access.ts'
import { askedSoFar } from '../retry/tries.queries.ts'
import { shareAnsweredLine } from '../share-answered/share-line.tsx'
import { type After, countParts, openFollowUps, parts, reachOf } from './due.queries.ts'
import { whoseFor } from './follow-ups-list.ts'
import { ListPage } from './list-page.tsx'
import { recordTry } from './record-try.ts'
import type { RowParts } from './row.tsx'
import { rowForm } from './row-form.ts'

const most = 50
const afterSchema = z.object({ window_ends_on: calendarDateSchema, id: z.uuid() })
const whoseSchema = z.enum(['mine', 'all'])
const partSchema = z.enum(parts)

function afterIn(url: URL): After | undefined {
  const [window_ends_on, id] = (url.searchParams.get('after') ?? '').split('_')
  return afterSchema.safeParse({ window_ends_on, id }).data
}

/** Which list the address asks for: whose, and which part of it. */
const asked = ({ url, viewer }: Pick<Visit, 'url' | 'viewer'>) => ({
  whose: whoseSchema.safeParse(url.searchParams.get('whose')).data ?? whoseFor(viewer),
  part: partSchema.safeParse(url.searchParams.get('show')).data ?? 'now',
})

/** What a page of the list shows, and where the next page begins. */
async function gather(visit: Visit) {
  const { tx, viewer, today, url, atOnce = most } = visit
  const { whose, part } = asked(visit)
  const found = await openFollowUps(tx, viewer, today, { whose, part, after: afterIn(url), most: atOnce + 1 })
  const shown = found.slice(0, atOnce)
  const reaches = await reachOf(tx, [...new Set(shown.map(({ person_id }) => person_id))])
  const { tries, links } = await askedSoFar(
    tx,
    shown.map(({ id }) => id),
  )
  const rows = shown.map(
    (one): RowParts => ({
      one,
      today,
      reach: reaches.find(({ person_id }) => person_id === one.person_id),
      tries: tries.filter(({ follow_up_id }) => follow_up_id === one.id),
      links: links.filter(({ follow_up_id }) => follow_up_id === one.id),
    }),
  )
  const last = found.length > atOnce ? shown.at(-1) : undefined
  const next = last && `/follow-ups?whose=${whose}&show=${part}&after=${last.window_ends_on}_${last.id}`
  return { whose, part, rows, next, counts: await countParts(tx, viewer, today, whose) }
}

export const followUpsRoute = form({
  path: '/follow-ups',
  access: recorders,
  audit: { show: 'outcomes.follow_ups.listed', submit: 'outcomes.follow_up.tried' },
  form: rowForm,
  async load() {
    return {}
  },
  async show({ visit, typed, errors, token }) {
    const list = await gather(visit)
    await visit.record({ detail: { listed: list.rows.length } })
    const share = await shareAnsweredLine(visit)
    const action = `/follow-ups${visit.url.search}`
    return {
      title: 'Follow-ups',
      wide: true,
      main: <ListPage {...list} share={share} token={token} typed={typed} errors={errors} action={action} />,
    }
  },
  async submit({ visit, value }) {
    const flash = await recordTry(visit, value)
    return { to: `/follow-ups${visit.url.search}`, flash }
  },
})
