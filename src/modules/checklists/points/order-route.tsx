import { Ask, FormErrors, formOf, text, wholeNumber } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { loadReport, type WholeReport } from '../report/local/load-report.ts'
import { choosePoints } from './points.queries.ts'

async function load(visit: Visit<{ round: string }>): Promise<WholeReport> {
  const loaded = await loadReport(visit)
  return found(loaded.open && loaded.whole.points.length > 0 ? loaded.whole : undefined)
}

const box = (item: string) => item.replace('.', '_')

function orderForm({ points }: WholeReport) {
  const places = formOf(
    Object.fromEntries(
      points.map(({ item }) => [
        `place_${box(item)}`,
        wholeNumber({
          label: 'Place',
          called: `The place of ${item}`,
          required: `Enter the place of ${item}`,
          min: 1,
          max: points.length,
        }),
      ]),
    ),
  )
  const notes = formOf(
    Object.fromEntries(
      points.map(({ item }) => [
        `note_${box(item)}`,
        text({ label: 'Why, or what to ask', called: `The note on ${item}`, max: 300 }),
      ]),
    ),
  )
  return formOf({ ...places.fields, ...notes.fields })
}

/** The coordinator puts the points of the workshop in order and says why each is there. */
export const orderPointsRoute = form({
  path: '/checklists/:round/points/order',
  access: ['coordinator'],
  audit: { show: { none: 'figures of the viewer’s own area, which name nobody' }, submit: 'checklists.points.ordered' },
  load,
  form: orderForm,
  prefill: ({ points }) =>
    Object.fromEntries(
      points.flatMap(({ item, position, note }) => [
        [`place_${box(item)}`, String(position)],
        [`note_${box(item)}`, note],
      ]),
    ),
  show({ visit, loaded, typed, errors, token }) {
    const asked = { form: orderForm(loaded), typed, errors }
    const at = `/checklists/${loaded.round.id}`
    const textOf = (item: string) => loaded.report.statements.find((row) => row.item === item)?.text
    return {
      title: 'Order of discussion',
      back: { href: `${at}/points`, text: 'Points for discussion' },
      main: (
        <>
          <FormErrors {...asked} />
          <Heading sub="Two statements with the same place are taken in the order of the checklist.">
            Order of discussion
          </Heading>
          <Form action={visit.url.pathname} token={token}>
            {loaded.points.map(({ item }) => (
              <section key={item} class="nwd-row">
                <h2 class="nwd-small-heading">
                  {item} {textOf(item)}
                </h2>
                <Ask {...asked} name={`place_${box(item)}`} width={2} />
                <Ask {...asked} name={`note_${box(item)}`} />
              </section>
            ))}
            <Button>Save the order</Button>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { round, area, points } = loaded
    const place = (item: string) => Number(value[`place_${box(item)}`])
    const note = (item: string) => String(value[`note_${box(item)}`] ?? '')
    const chosen = points
      .map(({ item }) => ({ item, note: note(item) }))
      .sort(
        (one, other) =>
          place(one.item) - place(other.item) || one.item.localeCompare(other.item, 'en', { numeric: true }),
      )
    await choosePoints(visit.tx, round, area, chosen, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'round', id: round.id } })
    return {
      to: `/checklists/${round.id}/report#points`,
      flash: 'The points for discussion are in order.',
    }
  },
})
