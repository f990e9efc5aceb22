import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanName } from '#platform/files'
import { Ask, type FieldError, FormErrors, file, formOf, type Upload } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { FileRefused } from '#platform/sheets'
import { Button, ButtonGroup, Form, Heading, Table } from '#platform/ui'
import { areaOf, ownPlan, writers } from '../../plans.access.ts'
import { requirementsOf } from '../requirements.queries.ts'
import { yearAsked } from '../years.ts'
import { keepFile } from './files.queries.ts'
import { mostLines, type Read, readRequirements, type SheetProblem } from './read-sheet.ts'

const megabyte = 1024 * 1024
const mostTold = 100

const questions = formOf({
  file: file({
    label: 'The spreadsheet',
    hint: `CSV or XLSX with the eight headings of Annex 2, in any order, and at most ${mostLines} lines.`,
    required: 'Choose the spreadsheet',
    accept: '.csv,.xlsx',
  }),
})

/** Reads what was sent from a file that nobody else may read and that is gone afterwards. */
async function readUpload({ bytes }: Upload, standing: ReadonlySet<number>): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'nwd-annex-'))
  try {
    const path = join(folder, 'sheet')
    await writeFile(path, bytes, { mode: 0o600 })
    return await readRequirements(path, standing)
  } catch (error) {
    if (error instanceof FileRefused) throw new Refused([{ field: 'file', message: error.message }])
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// What is wrong with cells travels as errors of fields that no form has: cell and column, in that order.
const cellField = ({ cell, column }: SheetProblem) => `cell ${cell}\u0000${column}`
const isOfCell = ({ field }: FieldError) => field.startsWith('cell ')

function refusedFor(problems: readonly SheetProblem[]): Refused {
  const things = problems.length === 1 ? 'One thing is' : `${problems.length} things are`
  return new Refused([
    {
      field: 'file',
      message: `${things} not right, and nothing was taken. Mend what is listed below and choose the file again.`,
    },
    ...problems.slice(0, mostTold).map((one) => ({ field: cellField(one), message: one.message })),
  ])
}

const Problems = ({ errors }: { errors: readonly FieldError[] }) =>
  errors.length === 0 ? null : (
    <Table
      caption={errors.length < mostTold ? 'What is not right' : `The first ${mostTold} things that are not right`}
      dense
      stack
      columns={[
        { key: 'cell', text: 'Where', nowrap: true },
        { key: 'column', text: 'Column' },
        { key: 'message', text: 'What is wrong' },
      ]}
      rows={errors.map(({ field, message }) => {
        const [cell = '', column = ''] = field.slice('cell '.length).split('\u0000')
        return { cell: cell === '' ? 'The whole file' : cell, column, message }
      })}
    />
  )

/** Brings a spreadsheet of requirements back: it is read whole, and what it would change is shown before anything is. */
export const bringBack = form({
  path: '/requirements/bring',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirements.file_brought' },
  takesFiles: 5 * megabyte,
  load: async ({ url, today }) => ({ year: yearAsked(url, today) }),
  form: questions,
  show({ loaded: { year }, typed, errors, token }) {
    const ofForm = errors.filter((error) => !isOfCell(error))
    const back = `/requirements?year=${year}`
    return {
      title: 'Bring back a spreadsheet',
      // What is wrong with a file that was not kept cannot be asked for again.
      filesElsewhere: true,
      back: { href: back, text: `Requirements ${year}` },
      main: (
        <>
          <FormErrors errors={ofForm} />
          <Heading sub="You see every change, cell by cell, before any of them is made.">
            Bring back a spreadsheet
          </Heading>
          <Problems errors={errors.filter(isOfCell)} />
          <p>
            Start from <a href={`/requirements/file?year=${year}&format=xlsx`}>the table of {year} as a spreadsheet</a>.
            Change cells, add rows with no line number, take rows out. Columns may be moved.
          </p>
          <Form action={`/requirements/bring?year=${year}`} token={token} files>
            <Ask form={questions} name="file" typed={typed} errors={ofForm} />
            <ButtonGroup>
              <Button>Show what would change</Button>
              <a href={back}>Cancel</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit: { tx, viewer, record }, loaded: { year }, value }) {
    const area = areaOf(viewer)
    const standing = new Set((await requirementsOf(tx, area, year)).map(({ number }) => number))
    const read = await readUpload(value.file, standing)
    if ('problems' in read) throw refusedFor(read.problems)
    const fingerprint = createHash('sha256').update(value.file.bytes).digest('hex')
    const id = await keepFile(tx, viewer, {
      area,
      year,
      name: cleanName(value.file.name),
      fingerprint,
      lines: read.lines,
    })
    await record({ area_id: area, subject: { kind: 'requirement_file', id }, detail: { lines: read.lines.length } })
    return { to: `/requirements/files/${id}` }
  },
})
