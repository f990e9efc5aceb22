import { Ask, FormErrors, formOf, longText } from '#platform/forms'
import { form } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { about, coordinator, type Loaded, loadReturn, refusing } from '../access.ts'
import type { Finding } from '../return.ts'
import { explain } from './explain.ts'

type Words = Record<string, string | null>

/** Names of boxes hold no colon. */
const boxOf = ({ about: finding }: Finding) => finding.replace(':', '-')
const explainable = ({ findings }: Loaded) => findings.filter(({ severity }) => severity !== 'error')

const explainForm = (loaded: Loaded) =>
  formOf<Words>(
    Object.fromEntries(
      explainable(loaded).map((finding) => [
        boxOf(finding),
        longText({
          label: finding.words,
          called: 'The explanation',
          hint:
            finding.severity === 'difference'
              ? 'Why did the records change after the return was signed?'
              : 'Why is this right, or what is being done?',
          max: 1000,
        }),
      ]),
    ),
  )

export const explainReturnRoute = form({
  path: '/returns/:return/explain',
  access: coordinator,
  audit: {
    show: { none: 'counts of the viewer’s own area, which name nobody' },
    submit: 'measurement.return.explained',
  },
  form: explainForm,
  load: loadReturn,
  prefill: (loaded) =>
    Object.fromEntries(
      explainable(loaded).flatMap((finding) =>
        finding.explanation === null ? [] : [[boxOf(finding), finding.explanation]],
      ),
    ),
  show({ loaded, typed, errors, token }) {
    const { it } = loaded
    const asked = { form: explainForm(loaded), typed, errors }
    const all = explainable(loaded)
    return {
      title: `Explain the return for ${it.quarter}`,
      back: { href: `/returns/${it.id}`, text: `Return for ${it.quarter}` },
      main: (
        <>
          <Heading sub={`As at ${formatDate(it.as_at)} · version ${it.version}`}>Explain what was found</Heading>
          <p>
            Write about the records in general, never about one person. Whoever reads the return reads this with it. You
            can save a part and go on later.
          </p>
          <FormErrors errors={errors} />
          {all.length === 0 || it.signature !== null ? (
            <p class="nwd-empty">
              {it.signature === null
                ? 'Nothing in this return needs an explanation.'
                : 'This return is signed: its explanations stand as they were.'}
            </p>
          ) : (
            <Form action={`/returns/${it.id}/explain`} token={token}>
              {all.map((finding) => (
                <Ask key={finding.about} {...asked} name={boxOf(finding)} rows={2} />
              ))}
              <ButtonGroup>
                <Button>Save the explanations</Button>
                <Button href={`/returns/${it.id}`} kind="link">
                  Not now
                </Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { it } = loaded
    const words = new Map(
      explainable(loaded).flatMap((finding) => {
        const text = value[boxOf(finding)]
        return text === null || text === undefined ? [] : [[finding.about, text] as const]
      }),
    )
    await refusing(explain(visit.tx, it, visit.viewer.name, words))
    await visit.record({ ...about(it), detail: { explained: words.size } })
    return { to: `/returns/${it.id}`, flash: words.size === 0 ? 'Nothing was written.' : 'Saved.' }
  },
})
