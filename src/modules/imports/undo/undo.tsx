import { FormErrors, formOf } from '#platform/forms'
import { form, NotFound, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { canBeTakenBack } from '../go/status.page.tsx'
import { kindNamed } from '../kinds.ts'
import { aboutFile, backToFile, bringers, fileInHand } from '../roles.ts'
import { askWork } from '../work/files.queries.ts'
import { nameOf } from '../work/words.ts'

/** Takes a whole file back: everything that it added or changed is as it was before, unless somebody has worked on any of it since. */
export const undo = form({
  path: '/imports/:file/undo',
  access: bringers,
  audit: { show: { none: 'nothing of anybody is shown' }, submit: 'imports.file.taking_back_asked' },
  async load(visit) {
    const { file, standing, works } = await fileInHand(visit)
    const stored = works.filter(({ what, said }) => (what === 'store' || what === 'decided') && said === null)
    if (standing.at !== 'stored' || !canBeTakenBack(stored, visit.clock.now())) throw new NotFound()
    return { file, kind: kindNamed(file.kind) }
  },
  form: formOf({}),
  show: ({ loaded: { file, kind }, errors, token }) => ({
    title: 'Take the file back',
    back: backToFile(file),
    main: (
      <Form action={`/imports/${file.id}/undo`} token={token}>
        <FormErrors errors={errors} />
        <Heading sub={nameOf(file)}>Take all of it back?</Heading>
        <p>
          The {kind.noun.many} it brought are deleted, and whatever it changed is again as it was before. If somebody
          has worked on any of them since, nothing is done, and you are told where. That the file was here stays in the
          audit trail.
        </p>
        <ButtonGroup>
          <Button>Take it back</Button>
          <Button kind="secondary" href={`/imports/${file.id}`}>
            Leave it as it is
          </Button>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { file } }) {
    if (!(await askWork(visit.tx, visit.viewer, file, 'take_back')))
      throw new Refused('Something else is under way with this file')
    await visit.record(aboutFile(file))
    return { to: `/imports/${file.id}` }
  },
})
