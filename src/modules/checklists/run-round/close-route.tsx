import { FormErrors, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, WarningText } from '#platform/ui'
import { leastResponses } from '../report/report.queries.ts'
import { progressOf } from '../rounds/progress.ts'
import { whyNotOpen } from '../rounds/round.ts'
import { closePart, partOf, selectOptionalRound } from '../rounds/rounds.queries.ts'

async function load({ tx, viewer, clock, parameters }: Visit<{ round: string }>) {
  const area = found(viewer.area_id)
  const round = found(await selectOptionalRound(tx, parameters.round))
  const part = found(await partOf(tx, round.id, area))
  const progress = (await progressOf(tx, round.id)).find(({ area_id }) => area_id === area)
  return { round, area, why: whyNotOpen(round, part, clock.now()), responses: progress?.responses ?? 0 }
}

const nothing = () => formOf({})

/** The coordinator closes their area's part of a round, for good. */
export const closeRoundRoute = form({
  path: '/checklists/:round/close',
  access: ['coordinator'],
  audit: { show: { none: 'how many have answered' }, submit: 'checklists.part.closed' },
  load,
  form: nothing,
  show({ visit, loaded: { round, responses, why }, errors, token }) {
    const at = `/checklists/${round.id}`
    return {
      title: 'Close the round',
      back: { href: at, text: round.title },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={round.title}>Close the round</Heading>
          <p>{why ?? `${responses} ${responses === 1 ? 'organisation has' : 'organisations have'} answered.`}</p>
          <WarningText>
            {responses < leastResponses
              ? `It cannot be opened again, and with fewer than ${leastResponses} answers there will be no report of your area.`
              : 'It cannot be opened again: a report, once shown, never changes.'}
          </WarningText>
          <Form action={visit.url.pathname} token={token}>
            <ButtonGroup>
              <Button>Close it for good</Button>
              <a href={at}>Leave it open</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { round, area, why } }) {
    if (why !== undefined) throw new Refused(why)
    await closePart(visit.tx, round.id, area, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'round', id: round.id } })
    return { to: `/checklists/${round.id}/report`, flash: `${round.title} is closed for your area.` }
  },
})
