import { Button, Checkboxes, SearchForm } from '#platform/ui'
import { addressOf, type Looking, shortName } from '../find/asked.ts'
import { KeptReading } from '../find/start.tsx'
import { english, sayIn } from '../read/reading.ts'

/** As many as can be looked at side by side. */
export const mostCompared = 3

/** The way from a list to its services side by side: all of a short list, those that are chosen of a longer one. */
export function ToCompare({
  services,
  looking,
}: {
  services: readonly { id: string; name: string }[]
  looking: Looking
}) {
  const say = sayIn(looking)
  if (services.length < 2) return null
  if (services.length <= mostCompared)
    return (
      <p>
        <a href={addressOf('/support/compare', looking)}>{say('compare')}</a>
      </p>
    )
  return (
    <SearchForm action="/support/compare" label={say('compare_which')}>
      <div lang={english(looking)}>
        <Checkboxes
          name="with"
          label={sayIn({ lang: undefined })('compare_which')}
          value={[]}
          options={services.map(({ id, name }) => ({ value: shortName(id), text: name }))}
          small
        />
      </div>
      <input type="hidden" name="list" value={looking.kept.join('.')} />
      <KeptReading reading={looking} />
      <Button kind="secondary">{say('compare_these')}</Button>
    </SearchForm>
  )
}
