import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found, page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ExternalLink, Heading, Table } from '#platform/ui'
import { areaOf, writers, writesIt } from '../../plans.access.ts'
import { backToEvidence, evidenceDoors, ownEvidence, planners } from '../evidence-home.tsx'
import { addPoint, pointsOf, selectOptionalPoint, swotLists, withdrawPoint } from './swot.queries.ts'

const titles = {
  strength: ['Strengths', 'What helps us, and is ours'],
  weakness: ['Weaknesses', 'What holds us back, and is ours'],
  opportunity: ['Opportunities', 'What could help us, and comes from outside'],
  threat: ['Threats', 'What could hold us back, and comes from outside'],
} as const

/** A page of ours is linked as such; an address elsewhere as one that leaves. */
const Evidence = ({ words, link }: { words: string; link: string | null }) =>
  link === null ? (
    words
  ) : link.startsWith('/') ? (
    <a href={link}>{words}</a>
  ) : (
    <ExternalLink href={link}>{words}</ExternalLink>
  )

/** Strengths, weaknesses, opportunities and threats, each with its evidence. */
export const swotPage = page({
  path: '/evidence/swot',
  access: planners,
  audit: ownEvidence,
  async show({ tx, viewer }) {
    const points = await pointsOf(tx, areaOf(viewer))
    const writes = writesIt(viewer)
    return {
      title: 'Strengths, weaknesses, opportunities, threats',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={
              points.length === 0
                ? 'Four lists. A point goes in with what shows it, or not at all.'
                : `${points.length === 1 ? '1 point' : `${points.length} points`}, each with what shows it.`
            }
          >
            Strengths, weaknesses, opportunities, threats
          </Heading>
          {writes && (
            <p>
              <Button href="/evidence/swot/new">Add a point</Button>
            </p>
          )}
          {swotLists.map((list) => (
            <Table
              key={list}
              caption={`${titles[list][0]}: ${titles[list][1].toLowerCase()}`}
              dense
              stack
              columns={[
                { key: 'words', text: 'Point' },
                { key: 'evidence', text: 'What shows it' },
                { key: 'by', text: 'Said by' },
                ...(writes ? [{ key: 'do', text: 'Do', acts: true }] : []),
              ]}
              rows={points
                .filter((point) => point.list === list)
                .map((point) => ({
                  words: point.words,
                  evidence: <Evidence words={point.evidence} link={point.evidence_link} />,
                  by: `${point.by_name}, ${formatDate(dateInLondon(point.made_at))}`,
                  do: (
                    <a href={`/evidence/swot/${point.id}/withdraw`}>
                      Take out<span class="visually-hidden"> {point.words}</span>
                    </a>
                  ),
                }))}
              empty={<p>{titles[list][0]}: none written yet.</p>}
            />
          ))}
        </>
      ),
    }
  },
})

const isLink = (link: string) => /^\/[a-z]/.test(link) || /^https:\/\/[^\s]+$/.test(link)

const questions = formOf(
  {
    list: choice({
      label: 'Which list?',
      required: 'Choose which list it belongs to',
      options: swotLists.map((list) => ({ value: list, text: titles[list][0], hint: titles[list][1] })),
    }),
    words: text({ label: 'The point', required: 'Write the point', max: 300 }),
    evidence: longText({
      label: 'What shows it?',
      hint: 'A figure with its source, a round of the checklist, what people said.',
      required: 'Say what shows it',
      max: 600,
    }),
    evidence_link: text({
      label: 'Where can that be seen?',
      hint: `A page of this service, such as ${evidenceDoors[0][0]}, or an address that begins with https://`,
      max: 500,
    }),
  },
  ({ evidence_link }) =>
    evidence_link !== null && !isLink(evidence_link)
      ? [
          {
            field: 'evidence_link',
            message: 'It must be a page of this service, such as /reports/need, or begin with https://',
          },
        ]
      : [],
)

/** Adds a point; without evidence it is not taken. */
export const newPoint = form({
  path: '/evidence/swot/new',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.swot.added' },
  load: async () => undefined,
  form: questions,
  show(view) {
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add a point',
      view,
      button: 'Add the point',
      back: { href: '/evidence/swot', text: 'The four lists' },
      children: (
        <>
          <Ask {...asked} name="list" />
          <Ask {...asked} name="words" />
          <Ask {...asked} name="evidence" rows={3} />
          <Ask {...asked} name="evidence_link" />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, value }) {
    const area = areaOf(viewer)
    const id = await addPoint(tx, viewer, area, value)
    await record({ area_id: area, subject: { kind: 'swot_point', id } })
    return { to: '/evidence/swot', flash: `It stands under ${titles[value.list][0].toLowerCase()}.` }
  },
})

const why = formOf({ why: text({ label: 'Why is it taken out?', required: 'Say why it is taken out', max: 300 }) })

/** Takes a point out; it stays on record. */
export const takeOutPoint = form({
  path: '/evidence/swot/:point/withdraw',
  access: writers,
  audit: { show: ownEvidence, submit: 'plans.swot.withdrawn' },
  load: async ({ tx, parameters }) => found(await selectOptionalPoint(tx, parameters.point)),
  form: why,
  show: (view) =>
    partnershipForm({
      heading: 'Take out a point',
      sub: view.loaded.words,
      view,
      button: 'Take it out',
      back: { href: '/evidence/swot', text: 'The four lists' },
      children: <Ask form={why} name="why" typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit: { tx, viewer, record }, loaded, value }) {
    await withdrawPoint(tx, viewer, loaded.id, value.why)
    await record({ area_id: loaded.area_id, subject: { kind: 'swot_point', id: loaded.id } })
    return { to: '/evidence/swot', flash: 'It is taken out.' }
  },
})
