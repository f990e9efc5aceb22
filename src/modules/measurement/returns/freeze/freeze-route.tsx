import { Ask, date, FormErrors, formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { about, coordinator, refusing } from '../access.ts'
import { lastQuarterEnd } from '../list/list-route.ts'
import { signedOfDay } from '../returns.queries.ts'
import { freeze } from './freeze.ts'

const freezeForm = formOf({
  as_at: date({
    label: 'As at which day?',
    called: 'The day of the return',
    hint: 'Usually the last day of a quarter. What had not happened by that day does not count.',
    required: 'Enter the day of the return',
    notFuture: true,
  }),
})

export const freezeReturnRoute = form({
  path: '/returns/freeze',
  access: coordinator,
  audit: { show: { none: 'a form with a date' }, submit: 'measurement.return.frozen' },
  form: freezeForm,
  async load({ tx, today, viewer }) {
    const area = found(viewer.area_id)
    const ended = lastQuarterEnd(today)
    return { area, as_at: (await signedOfDay(tx, area, ended)) === undefined ? ended : today }
  },
  prefill: ({ as_at }) => freezeForm.typedFrom({ as_at }),
  show: ({ typed, errors, token }) => ({
    title: 'Freeze a return',
    back: { href: '/returns', text: 'Quarterly returns' },
    main: (
      <>
        <Heading>Freeze a return</Heading>
        <p>
          The records go on; the return stays as it was at this moment. You then see what the checks find, and sign it.
          A day whose return is signed is revised: you explain what differs.
        </p>
        <FormErrors errors={errors} />
        <Form action="/returns/freeze" token={token}>
          <Ask form={freezeForm} name="as_at" typed={typed} errors={errors} />
          <ButtonGroup>
            <Button>Freeze the return</Button>
            <Button href="/returns" kind="link">
              Not now
            </Button>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { area }, value: { as_at } }) {
    const { tx, today, viewer } = visit
    const { id, made } = await refusing(freeze(tx, { area, as_at, today, by_name: viewer.name }))
    await visit.record({ ...about({ id }), detail: { as_at, made } })
    const same = 'Nothing has changed since this day was frozen: it is the same return.'
    return { to: `/returns/${id}`, flash: made ? 'The return is frozen.' : same }
  },
})
