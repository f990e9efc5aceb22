import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, Late, SummaryList, Tag } from '#platform/ui'
import { actionsFrom } from '../actions/actions.queries.ts'
import { ActionsTable } from '../actions/actions-table.tsx'
import { ownerInWords } from '../members/owners.ts'
import { members, ownBusiness, runsIt } from '../partnership.access.ts'
import { RiskHistory } from './history-chart.tsx'
import { levelOf, toneOf } from './risk.ts'
import { reviewsOf, selectOptionalRisk } from './risks.queries.ts'

/** One risk: what, why, how great, what is done about it, and how it went from review to review. */
export const showRisk = page({
  path: '/partnership/risks/:risk',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const risk = found(await selectOptionalRisk(tx, parameters.risk))
    const reviews = await reviewsOf(tx, risk.id)
    const actions = await actionsFrom(tx, risk.id)
    const level = levelOf(risk.likelihood, risk.impact, today)
    const at = `/partnership/risks/${risk.id}`
    const open = risk.closed_at === null
    const overdue = open && risk.next_review_on < today
    return {
      title: `Risk ${risk.number}`,
      wide: true,
      back: { href: '/partnership/risks', text: 'Risk register' },
      main: (
        <>
          <Heading sub={`Risk ${risk.number}`}>{risk.risk}</Heading>
          {!open && risk.closed_at && (
            <InsetText>
              Closed on {formatDate(dateInLondon(risk.closed_at))}: {risk.closed_reason}
            </InsetText>
          )}
          <SummaryList
            rows={[
              {
                key: 'How great',
                value: (
                  <>
                    <Tag tone={toneOf(level.code)}>{level.text}</Tag> {level.score} of 25:{' '}
                    {referenceText('risk-likelihoods', String(risk.likelihood)).toLowerCase()}, with{' '}
                    {referenceText('risk-impacts', String(risk.impact)).toLowerCase()} impact
                  </>
                ),
              },
              { key: 'Because', value: risk.cause },
              { key: 'Then', value: risk.effect },
              {
                key: 'What is done',
                value: `${referenceText('risk-responses', risk.response)}: ${risk.response_words}`,
              },
              { key: 'Who has it in hand', value: ownerInWords(risk) },
              {
                key: 'Next look',
                value: overdue ? (
                  <Late>{`due since ${formatDate(risk.next_review_on)}`}</Late>
                ) : (
                  formatDate(risk.next_review_on)
                ),
              },
            ]}
          />
          {open && (
            <ButtonGroup>
              <Button href={`${at}/review`}>Look at it again</Button>
              <Button href={`/partnership/actions/new?risk=${risk.id}`} kind="secondary">
                Add an action
              </Button>
              <a href={`/partnership/agenda/new?risk=${risk.id}`}>Put it on an agenda</a>
              {runsIt(viewer) && <a href={`${at}/close`}>Close it</a>}
            </ButtonGroup>
          )}
          <h2>From review to review</h2>
          <RiskHistory reviews={reviews} until={risk.closed_at === null ? today : dateInLondon(risk.closed_at)} />
          {actions.length > 0 && (
            <>
              <h2>Actions against it</h2>
              <ActionsTable caption="Actions against this risk" actions={actions} today={today} empty="None" />
            </>
          )}
        </>
      ),
    }
  },
})
