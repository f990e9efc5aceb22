import { FormErrors, formOf } from '#platform/forms'
import { form, NotFound, page, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { kindNamed } from '../kinds.ts'
import { waitingIn } from '../matches/matches.queries.ts'
import { aboutFile, backToFile, backToFiles, bringers, fileInHand } from '../roles.ts'
import { nameOf } from '../work/words.ts'
import { askToStop, setAside } from './choose-options.queries.ts'
import { EndedPage, WorkingPage } from './status.page.tsx'

const nothingAsked = formOf({})
/** How often a page looks again while something is under way, in seconds. */
const again = 3

/** Where a file stands: what is under way with it, or what became of it; else it leads on to the step that is next. */
export const fileStatus = page({
  path: '/imports/:file',
  access: bringers,
  audit: { none: 'how far a file is, and numbers' },
  async show(visit) {
    const { file, standing, works } = await fileInHand(visit)
    if (standing.at === 'columns' || standing.at === 'values' || standing.at === 'preview')
      return new Response(null, { status: 303, headers: { location: `/imports/${file.id}/${standing.at}` } })
    if (standing.at === 'working')
      return {
        title: 'Under way',
        back: backToFiles,
        // Where the script runs, it looks again itself, more quietly (nwd.js).
        refresh: /(^|; )nwd_live=1/.test(visit.request.headers.get('cookie') ?? '') ? undefined : again,
        main: <WorkingPage file={file} work={standing.work} now={visit.clock.now()} />,
      }
    const waiting = standing.at === 'stored' ? await waitingIn(visit.tx, file) : 0
    const stored = works.filter(({ what, said }) => (what === 'store' || what === 'decided') && said === null)
    const { worked = [], count = 0 } = works[0]?.counts ?? {}
    const since = { worked, count }
    return {
      title: 'What became of the file',
      back: backToFiles,
      main: (
        <EndedPage
          {...{ file, standing, stored, waiting, since }}
          kind={kindNamed(file.kind)}
          now={visit.clock.now()}
        />
      ),
    }
  },
})

/** Stops what is under way with a file. */
export const stopWork = form({
  path: '/imports/:file/stop',
  access: bringers,
  audit: { show: { none: 'nothing of anybody is shown' }, submit: 'imports.file.stopped' },
  async load(visit) {
    const { file, standing } = await fileInHand(visit)
    return { file, under: standing.at === 'working' }
  },
  form: nothingAsked,
  show: ({ loaded: { file }, errors, token }) => ({
    title: 'Stop',
    back: backToFile(file),
    main: (
      <Form action={`/imports/${file.id}/stop`} token={token}>
        <FormErrors errors={errors} />
        <Heading sub={nameOf(file)}>Stop what is under way?</Heading>
        <p>Nothing of it is kept, and you can go on from the step before whenever you like.</p>
        <ButtonGroup>
          <Button>Stop</Button>
          <Button kind="secondary" href={`/imports/${file.id}`}>
            Go on
          </Button>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { file } }) {
    const asked = await askToStop(visit.tx, file.id)
    await visit.record(aboutFile(file))
    return { to: `/imports/${file.id}`, flash: asked ? 'It stops within moments.' : 'It had ended already.' }
  },
})

/** Sets a file aside that is not to be brought in. */
export const setFileAside = form({
  path: '/imports/:file/set-aside',
  access: bringers,
  audit: { show: { none: 'nothing of anybody is shown' }, submit: 'imports.file.set_aside' },
  async load(visit) {
    const { file, standing } = await fileInHand(visit)
    if (!['columns', 'values', 'preview', 'unreadable', 'set_aside'].includes(standing.at)) throw new NotFound()
    return { file, done: standing.at === 'set_aside' }
  },
  form: nothingAsked,
  show: ({ loaded: { file }, errors, token }) => ({
    title: 'Set the file aside',
    back: backToFile(file),
    main: (
      <Form action={`/imports/${file.id}/set-aside`} token={token}>
        <FormErrors errors={errors} />
        <Heading sub={nameOf(file)}>Set the file aside?</Heading>
        <p>
          Nothing of it was stored. How its columns and values were matched is kept for the next file with the same
          heading.
        </p>
        <Button>Set it aside</Button>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { file, done } }) {
    if (done) throw new Refused('The file was set aside already')
    await setAside(visit.tx, file.id)
    await visit.record(aboutFile(file))
    return { to: '/imports', flash: `${nameOf(file)} was set aside. Nothing of it was stored.` }
  },
})
