import { page, raw } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { sheetAsDownload } from '#platform/sheets'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, ButtonGroup, Count, Details, Heading, Late, Table, Tag } from '#platform/ui'
import { ownerInWords } from '../members/owners.ts'
import { areaOf, members, ownBusiness } from '../partnership.access.ts'
import { levelOf, toneOf } from './risk.ts'
import { type Risk, risksOf } from './risks.queries.ts'

/** The risk register: the greatest first, where they lie, and which should be looked at again. */
export const listRisks = page({
  path: '/partnership/risks',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer, today }) {
    const open = await risksOf(tx, areaOf(viewer), 'open')
    const closed = await risksOf(tx, areaOf(viewer), 'closed')
    const overdue = open.filter(({ next_review_on }) => next_review_on < today)
    return {
      title: 'Risk register',
      wide: true,
      filesElsewhere: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={`${open.length} open risks. ${overdue.length === 0 ? 'None waits to be looked at.' : `${overdue.length} should have been looked at by now.`}`}
          >
            Risk register
          </Heading>
          <ButtonGroup>
            <Button href="/partnership/risks/new">Raise a risk</Button>
          </ButtonGroup>
          <h2>
            Open risks, the greatest first <Count>{open.length}</Count>
          </h2>
          <RiskTable risks={open} today={today} />
          <p class="nwd-sub">
            Download all: <a href="/partnership/risks/file?format=csv">CSV</a>,{' '}
            <a href="/partnership/risks/file?format=xlsx">XLSX</a>
          </p>
          {open.length > 0 && <Matrix risks={open} today={today} />}
          {closed.length > 0 && (
            <Details summary={`Closed risks (${closed.length})`}>
              <ul>
                {closed.map(({ id, number, risk, closed_reason }) => (
                  <li key={id}>
                    <a href={`/partnership/risks/${id}`}>
                      Risk {number}: {risk}
                    </a>{' '}
                    Closed: {closed_reason}
                  </li>
                ))}
              </ul>
            </Details>
          )}
        </>
      ),
    }
  },
})

export function RiskTable({ risks, today }: { risks: readonly Risk[]; today: CalendarDate }) {
  return (
    <Table
      caption="Open risks, the greatest first"
      hideCaption
      dense
      stack
      empty="No risk is open. Raise what could keep the partnership from doing its work."
      columns={[
        { key: 'risk', text: 'Risk' },
        { key: 'level', text: 'Level', nowrap: true },
        { key: 'response', text: 'What is done' },
        { key: 'owner', text: 'Who has it in hand' },
        { key: 'review', text: 'Next look', nowrap: true },
      ]}
      rows={risks.map((risk) => {
        const level = levelOf(risk.likelihood, risk.impact, today)
        return {
          risk: (
            <>
              <a href={`/partnership/risks/${risk.id}`}>{risk.risk}</a> <span class="nwd-sub">Risk {risk.number}</span>
            </>
          ),
          level: (
            <>
              <Tag tone={toneOf(level.code)}>{level.text}</Tag> {level.score}
            </>
          ),
          response: risk.response_words,
          owner: ownerInWords(risk),
          review:
            risk.next_review_on < today ? (
              <Late>{`due ${formatDate(risk.next_review_on)}`}</Late>
            ) : (
              formatDate(risk.next_review_on)
            ),
        }
      })}
    />
  )
}

/** Where the risks lie: likelihood down, impact across, each square with its level in a word. */
function Matrix({ risks, today }: { risks: readonly Risk[]; today: CalendarDate }) {
  const impacts = referenceList('risk-impacts', today)
  return (
    <>
      <h2>Where they lie</h2>
      <Table
        caption="Risks by likelihood and impact: the number of each risk"
        dense
        columns={[
          { key: 'likelihood', text: 'Likelihood' },
          ...impacts.map(({ code, text }) => ({ key: code, text: `${text} impact` })),
        ]}
        rows={referenceList('risk-likelihoods', today)
          .toReversed()
          .map(({ text, score }) => ({
            likelihood: text,
            ...Object.fromEntries(
              impacts.map((impact) => {
                const level = levelOf(score, impact.score, today)
                const here = risks.filter((risk) => risk.likelihood === score && risk.impact === impact.score)
                return [impact.code, <Square key={impact.code} level={level} here={here} />]
              }),
            ),
          }))}
      />
    </>
  )
}

function Square({ level, here }: { level: { code: string; text: string }; here: readonly Risk[] }) {
  if (here.length === 0) return <span class="nwd-sub">{level.text}</span>
  return (
    <>
      <Tag tone={toneOf(level.code)}>{level.text}</Tag>{' '}
      {here.map(({ id, number }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={`/partnership/risks/${id}`}>
            <span class="visually-hidden">Risk </span>
            {number}
          </a>
        </span>
      ))}
    </>
  )
}

/** The register, open and closed, as CSV or XLSX. */
export const risksFile = raw({
  method: 'GET',
  path: '/partnership/risks/file',
  access: members,
  audit: 'partnership.risks.downloaded',
  async answer({ tx, viewer, url, record, today }) {
    const area = areaOf(viewer)
    const risks = [...(await risksOf(tx, area, 'open')), ...(await risksOf(tx, area, 'closed'))]
    await record({ detail: { rows: risks.length } })
    const headings = [
      'Number',
      'Risk',
      'Cause',
      'Effect',
      'Likelihood',
      'Impact',
      'Score',
      'Level',
      'Response',
      'What is done',
    ]
    const sheet = {
      name: 'Risks',
      headings: [...headings, 'Organisation', 'Person', 'Last look', 'Next look', 'Closed because'],
      rows: risks.map((risk) => {
        const level = levelOf(risk.likelihood, risk.impact, today)
        return [
          risk.number,
          risk.risk,
          risk.cause,
          risk.effect,
          referenceText('risk-likelihoods', String(risk.likelihood)),
          referenceText('risk-impacts', String(risk.impact)),
          level.score,
          level.text,
          referenceText('risk-responses', risk.response),
          risk.response_words,
          risk.organisation,
          risk.name,
          risk.reviewed_on,
          risk.next_review_on,
          risk.closed_reason,
        ]
      }),
    }
    return sheetAsDownload(sheet, 'partnership-risks', url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv')
  },
})
