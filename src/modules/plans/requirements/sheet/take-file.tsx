import { Ask, confirm, type FieldError, FormErrors, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, Table, Tag } from '#platform/ui'
import { ownPlan, writers } from '../../plans.access.ts'
import { headingOf, poundsInWords, roundPounds } from '../requirement.ts'
import { type Changes, isNothing } from './changes.ts'
import { changesNow, selectOptionalFile, takeFile } from './files.queries.ts'

const questions = formOf({
  shown: text({ label: 'What was shown' }),
  removes: confirm({ label: 'Lines that would be taken out', says: 'Yes, take these lines out' }),
})

/** Shows what a spreadsheet would change, cell by cell, and takes all of it or nothing. */
export const takeChanges = form({
  path: '/requirements/files/:file',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirements.file_taken' },
  async load({ tx, parameters }) {
    const file = found(await selectOptionalFile(tx, parameters.file))
    return { file, ...(await changesNow(tx, file)) }
  },
  form: questions,
  show({ loaded: { file, changes, print }, typed, errors, token, visit }) {
    const back = { href: `/requirements?year=${file.year}`, text: `Requirements ${file.year}` }
    const over = file.taken_at !== null
    return {
      title: 'What the spreadsheet would change',
      wide: true,
      back,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${file.name}, brought by ${file.by_name} on ${formatDateTime(file.uploaded_at)}`}>
            {over ? 'These changes were taken' : headingFor(changes)}
          </Heading>
          {over && (
            <p>
              They were taken on {formatDateTime(file.taken_at ?? file.uploaded_at)}.{' '}
              <a href={back.href}>See the table</a>
            </p>
          )}
          {!over && isNothing(changes) && (
            <p class="nwd-empty">The file says what the table says. There is nothing to take.</p>
          )}
          {!over && !isNothing(changes) && (
            <>
              <WhatChanges changes={changes} />
              <Form action={visit.url.pathname} token={token}>
                <input type="hidden" name="shown" value={print} />
                {changes.removed.length > 0 && <Ask form={questions} name="removes" typed={typed} errors={errors} />}
                <ButtonGroup>
                  <Button>Take these changes</Button>
                  <a href={back.href}>Leave the table as it is</a>
                </ButtonGroup>
              </Form>
            </>
          )}
        </>
      ),
    }
  },
  async submit({ visit: { tx, viewer, record }, loaded: { file, changes }, value }) {
    const wrong = (field: string, message: string): FieldError[] => [{ field, message }]
    if (file.taken_at !== null) throw new Refused('These changes were taken before')
    if (changes.removed.length > 0 && !value.removes)
      throw new Refused(
        wrong('removes', 'Say that these lines are to be taken out, or put them back into the spreadsheet'),
      )
    const taken = await takeFile(tx, viewer, file, value.shown)
    if (taken === undefined)
      throw new Refused(
        'Somebody changed the table while you were looking. What would change now is shown below; nothing was taken',
      )
    const counts = { added: taken.added.length, changed: taken.changed.length, removed: taken.removed.length }
    await record({ area_id: file.area_id, subject: { kind: 'requirement_file', id: file.id }, detail: counts })
    return {
      to: `/requirements?year=${file.year}`,
      flash: `Taken: ${counts.added} added, ${counts.changed} changed, ${counts.removed} taken out.`,
    }
  },
})

const headingFor = ({ added, changed, removed }: Changes): string => {
  const parts = [
    added.length > 0 && `${added.length} added`,
    changed.length > 0 && `${changed.length} changed`,
    removed.length > 0 && `${removed.length} taken out`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Nothing would change' : `What would change: ${parts.join(', ')}`
}

const nothing = (words: string) => (words === '' ? <span class="nwd-sub">nothing</span> : words)

function WhatChanges({ changes: { added, changed, removed, unchanged } }: { changes: Changes }) {
  const money = [
    ...added.map(({ line }) => line.budget_pence),
    ...changed.map(({ standing, given }) => given.line.budget_pence - standing.line.budget_pence),
    ...removed.map(({ line }) => -line.budget_pence),
  ]
  const more = money.reduce((sum, one) => sum + one, 0)
  return (
    <>
      <p class="ds_lead">
        {more === 0
          ? 'The budget stays the same.'
          : `The budget would be ${roundPounds(Math.abs(more))} ${more > 0 ? 'greater' : 'smaller'}.`}{' '}
        {unchanged > 0 && (unchanged === 1 ? '1 line stays as it is.' : `${unchanged} lines stay as they are.`)}
      </p>
      {changed.length > 0 && (
        <Table
          caption="Changed, cell by cell"
          dense
          stack
          columns={[
            { key: 'line', text: 'Line' },
            { key: 'column', text: 'Column' },
            { key: 'from', text: 'It says' },
            { key: 'to', text: 'It would say' },
          ]}
          rows={changed.flatMap(({ standing, cells, overtaken }) =>
            cells.map(({ column, from, to }, at) => ({
              line: (
                <>
                  {standing.number}. {standing.line.target_group}
                  {overtaken && at === 0 && (
                    <>
                      {' '}
                      <Tag tone="orange">Changed here since the file was taken out</Tag>
                    </>
                  )}
                </>
              ),
              column: headingOf(column),
              from: nothing(from),
              to: nothing(to),
            })),
          )}
        />
      )}
      {added.length > 0 && (
        <Table
          caption="Added"
          dense
          stack
          columns={[
            { key: 'group', text: 'Target group' },
            { key: 'partners', text: 'Delivery partners' },
            { key: 'budget', text: 'Budget', numeric: true },
            { key: 'volume', text: 'Volumes', numeric: true },
            { key: 'row', text: 'Row of the file', numeric: true },
          ]}
          rows={added.map(({ row, line }) => ({
            group: line.target_group,
            partners: nothing(line.partners),
            budget: poundsInWords(line.budget_pence),
            volume: line.volume,
            row,
          }))}
        />
      )}
      {removed.length > 0 && (
        <Table
          caption="Not in the file: these lines would be taken out"
          dense
          stack
          columns={[
            { key: 'line', text: 'Line' },
            { key: 'budget', text: 'Budget', numeric: true },
            { key: 'volume', text: 'Volumes', numeric: true },
          ]}
          rows={removed.map(({ number, line }) => ({
            line: `${number}. ${line.target_group}`,
            budget: poundsInWords(line.budget_pence),
            volume: line.volume,
          }))}
        />
      )}
    </>
  )
}
