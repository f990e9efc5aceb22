import { isReferenceCode, referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { Table, Tag, type TagTone } from '#platform/ui'
import { byRule, type Criterion, criteriaOn, rulesOn } from './decide-by-rule.ts'
import type { Answer, Decided, Readiness } from './readiness.queries.ts'

const tones: Readonly<Record<string, TagTone>> = { move: 'green', with_conditions: 'yellow', not_yet: 'grey' }

/** An outcome of the rules, in words. */
export const OutcomeTag = ({ code }: { code: string }) => (
  <Tag tone={tones[code]}>
    {isReferenceCode('readiness-rules', code) ? referenceText('readiness-rules', code) : code}
  </Tag>
)

export const levelsOf = (answers: readonly Answer[]): ReadonlyMap<string, number> =>
  new Map(answers.map(({ criterion, level }) => [criterion, level]))

/** What the rules say of an area's answers, by the questions and rules of the day it was asked. */
export const saidByRule = (readiness: Readiness, answers: readonly Answer[]) =>
  byRule(levelsOf(answers), criteriaOn(readiness.asked_on), rulesOn(readiness.asked_on))

export const levelWords = (criterion: Criterion, level: number): string => criterion.levels[level] ?? String(level)

interface AnswersProps {
  readiness: Readiness
  answers: readonly Answer[]
  /** Where each question is answered, where the viewer may. */
  answerAt?: ((number: number) => string) | undefined
}

/** Every question with what the area answered, and what shows it. */
export function AnswersTable({ readiness, answers, answerAt }: AnswersProps) {
  const { short } = saidByRule(readiness, answers)
  return (
    <Table
      caption="The questions and what was answered"
      hideCaption
      dense
      stack
      columns={[
        { key: 'question', text: 'Question' },
        { key: 'answer', text: 'Where we are' },
        { key: 'evidence', text: 'What shows it' },
        ...(answerAt === undefined ? [] : [{ key: 'do', text: 'Do', acts: true }]),
      ]}
      rows={criteriaOn(readiness.asked_on).map((criterion, index) => {
        const answer = answers.find((each) => each.criterion === criterion.code)
        return {
          question: (
            <>
              {criterion.text}
              {criterion.essential && <span class="nwd-sub"> Essential</span>}
            </>
          ),
          answer: (
            <>
              {answer === undefined ? 'Not answered' : `${answer.level} of 3: ${levelWords(criterion, answer.level)}`}
              {short.includes(criterion.code) && <span class="nwd-sub"> Short of what moving asks</span>}
            </>
          ),
          evidence: answer?.evidence ?? '',
          do: answerAt && (
            <a href={answerAt(index + 1)}>
              {answer === undefined ? 'Answer' : 'Change'}
              <span class="visually-hidden">: {criterion.text}</span>
            </a>
          ),
        }
      })}
    />
  )
}

/** What was decided for an area, by whom and why; or what the rules say as long as nothing is. */
export function DecidedOrRule({ decided, readiness, answers }: AnswersProps & { decided: Decided | undefined }) {
  if (decided === undefined)
    return (
      <p>
        Nothing is decided yet. By the rule, as answered now:{' '}
        <OutcomeTag code={saidByRule(readiness, answers).rule.code} />
      </p>
    )
  return (
    <p>
      <OutcomeTag code={decided.outcome} /> Decided on {formatDate(dateInLondon(decided.since))} by {decided.by_name}:{' '}
      {decided.words}
      {decided.outcome !== decided.by_rule && (
        <> The rule alone said otherwise: {referenceText('readiness-rules', decided.by_rule).toLowerCase()}.</>
      )}
    </p>
  )
}
