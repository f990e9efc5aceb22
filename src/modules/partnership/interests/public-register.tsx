import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Heading, Table } from '#platform/ui'
import { didWords } from '../meetings/agenda.queries.ts'
import { areas } from '../organisations.queries.ts'
import { publicHandling, publicInterests } from './interests.queries.ts'

/** What everybody may read of a partnership's interests: by organisation, without names, and how they were dealt with at meetings. */
export const publicRegister = page({
  path: '/partnerships/:area/interests',
  access: 'everyone',
  audit: { none: 'a public page that names nobody' },
  async show({ tx, parameters }) {
    const area = found((await areas(tx)).find(({ id }) => id === parameters.area))
    const organisations = await publicInterests(tx, area.id)
    const handled = await publicHandling(tx, area.id)
    const times = handled.reduce((sum, each) => sum + each.times, 0)
    return {
      title: `Interests declared: ${area.name}`,
      main: (
        <>
          <Heading
            sub={`${organisations.length} member organisations. People are not named here; the partnership keeps their declarations.`}
          >
            Interests declared in the {area.name} employability partnership
          </Heading>
          <Table
            caption="Interests declared, by member organisation"
            hideCaption
            stack
            empty="This partnership has not named its member organisations here yet."
            columns={[
              { key: 'organisation', text: 'Organisation' },
              { key: 'kinds', text: 'Kinds of interest declared' },
              { key: 'declared', text: 'Said within a year that this is complete' },
            ]}
            rows={organisations.map(({ organisation, kinds, people, declared }) => ({
              organisation,
              kinds: kinds.map((kind) => referenceText('interest-kinds', kind)).join('; ') || 'None declared',
              declared: people === 0 ? 'Nobody with an account yet' : `${declared} of ${people} people`,
            }))}
          />
          <h2>At meetings in the last 12 months</h2>
          {times === 0 ? (
            <p>No interest was declared on an item of a meeting.</p>
          ) : (
            <ul>
              {handled.map(({ did, times }) => (
                <li key={did}>
                  {times} {times === 1 ? 'time' : 'times'} somebody with an interest {didWords[did as 'left']}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    }
  },
})
