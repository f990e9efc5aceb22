import { Ask, confirm, FormErrors, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { keptFindings } from '../check/findings.queries.ts'
import { lookOver } from '../check/look-over.ts'
import { Checklist } from '../desk/version.page.tsx'
import { analysts, atTheDesk, byViewer, looking, subject, versionIn, versionOf } from '../desk/version-of.ts'
import { addMoment } from '../releases.queries.ts'

const questions = formOf({
  read: confirm({
    label: 'Before you approve',
    says: 'I have read the preview and the checklist, and I did not prepare these figures',
    required: 'Read the preview and the checklist, then tick the box',
  }),
})

/** A second analyst says that a version may go out. Nobody approves what they prepared. */
export const approveRelease = form({
  path: '/statistics/national/releases/:version/approve',
  access: analysts,
  audit: { show: looking, submit: 'releases.version.approved' },
  async load(visit) {
    const version = await versionOf(visit)
    return {
      version,
      findings: await lookOver(visit.tx, version),
      kept: await keptFindings(visit.tx, version.id),
    }
  },
  form: questions,
  show: ({ loaded: { version, findings, kept }, typed, errors, token }) => ({
    title: 'Approve a release',
    back: { href: atTheDesk(version.id), text: 'Back to the version' },
    main: (
      <Form action={`${atTheDesk(version.id)}/approve`} token={token}>
        <FormErrors errors={errors} />
        <Heading
          sub={
            <>
              {version.title}, version {version.number}, prepared by {version.prepared_by_name}.{' '}
              <a href={`${atTheDesk(version.id)}/preview`}>Read the preview first</a>.
            </>
          }
        >
          Approve the release
        </Heading>
        <Checklist findings={findings} kept={kept} />
        <Ask form={questions} name="read" typed={typed} errors={errors} />
        <Button>Approve it</Button>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { findings, kept } }) {
    const version = await versionIn(visit, ['checked'], 'Only a version whose checklist is ticked off can be approved')
    if (version.prepared_by === visit.viewer.user_id)
      throw new Refused('You prepared this version: another analyst must approve it')
    if (findings.some(({ kind }) => kind === 'error'))
      throw new Refused('Something has changed since the checklist was ticked off, and an error stops this version now')
    const reasons = new Set(kept.filter(({ reason }) => reason !== null).map(({ code }) => code))
    const open = findings.filter(({ kind, code }) => kind === 'warning' && !reasons.has(code))
    if (open.length > 0)
      throw new Refused('There is a new warning since the checklist was ticked off: go through it again first')
    await addMoment(visit.tx, version.id, { state: 'approved', ...byViewer(visit) })
    await visit.record(subject(version.id))
    return { to: atTheDesk(version.id), flash: 'It is approved. Choose the day on which it comes out.' }
  },
})
