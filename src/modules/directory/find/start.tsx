import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, SearchForm, TextField } from '#platform/ui'
import { Icon, iconOf } from '../read/icon.tsx'
import { needIn, type Reading, sayIn } from '../read/reading.ts'
import { addressOf } from './asked.ts'

/** Where looking for support begins: in one's own words, or by choosing what one needs. */
export function FindSupport({ today, reading }: { today: CalendarDate; reading: Reading }) {
  const say = sayIn(reading)
  return (
    <>
      <SearchForm action="/support" label={say('find_near')}>
        <TextField name="q" label={say('what_help')} type="search" hint={say('for_example')} />
        <TextField name="near" label={say('where')} hint={say('where_hint')} width={20} />
        <KeptReading reading={reading} />
        <Button>{say('find')}</Button>
      </SearchForm>
      <h2>{say('or_choose')}</h2>
      <ul class={reading.easy ? 'nwd-plain nwd-easy-list' : 'nwd-plain nwd-choices-columns'}>
        {referenceList('support-needs', today).map(({ code }) => (
          <li key={code}>
            {reading.easy && <Icon name={iconOf(code)} />}
            <a href={addressOf('/support', { need: code, ...reading })}>{needIn(reading, code)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Carries how the page is read through a form that looks something up. */
export function KeptReading({ reading: { lang, easy } }: { reading: Reading }) {
  return (
    <>
      {lang && <input type="hidden" name="lang" value={lang} />}
      {easy && <input type="hidden" name="easy" value="yes" />}
    </>
  )
}
