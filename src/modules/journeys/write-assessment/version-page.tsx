import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, NextStep, Table } from '#platform/ui'
import { inTheWay, optionsOf, type Question } from '../assess-needs/instrument.ts'
import { slugOf } from '../assess-needs/question-routes.tsx'
import { authors, loadVersion, shown, versionAt, versionsAt } from './load-version.ts'
import type { OwnVersion } from './versions.queries.ts'

/** After which answers a question is asked, in words; nothing when it is always asked. */
export function afterInWords({ ask_when }: Question, questions: readonly Question[]): string {
  const led = questions.find(({ code }) => code === ask_when?.question)
  if (ask_when === undefined || led === undefined) return ''
  const words = optionsOf(led).flatMap(({ code, text }) => (ask_when.is.includes(code) ? [`“${text}”`] : []))
  return `Asked after ${words.join(' or ')} to “${led.measures}”.`
}

const kindWords = { words: 'in words', choice: 'one of', choices: 'any of', scale: 'how much' } as const

function Step({ version }: { version: OwnVersion }) {
  const { href } = versionAt(version)
  const problems = inTheWay(version.questions)
  if (version.published_at !== null)
    return (
      <NextStep
        actions={
          version.ended_on === null && <a href={`${href}/end`}>End it, so that what was asked before holds again</a>
        }
      >
        <b>Published</b> by {version.published_by_name}
        {version.from_on !== null && `, asked from ${formatDate(version.from_on)}`}
        {version.ended_on !== null && ` until ${formatDate(version.ended_on)}`}. It never changes.
      </NextStep>
    )
  return problems.length === 0 ? (
    <NextStep actions={<Button href={`${href}/publish`}>Publish it</Button>}>
      <b>Nothing stands in the way.</b> Look at it once as it will be asked, then publish it.
    </NextStep>
  ) : (
    <NextStep actions={<a href={`${href}/give-up`}>Give up the draft</a>}>
      <b>Not ready yet.</b>
      <ul>
        {problems.map(({ code, message }) => (
          <li key={message}>{code === null ? message : <a href={`${href}/questions/${slugOf(code)}`}>{message}</a>}</li>
        ))}
      </ul>
    </NextStep>
  )
}

/** A version of an area's own: its questions section by section, what stands in the way, and what may be done. */
export const versionPage = page({
  path: '/assessment-questions/:version',
  access: authors,
  audit: shown,
  async show(visit) {
    const { version, back } = await loadVersion(visit)
    const { questions } = version
    const draft = version.published_at === null
    const sections = [...new Set(questions.map(({ section }) => section))]
    return {
      title: back.text,
      back: versionsAt,
      wide: true,
      main: (
        <>
          <Heading sub={`${questions.length} questions in ${sections.length} sections. ${version.about}`}>
            {back.text}
          </Heading>
          <Step version={version} />
          <ButtonGroup>
            {draft && (
              <Button href={`${back.href}/questions/new`} kind="secondary">
                Add a question
              </Button>
            )}
            {questions[0] !== undefined && (
              <a href={`${back.href}/preview/${slugOf(questions[0].code)}`}>See it as it is asked</a>
            )}
            {draft && <a href={`${back.href}/give-up`}>Give up the draft</a>}
          </ButtonGroup>
          {sections.map((section) => (
            <section key={section}>
              <h2>{section}</h2>
              <Table
                caption={`Questions of ${section}`}
                hideCaption
                dense
                stack
                columns={[
                  { key: 'text', text: 'Question' },
                  { key: 'answers', text: 'Answers' },
                  { key: 'barrier', text: 'Barrier' },
                  ...(draft ? [{ key: 'act', text: 'Do', acts: true as const }] : []),
                ]}
                rows={questions
                  .filter((question) => question.section === section)
                  .map((question) => ({
                    text: (
                      <>
                        {question.text}
                        <span class="nwd-sub"> {afterInWords(question, questions)}</span>
                      </>
                    ),
                    answers: `${kindWords[question.kind]}${
                      question.kind === 'words'
                        ? ''
                        : `: ${optionsOf(question)
                            .map(({ text }) => text)
                            .join(' · ')}`
                    }`,
                    barrier: question.barrier === undefined ? '' : referenceText('needs', question.barrier),
                    act: (
                      <a href={`${back.href}/questions/${slugOf(question.code)}`}>
                        Change<span class="visually-hidden">: {question.measures}</span>
                      </a>
                    ),
                  }))}
              />
            </section>
          ))}
        </>
      ),
    }
  },
})
