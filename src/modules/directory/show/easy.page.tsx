import type { ComponentChildren } from 'preact'
import type { FullService } from '../open-referral/service.ts'
import { Icon, type IconName } from '../read/icon.tsx'
import type { Phrase } from '../read/phrases.ts'
import { english, sayIn } from '../read/reading.ts'
import { WaysToRead } from '../read/ways-to-read.tsx'
import { costsInWords } from './costs.ts'
import { Actions, ForMe, Said, type ServiceProps } from './service.page.tsx'
import { scheduleInWords } from './when.ts'

/** A service in large type: a picture, a question and its answer at a time; and at the end what one can do. */
export function EasyServicePage({ entry, questions, looking, address }: ServiceProps) {
  const { service } = entry
  const say = sayIn(looking)
  const own = english(looking)
  const part = (icon: IconName, ask: Phrase, lines: readonly ComponentChildren[]) => (
    <section class="nwd-easy-part">
      <Icon name={icon} />
      <div>
        <h2>{say(ask)}</h2>
        {lines.length === 0 ? (
          <p>{say('easy_unknown')}</p>
        ) : (
          lines.map((line, at) => (
            <p key={at} lang={own}>
              {line}
            </p>
          ))
        )}
      </div>
    </section>
  )
  return (
    <>
      <WaysToRead looking={looking} path={`/support/services/${service.id}`} />
      <h1 lang={own}>{service.name}</h1>
      <Said service={service} looking={looking} />
      {part('question', 'easy_what', sentencesOf(service.description ?? '').slice(0, 4))}
      {part('place', 'easy_where', placesOf(service))}
      {part(
        'clock',
        'easy_when',
        (service.schedules ?? []).map(scheduleInWords).filter((words) => words !== ''),
      )}
      {part('money', 'easy_cost', costsInWords(service) ?? [])}
      {part('phone', 'easy_how', reachOf(service, say))}
      <ForMe questions={questions} words={undefined} looking={looking} />
      <div class="nwd-next__actions">
        <Actions service={service} looking={looking} address={address} />
      </div>
    </>
  )
}

/** Each sentence by itself. */
export const sentencesOf = (words: string): string[] =>
  words
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const placesOf = ({ service_at_locations = [] }: FullService): string[] =>
  service_at_locations.flatMap(({ location }) => {
    if (location === undefined) return []
    if (location.location_type === 'virtual') return ['By telephone or online']
    const [address] = location.addresses ?? []
    return [[location.name, address?.address_1, address?.city, address?.postal_code].filter(Boolean).join(', ')]
  })

function reachOf({ phones = [], email }: FullService, say: ReturnType<typeof sayIn>): ComponentChildren[] {
  const [phone] = phones
  return [
    ...(phone
      ? [<a href={`tel:${phone.number.replace(/[^+\d]/g, '')}`}>{say('easy_call', { number: phone.number })}</a>]
      : []),
    ...(email ? [<a href={`mailto:${email}`}>{say('easy_mail', { email })}</a>] : []),
  ]
}
