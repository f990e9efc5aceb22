import { fullName, type Person, peopleBehindKeys } from '#modules/people'
import type { Visit } from '#platform/http'
import { Pagination, Table } from '#platform/ui'

const perPage = 50

/** The people behind a figure, as many as the viewer may see, a page of them at a time. */
export interface Behind {
  /** How many the figure counts. */
  all: number
  known: readonly Person[]
  /** Which page is asked for, from 1. */
  at: number
}

/** Who the keys of a figure stand for, as far as the viewer sees their records, or their referrals; the page that the address asks for. */
export async function behind(
  { tx, url }: Pick<Visit, 'tx' | 'url'>,
  keys: readonly string[],
  of: 'records' | 'referrals' = 'records',
): Promise<Behind> {
  const known = [...(await peopleBehindKeys(tx, keys, of)).values()].sort((a, b) =>
    fullName(a).localeCompare(fullName(b), 'en-GB'),
  )
  const asked = Number(url.searchParams.get('page') ?? '1')
  const at = Number.isInteger(asked) && asked > 0 && (asked - 1) * perPage < known.length ? asked : 1
  return { all: keys.length, known, at }
}

/** In: the address without its page, which has a question already. */
export function PeopleBehind({ all, known, at, href }: Behind & { href: string }) {
  const to = (page: number) => `${href}&page=${page}`
  return (
    <>
      <p class="ds_lead">{inOneSentence(all, known.length)}</p>
      {known.length > 0 && (
        <Table
          caption="People, in the order of the alphabet"
          dense
          columns={[{ key: 'person', text: 'Person' }]}
          rows={known
            .slice((at - 1) * perPage, at * perPage)
            .map((person) => ({ person: <a href={`/people/${person.id}`}>{fullName(person)}</a> }))}
        />
      )}
      {known.length > perPage && (
        <Pagination
          of="people"
          showing={Math.min(perPage, known.length - (at - 1) * perPage)}
          total={known.length}
          previous={at > 1 ? to(at - 1) : undefined}
          next={at * perPage < known.length ? to(at + 1) : undefined}
        />
      )}
    </>
  )
}

function inOneSentence(all: number, seen: number): string {
  if (all === 0) return 'The figure counts nobody.'
  const people = `${all.toLocaleString('en-GB')} ${all === 1 ? 'person' : 'people'}`
  if (seen === all) return `The figure counts ${people}. You may see ${all === 1 ? 'them' : 'all of them'}.`
  return `The figure counts ${people}. You may see ${seen === 0 ? 'none' : seen.toLocaleString('en-GB')} of them; the others are seen only by those who support them.`
}
