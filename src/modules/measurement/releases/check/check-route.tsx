import { Ask, FormErrors, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, Fieldset, Form, Heading } from '#platform/ui'
import { Checklist } from '../desk/version.page.tsx'
import { analysts, atTheDesk, byViewer, looking, subject, versionIn, versionOf } from '../desk/version-of.ts'
import { addMoment } from '../releases.queries.ts'
import type { Finding } from './finding.ts'
import { keepFindings } from './findings.queries.ts'
import { lookOver } from './look-over.ts'

const warningsIn = (findings: readonly Finding[]) => findings.filter(({ kind }) => kind === 'warning')
const hasErrors = (findings: readonly Finding[]) => findings.some(({ kind }) => kind === 'error')

/** A question for each warning: why the version may go out all the same. */
const reasonsFor = (findings: readonly Finding[]) =>
  formOf<Record<string, string>>(
    Object.fromEntries(
      warningsIn(findings).map(({ code, words }) => [
        code,
        longText({
          label: words,
          hint: 'Why may it go out all the same?',
          called: 'The reason',
          required: `Give a reason: ${words}`,
          max: 500,
        }),
      ]),
    ),
  )

/** Goes through the checklist: errors stop it, each warning needs a reason, and the whole is kept as it was. */
export const checkRelease = form({
  path: '/statistics/national/releases/:version/check',
  access: analysts,
  audit: { show: looking, submit: 'releases.version.checked' },
  async load(visit) {
    const version = await versionOf(visit)
    return { version, findings: await lookOver(visit.tx, version) }
  },
  form: ({ findings }) => reasonsFor(findings),
  show({ loaded: { version, findings }, typed, errors, token }) {
    const questions = reasonsFor(findings)
    const warnings = warningsIn(findings)
    return {
      title: 'Checklist',
      back: { href: atTheDesk(version.id), text: 'Back to the version' },
      main: (
        <Form action={`${atTheDesk(version.id)}/check`} token={token}>
          <FormErrors errors={errors} />
          <Heading
            sub={`${version.title}, version ${version.number}. An error stops it; a warning needs a reason, which is kept.`}
          >
            Checklist
          </Heading>
          {warnings.length > 0 && (
            <Fieldset legend={warnings.length === 1 ? 'A warning' : `${warnings.length} warnings`}>
              {warnings.map(({ code }) => (
                <Ask key={code} form={questions} name={code} typed={typed} errors={errors} rows={2} />
              ))}
            </Fieldset>
          )}
          <Checklist findings={findings.filter(({ kind }) => kind !== 'warning')} kept={[]} />
          {hasErrors(findings) ? (
            <p>It cannot be ticked off while there are errors.</p>
          ) : (
            <Button>Tick off the checklist</Button>
          )}
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { findings }, value }) {
    const version = await versionIn(visit, ['prepared', 'checked'], 'This version is past its checklist')
    if (hasErrors(findings)) throw new Refused('The checklist has errors, which stop this version')
    const kept = findings.map((finding) => ({ ...finding, reason: value[finding.code] ?? null }))
    await keepFindings(visit.tx, version.id, kept)
    await addMoment(visit.tx, version.id, { state: 'checked', ...byViewer(visit) })
    await visit.record({ ...subject(version.id), detail: { warnings: warningsIn(findings).length } })
    return { to: atTheDesk(version.id), flash: 'The checklist is ticked off. Another analyst approves it now.' }
  },
})
