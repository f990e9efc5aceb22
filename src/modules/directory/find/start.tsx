import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, SearchForm, TextField } from '#platform/ui'
import { addressOf } from './asked.ts'

/** Where looking for support begins: in one's own words, or by choosing what one needs. */
export function FindSupport({ today }: { today: CalendarDate }) {
  return (
    <>
      <SearchForm action="/support" label="Find support near you">
        <TextField
          name="q"
          label="What do you want help with?"
          type="search"
          hint="For example: a job, money, English"
        />
        <TextField name="near" label="Where?" hint="Your postcode, town or council" width={20} />
        <Button>Find support</Button>
      </SearchForm>
      <h2>Or choose what you need</h2>
      <ul class="nwd-plain nwd-choices-columns">
        {referenceList('support-needs', today).map(({ code, text }) => (
          <li key={code}>
            <a href={addressOf('/support', { need: code })}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
