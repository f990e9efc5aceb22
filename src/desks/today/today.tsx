import { page } from '#platform/http'
import { Side } from '#platform/ui'
import type { WorkList } from '#platform/work'
import { gather } from './gather.ts'
import { TodayPage } from './today.page.tsx'

/** The day of anybody who works with people: what is late, what is due, and the one thing to do about each. */
export const today = (lists: readonly WorkList[]) =>
  page({
    path: '/today',
    access: ['key_worker', 'provider_worker', 'team_lead', 'coordinator'],
    audit: 'desks.today.viewed',
    async show(visit) {
      const gathered = await gather(visit, lists)
      await visit.record({ detail: { people: gathered.people } })
      const side = (
        <Side
          label="Also here"
          heading
          items={[
            { term: 'Everybody you support', detail: <a href="/people">My people</a> },
            { term: 'Somebody new', detail: <a href="/people/new">Write down a person</a> },
          ]}
        />
      )
      return { title: 'Today', wide: true, main: <TodayPage gathered={gathered} today={visit.today} side={side} /> }
    },
  })
