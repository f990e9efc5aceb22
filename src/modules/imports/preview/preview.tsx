import { possibleLeads } from '#modules/journeys'
import { organisationsOf } from '#modules/partnership'
import { Ask, choice, confirm, type FieldError, FormErrors, formOf, type Typed } from '#platform/forms'
import type { Visit } from '#platform/http'
import { form, NotFound, Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, ButtonGroup, Form, Heading, Notification, SummaryList, WarningText } from '#platform/ui'
import { chooseOptions } from '../go/choose-options.queries.ts'
import type { Kind } from '../kind.ts'
import { kindNamed } from '../kinds.ts'
import { isElsewhere } from '../others/whose/whose-rows.ts'
import type { Problem } from '../person-file/problem.ts'
import { aboutFile, bringers, fileInHand } from '../roles.ts'
import type { FileInHand, LookAhead } from '../work/file.ts'
import { askWork, problemsByKind, problemsOf } from '../work/files.queries.ts'
import { counted, figure, rowsOf } from '../work/words.ts'
import { mostOnAPage, Problems } from './problems.tsx'

interface Loaded {
  file: FileInHand
  kind: Kind
  foreseen: LookAhead
  said: string | undefined
  supporting: { name: string; kind: string; leads: string[] }[]
}

const council = (all: Loaded['supporting'], chosen: string | undefined) => all.find(({ name }) => name === chosen)

/** What is asked before it goes: whose people they are, and, where something is wrong, that the others go all the same. */
const questions = ({ file, kind, supporting, foreseen }: Loaded) => {
  const whoSupports = {
    label: 'Who supports these people?',
    hint: 'Those of them who are new here. The file names no organisation.',
    options: supporting.map(({ name }) => ({ value: name, text: name })),
  }
  const wrong = file.refused ?? 0
  const right = (file.rows ?? 0) - wrong
  return formOf(
    {
      organisation:
        supporting.length > 1
          ? choice({ ...whoSupports, required: 'Choose who supports these people' })
          : choice(whoSupports),
      lead: choice({
        label: 'Who leads those who are still supported?',
        hint: 'Left out, they stand on the team’s list until a team lead gives them to somebody.',
        options: supporting.flatMap(({ name, leads }) =>
          leads.map((lead) => ({ value: `${lead}, ${name}`, text: `${lead}, ${name}` })),
        ),
      }),
      accept: confirm({
        label: 'Rows with something wrong',
        says: `Leave the ${rowsOf(wrong)} with something wrong out, and bring in ${right === 1 ? 'the other one' : `the other ${figure(right)}`}`,
      }),
      ours: confirm({ label: 'Another area', says: `I have asked, and these ${kind.noun.many} are ours` }),
    },
    (value) => [
      ...(wrong > 0 && !value.accept
        ? [
            {
              field: 'accept',
              message: 'Mend the file and bring it in again, or say that the rows that are right go without the others',
            },
          ]
        : []),
      ...(isElsewhere(foreseen, file.area_id) && !value.ours
        ? [{ field: 'ours', message: 'Say that these people are ours, or set the file aside' }]
        : []),
      ...(value.lead !== null && !value.lead.endsWith(`, ${value.organisation}`)
        ? [{ field: 'lead', message: `Choose somebody of ${value.organisation}, or nobody yet` }]
        : []),
    ],
  )
}

/** The one that supports people here, or the council, where there is one. */
function likely(supporting: Loaded['supporting']): string {
  const councils = supporting.filter(({ kind }) => kind === 'council')
  const [only] = councils.length === 1 ? councils : supporting
  return councils.length === 1 || supporting.length === 1 ? (only?.name ?? '') : ''
}

async function load(visit: Visit<{ file: string }>): Promise<Loaded> {
  const { file, standing } = await fileInHand(visit)
  if (file.foreseen === null || standing.at !== 'preview') throw new NotFound()
  const kind = kindNamed(file.kind)
  const all = kind.asksWhoSupports ? await organisationsOf(visit.tx, file.area_id) : []
  const supporting: Loaded['supporting'] = []
  for (const one of all)
    if (one.supports_people)
      supporting.push({
        name: one.name,
        kind: one.kind,
        leads: (await possibleLeads(visit.tx, one.id)).map((lead) => lead.name),
      })
  return { file, kind, foreseen: file.foreseen, said: standing.said, supporting }
}

/** The fourth step: what would come of the file, everything that is wrong with it, and the word to go. */
export const preview = form({
  path: '/imports/:file/preview',
  access: bringers,
  audit: { show: 'imports.file.viewed', submit: 'imports.file.sent_off' },
  load,
  form: questions,
  prefill: ({ supporting, file }) => ({
    organisation: file.options.organisation ?? likely(supporting),
  }),
  async show({ visit, loaded, typed, errors, token }) {
    const { file } = loaded
    await visit.record(aboutFile(file))
    const after = Number(/^\d{1,7}$/.exec(visit.url.searchParams.get('after') ?? '')?.[0] ?? 0)
    const byKind = await problemsByKind(visit.tx, file.id)
    const some = await problemsOf(visit.tx, file.id, { after, most: mostOnAPage })
    return {
      title: 'Look before it goes: step 4 of 4',
      filesElsewhere: true,
      back: { href: `/imports/${file.id}/values`, text: 'The values' },
      main: (
        <PreviewPage
          loaded={loaded}
          typed={typed}
          errors={errors}
          token={token}
          after={after}
          byKind={byKind}
          some={some}
        />
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { file, kind, supporting } = loaded
    if (count(loaded.foreseen) === 0 && loaded.foreseen.waiting === 0)
      throw new Refused(
        'There is nothing in this file to store: everything in it is here already, or something is wrong with it',
      )
    const organisation = value.organisation ?? supporting[0]?.name
    const lead = value.lead?.slice(0, -`, ${organisation}`.length)
    await chooseOptions(visit.tx, file.id, { ...(organisation && { organisation }), ...(lead && { lead }) })
    if (!(await askWork(visit.tx, visit.viewer, file, 'store')))
      throw new Refused('This file is being brought in already')
    await visit.record({ ...aboutFile(file), detail: { kind: kind.name, left_out: file.refused ?? 0 } })
    return { to: `/imports/${file.id}` }
  },
})

const count = ({ added, changed, matched }: LookAhead) => added + changed + matched

interface PreviewProps {
  loaded: Loaded
  typed: Typed
  errors: readonly FieldError[]
  token: string
  after: number
  byKind: Awaited<ReturnType<typeof problemsByKind>>
  some: readonly Problem[]
}

function PreviewPage({ loaded, typed, errors, token, after, byKind, some }: PreviewProps) {
  const { file, kind, foreseen, said } = loaded
  const asked = questions(loaded)
  const refused = file.refused ?? 0
  const goes = count(foreseen)
  const chosen = council(loaded.supporting, String(typed.organisation ?? ''))
  return (
    <>
      <Form action={`/imports/${file.id}/preview`} token={token}>
        <FormErrors errors={errors} />
        <Heading sub={`Step 4 of 4. ${file.name}: ${rowsOf(file.rows ?? 0)}. Nothing is stored yet.`}>
          Look before it goes
        </Heading>
        {said !== undefined && <Notification kind="warning">{said}</Notification>}
        <Elsewhere {...loaded} />
        <SummaryList
          rows={[
            { key: 'New here', value: counted(kind, foreseen.added) },
            { key: 'Changed', value: `${counted(kind, foreseen.changed)}, of whom an earlier file said otherwise` },
            { key: 'As before', value: counted(kind, foreseen.unchanged) },
            {
              key: 'Known here already',
              value: `${counted(kind, foreseen.matched)}: what is written down stays, and what is missing is added`,
            },
            {
              key: 'Wait for you',
              value: `${counted(kind, foreseen.waiting)} who may be known here; you decide afterwards, side by side`,
            },
            {
              key: 'Something wrong',
              value: refused === 0 ? 'Nothing' : <a href="#wrong">{rowsOf(refused)}, told below</a>,
            },
          ].filter(({ key }) => key === 'New here' || key === 'Something wrong' || numberBehind(key, foreseen) > 0)}
        />
        {loaded.supporting.length > 1 && <Ask form={asked} name="organisation" typed={typed} errors={errors} />}
        {(loaded.supporting.length === 1 ? loaded.supporting : loaded.supporting).some(
          ({ leads }) => leads.length > 0,
        ) &&
          foreseen.added > 0 && (
            <Ask
              form={asked}
              name="lead"
              typed={typed}
              errors={errors}
              label={chosen === undefined ? undefined : `Who of ${chosen.name} leads those who are still supported?`}
            />
          )}
        {isElsewhere(foreseen, file.area_id) && <Ask form={asked} name="ours" typed={typed} errors={errors} />}
        {refused > 0 && goes > 0 && <Ask form={asked} name="accept" typed={typed} errors={errors} />}
        <ButtonGroup>
          {(goes > 0 || foreseen.waiting > 0) && <Button>{`Bring in ${counted(kind, goes)}`}</Button>}
          <Button kind="secondary" href={`/imports/${file.id}/set-aside`}>
            Set the file aside
          </Button>
        </ButtonGroup>
      </Form>
      {refused > 0 && <Problems file={file} kind={kind} byKind={byKind} some={some} after={after} />}
    </>
  )
}

function numberBehind(key: string, { changed, unchanged, matched, waiting }: LookAhead): number {
  const numbers: Readonly<Record<string, number>> = {
    Changed: changed,
    'As before': unchanged,
    'Known here already': matched,
    'Wait for you': waiting,
  }
  return numbers[key] ?? 0
}

function Elsewhere({ file, foreseen }: Pick<Loaded, 'file' | 'foreseen'>) {
  if (!isElsewhere(foreseen, file.area_id)) return null
  const others = (foreseen.elsewhere ?? []).filter(({ area_id }) => area_id !== file.area_id).slice(0, 3)
  const where = new Intl.ListFormat('en-GB').format(
    others.map(({ area_id, rows }) => `${figure(rows)} in ${referenceText('areas', area_id)}`),
  )
  return (
    <WarningText>
      {`Is this your area’s file? Of ${rowsOf(foreseen.placed ?? 0)} whose postcode is known, ${where}.`}
    </WarningText>
  )
}
