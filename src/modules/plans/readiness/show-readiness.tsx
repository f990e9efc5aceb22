import type { Tx } from '#platform/db'
import { found, page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, InsetText, Table } from '#platform/ui'
import { keepers, keepsIt, nationsPlan, readers } from '../national/national.access.ts'
import { areaOf, runsIt } from '../plans.access.ts'
import {
  answersNow,
  areaNames,
  decidedNow,
  type Readiness,
  selectOptionalReadiness,
  sentNow,
} from './readiness.queries.ts'
import { AnswersTable, DecidedOrRule, OutcomeTag, saidByRule } from './readiness-parts.tsx'

const back = { href: '/readiness', text: 'How ready the areas are' }

/** What is to move: for the national desk every area's answers, for an area its own. */
export const showReadiness = page({
  path: '/readiness/:slug',
  access: readers,
  audit: nationsPlan,
  async show({ tx, viewer, parameters }) {
    const readiness = found(await selectOptionalReadiness(tx, parameters.slug))
    const days = `Moves on ${formatDate(readiness.moves_on)}. Areas answer by ${formatDate(readiness.answer_by)}.`
    return {
      title: readiness.resource,
      wide: true,
      back,
      main: (
        <>
          <Heading sub={days}>{readiness.resource}</Heading>
          {readiness.about !== '' && <InsetText>{readiness.about}</InsetText>}
          {keepsIt(viewer) ? (
            <Areas {...(await areasOf(tx, readiness))} />
          ) : (
            <OneArea {...(await areaOfReadiness(tx, readiness, areaOf(viewer)))} answers_it={runsIt(viewer)} />
          )}
        </>
      ),
    }
  },
})

async function areaOfReadiness(tx: Tx, readiness: Readiness, area: string) {
  return {
    readiness,
    answers: await answersNow(tx, readiness.id, area),
    sent: (await sentNow(tx, readiness.id)).get(area),
    decided: (await decidedNow(tx, readiness.id)).get(area),
  }
}

function OneArea({
  readiness,
  answers,
  sent,
  decided,
  answers_it,
}: Awaited<ReturnType<typeof areaOfReadiness>> & { answers_it: boolean }) {
  const at = `/readiness/${readiness.slug}`
  const open = answers_it && decided?.outcome !== 'move'
  return (
    <>
      <DecidedOrRule readiness={readiness} answers={answers} decided={decided} />
      <p>{sent === undefined ? 'Not sent yet.' : `Sent on ${formatDate(dateInLondon(sent.at))} by ${sent.by_name}.`}</p>
      {open && (
        <ButtonGroup>
          <Button href={`${at}/questions/1`}>Answer the questions</Button>
          <a href={`${at}/send`}>Send the answers</a>
        </ButtonGroup>
      )}
      <AnswersTable
        readiness={readiness}
        answers={answers}
        answerAt={open ? (n) => `${at}/questions/${n}` : undefined}
      />
    </>
  )
}

async function areasOf(tx: Tx, readiness: Readiness) {
  return {
    readiness,
    names: await areaNames(tx),
    answers: await answersNow(tx, readiness.id),
    sent: await sentNow(tx, readiness.id),
    decided: await decidedNow(tx, readiness.id),
  }
}

function Areas({ readiness, names, answers, sent, decided }: Awaited<ReturnType<typeof areasOf>>) {
  const undecided = [...sent.keys()].filter((area) => !decided.has(area))
  const place = (area: string) => (undecided.includes(area) ? 0 : sent.has(area) ? 1 : 2)
  const inOrder = [...names].sort(([one], [other]) => place(one) - place(other))
  return (
    <>
      <h2>
        Waiting for a decision <Count>{undecided.length}</Count>
      </h2>
      <p class="nwd-sub">{sent.size} of 32 areas have sent their answers; those that wait stand first.</p>
      <Table
        caption="Areas, what they answered and what was decided"
        hideCaption
        dense
        stack
        columns={[
          { key: 'area', text: 'Area' },
          { key: 'sent', text: 'Answers sent', nowrap: true },
          { key: 'rule', text: 'By the rule' },
          { key: 'short', text: 'Short of moving', numeric: true },
          { key: 'decided', text: 'Decided' },
        ]}
        rows={inOrder.map(([area, name]) => {
          const when = sent.get(area)
          const own = answers.filter(({ area_id }) => area_id === area)
          const { rule, short } = saidByRule(readiness, own)
          const decision = decided.get(area)
          return {
            area: <a href={`/readiness/${readiness.slug}/areas/${area}`}>{name}</a>,
            sent: when === undefined ? 'Not yet' : formatDate(dateInLondon(when.at)),
            rule: when === undefined ? '' : <OutcomeTag code={rule.code} />,
            short: when === undefined ? '' : short.length,
            decided: decision === undefined ? 'Not yet' : <OutcomeTag code={decision.outcome} />,
          }
        })}
      />
    </>
  )
}

/** One area's answers, for the national desk. */
export const showAreaReadiness = page({
  path: '/readiness/:slug/areas/:area',
  access: keepers,
  audit: nationsPlan,
  async show({ tx, parameters }) {
    const readiness = found(await selectOptionalReadiness(tx, parameters.slug))
    const name = found((await areaNames(tx)).get(parameters.area))
    const { answers, sent, decided } = await areaOfReadiness(tx, readiness, parameters.area)
    const at = `/readiness/${readiness.slug}`
    return {
      title: `${name}: how ready it is`,
      wide: true,
      back: { href: at, text: readiness.resource },
      main: (
        <>
          <Heading sub={readiness.resource}>{name}</Heading>
          <DecidedOrRule readiness={readiness} answers={answers} decided={decided} />
          {sent === undefined ? (
            <p>The area has not sent its answers yet.</p>
          ) : (
            <ButtonGroup>
              <Button href={`${at}/areas/${parameters.area}/decide`}>Decide</Button>
            </ButtonGroup>
          )}
          <AnswersTable readiness={readiness} answers={answers} />
        </>
      ),
    }
  },
})
