import { partnershipForm } from '#modules/partnership'
import { Ask, date, formOf, longText, text } from '#platform/forms'
import { form, page, Refused } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Late, Table } from '#platform/ui'
import { inAddress } from '../in-address.ts'
import { back, keepers, keepsIt, nationsPlan, readers } from '../national/national.access.ts'
import { askReadiness, readinessesNow, sentCounts } from './readiness.queries.ts'

/** Everything that is to move to the areas, and how far their answers are. */
export const listReadiness = page({
  path: '/readiness',
  access: readers,
  audit: nationsPlan,
  async show({ tx, viewer, today }) {
    const all = await readinessesNow(tx)
    const counts = await sentCounts(tx)
    const rows = all.map((one) => {
      const sent = counts.get(one.id) ?? 0
      const late = sent === 0 && one.answer_by < today && !keepsIt(viewer)
      const own = sent === 0 ? 'Not sent yet' : 'Sent'
      return {
        what: <a href={`/readiness/${one.slug}`}>{one.resource}</a>,
        moves: formatDate(one.moves_on),
        by: late ? <Late>{`due since ${formatDate(one.answer_by)}`}</Late> : formatDate(one.answer_by),
        sent: keepsIt(viewer) ? `${sent} of 32 areas` : own,
      }
    })
    return {
      title: 'How ready the areas are',
      wide: true,
      back,
      main: (
        <>
          <Heading sub="Before something moves from the nation to the areas, each says how ready it is.">
            How ready the areas are
          </Heading>
          {keepsIt(viewer) && (
            <ButtonGroup>
              <Button href="/readiness/new">Ask the areas</Button>
            </ButtonGroup>
          )}
          <Table
            caption="What is to move"
            hideCaption
            dense
            stack
            empty="Nothing is to move at present."
            columns={[
              { key: 'what', text: 'What is to move' },
              { key: 'moves', text: 'Moves on', nowrap: true },
              { key: 'by', text: 'Answer by', nowrap: true },
              { key: 'sent', text: 'Answers', nowrap: true },
            ]}
            rows={rows}
          />
        </>
      ),
    }
  },
})

const asking = formOf({
  resource: text({ label: 'What is to move?', called: 'What is to move', required: 'Say what is to move', max: 120 }),
  about: longText({ label: 'What should the areas know?', called: 'What they should know', max: 2000 }),
  moves_on: date({ label: 'When does it move?', required: 'Enter the day on which it moves', notPast: true }),
  answer_by: date({
    label: 'By when should areas answer?',
    required: 'Enter the day by which areas answer',
    notPast: true,
  }),
})

/** The national desk asks every area how ready it is for something to move to it. */
export const askAreas = form({
  path: '/readiness/new',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.readiness.asked' },
  form: asking,
  load: async () => ({}),
  show: (view) =>
    partnershipForm({
      heading: 'Ask the areas how ready they are',
      sub: 'They answer the questions that hold today, and the rules of today decide.',
      view,
      button: 'Ask them',
      back: { href: '/readiness', text: 'How ready the areas are' },
      children: (
        <>
          <Ask form={asking} typed={view.typed} errors={view.errors} name="resource" />
          <Ask form={asking} typed={view.typed} errors={view.errors} name="about" />
          <Ask form={asking} typed={view.typed} errors={view.errors} name="moves_on" />
          <Ask form={asking} typed={view.typed} errors={view.errors} name="answer_by" />
        </>
      ),
    }),
  async submit({ visit, value: { resource, about, moves_on, answer_by } }) {
    if (answer_by > moves_on)
      throw new Refused([{ field: 'answer_by', message: 'Areas must answer by the day it moves, or before' }])
    const slug = inAddress(resource)
    const asked = { slug, resource, about: about ?? '', moves_on, answer_by, asked_on: visit.today }
    if (slug === '' || !(await askReadiness(visit.tx, visit.viewer, asked)))
      throw new Refused([
        { field: 'resource', message: 'There is one of this name already. Give this one a name of its own' },
      ])
    await visit.record({ detail: { slug } })
    return { to: `/readiness/${slug}`, flash: 'The areas are asked.' }
  },
})
