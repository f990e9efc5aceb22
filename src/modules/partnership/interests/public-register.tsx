import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Count, Heading } from '#platform/ui'
import { didWords } from '../meetings/agenda.queries.ts'
import { areas } from '../organisations.queries.ts'
import { publicHandling, publicInterests } from './interests.queries.ts'

/** What everybody may read of a partnership's interests: without names, and how they were dealt with at meetings. */
export const publicRegister = page({
  path: '/partnerships/:area/interests',
  access: 'everyone',
  audit: { none: 'a public page that names nobody' },
  async show({ tx, parameters }) {
    const area = found((await areas(tx)).find(({ id }) => id === parameters.area))
    const { people, declared, paid, kinds } = await publicInterests(tx, area.id)
    const handled = await publicHandling(tx, area.id)
    const times = handled.reduce((sum, each) => sum + each.times, 0)
    return {
      title: `Interests declared: ${area.name}`,
      main: (
        <>
          <Heading sub="Nobody is named here. Members of the partnership read the whole register.">
            Interests declared in the {area.name} employability partnership
          </Heading>
          <p>
            Whoever decides about public money says what could pull them two ways.{' '}
            {people === 0
              ? 'Nobody has a role in this partnership here yet.'
              : `${declared} of ${people} people with a role have said within the last year that the register is complete.`}
          </p>
          <h2>
            Organisations that bid for or are paid from the partnership’s money <Count>{paid.length}</Count>
          </h2>
          {paid.length === 0 ? (
            <p>None is declared.</p>
          ) : (
            <ul>
              {paid.map((organisation) => (
                <li key={organisation}>{organisation}</li>
              ))}
            </ul>
          )}
          <h2>Other kinds of interest declared</h2>
          {kinds === null ? (
            <p>So few people have a role that a kind would show whose it is: they are not listed.</p>
          ) : kinds.length === 0 ? (
            <p>None is declared.</p>
          ) : (
            <ul>
              {kinds.map((kind) => (
                <li key={kind}>{referenceText('interest-kinds', kind)}</li>
              ))}
            </ul>
          )}
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
