import { referenceList } from '#platform/reference'
import { Button, Checkboxes, Details, SearchForm, Select, TextField } from '#platform/ui'
import { needIn, sayIn } from '../read/reading.ts'
import { addressOf, dayNames, days } from './asked.ts'
import type { ListProps } from './list-props.ts'
import { KeptReading } from './start.tsx'

const path = '/support'

/** What is looked for, to be changed. */
export function Look({ looking }: Pick<ListProps, 'looking'>) {
  const say = sayIn(looking)
  const { words, near, need, day, age, free, online, kept } = looking
  const others = {
    need,
    day,
    age: age === undefined ? '' : String(age),
    free: free ? 'yes' : '',
    online: online ? 'yes' : '',
    list: kept.join('.'),
  }
  return (
    <SearchForm action={path} label={say('look_for')}>
      <TextField name="q" label={say('what_help')} value={words} type="search" />
      <TextField name="near" label={say('place_label')} value={near} width={20} />
      {Object.entries(others).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <KeptReading reading={looking} />
      <Button>{say('find')}</Button>
    </SearchForm>
  )
}

/** A place that we do not know: the councils to choose from. */
export function ChooseArea({ looking, areas }: ListProps) {
  const say = sayIn(looking)
  const { words, need } = looking
  return (
    <div class="ds_inset-text">
      <div class="ds_inset-text__text">
        <p>{say('unknown_place', { place: looking.near })}</p>
        <SearchForm action={path} label={say('choose_council')}>
          <Select
            name="near"
            label={say('your_council')}
            options={areas.map(({ id, name }) => ({ value: id, text: name }))}
          />
          {words && <input type="hidden" name="q" value={words} />}
          {need && <input type="hidden" name="need" value={need} />}
          <KeptReading reading={looking} />
          <Button kind="secondary">{say('choose')}</Button>
        </SearchForm>
      </div>
    </div>
  )
}

/** What can be narrowed down, with how many there are of each need. */
export function Narrow({ looking, results, today }: ListProps) {
  const say = sayIn(looking)
  const { lang, easy } = looking
  const { words, near, kept, need, day, age, free, online } = looking
  const open = need !== undefined || day !== undefined || age !== undefined || free || online
  const needs = referenceList('support-needs', today).filter(({ code }) => code === need || results.needs.has(code))
  return (
    <Details summary={say('narrow')} open={open}>
      <SearchForm action={path} label={say('narrow')}>
        <Select
          name="need"
          label={say('help_with')}
          placeholder={say('anything')}
          value={need}
          options={needs.map(({ code }) => ({
            value: code,
            text: `${needIn(looking, code)} (${results.needs.get(code) ?? 0})`,
          }))}
        />
        <Select
          name="day"
          label={say('open_on')}
          placeholder={say('any_day')}
          value={day}
          options={days.map((one) => ({ value: one, text: dayNames[one] }))}
        />
        <TextField
          name="age"
          label={say('aged')}
          value={age === undefined ? '' : String(age)}
          width={3}
          inputmode="numeric"
        />
        <Checkboxes
          name="free"
          label={say('cost')}
          value={free ? ['yes'] : []}
          options={[{ value: 'yes', text: say('free') }]}
          small
        />
        <Checkboxes
          name="online"
          label={say('where')}
          value={online ? ['yes'] : []}
          options={[{ value: 'yes', text: say('remote') }]}
          small
        />
        {words && <input type="hidden" name="q" value={words} />}
        {near && <input type="hidden" name="near" value={near} />}
        {kept.length > 0 && <input type="hidden" name="list" value={kept.join('.')} />}
        <KeptReading reading={looking} />
        <Button kind="secondary">{say('show_these')}</Button>
        {open && <a href={addressOf(path, { words, near, kept, lang, easy })}>{say('show_all')}</a>}
      </SearchForm>
    </Details>
  )
}
