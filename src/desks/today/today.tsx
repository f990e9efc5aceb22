import type { VNode } from 'preact'
import { shareAnsweredLine } from '#modules/outcomes'
import type { Role } from '#platform/access'
import { page } from '#platform/http'
import { Side } from '#platform/ui'
import type { WorkList } from '#platform/work'
import { gather } from './gather.ts'
import { handoversLine } from './handovers-line.tsx'
import { improvementsLine } from './improvements-line.tsx'
import { ownLines } from './own-lines.tsx'
import { sessionsLine } from './sessions-line.tsx'
import { TodayPage } from './today.page.tsx'

const write = { term: 'Somebody new', detail: <a href="/people/new">Write down a person</a> }
const find = { term: 'Somebody you know', detail: <a href="/people/find">Find a person</a> }
const refer = { term: 'Somebody for another partner', detail: <a href="/referrals/new">Refer somebody</a> }
const mine = { term: 'Everybody you support', detail: <a href="/people">My people</a> }
const waitingList = { term: 'Those who wait', detail: <a href="/referrals/waiting">Our waiting list</a> }
const news = { term: 'What became of referrals', detail: <a href="/notices">What has happened</a> }
const team = { term: 'Everybody your team supports', detail: <a href="/people?whose=team">The team’s people</a> }

const twice = { term: 'Somebody written down twice', detail: <a href="/people/duplicates">Likely the same person</a> }
const away = { term: 'When somebody is away', detail: <a href="/people/cover">Who stands in</a> }
const byWorker = { term: 'Each worker, and what is late', detail: <a href="/people/team">My team</a> }

const funds = { term: 'What support costs', detail: <a href="/support/two-funds">Support that two funds bear</a> }

const doing = { term: 'How it is going', detail: <a href="/figures">How my people are doing</a> }
const sharing = { term: 'How it is going', detail: <a href="/figures/team">How the work is shared out</a> }

const alsoHere: Partial<Record<Role, { term: string; detail: VNode }[]>> = {
  key_worker: [mine, news, waitingList, doing, write, find, refer, away],
  provider_worker: [mine, news, doing, find, refer],
  team_lead: [byWorker, team, mine, news, waitingList, sharing, funds, write, find, twice],
  coordinator: [
    find,
    twice,
    { term: 'Directory of support', detail: <a href="/directory">Entries to decide on, and to keep right</a> },
    { term: 'How it is going', detail: <a href="/reports">Who we reach, and how they get on</a> },
    { term: 'The partnership', detail: <a href="/partnership">Its meetings, actions and risks, and what waits</a> },
    { term: 'Groups', detail: <a href="/groups">What goes on, and where there is room</a> },
    { term: 'Delivery plans', detail: <a href="/partnership/plans">What is next with each, and whose turn it is</a> },
    { term: 'What key workers ask', detail: <a href="/assessment-questions">Questions of the needs assessment</a> },
    { term: 'Money', detail: <a href="/funding">The year’s budget, what is promised and paid</a> },
    funds,
    { term: 'Spreadsheets', detail: <a href="/imports">Bring in people and what happened to them</a> },
    { term: 'What people ask to see', detail: <a href="/copies">Copies of what is written about them</a> },
    { term: 'Everything of our area', detail: <a href="/archives">Its archive</a> },
  ],
}

/** The day of anybody who works with people: what is late, what is due, and the one thing to do about each. */
export const today = (lists: readonly WorkList[]) =>
  page({
    path: '/today',
    access: ['key_worker', 'provider_worker', 'team_lead', 'coordinator'],
    audit: 'desks.today.viewed',
    async show(visit) {
      const gathered = await gather(visit, lists)
      await visit.record({ detail: { people: gathered.people } })
      const share = await shareAnsweredLine(visit)
      const answered = share === null ? [] : [{ term: 'Follow-ups answered, last 12 months', detail: share }]
      const waiting = [
        ...(await ownLines(visit)),
        ...(await sessionsLine(visit)),
        ...(await handoversLine(visit)),
        ...(await improvementsLine(visit)),
      ]
      const items = [...waiting, ...(alsoHere[visit.viewer.role] ?? []), ...answered]
      const side = <Side label="Also here" heading items={items} />
      return { title: 'Today', wide: true, main: <TodayPage gathered={gathered} today={visit.today} side={side} /> }
    },
  })
