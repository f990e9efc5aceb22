import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ask, choice, type FieldError, FormErrors, file, formOf, type Upload } from '#platform/forms'
import { form, found, page, Refused, type Route, raw } from '#platform/http'
import { FileRefused, sheetAsDownload, sheetsAsDownload } from '#platform/sheets'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Confirmation, Form, Heading, Table } from '#platform/ui'
import { senders } from '../../roles.ts'
import { templateOn } from './columns.ts'
import { type CheckedSheet, mostSheetRows, readReferralSheet, type SheetProblem } from './read-sheet.ts'
import { keepSheet, selectOptionalSheet, sendSheet, sheetToMend } from './send-sheet.ts'

const mebibyte = 1024 * 1024
const mostShown = 200

const upload = formOf({
  file: file({
    label: 'The spreadsheet',
    hint: `CSV or XLSX without macros, up to ${mostSheetRows} people and 5 MB`,
    required: 'Choose the spreadsheet',
    accept: '.csv,.xlsx',
  }),
  otherwise: choice({
    label: 'If some rows are not right',
    required: 'Choose what to do if some rows are not right',
    options: [
      { value: 'nothing', text: 'Send nobody, and show me what is wrong' },
      { value: 'right', text: 'Send those that are right, and give me the others back to mend' },
    ],
  }),
})

/** Reads what was uploaded from a file that nobody else may read and that is gone afterwards; what it was called is not looked at. */
async function readUpload({ bytes }: Upload, today: Parameters<typeof readReferralSheet>[1]): Promise<CheckedSheet> {
  const folder = await mkdtemp(join(tmpdir(), 'nwd-sheet-'))
  try {
    const path = join(folder, 'sheet')
    await writeFile(path, bytes, { mode: 0o600 })
    return await readReferralSheet(path, today)
  } catch (error) {
    if (error instanceof FileRefused) throw new Refused([{ field: 'file', message: error.message }])
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// The problems of rows travel as errors of fields that no form has: row, column, value, in that order.
const rowField = ({ row, column, value }: SheetProblem) => `row ${row}\u0000${column ?? ''}\u0000${value}`
const isOfRow = ({ field }: FieldError) => field.startsWith('row ')

function refusedFor(problems: readonly SheetProblem[], rows: number): Refused {
  const wrong = new Set(problems.map(({ row }) => row)).size
  const message = `${wrong === 1 ? '1 row' : `${wrong} rows`} of ${rows} ${wrong === 1 ? 'is' : 'are'} not right, and nobody was sent. Mend what is listed below and choose the file again.`
  const told = problems.slice(0, mostShown)
  return new Refused([
    { field: 'file', message },
    ...told.map((problem) => ({ field: rowField(problem), message: problem.message })),
  ])
}

function Problems({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  const caption = errors.length < mostShown ? 'What is not right' : `The first ${mostShown} things that are not right`
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        hideCaption
        dense
        stack
        columns={[
          { key: 'row', text: 'Row' },
          { key: 'column', text: 'Column' },
          { key: 'value', text: 'What stands there' },
          { key: 'message', text: 'What would be right' },
        ]}
        rows={errors.map(({ field, message }) => {
          const [row = '', column = '', value = ''] = field.split('\u0000')
          return {
            row: `Row ${row.slice('row '.length)}`,
            column: column === '' ? 'the whole row' : column,
            value: value === '' ? 'nothing' : value,
            message,
          }
        })}
      />
    </>
  )
}

/** Many referrals at once, for those who keep a spreadsheet. */
const sendMany = form({
  path: '/referrals/sheet',
  access: senders,
  audit: { show: { none: 'an empty form' }, submit: 'referrals.sheet.sent' },
  takesFiles: 5 * mebibyte,
  load: async () => ({}),
  form: upload,
  prefill: () => ({ otherwise: 'nothing' }),
  show({ typed, errors, token }) {
    const ofForm = errors.filter((error) => !isOfRow(error))
    const asked = { form: upload, typed, errors: ofForm }
    return {
      title: 'Refer many people at once',
      // What is wrong with a file that was not kept cannot be asked for again.
      filesElsewhere: true,
      back: { href: '/referrals/new', text: 'Refer somebody' },
      main: (
        <>
          <FormErrors errors={ofForm} />
          <h1>Refer many people at once</h1>
          <Problems errors={errors.filter(isOfRow)} />
          <p>
            One row for each person who has agreed. Every row is checked before anybody is sent, and a row that was sent
            before is left alone. You stay their contact until you have all met.
          </p>
          <p>
            Start from the template, which says how each column is filled in:{' '}
            <a href="/referrals/sheet/files/template.xlsx">as a spreadsheet</a> or{' '}
            <a href="/referrals/sheet/files/template.csv">as CSV</a>.
          </p>
          <Form action="/referrals/sheet" token={token} files>
            <Ask {...asked} name="file" />
            <Ask {...asked} name="otherwise" />
            <ButtonGroup>
              <Button>Check and send</Button>
              <a href="/referrals/sent">Cancel</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, value }) {
    const sheet = await readUpload(value.file, visit.today)
    const sent = await sendSheet(visit, sheet)
    if (value.otherwise === 'nothing' && sent.toMend.length > 0)
      throw refusedFor(
        sent.toMend.flatMap(({ problems }) => problems),
        sent.rows,
      )
    const id = await keepSheet(visit, sheet, sent)
    const detail = { rows: sent.rows, sent: sent.sent.length, known: sent.known, to_mend: sent.toMend.length }
    await visit.record({ subject: { kind: 'sheet', id }, detail })
    return { to: `/referrals/sheet/${id}` }
  },
})

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** What became of a spreadsheet, for whoever sent it. */
const sentSheet = page({
  path: '/referrals/sheet/:sheet',
  access: senders,
  audit: { none: 'counts of the viewer’s own spreadsheet' },
  async show({ tx, parameters }) {
    const sheet = found(await selectOptionalSheet(tx, parameters.sheet))
    const toMend = Math.max(0, sheet.to_mend.length - 1)
    const at = `/referrals/sheet/${sheet.id}`
    return {
      title: 'What became of the spreadsheet',
      back: { href: '/referrals/sent', text: 'People you referred' },
      main: (
        <>
          {toMend === 0 ? (
            <Confirmation title={`${people(sheet.sent)} sent`}>
              {sheet.known > 0 && <p>{people(sheet.known)} had been sent before and were left alone.</p>}
            </Confirmation>
          ) : (
            <>
              <Heading
                sub={`${sheet.rows_read} rows, ${formatDateTime(sheet.made_at)}`}
              >{`${people(sheet.sent)} sent, ${toMend} to mend`}</Heading>
              {sheet.known > 0 && <p>{people(sheet.known)} had been sent before and were left alone.</p>}
              <h2>To mend</h2>
              <p>
                The file holds the rows that were not sent, each with what is wrong with it. Mend it, and send it by
                itself. It is kept here for you alone until {formatDateTime(sheet.expires_at)}.
              </p>
              <ButtonGroup>
                <Button href={`${at}/to-mend.xlsx`}>Download the rows to mend</Button>
                <a href={`${at}/to-mend.csv`}>as CSV</a>
                <a href="/referrals/sheet">Send the mended file</a>
              </ButtonGroup>
            </>
          )}
          <p>
            The coordinator has two working days to find each of them a key worker.{' '}
            <a href="/referrals/sent">People you referred</a>
          </p>
        </>
      ),
    }
  },
})

const toMendFile = raw({
  method: 'GET',
  path: '/referrals/sheet/:sheet/:download',
  access: senders,
  audit: 'referrals.sheet.taken_back',
  async answer({ tx, parameters, record }) {
    const sheet = found(await selectOptionalSheet(tx, parameters.sheet))
    const format = found(formats.get(parameters.download))
    found(sheet.to_mend[0])
    await record({ subject: { kind: 'sheet', id: sheet.id }, detail: { rows: sheet.to_mend.length - 1 } })
    return sheetAsDownload(sheetToMend(sheet.to_mend), 'to-mend', format)
  },
})
const formats: ReadonlyMap<string, 'csv' | 'xlsx'> = new Map([
  ['to-mend.xlsx', 'xlsx'],
  ['to-mend.csv', 'csv'],
])

const template = raw({
  method: 'GET',
  path: '/referrals/sheet/files/:download',
  access: senders,
  audit: { none: 'an empty template' },
  async answer({ parameters, today }) {
    const sheets = templateOn(today)
    if (parameters.download === 'template.xlsx') return sheetsAsDownload(sheets, 'referrals-template')
    found(parameters.download === 'template.csv' || undefined)
    return sheetAsDownload(found(sheets[0]), 'referrals-template', 'csv')
  },
})

/** Many referrals at once. Before the referrals, whose address is wider; a fixed word stands before an identifier in its place. */
export const sheetRoutes: readonly Route[] = [sendMany, template, sentSheet, toMendFile]
