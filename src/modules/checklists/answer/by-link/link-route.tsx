import { Ask, FormErrors, formOf, text } from '#platform/forms'
import { form, found, Refused, type Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDateTime } from '#platform/time'
import { Button, Form, Heading, InsetText, NextStep } from '#platform/ui'
import { takeSeat } from '../../responses/seat.ts'
import { byLink } from '../door.ts'
import type { Entering } from '../entering.ts'
import { type LoadedSheet, sheetAt } from '../load-sheet.ts'
import { WhoSees } from '../who-sees.tsx'
import { type LinkStands, selectOptionalLink } from './link.queries.ts'
import { seatByLink, seatCookie, sitDown } from './sitting.ts'

const question = formOf({
  name: text({
    label: 'Your name',
    hint: 'Your colleagues see who wrote what. The coordinator sees who sent it in.',
    required: 'Enter your name',
    max: 100,
    autocomplete: 'name',
  }),
})

interface Loaded {
  link: LinkStands
  /** Left out when the link does not lead in. */
  sheet?: LoadedSheet | undefined
  /** The name that this browser gave when it came before. */
  name?: string | undefined
}

async function load(visit: Entering & { parameters: { link: string } }): Promise<Loaded> {
  const { tx, parameters } = visit
  const link = found(await selectOptionalLink(tx, parameters.link))
  if (link.state !== 'held') return { link }
  const before = await seatByLink({ ...visit, parameters: { round: link.round_id } })
  const seat = found(await takeSeat(tx, parameters.link))
  const sheet = await sheetAt(visit, byLink, seat)
  return { link, sheet, name: before?.invitation_id === seat.invitation_id ? before?.name : undefined }
}

const ended = ({ state, area_id }: LinkStands): Shown => {
  const title = state === 'over' ? 'This round has closed' : 'This link was taken back'
  return {
    title,
    bare: true,
    main: (
      <>
        <Heading>{title}</Heading>
        <p>
          {state === 'over'
            ? 'It takes no more answers. What was sent in before counts; a report adds the answers up.'
            : `If your organisation still means to answer, ask the coordinator of ${referenceText('areas', area_id)} for another link.`}
        </p>
      </>
    ),
  }
}

function Standing({ sheet: { response, closed, round, instrument } }: { sheet: LoadedSheet }) {
  const statements = instrument.sections.reduce((sum, section) => sum + section.statements.length, 0)
  const until = round.closes_at === null ? '' : ` It is open until ${formatDateTime(round.closes_at)}.`
  if (closed !== undefined) return <InsetText>{closed}</InsetText>
  if (response?.submission)
    return (
      <NextStep>
        {`Your organisation’s answers were sent in by ${response.submission.submitted_by_name}, ${formatDateTime(response.submission.submitted_at)}. Go on to read them, keep a copy, or take them up again.`}
      </NextStep>
    )
  return (
    <p>
      {round.instrument_title}: {statements} statements, in any order, over several sittings, by several of you; one of
      you sends them in.{until}
    </p>
  )
}

/** Where the link of an invitation leads. Looking at it changes nothing, so that a mail program that opens links begins nothing. */
export const linkRoute = form({
  path: '/checklists/invited/:link',
  access: 'everyone',
  audit: { show: { none: 'a link that nobody has used by looking at it' }, submit: 'checklists.link.used' },
  load: (visit) => load({ ...visit, parameters: { round: '', ...visit.parameters } }),
  form: question,
  prefill: ({ name }) => (name === undefined ? {} : { name }),
  show({ visit, loaded: { link, sheet }, typed, errors, token }) {
    if (sheet === undefined) return ended(link)
    return {
      title: 'Your organisation is asked',
      bare: true,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${sheet.round.title} · ${referenceText('areas', link.area_id)}`}>
            {sheet.organisation} is asked for its answers
          </Heading>
          <Standing sheet={sheet} />
          <h2>Who will see what</h2>
          <WhoSees organisation={sheet.organisation} />
          {sheet.closed === undefined && (
            <Form action={visit.url.pathname} token={token}>
              <Ask form={question} name="name" typed={typed} errors={errors} />
              <p class="nwd-sub">
                You may pass the link on to colleagues at {sheet.organisation}. Each gives their own name.
              </p>
              <Button>{sheet.response === undefined ? 'Begin' : 'Go on'}</Button>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { link, sheet }, value }) {
    if (sheet === undefined) throw new Refused('This link does not lead to the answers any more.')
    if (sheet.closed !== undefined) throw new Refused(sheet.closed)
    const sitting = await sitDown(visit.tx, sheet.seat, value.name)
    await visit.record({ area_id: link.area_id, subject: { kind: 'checklist_invitation', id: link.invitation_id } })
    const cookie = seatCookie(link.round_id, { secret: visit.parameters.link, sitting }, visit.url)
    return { to: sheet.at, headers: new Headers({ 'set-cookie': cookie }) }
  },
})
