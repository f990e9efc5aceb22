import type { CalendarDate } from '#platform/time'
import { Button, InsetText, NextStep, SummaryList, WarningText } from '#platform/ui'
import { addressOf, type Looking, shortName } from '../find/asked.ts'
import type { FullService } from '../open-referral/service.ts'
import { english, sayIn } from '../read/reading.ts'
import { WaysToRead } from '../read/ways-to-read.tsx'
import { checkedInWords, rowsOf, type Wait } from './facts.tsx'
import type { Question } from './for-me.ts'
import type { Entry } from './service.queries.ts'

export interface ServiceProps {
  entry: Entry
  questions: readonly Question[]
  wait: Wait
  looking: Looking
  /** The whole address of this page, to be sent to somebody. */
  address: string
  today: CalendarDate
  /** What somebody who is signed in may do with the entry. */
  standing: 'keeps' | 'may_claim' | 'reads'
}

/** Everything somebody needs to decide about a service and to ask for it. */
export function ServicePage({ entry, questions, wait, looking, address, today, standing }: ServiceProps) {
  const { service, stale } = entry
  const { id, name, description, alert } = service
  const say = sayIn(looking)
  const own = english(looking)
  return (
    <>
      <WaysToRead looking={looking} path={`/support/services/${id}`} />
      <h1 lang={own}>{name}</h1>
      <Said service={service} looking={looking} />
      {alert && <InsetText>{alert}</InsetText>}
      {description?.split(/\n+/).map((paragraph) => (
        <p key={paragraph} lang={own}>
          {paragraph}
        </p>
      ))}
      <NextStep actions={<Actions service={service} looking={looking} address={address} />}>
        <strong>{say('how_to_ask')}</strong> <span lang={own}>{askInWords(service)}</span>
      </NextStep>
      <ForMe questions={questions} words={service.eligibility_description} looking={looking} />
      <h2>{say('what_to_know')}</h2>
      <div lang={own}>
        <SummaryList rows={rowsOf(service, wait)} />
      </div>
      <p class="nwd-sub">
        <span lang={own}>{checkedInWords(service, stale, today)}</span> {say('print')}
      </p>
      <p>
        <a href={`/support/services/${id}/wrong`}>{say('wrong')}</a>
        {standing === 'keeps' && (
          <>
            {' · '}
            <a href={`/directory/services/${id}`}>Change this entry</a>
          </>
        )}
        {standing === 'may_claim' && (
          <>
            {' · '}
            <a href={`/directory/services/${id}/ours`}>This is ours</a>
          </>
        )}
      </p>
    </>
  )
}

/** Whose it is, and what must be known before anything else: closed, or no longer running. */
export function Said({ service, looking }: { service: FullService; looking: Looking }) {
  const { organization, status } = service
  return (
    <div lang={english(looking)}>
      {organization && <p class="nwd-sub nwd-under-heading">By {organization.name}</p>}
      {status === 'temporarily closed' && <WarningText>This is closed for now.</WarningText>}
      {(status === 'inactive' || status === 'defunct') && <WarningText>This is no longer running.</WarningText>}
    </div>
  )
}

/** What can be done: ask for it oneself, put it aside, send it on. */
export function Actions({ service, looking, address }: { service: FullService; looking: Looking; address: string }) {
  const { id, name, status } = service
  const say = sayIn(looking)
  const short = shortName(id)
  const kept = looking.kept.includes(short)
  const runs = status === 'active' || status === 'temporarily closed'
  const mail = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(address)}`
  return (
    <>
      {runs && <Button href={`/refer-yourself?service=${id}`}>{say('ask_yourself')}</Button>}
      {!kept && (
        <Button
          kind="secondary"
          href={addressOf(`/support/services/${id}`, { ...looking, kept: [...looking.kept, short] })}
        >
          {say('put_in_list')}
        </Button>
      )}
      {(kept || looking.kept.length > 0) && (
        <a href={addressOf('/support/list', looking)}>{say('see_list', { n: looking.kept.length })}</a>
      )}
      <a href={mail}>{say('send_by_mail')}</a>
    </>
  )
}

/** How to ask for a service, in its own words and with what it gives to reach it by. */
export function askInWords({ application_process, phones = [], email }: FullService) {
  const [phone] = phones
  const own = application_process ?? ''
  const contact = [
    phone && (
      <>
        telephone <a href={`tel:${phone.number.replace(/[^+\d]/g, '')}`}>{phone.number.replaceAll(' ', '\u00a0')}</a>
      </>
    ),
    email && (
      <>
        e-mail <a href={`mailto:${email}`}>{email}</a>
      </>
    ),
  ].filter((each) => each !== undefined && each !== '')
  return (
    <>
      {own}{' '}
      {contact.map((each, at) => (
        <span key={at}>
          {at > 0 ? ' or ' : 'You can '}
          {each}
          {at === contact.length - 1 ? '.' : ''}
        </span>
      ))}
      {own === '' &&
        contact.length === 0 &&
        'This entry does not say. Ask your key worker, or anybody who works with you.'}
    </>
  )
}

/** The questions by which somebody knows whether it is for them; nobody sends us the answers. */
export function ForMe({
  questions,
  words,
  looking,
}: {
  questions: readonly Question[]
  words: string | undefined
  looking: Looking
}) {
  const say = sayIn(looking)
  const own = english(looking)
  return (
    <>
      <h2>{say('for_me')}</h2>
      {words && <p lang={own}>{words}</p>}
      {questions.length === 0 ? (
        <p>{say(words ? 'no_other_rule' : 'for_everybody')}</p>
      ) : (
        <>
          <p>{say(questions.length === 1 ? 'yes_to_this' : 'yes_to_all')}</p>
          <ul lang={own}>
            {questions.map(({ ask, anyOf }) => (
              <li key={ask}>
                {ask}
                {anyOf.length > 0 && (
                  <ul>
                    {anyOf.map((each) => (
                      <li key={each}>{each}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          <p>{say('not_sure')}</p>
        </>
      )}
    </>
  )
}
