import { Ask, FormErrors, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { analysts, atTheDesk, looking, subject, versionIn, versionOf } from '../desk/version-of.ts'
import { beingPrepared, contactQuestions } from '../prepare/prepare-route.tsx'
import { askForRelease, openRequest } from '../prepare/requests.queries.ts'
import { wasPublished } from '../release.ts'
import { isUnderWay, versionsKnown } from '../releases.queries.ts'

const questions = formOf({
  change_note: longText({
    label: 'What changed, and why',
    hint: 'Published with the new version. Say which figures, in words that a reader of the old version understands.',
    required: 'Say what changed, and why',
    max: 1000,
  }),
  ...contactQuestions,
})

/** Asks for a published release to be counted again as its next version. The old one stays readable, and says that a later one is out. */
export const amendRelease = form({
  path: '/statistics/national/releases/:version/amend',
  access: analysts,
  audit: { show: looking, submit: 'releases.amendment.asked' },
  load: versionOf,
  form: questions,
  prefill: ({ contact_name, contact_email }) => ({ contact_name, contact_email }),
  show: ({ loaded, typed, errors, token }) => ({
    title: 'Amend a release',
    back: { href: atTheDesk(loaded.id), text: 'Back to the version' },
    main: (
      <Form action={`${atTheDesk(loaded.id)}/amend`} token={token}>
        <FormErrors errors={errors} />
        <Heading
          sub={`${loaded.title}, version ${loaded.number}. Version ${loaded.number + 1} is counted anew, checked and approved as the first was; this one stays readable.`}
        >
          Amend the release
        </Heading>
        <Ask form={questions} name="change_note" typed={typed} errors={errors} rows={4} />
        <Ask form={questions} name="contact_name" typed={typed} errors={errors} />
        <Ask form={questions} name="contact_email" typed={typed} errors={errors} />
        <Button>Count and freeze version {loaded.number + 1}</Button>
      </Form>
    ),
  }),
  async submit({ visit, value }) {
    const words = 'Only the latest version that came out can be amended'
    const version = await versionIn(visit, ['published', 'withdrawn'], words)
    const others = (await versionsKnown(visit.tx)).filter(({ release_id }) => release_id === version.release_id)
    if (others.find(wasPublished)?.id !== version.id) throw new Refused(words)
    if (others.some(isUnderWay)) throw new Refused('A new version of this release is under way already')
    if ((await openRequest(visit.tx, version.period)) !== undefined) throw new Refused(beingPrepared)
    await askForRelease(
      visit.tx,
      { ...value, period: version.period, revisions_note: version.revisions_note },
      visit.viewer,
    )
    await visit.record(subject(version.id))
    return { to: '/statistics/national', flash: `Version ${version.number + 1} is being counted and protected.` }
  },
})
