import { Ask, choices, FormErrors, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { loadReport, type WholeReport } from '../report/local/load-report.ts'
import { choosePoints } from './points.queries.ts'

async function load(visit: Visit<{ round: string }>): Promise<WholeReport> {
  const loaded = await loadReport(visit)
  return found(loaded.open ? loaded.whole : undefined)
}

const field = (section: number) => `section_${section}`

/** The statements of each section as boxes to tick, each with its figures, the weakest and most disagreed marked. */
function pointsForm({ report, reading, instrument }: WholeReport) {
  const [best, worst] = [report.scale[0], report.scale.at(-1)]
  const marked = (item: string) => [
    ...(reading.weakest.some((row) => row.item === item) ? ['among the weakest'] : []),
    ...(reading.differing.some((row) => row.statement.item === item) ? ['among the most disagreed'] : []),
  ]
  const figures = (item: string) => {
    const pct = report.statements.find((row) => row.item === item)?.pct ?? {}
    const share = (code = '') => (pct[code] === null || pct[code] === undefined ? 'no answers' : `${pct[code]}%`)
    return [`${best?.label}: ${share(best?.code)}. ${worst?.label}: ${share(worst?.code)}`, ...marked(item)].join('; ')
  }
  return formOf(
    Object.fromEntries(
      instrument.sections.map(({ number, title, statements }) => [
        field(number),
        choices({
          label: `${number}. ${title}`,
          options: statements.map(({ item, text }) => ({ value: item, text: `${item} ${text}`, hint: figures(item) })),
        }),
      ]),
    ),
  )
}

/** The coordinator chooses what the workshop talks about. */
export const choosePointsRoute = form({
  path: '/checklists/:round/points',
  access: ['coordinator'],
  audit: { show: { none: 'figures of the viewer’s own area, which name nobody' }, submit: 'checklists.points.chosen' },
  load,
  form: pointsForm,
  prefill: (whole) =>
    Object.fromEntries(
      whole.instrument.sections.map(({ number }) => [
        field(number),
        whole.points.filter(({ item }) => item.startsWith(`${number}.`)).map(({ item }) => item),
      ]),
    ),
  show({ visit, loaded, typed, errors, token }) {
    const asked = { form: pointsForm(loaded), typed, errors }
    const at = `/checklists/${loaded.round.id}`
    return {
      title: 'Points for discussion',
      back: { href: `${at}/report`, text: 'The report' },
      main: (
        <>
          <FormErrors {...asked} />
          <Heading sub="Tick what the workshop should talk about: five to ten statements fill two hours. On the next page you put them in order.">
            Points for discussion
          </Heading>
          <Form action={visit.url.pathname} token={token}>
            {loaded.instrument.sections.map(({ number }) => (
              <Ask key={number} {...asked} name={field(number)} small />
            ))}
            <Button>Save and put in order</Button>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { round, area, instrument, points } = loaded
    const ticked = new Set(Object.values(value).flat())
    const kept = points.filter(({ item }) => ticked.has(item))
    const fresh = instrument.sections
      .flatMap(({ statements }) => statements)
      .filter(({ item }) => ticked.has(item) && !kept.some((point) => point.item === item))
    if (ticked.size === 0) throw new Refused('Tick at least one statement: a workshop needs something to talk about')
    const chosen = [...kept, ...fresh.map(({ item }) => ({ item, note: '' }))]
    await choosePoints(visit.tx, round, area, chosen, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'round', id: round.id } })
    return { to: `/checklists/${round.id}/points/order` }
  },
})
