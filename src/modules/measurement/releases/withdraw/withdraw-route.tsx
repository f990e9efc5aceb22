import { Ask, FormErrors, formOf, longText } from '#platform/forms'
import { form } from '#platform/http'
import { Button, Form, Heading, WarningText } from '#platform/ui'
import { analysts, atTheDesk, byViewer, looking, subject, versionIn, versionOf } from '../desk/version-of.ts'
import { wasPublished } from '../release.ts'
import { addMoment } from '../releases.queries.ts'

const questions = formOf({
  reason: longText({
    label: 'Why',
    hint: 'Kept for ever; published where the version was out.',
    required: 'Say why',
    max: 1000,
  }),
})

/** Takes a version out of the world, or off the road to it, for good and with a reason. What was public stays known; its figures are no longer shown. */
export const withdrawRelease = form({
  path: '/statistics/national/releases/:version/withdraw',
  access: analysts,
  audit: { show: looking, submit: 'releases.version.withdrawn' },
  load: versionOf,
  form: questions,
  show({ loaded: version, typed, errors, token }) {
    const out = wasPublished(version)
    const title = out ? 'Withdraw the release' : 'Set this version aside'
    return {
      title,
      back: { href: atTheDesk(version.id), text: 'Back to the version' },
      main: (
        <Form action={`${atTheDesk(version.id)}/withdraw`} token={token}>
          <FormErrors errors={errors} />
          <Heading sub={`${version.title}, version ${version.number}`}>{title}</Heading>
          <WarningText>
            {out
              ? 'Its page stays, with the reason and without the figures. To put a mistake right, amend it instead.'
              : 'It will never be published. The quarter can then be prepared again.'}
          </WarningText>
          <Ask form={questions} name="reason" typed={typed} errors={errors} rows={3} />
          <Button>{out ? 'Withdraw it' : 'Set it aside'}</Button>
        </Form>
      ),
    }
  },
  async submit({ visit, value }) {
    const version = await versionIn(
      visit,
      ['prepared', 'checked', 'approved', 'scheduled', 'published'],
      'This version is not out, nor on its way',
    )
    await addMoment(visit.tx, version.id, { state: 'withdrawn', ...byViewer(visit), note: value.reason })
    await visit.record(subject(version.id))
    return { to: '/statistics/national', flash: `Version ${version.number} of ${version.title} is withdrawn.` }
  },
})
