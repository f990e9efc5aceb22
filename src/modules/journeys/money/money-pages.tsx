import { callName, fullName } from '#modules/people'
import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, SummaryList, Table } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { assumptions } from './estimate.ts'
import { checksOf, estimatesOf } from './money.queries.ts'
import { inOneSentence, TwoMonths, toldInWords } from './money-words.tsx'

const notAdvice = 'This is not advice. It is a first idea, and a money adviser can check it.'

const answerWords: Readonly<Record<string, string>> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
  prefer_not_to_say: 'Would rather not say',
  not_asked: 'Not asked',
}

/** Somebody's money: what work might bring, talks about it, and the way to advice. */
export const moneyRoute = page({
  path: '/people/:person/money',
  access: readers,
  audit: 'journeys.money.viewed',
  async show(visit) {
    const person = await personInFull(visit)
    const [estimates, [check, ...earlier]] = [
      await estimatesOf(visit.tx, person.id),
      await checksOf(visit.tx, person.id),
    ]
    await visit.record({ person_id: person.id })
    const at = `/people/${person.id}`
    const mayWrite = workers.some((role) => role === visit.viewer.role)
    const leads = check?.answers.filter(({ leads_to }) => leads_to !== null) ?? []
    return {
      title: `Money: ${fullName(person)}`,
      back: { href: at, text: fullName(person) },
      main: (
        <>
          <Heading sub={fullName(person)}>Money</Heading>
          {mayWrite && (
            <ButtonGroup>
              <Button href={`${at}/money/estimate`}>Better off in work?</Button>
              <Button href={`${at}/money/check`} kind="secondary">
                Talk about money
              </Button>
              <Button href={`${at}/refer?need=money`} kind="secondary">
                Refer to money advice
              </Button>
            </ButtonGroup>
          )}
          <h2>What work might bring</h2>
          <Table
            caption="Estimates, the latest first"
            hideCaption
            dense
            stack
            columns={[
              { key: 'when', text: 'For', nowrap: true },
              { key: 'work', text: 'Work' },
              { key: 'says', text: 'What it might mean' },
              { key: 'by', text: 'With' },
            ]}
            rows={estimates.map((one) => ({
              when: <a href={`${at}/money/estimates/${one.id}`}>{formatDate(one.on_date)}</a>,
              work: toldInWords(one.answers).find(({ key }) => key === 'Work')?.value,
              says: inOneSentence(one.result),
              by: one.made_by_name,
            }))}
            empty={`Nobody has reckoned yet what work might bring ${callName(person)}.`}
          />
          <h2>Talks about money</h2>
          {check === undefined ? (
            <p class="nwd-empty">Money was not talked about yet.</p>
          ) : (
            <>
              <p>
                {formatDate(check.checked_on)}, with {check.made_by_name}.{' '}
                {leads.length === 0
                  ? 'Nothing called for help.'
                  : `${leads.length === 1 ? 'One thing calls' : `${leads.length} things call`} for help.`}
                {earlier.length > 0 &&
                  ` It was talked about ${earlier.length === 1 ? 'once' : `${earlier.length} times`} before.`}
              </p>
              <Table
                caption="What was said"
                hideCaption
                dense
                stack
                columns={[
                  { key: 'what', text: 'Asked' },
                  { key: 'answer', text: 'Answer', nowrap: true },
                  { key: 'leads', text: 'What may help' },
                ]}
                rows={check.answers.map(({ text, answer, leads_to }) => ({
                  what: text,
                  answer: answerWords[answer] ?? answer,
                  leads: leads_to ?? '',
                }))}
              />
              {check.agreed_next !== null && <p>Agreed: {check.agreed_next}</p>}
            </>
          )}
        </>
      ),
    }
  },
})

/** One estimate as it was shown, to read and to print. */
export const estimateRoute = page({
  path: '/people/:person/money/estimates/:estimate',
  access: readers,
  audit: 'journeys.money_estimate.viewed',
  async show(visit) {
    const person = await personInFull(visit)
    const one = found((await estimatesOf(visit.tx, person.id)).find(({ id }) => id === visit.parameters.estimate))
    await visit.record({ person_id: person.id, subject: { kind: 'money_estimate', id: one.id } })
    return {
      title: `Better off in work? ${fullName(person)}`,
      back: { href: `/people/${person.id}/money`, text: 'Money' },
      main: (
        <>
          <Heading sub={`An estimate for ${fullName(person)}, by the rates of ${one.rates.text}`}>
            {inOneSentence(one.result)}
          </Heading>
          <InsetText>{notAdvice}</InsetText>
          {one.result.credit_ends && (
            <p>
              <strong>Universal Credit would end with this work</strong>, and with it Scottish Child Payment and other
              help that comes with it. A few hours fewer may leave more: ask a money adviser before saying yes.
            </p>
          )}
          <TwoMonths result={one.result} />
          <p>
            The range is for a twentieth less and a twentieth more work. Figures above are exact only if everything
            below holds.
          </p>
          <h2>What was told</h2>
          <SummaryList rows={toldInWords(one.answers)} />
          <h2>What is taken for granted</h2>
          <ul>
            {assumptions.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>
            Rates: {one.rates.text}. {one.rates.source}. Reckoned with {one.made_by_name}.
          </p>
          <ButtonGroup>
            <Button
              href={`/people/${person.id}/refer?need=money`}
            >{`Refer to ${referenceText('needs', 'money').toLowerCase()}`}</Button>
          </ButtonGroup>
        </>
      ),
    }
  },
})
