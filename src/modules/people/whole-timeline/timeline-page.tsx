import type { VNode } from 'preact'
import { z } from 'zod'
import { found, page, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ListFile, Pagination, SearchForm, Select, Timeline } from '#platform/ui'
import { callName, type Person, selectOptionalPerson } from '../people.queries.ts'
import { type TimelineLine, timelineLength, timelineOf, timelinePartners } from '../timeline.ts'
import { kindAsked, timelineKinds } from './kinds.ts'

const onThePage = 8
const onItsOwn = 30

/** The latest of what has happened, across all partners, as far as the viewer may read, and the way to the rest. */
export async function timelinePanel(visit: Pick<Visit, 'tx' | 'viewer'>, person: Person): Promise<VNode | null> {
  const lines = await timelineOf(visit.tx, person.id, { most: onThePage })
  const length = await timelineLength(visit.tx, person.id)
  const href = `/people/${person.id}/timeline`
  // The pages behind the lines are those of the people at work; the participant's own page shows the lines alone.
  const own = visit.viewer.role === 'participant'
  return (
    <section aria-labelledby="what-has-happened">
      <h2 id="what-has-happened">What has happened</h2>
      {lines.length === 0 ? <p>Nothing is written yet.</p> : <Lines lines={lines} at={own ? undefined : href} />}
      {length > lines.length && !own && (
        <p>
          <a href={href}>All {length.toLocaleString('en-GB')} lines, by kind and by partner</a>
        </p>
      )}
    </section>
  )
}

const identifier = (words: string | null) => (z.uuid().safeParse(words).success ? (words ?? undefined) : undefined)

/** All that has happened to a person, newest first, by kind and by partner; each line has an address of its own. */
export const timelinePage = page({
  path: '/people/:person/timeline',
  access: ['key_worker', 'team_lead', 'provider_worker', 'referrer', 'coordinator'],
  audit: 'people.timeline.viewed',
  async show(visit) {
    const { tx, url } = visit
    const person = found(await selectOptionalPerson(tx, visit.parameters.person))
    const asked = (name: string) => url.searchParams.get(name)
    const filter = { kind: kindAsked(asked('kind')), partner: identifier(asked('partner')) }
    const [before, from] = [identifier(asked('before')), identifier(asked('from'))]
    const most = visit.atOnce ?? onItsOwn
    const lines = await timelineOf(tx, person.id, { most: most + 1, before, from, ...filter })
    const total = await timelineLength(tx, person.id, filter)
    const partners = await timelinePartners(tx, person.id)
    const shown = lines.slice(0, most)
    const last = lines.length > most ? shown.at(-1) : undefined
    await visit.record({ person_id: person.id })
    const title = `What has happened to ${callName(person)}`
    const to = (key: Record<string, string>) => addressOf(url.pathname, { ...filter, ...key })
    return {
      title,
      back: { href: `/people/${person.id}`, text: callName(person) },
      main: (
        <>
          <h1>{title}</h1>
          <SearchForm action={url.pathname} label="Which lines">
            <Select
              name="kind"
              label="About"
              value={filter.kind}
              placeholder="Everything"
              options={timelineKinds.map(({ code, text }) => ({ value: code, text }))}
            />
            <Select
              name="partner"
              label="Partner"
              value={filter.partner}
              placeholder="All partners"
              options={partners.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <Button small kind="secondary">
              Show
            </Button>
          </SearchForm>
          {shown.length === 0 ? <Nothing all={to({})} /> : <Lines lines={shown} at={url.pathname} />}
          <ListFile caption={title} sheet={() => sheetOf(shown)} />
          <Pagination
            of="lines"
            showing={shown.length}
            total={total}
            next={last && to({ before: last.id })}
            previous={before === undefined && from === undefined ? undefined : to({})}
          />
        </>
      ),
    }
  },
})

const Nothing = ({ all }: { all: string }) => (
  <p>
    Nothing of this kind is written yet, as far as you may read. <a href={all.split('?')[0] ?? all}>Show everything</a>
  </p>
)

function addressOf(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const words = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return words.size === 0 ? path : `${path}?${words}`
}

const sheetOf = (lines: readonly TimelineLine[]) => ({
  headings: ['When', 'What happened', 'By'],
  rows: lines.map((line) => [formatDateTime(line.at), line.words, line.by_name]),
})

/** Lines, each with its own address when `at` says where the whole of them is; without, the words alone. */
function Lines({ lines, at }: { lines: readonly TimelineLine[]; at?: string | undefined }) {
  const items = lines.map((line) => ({
    id: `line-${line.id}`,
    when: formatDateTime(line.at),
    href: at && `${at}?from=${line.id}#line-${line.id}`,
    datetime: line.at.toISOString(),
    what: line.link === null || at === undefined ? line.words : <a href={line.link}>{line.words}</a>,
    by: line.by_name ?? undefined,
  }))
  return <Timeline label="What has happened, newest first" items={items} />
}
