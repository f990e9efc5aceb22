import { choice, type FieldError, FormErrors, type Form as FormOf, formOf, type Typed } from '#platform/forms'
import { form, NotFound } from '#platform/http'
import { Button, Form, Heading, Table } from '#platform/ui'
import { Choose } from '../columns/choose.tsx'
import { kindNamed } from '../kinds.ts'
import { folded } from '../person-file/mapping.ts'
import { aboutFile, bringers, fileInHand } from '../roles.ts'
import type { FileInHand } from '../work/file.ts'
import { askWork, settleCodes } from '../work/files.queries.ts'
import { keepMapping, keptMapping } from '../work/mappings.queries.ts'
import { figure, rowsOf } from '../work/words.ts'
import { type AskedColumn, asksFor } from './asked-values.ts'

/** Left as it is, a value that is none of ours is told by the check, row by row. */
const asItIs = '-'
const nothing = '(nothing)'

interface Loaded {
  file: FileInHand
  asked: AskedColumn[]
  before: Record<string, Record<string, string>>
}

const boxOf = (column: number, value: number) => `v${column}-${value}`

const optionsOf = ({ codes }: AskedColumn) => [
  { value: asItIs, text: 'Not matched: tell me the rows' },
  ...codes.map(({ code, text }) => ({ value: code, text })),
  { value: nothing, text: 'Nothing: leave it empty' },
]

function questions({ asked }: Loaded): FormOf<Record<string, string>> {
  const fields = asked.flatMap((column, at) =>
    column.values.map(({ theirs }, place) => [
      boxOf(at, place),
      choice({ label: theirs, required: `Choose what “${theirs}” is`, options: optionsOf(column) }),
    ]),
  )
  return formOf<Record<string, string>>(Object.fromEntries(fields))
}

/** The third step: which of our values each of theirs is, with how many rows say so. */
export const values = form({
  path: '/imports/:file/values',
  access: bringers,
  audit: { show: 'imports.file.viewed', submit: 'imports.file.values_settled' },
  async load(visit): Promise<Loaded> {
    const { file, standing } = await fileInHand(visit)
    if (file.survey === null || file.columns === null || !['values', 'preview', 'columns'].includes(standing.at))
      throw new NotFound()
    const kept = file.codes ?? (await keptMapping(visit.tx, file, file.survey))?.codes ?? {}
    return { file, asked: asksFor(file, kindNamed(file.kind).columns(visit.today, file.area_id)), before: kept }
  },
  form: questions,
  prefill: ({ asked, before }) =>
    Object.fromEntries(
      asked.flatMap((column, at) =>
        column.values.map(({ theirs, guess }, place) => {
          const kept = before[column.ours.name]?.[folded(theirs)]
          return [boxOf(at, place), kept === '' ? nothing : (kept ?? guess ?? asItIs)]
        }),
      ),
    ),
  async show({ visit, loaded, typed, errors, token }) {
    const { file, asked } = loaded
    await visit.record(aboutFile(file))
    const all = asked.flatMap(({ values: some }) => some).length
    const open = Object.values(typed).filter((value) => value === asItIs).length
    return {
      title: 'Match the values: step 3 of 4',
      filesElsewhere: true,
      back: { href: `/imports/${file.id}/columns`, text: 'The columns' },
      main: (
        <Form action={`/imports/${file.id}/values`} token={token}>
          <FormErrors errors={errors} />
          <Heading
            sub={`Step 3 of 4. ${file.name}: what your file writes in ${figure(asked.length)} ${asked.length === 1 ? 'column' : 'columns'}, and what it is here.`}
          >
            Match the values
          </Heading>
          <p>
            {open === 0
              ? `We matched all ${figure(all)}. Look over them, and correct what is wrong.`
              : `We matched ${figure(all - open)} of ${figure(all)}. ${open === 1 ? 'One is' : `${figure(open)} are`} for you to choose.`}
          </p>
          {asked.map((column, at) => (
            <ValueTable key={column.ours.name} column={column} at={at} typed={typed} errors={errors} />
          ))}
          <Button>Check every row</Button>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { file, asked } = loaded
    const codes: Record<string, Record<string, string>> = {}
    for (const [at, column] of asked.entries())
      for (const [place, { theirs }] of column.values.entries()) {
        const chosen = value[boxOf(at, place)] ?? asItIs
        if (chosen !== asItIs)
          codes[column.ours.name] = { ...codes[column.ours.name], [folded(theirs)]: chosen === nothing ? '' : chosen }
      }
    await settleCodes(visit.tx, file.id, codes)
    await keepMapping(visit.tx, visit.viewer, file, codes)
    await askWork(visit.tx, visit.viewer, file, 'check')
    await visit.record(aboutFile(file))
    return { to: `/imports/${file.id}` }
  },
})

interface ValueTableProps {
  column: AskedColumn
  at: number
  typed: Typed
  errors: readonly FieldError[]
}

function ValueTable({ column, at, typed, errors }: ValueTableProps) {
  const { theirs, ours } = column
  return (
    <Table
      caption={
        folded(theirs.name) === folded(ours.label)
          ? ours.label
          : `${ours.label}, which your file calls “${theirs.name}”`
      }
      dense
      stack
      columns={[
        { key: 'theirs', text: 'In your file' },
        { key: 'rows', text: 'How often', nowrap: true },
        { key: 'ours', text: 'Here it is' },
      ]}
      rows={column.values.map((value, place) => ({
        theirs: value.theirs,
        rows: rowsOf(value.rows),
        ours: (
          <Choose
            name={boxOf(at, place)}
            label={`What “${value.theirs}” is here, ${ours.label}`}
            value={String(typed[boxOf(at, place)] ?? asItIs)}
            options={optionsOf(column)}
            wrong={errors.some(({ field }) => field === boxOf(at, place))}
          />
        ),
      }))}
    />
  )
}
