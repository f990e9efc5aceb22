import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { whyAlike, whyNotAlike } from '../write-down/match-words.ts'
import { likelyDuplicates } from './duplicates.queries.ts'
import { joiningsOf } from './join.queries.ts'

const most = 50

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

/** Records that are likely of one person, for who may decide; and which were joined. */
export const duplicatesPage = page({
  path: '/people/duplicates',
  access: ['team_lead', 'coordinator'],
  audit: 'people.duplicates.listed',
  async show({ tx, viewer, record }) {
    const pairs = await likelyDuplicates(tx, most)
    const joinings = await joiningsOf(tx, most)
    await record({ area_id: viewer.area_id, detail: { pairs: pairs.length } })
    const asMany = pairs.length === 1 ? 'One pair of records is' : `${pairs.length} pairs of records are`
    return {
      title: 'Likely the same person',
      back: { href: '/today', text: 'Today' },
      wide: true,
      main: (
        <>
          <Heading
            sub={
              pairs.length === 0
                ? undefined
                : `${asMany} likely of one person. Of those that you see whole, the likeliest first${pairs.length === most ? '; more follow once these are decided' : ''}.`
            }
          >
            Likely the same person
          </Heading>
          <Table
            caption="Records to look at side by side"
            hideCaption
            stack
            columns={[
              { key: 'who', text: 'One record' },
              { key: 'other', text: 'The other' },
              { key: 'why', text: 'What agrees' },
              { key: 'not', text: 'What does not' },
              { key: 'do', text: 'Decide', acts: true },
            ]}
            rows={pairs.map((pair) => ({
              who: <a href={`/people/${pair.person_id}`}>{pair.one}</a>,
              other: <a href={`/people/${pair.other_person_id}`}>{pair.other}</a>,
              why: capital(whyAlike(pair)),
              not: capital(whyNotAlike(pair)) || 'Nothing',
              do: (
                <a href={`/people/${pair.person_id}/same-as/${pair.other_person_id}`}>
                  Look side by side
                  <span class="visually-hidden">
                    : {pair.one} and {pair.other}
                  </span>
                </a>
              ),
            }))}
            empty="No two records that you see look like one person. New and amended records are looked at every five minutes."
          />
          <h2>Joined</h2>
          <Table
            caption="Records that were joined, the latest first"
            hideCaption
            stack
            columns={[
              { key: 'who', text: 'Goes on as' },
              { key: 'other', text: 'The other was called' },
              { key: 'when', text: 'Joined on', nowrap: true },
              { key: 'by', text: 'By' },
              { key: 'now', text: 'Now' },
            ]}
            rows={joinings.map((joining) => ({
              who: <a href={`/people/${joining.person_id}`}>{`${joining.given_name} ${joining.family_name}`}</a>,
              other: nameThen(joining.other_was),
              when: formatDate(dateInLondon(joining.joined_at)),
              by: joining.joined_by_name,
              now: (
                <a href={`/people/${joining.person_id}/joined/${joining.id}`}>
                  {joining.parted_at === null ? 'One record' : 'Parted again'}
                  <span class="visually-hidden">: {`${joining.given_name} ${joining.family_name}`}</span>
                </a>
              ),
            }))}
            empty="No records were joined yet."
          />
        </>
      ),
    }
  },
})

/** What somebody was called in the record that became a signpost. */
export function nameThen(was: unknown): string {
  const person = typeof was === 'object' && was !== null && 'person' in was ? was.person : undefined
  if (typeof person !== 'object' || person === null || !('given_name' in person) || !('family_name' in person))
    return 'Somebody'
  return `${String(person.given_name)} ${String(person.family_name)}`
}
