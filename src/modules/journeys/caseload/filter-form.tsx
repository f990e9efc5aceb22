import { Ask, choice, choices, type FieldError, formOf, type Typed, text } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, Details, Form, Select } from '#platform/ui'
import type { PeopleFilter } from '#platform/work'
import { stageNames } from '../stages/stages.ts'
import type { CaseloadOptions } from './caseload.queries.ts'
import { caseloadColumns, columnKeys, usualColumns } from './caseload-columns.ts'
import { quietWeeks } from './caseload-filters.ts'

/** What the form is made from: the day, and by what people may be asked for. */
export interface Choices {
  today: CalendarDate
  filters: readonly PeopleFilter[]
}

const lists = ({ today }: Choices) => ({
  stage: [
    { value: 'any', text: 'Any stage' },
    ...stageNames(today).map((stage) => ({ value: String(stage.number), text: stage.short })),
  ],
  stream: [{ value: 'any', text: 'Any stream' }, ...referenceOptions('funding-streams', today)],
  quiet: [
    { value: 'any', text: 'At any time' },
    ...quietWeeks.map((weeks) => ({ value: String(weeks), text: `${weeks} weeks` })),
  ],
})

/** Everything a list of people can be asked for. */
export const filterForm = (asked: Choices) =>
  formOf({
    words: text({ label: 'Name has', max: 60 }),
    stage: choice({ label: 'Stage now', options: lists(asked).stage }),
    stream: choice({ label: 'Funding stream', options: lists(asked).stream }),
    quiet: choice({ label: 'Not heard from in', options: lists(asked).quiet }),
    only: choices({
      label: 'Only those of whom this is true',
      options: asked.filters.map(({ key, text: words }) => ({ value: key, text: words })),
    }),
    columns: choices({
      label: 'Columns to show',
      options: columnKeys.map((key) => ({ value: key, text: caseloadColumns[key].text })),
    }),
  })

export type Filters = ReturnType<typeof filterForm>

/** What stands in the form of a list that is looked at. */
export const typedFrom = (options: CaseloadOptions): Typed => ({
  stage: String(options.stage ?? 'any'),
  stream: options.stream ?? 'any',
  quiet: String(options.quiet ?? 'any'),
  only: (options.only ?? []).map(({ key }) => key),
  columns: [...(options.columns ?? usualColumns(options.whose))],
})

const first = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : 'any')

/** The questions of a list of people: the two asked daily in a line, the rest folded away until somebody wants it. */
export function FilterForm(props: {
  asked: Choices
  typed: Typed
  errors: readonly FieldError[]
  token: string
  action: string
  open: boolean
  clear: string | undefined
}) {
  const { asked, typed, errors, token, action, open, clear } = props
  const questions = { form: filterForm(asked), typed, errors }
  const { stage, stream, quiet } = lists(asked)
  return (
    <Form action={action} token={token} errors={errors}>
      <div class="nwd-filter">
        <Ask {...questions} name="words" width={20} />
        <Select name="stage" label="Stage now" options={stage} value={first(typed, 'stage')} />
        <Button kind="secondary" small>
          Show
        </Button>
        {clear !== undefined && <a href={clear}>Show everybody</a>}
      </div>
      <Details summary="More to ask for, and which columns" open={open}>
        <div class="nwd-filter">
          <Select name="stream" label="Funding stream" options={stream} value={first(typed, 'stream')} />
          <Select name="quiet" label="Not heard from in" options={quiet} value={first(typed, 'quiet')} />
        </div>
        <Ask {...questions} name="only" small />
        <Ask {...questions} name="columns" small />
        <Button kind="secondary" small>
          Show these
        </Button>
      </Details>
    </Form>
  )
}
