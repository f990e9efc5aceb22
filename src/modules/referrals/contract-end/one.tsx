import { formOf } from '#platform/forms'
import { form, found, page, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, SummaryList, Table, Tag } from '#platform/ui'
import { stateOf } from './list.tsx'
import { askBack, type Move, movesOf, moveThoseAsked, type Progress, progressOf } from './plan.queries.ts'

async function moveOf({ tx, parameters }: Visit<{ move: string }>) {
  const move = found((await movesOf(tx, parameters.move))[0])
  return { move, progress: await progressOf(tx, move) }
}

/** One move: how far it is, who stays and must be asked, and the way back. */
export const contractEnd = page({
  path: '/contract-ends/:move',
  access: ['coordinator'],
  audit: 'referrals.contract_move.viewed',
  async show(visit) {
    const { move, progress } = await moveOf(visit)
    await visit.record({ subject: { kind: 'contract_move', id: move.id } })
    const { text, tone } = stateOf(move)
    const title = `From ${move.from_name} to ${move.to_name}`
    return {
      title: 'A contract that ended',
      back: { href: '/contract-ends', text: 'When a contract ends' },
      main: (
        <>
          <h1>{title}</h1>
          <p>
            <Tag tone={tone}>{text}</Tag>{' '}
            <span class="nwd-sub">
              Asked for by {move.by_name}, {formatDateTime(move.asked_at)}
            </span>
          </p>
          <p>“{move.reason}”</p>
          <HowFar move={move} progress={progress} />
          <ToAsk move={move} progress={progress} />
          {move.finished_at !== null && move.back_asked_at === null && (
            <Button kind="secondary" href={`/contract-ends/${move.id}/back`}>
              Take it back
            </Button>
          )}
        </>
      ),
    }
  },
})

function HowFar({ move, progress }: { move: Move; progress: Progress }) {
  const { all, to_do, moved, changed, ask, by_worker, back, stays } = progress
  return (
    <SummaryList
      dense
      rows={[
        {
          key: 'Moved',
          value: `${moved} of ${all}${to_do > 0 ? `, ${to_do} still to do: open this page again in a moment` : ''}`,
        },
        { key: 'To be asked first', value: String(ask.length) },
        { key: 'Changed meanwhile', value: `${changed}, which ended or went elsewhere before their turn` },
        { key: 'To be told by their key worker', value: `${by_worker}, who are not written to by a program` },
        ...(move.back_asked_at === null
          ? []
          : [{ key: 'Taken back', value: `${back} of ${moved}; ${stays} changed since and stay` }]),
      ]}
    />
  )
}

function ToAsk({ move, progress: { ask } }: { move: Move; progress: Progress }) {
  if (ask.length === 0 || move.back_asked_at !== null) return null
  const agreed = ask.filter(({ covered }) => covered).length
  return (
    <>
      <h2>{ask.length === 1 ? '1 must be asked first' : `${ask.length} must be asked first`}</h2>
      <Table
        caption="Who stays until they have agreed"
        hideCaption
        dense
        stack
        columns={[
          { key: 'name', text: 'Name' },
          { key: 'what', text: 'What stays' },
          { key: 'now', text: 'Now' },
        ]}
        rows={ask.map(({ kind, person_id, subject_id, given_name, family_name, covered }) => ({
          name: (
            <a
              href={kind === 'referral' ? `/referrals/${subject_id}` : `/people/${person_id}/sharing`}
            >{`${given_name} ${family_name}`}</a>
          ),
          what: kind === 'referral' ? 'An open referral' : 'Their support',
          now: covered ? 'Has agreed since' : 'To be asked',
        }))}
      />
      {agreed > 0 && (
        <Button kind="secondary" href={`/contract-ends/${move.id}/asked`}>
          Move those who have agreed since
        </Button>
      )}
    </>
  )
}

const nothing = formOf({})

/** Takes a move back as one operation. */
export const moveBack = form({
  path: '/contract-ends/:move/back',
  access: ['coordinator'],
  audit: { show: 'referrals.contract_move.viewed', submit: 'referrals.contract_move.taken_back' },
  form: nothing,
  load: moveOf,
  async show({ visit, loaded: { move, progress }, errors, token }) {
    if (errors.length === 0) await visit.record({ subject: { kind: 'contract_move', id: move.id } })
    return {
      title: 'Take the move back',
      back: { href: `/contract-ends/${move.id}`, text: 'The move' },
      main: (
        <Form action={visit.url.pathname} token={token} errors={errors}>
          <h1>Take the move back?</h1>
          <p>
            {progress.moved} times of support and referrals go back to {move.from_name}, each to whoever led it before.
            What ended or went elsewhere since stays as it is.
          </p>
          <ButtonGroup>
            <Button>Take it back</Button>
            <Button kind="secondary" href={`/contract-ends/${move.id}`}>
              Leave it
            </Button>
          </ButtonGroup>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { move } }) {
    await askBack(visit, move)
    await visit.record({ subject: { kind: 'contract_move', id: move.id } })
    return { to: `/contract-ends/${move.id}`, flash: 'It is being taken back.' }
  },
})

/** Moves those, too, who had to be asked and have agreed since. */
export const moveAsked = form({
  path: '/contract-ends/:move/asked',
  access: ['coordinator'],
  audit: { show: 'referrals.contract_move.viewed', submit: 'referrals.contract_move.continued' },
  form: nothing,
  load: moveOf,
  async show({ visit, loaded: { move, progress }, errors, token }) {
    if (errors.length === 0) await visit.record({ subject: { kind: 'contract_move', id: move.id } })
    const agreed = progress.ask.filter(({ covered }) => covered).length
    return {
      title: 'Move those who have agreed since',
      back: { href: `/contract-ends/${move.id}`, text: 'The move' },
      main: (
        <Form action={visit.url.pathname} token={token} errors={errors}>
          <h1>Move those who have agreed since</h1>
          <p>
            {agreed} of {progress.ask.length} have agreed since, and would go to {move.to_name} now.
          </p>
          <ButtonGroup>
            <Button>Move them</Button>
          </ButtonGroup>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { move } }) {
    const rows = await moveThoseAsked(visit, move)
    await visit.record({ subject: { kind: 'contract_move', id: move.id }, detail: { rows } })
    return { to: `/contract-ends/${move.id}`, flash: `${rows} more are being moved.` }
  },
})
