import { organisationsOf } from '#modules/partnership'
import {
  Ask,
  choice,
  type FieldError,
  FormErrors,
  type Form as FormOf,
  formOf,
  longText,
  type Option,
} from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, SummaryList, Table } from '#platform/ui'
import { askMove, type Subject, subjectsOf } from './plan.queries.ts'

interface Between {
  from: string
  to: string
}

const between = (supporting: readonly Option[]): FormOf<Between> =>
  formOf(
    {
      from: choice({ label: 'Whose contract ends?', required: 'Choose whose contract ends', options: supporting }),
      to: choice({ label: 'Who takes over?', required: 'Choose who takes over', options: supporting }),
    },
    ({ from, to }): FieldError[] =>
      from === to ? [{ field: 'to', message: 'Choose another organisation than the one whose contract ends' }] : [],
  )

/** First, between whom. Nothing happens yet. */
export const beginMove = form({
  path: '/contract-ends/new',
  access: ['coordinator'],
  audit: { show: { none: 'an empty form' }, submit: { none: 'leads to the preview, and changes nothing' } },
  async load({ tx, viewer }) {
    const organisations = await organisationsOf(tx, found(viewer.area_id))
    return between(
      organisations.filter((one) => one.supports_people).map(({ id, name }) => ({ value: id, text: name })),
    )
  },
  form: (asked) => asked,
  show: ({ visit, loaded, typed, errors, token }) => ({
    title: 'Move everybody to another organisation',
    back: { href: '/contract-ends', text: 'When a contract ends' },
    main: (
      <Form action={visit.url.pathname} token={token}>
        <FormErrors errors={errors} />
        <h1>Move everybody to another organisation</h1>
        <Ask form={loaded} name="from" typed={typed} errors={errors} />
        <Ask form={loaded} name="to" typed={typed} errors={errors} />
        <ButtonGroup>
          <Button>See who would move</Button>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ value: { from, to } }) {
    return { to: `/contract-ends/from/${from}/to/${to}` }
  },
})

const reasonForm = formOf({
  reason: longText({
    label: 'What should those concerned be told?',
    hint: 'One sentence that stands on the timeline of each person. For example: Their contract has ended.',
    required: 'Write one sentence that says why',
    max: 300,
  }),
})

/** Then, who would move, what cannot and why; and doing it. */
export const previewMove = form({
  path: '/contract-ends/from/:from/to/:to',
  access: ['coordinator'],
  audit: { show: 'referrals.contract_move.previewed', submit: 'referrals.contract_move.asked' },
  async load({ tx, viewer, parameters: { from, to } }) {
    const organisations = await organisationsOf(tx, found(viewer.area_id))
    const named = (id: string) => found(organisations.find((one) => one.id === id && one.supports_people))
    const [giving, taking] = [named(from), named(to)]
    return { giving, taking, subjects: await subjectsOf(tx, giving.id, taking.id) }
  },
  form: reasonForm,
  async show({ visit, loaded: { giving, taking, subjects }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ detail: { rows: subjects.length } })
    const move = subjects.filter(({ covered }) => covered)
    const title = 'Who would move'
    return {
      title,
      back: { href: '/contract-ends/new', text: 'Choose others' },
      main: (
        <>
          <FormErrors errors={errors} />
          <h1>{title}</h1>
          <p class="ds_lead">
            From {giving.name} to {taking.name}.
          </p>
          <Counts all={subjects} move={move} />
          {subjects.length > 0 && (
            <Form action={visit.url.pathname} token={token}>
              <Ask form={reasonForm} name="reason" typed={typed} errors={errors} rows={2} />
              <p>
                Nothing is sent to anybody whose record names something not to do: their new key worker tells them. No
                figure of the statistics changes. You can take it back as one.
              </p>
              <ButtonGroup>
                <Button>Move {people(move)}</Button>
                <Button kind="secondary" href="/contract-ends">
                  Not now
                </Button>
              </ButtonGroup>
            </Form>
          )}
          <ToAsk subjects={subjects.filter(({ covered }) => !covered)} taking={taking.name} />
        </>
      ),
    }
  },
  async submit({ visit, loaded: { giving, taking, subjects }, value: { reason } }) {
    if (!subjects.some(({ covered }) => covered))
      throw new Refused('Nobody’s agreement covers the other organisation yet. Ask them first.')
    const id = await askMove(visit, { from: giving.id, to: taking.id, reason })
    await visit.record({ subject: { kind: 'contract_move', id }, detail: { rows: subjects.length } })
    return { to: `/contract-ends/${id}`, flash: 'It has begun.' }
  },
})

const numberOf = (subjects: readonly Subject[]) => new Set(subjects.map(({ person_id }) => person_id)).size

const people = (subjects: readonly Subject[]) => {
  const number = numberOf(subjects)
  return number === 1 ? '1 person' : `${number} people`
}

function Counts({ all, move }: { all: readonly Subject[]; move: readonly Subject[] }) {
  const of = (kind: Subject['kind']) => move.filter((one) => one.kind === kind).length
  return (
    <SummaryList
      dense
      rows={[
        { key: 'Would move', value: `${numberOf(move)} of ${people(all)}` },
        { key: 'Times of support', value: `${of('spell')}, each with a new lead key worker` },
        { key: 'Open referrals', value: `${of('referral')}, each where it stands` },
        { key: 'Appointments ahead', value: String(move.reduce((sum, one) => sum + one.appointments, 0)) },
        { key: 'Action plans', value: String(move.filter(({ planned }) => planned).length) },
        { key: 'Must be asked first', value: people(all.filter(({ covered }) => !covered)) },
      ]}
    />
  )
}

function ToAsk({ subjects, taking }: { subjects: readonly Subject[]; taking: string }) {
  if (subjects.length === 0) return null
  return (
    <>
      <h2>{people(subjects)} must be asked first</h2>
      <p>
        No agreement of theirs covers {taking}: none was recorded, it was taken back, has run out, or names another.
        They stay where they are.
      </p>
      <Table
        caption="Who must be asked first"
        hideCaption
        dense
        stack
        columns={[
          { key: 'name', text: 'Name' },
          { key: 'what', text: 'What stays' },
        ]}
        rows={subjects.map(({ kind, id, person_id, given_name, family_name }) => ({
          name: (
            <a
              href={kind === 'referral' ? `/referrals/${id}` : `/people/${person_id}/sharing`}
            >{`${given_name} ${family_name}`}</a>
          ),
          what: kind === 'referral' ? 'An open referral' : 'Their support',
        }))}
      />
    </>
  )
}
