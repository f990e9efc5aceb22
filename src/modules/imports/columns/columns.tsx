import { choice, type FieldError, FormErrors, type Form as FormOf, formOf, type Typed } from '#platform/forms'
import { form, NotFound, Refused } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Form, Heading, InsetText, Table } from '#platform/ui'
import type { ColumnToMatch } from '../kind.ts'
import { kindNamed } from '../kinds.ts'
import { folded } from '../person-file/mapping.ts'
import { aboutFile, backToFiles, bringers, fileInHand } from '../roles.ts'
import { asksFor } from '../values/asked-values.ts'
import type { ColumnFound, FileInHand, Survey } from '../work/file.ts'
import { askWork, settleCodes, settleColumns } from '../work/files.queries.ts'
import { keepMapping, keptMapping } from '../work/mappings.queries.ts'
import { figure, rowsOf } from '../work/words.ts'
import { Choose } from './choose.tsx'
import { guessColumns } from './guess-columns.ts'

const aside = '-'

interface Loaded {
  file: FileInHand
  survey: Survey
  ours: readonly ColumnToMatch[]
  /** What is chosen until somebody chooses otherwise, by place. */
  guessed: ReadonlyMap<number, string | null>
  /** When files with this heading were matched before. */
  keptAt: Date | undefined
}

const boxOf = ({ at }: ColumnFound) => `c${at}`

/** Every column of theirs, a choice of one of ours each. */
function questions({ survey, ours }: Loaded): FormOf<Record<string, string>> {
  const options = [
    { value: aside, text: 'Leave it aside' },
    ...ours.map(({ name, label }) => ({ value: name, text: label })),
  ]
  const fields = survey.columns.map((column) => [
    boxOf(column),
    choice({ label: column.name, required: `Choose what “${column.name}” is`, options }),
  ])
  return formOf<Record<string, string>>(Object.fromEntries(fields), (value) => [
    ...twice(survey, ours, value),
    ...missing(ours, value),
  ])
}

function* twice(survey: Survey, ours: readonly ColumnToMatch[], value: Record<string, string>): Generator<FieldError> {
  const given = new Map<string, string>()
  for (const column of survey.columns) {
    const chosen = value[boxOf(column)] ?? aside
    const before = given.get(chosen)
    const label = ours.find(({ name }) => name === chosen)?.label
    if (chosen !== aside && before !== undefined)
      yield { field: boxOf(column), message: `“${before}” and “${column.name}” cannot both be ${label}` }
    given.set(chosen, column.name)
  }
}

const missing = (ours: readonly ColumnToMatch[], value: Record<string, string>): FieldError[] =>
  ours
    .filter(({ name, needed }) => needed && !Object.values(value).includes(name))
    .map(({ label }) => ({ field: 'c0', message: `Choose which column is “${label}”: every row needs it` }))

/** The columns by what they are called, as a mapping is kept. Two of one name must be the same. */
function namedColumns(survey: Survey, value: Record<string, string>): Record<string, string | null> {
  const named: Record<string, string | null> = {}
  for (const column of survey.columns) {
    const [name, chosen] = [folded(column.name), value[boxOf(column)] ?? aside]
    if (name in named && (named[name] ?? aside) !== chosen)
      throw new Refused([
        {
          field: boxOf(column),
          message: `Two columns are called “${column.name}”. Call one of them otherwise in the file`,
        },
      ])
    named[name] = chosen === aside ? null : chosen
  }
  return named
}

/** The second step: which of our columns each of theirs is, guessed from names and values, or as it was the last time. */
export const columns = form({
  path: '/imports/:file/columns',
  access: bringers,
  audit: { show: 'imports.file.viewed', submit: 'imports.file.columns_settled' },
  async load(visit): Promise<Loaded> {
    const { file, standing } = await fileInHand(visit)
    if (file.survey === null || !['columns', 'values', 'preview'].includes(standing.at)) throw new NotFound()
    const { survey } = file
    const ours = kindNamed(file.kind).columns(visit.today, file.area_id)
    const kept = file.columns === null ? await keptMapping(visit.tx, file, survey) : undefined
    const before = file.columns ?? kept?.columns
    const guessed =
      before === undefined
        ? guessColumns(survey, ours)
        : new Map(survey.columns.map(({ at, name }) => [at, before[folded(name)] ?? null]))
    return { file, survey, ours, guessed, keptAt: kept?.at }
  },
  form: questions,
  prefill: ({ survey, guessed }) =>
    Object.fromEntries(survey.columns.map((column) => [boxOf(column), guessed.get(column.at) ?? aside])),
  async show({ visit, loaded, typed, errors, token }) {
    const { file, survey, ours, keptAt } = loaded
    await visit.record(aboutFile(file))
    const matched = survey.columns.filter((column) => typed[boxOf(column)] !== aside).length
    return {
      title: 'Match the columns: step 2 of 4',
      filesElsewhere: true,
      back: backToFiles,
      main: (
        <Form action={`/imports/${file.id}/columns`} token={token}>
          <FormErrors errors={errors} />
          <Heading
            sub={`Step 2 of 4. ${file.name}: ${rowsOf(survey.rows)}, ${figure(survey.columns.length)} columns under the heading in row ${survey.headingRow}.`}
          >
            Match the columns
          </Heading>
          {keptAt === undefined ? (
            <p>
              We matched {figure(matched)} of {figure(survey.columns.length)} by their names and by what stands in them.
              Look over them, and correct what is wrong.
            </p>
          ) : (
            <InsetText>
              A file with this heading was matched on {formatDate(dateInLondon(keptAt))}. It is matched the same way.
            </InsetText>
          )}
          <ColumnTable survey={survey} ours={ours} typed={typed} errors={errors} />
          <Button>Go on to the values</Button>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { file, survey, ours } = loaded
    const named = namedColumns(survey, value)
    await settleColumns(visit.tx, file.id, named)
    await visit.record(aboutFile(file))
    const settled = { ...file, columns: named }
    if (asksFor(settled, ours).length > 0) return { to: `/imports/${file.id}/values` }
    await settleCodes(visit.tx, file.id, {})
    await keepMapping(visit.tx, visit.viewer, settled, {})
    await askWork(visit.tx, visit.viewer, file, 'check')
    return { to: `/imports/${file.id}` }
  },
})

interface ColumnTableProps {
  survey: Survey
  ours: readonly ColumnToMatch[]
  typed: Typed
  errors: readonly FieldError[]
}

function ColumnTable({ survey, ours, typed, errors }: ColumnTableProps) {
  const options = [
    { value: aside, text: 'Leave it aside' },
    ...ours.map(({ name, label, needed }) => ({ value: name, text: needed ? `${label} (needed)` : label })),
  ]
  return (
    <Table
      caption="Columns of the file, and what each is here"
      hideCaption
      dense
      stack
      columns={[
        { key: 'theirs', text: 'In your file' },
        { key: 'samples', text: 'For example' },
        { key: 'filled', text: 'Filled in', numeric: true },
        { key: 'ours', text: 'Here it is' },
      ]}
      rows={survey.columns.map((column) => ({
        theirs: column.name,
        samples: column.samples.length === 0 ? 'Nothing stands in it' : column.samples.join(' · '),
        filled: `${Math.round((column.filled / survey.rows) * 100)}%`,
        ours: (
          <Choose
            name={boxOf(column)}
            label={`What “${column.name}” is here`}
            value={String(typed[boxOf(column)] ?? aside)}
            options={options}
            wrong={errors.some(({ field }) => field === boxOf(column))}
          />
        ),
      }))}
    />
  )
}
