import { z } from 'zod'
import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { calendarDateSchema, formatDate } from '#platform/time'
import { Heading, Late, Pagination, Table, Tabs } from '#platform/ui'
import { recorders } from '../outcomes.access.ts'
import { type After, countDueFollowUps, dueFollowUps } from './due.queries.ts'
import { lateBy, whoseFor } from './follow-ups-list.ts'

const most = 50
const afterSchema = z.object({ due_on: calendarDateSchema, id: z.uuid() })

function afterIn(url: URL): After | undefined {
  const [due_on, id] = (url.searchParams.get('after') ?? '').split('_')
  return afterSchema.safeParse({ due_on, id }).data
}

const days = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

export const followUpsRoute = page({
  path: '/follow-ups',
  access: recorders,
  audit: 'outcomes.follow_ups.listed',
  async show(visit) {
    const { tx, viewer, today, url } = visit
    const asked = url.searchParams.get('whose')
    const whose = asked === 'mine' || asked === 'all' ? asked : whoseFor(viewer)
    const all = await dueFollowUps(tx, viewer, today, { whose, after: afterIn(url), most: most + 1 })
    const due = all.slice(0, most)
    const total = await countDueFollowUps(tx, viewer, today, whose)
    await visit.record({ detail: { listed: due.length } })
    const last = due.at(-1)
    return {
      title: 'Follow-ups',
      wide: true,
      main: (
        <>
          <Heading sub="Ask whether they are still in work. Not here: those not yet due, and those to be tried again another day.">
            Follow-ups to ask
          </Heading>
          <Tabs
            label="Whose follow-ups"
            tabs={[
              { href: '/follow-ups?whose=mine', text: 'My people', current: whose === 'mine' },
              { href: '/follow-ups?whose=all', text: 'Everybody I may see', current: whose === 'all' },
            ]}
          />
          <Table
            caption="Follow-ups to ask, longest due first"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Person' },
              { key: 'what', text: 'What' },
              { key: 'due', text: 'Due' },
              { key: 'by', text: 'Ask by' },
              { key: 'late', text: 'Late' },
              { key: 'act', text: 'Do' },
            ]}
            rows={due.map((one) => {
              const late = lateBy(one, today)
              return {
                name: <a href={`/people/${one.person_id}`}>{fullName(one)}</a>,
                what: `${one.weeks} weeks${one.employer_name === null ? '' : `, ${one.employer_name}`}`,
                due: `${formatDate(one.due_on)}${one.next_try_on === null ? '' : ', tried before'}`,
                by: formatDate(one.window_ends_on),
                late: late === undefined ? 'Not late' : <Late>{days(late)}</Late>,
                act: (
                  <a href={`/follow-ups/${one.id}`}>
                    Ask<span class="visually-hidden"> {fullName(one)}</span>
                  </a>
                ),
              }
            })}
            empty={
              whose === 'mine' ? (
                <p>
                  Nobody you lead is due. <a href="/follow-ups?whose=all">See everybody you may see</a>.
                </p>
              ) : (
                <p>Nobody is due to be asked today.</p>
              )
            }
          />
          <Pagination
            of="follow-ups"
            showing={due.length}
            total={total}
            next={all.length > most && last ? `/follow-ups?whose=${whose}&after=${last.due_on}_${last.id}` : undefined}
          />
        </>
      ),
    }
  },
})
