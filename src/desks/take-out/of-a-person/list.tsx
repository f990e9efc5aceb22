import { fullName } from '#modules/people'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import type { WorkList } from '#platform/work'
import { requestsIn } from './requests.queries.ts'
import { isOpen, stateOf, TimeLeft, waysInWords } from './words.tsx'

const access = ['coordinator'] as const

/** Who asked for a copy of everything that is written about them, and how long there is to answer. */
export const copiesPage = page({
  path: '/copies',
  access,
  audit: 'take_out.copies.listed',
  async show({ tx, viewer, today, record }) {
    const requests = await requestsIn(tx, found(viewer.area_id))
    const open = requests.filter(isOpen).length
    await record({ detail: { rows: requests.length } })
    return {
      title: 'Copies that people asked for',
      wide: true,
      back: { href: '/today', text: 'Today' },
      main: (
        <>
          <Heading sub={`${open} to answer. Each person is owed an answer within one month of asking.`}>
            Copies that people asked for
          </Heading>
          <Table
            caption="Copies that people asked for, the one due first at the top"
            hideCaption
            dense
            stack
            columns={[
              { key: 'who', text: 'Person' },
              { key: 'asked', text: 'Asked', nowrap: true },
              { key: 'how', text: 'How' },
              { key: 'due', text: 'To answer' },
              { key: 'state', text: 'How far it is' },
            ]}
            rows={requests.map((request) => ({
              who: <a href={`/copies/${request.id}`}>{fullName(request)}</a>,
              asked: formatDate(request.asked_on),
              how: waysInWords[request.asked_how],
              due: <TimeLeft request={request} today={today} />,
              state: stateOf(request),
            }))}
            empty="Nobody has asked. Whoever asks a worker for “what you have about me” has asked: it is written down on their record, under “A copy of everything”."
          />
        </>
      ),
    }
  },
})

/** Copies that nobody has given out yet, on the day of the coordinator. */
export const copiesList: WorkList = {
  key: 'take_out.copies',
  title: 'Copies of records, to prepare and give out',
  who: access,
  async select({ tx, viewer }) {
    const requests = await requestsIn(tx, viewer.area_id ?? '')
    return requests.filter(isOpen).map((request) => ({
      person_id: request.person_id,
      name: fullName(request),
      waiting: stateOf(request).toLowerCase(),
      since: request.asked_on,
      due: request.due_on,
      href: `/copies/${request.id}`,
      do: 'Prepare',
    }))
  },
}
