import { page } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Heading, InsetText, NextStep, TaskList } from '#platform/ui'
import { rolesThatAnswer } from '../responses/seat.ts'
import { answeredIn, type LoadedSheet, loadSheet } from './load-sheet.ts'

const standing = ({ answered, all }: { answered: number; all: number }) =>
  answered === all
    ? ({ text: 'All answered', tone: 'green' } as const)
    : answered === 0
      ? ({ text: 'Not started', tone: 'grey' } as const)
      : ({ text: `${answered} of ${all}`, tone: 'blue' } as const)

const names = ({ entries }: LoadedSheet, section: number) => {
  const by = [...entries].flatMap(([item, { by_name }]) =>
    item.startsWith(`${section}.`) && by_name !== null ? [by_name] : [],
  )
  return [...new Set(by)].join(', ')
}

function Next({ sheet, left, all }: { sheet: LoadedSheet; left: number; all: number }) {
  const { at, response, closed } = sheet
  if (closed !== undefined) return <NextStep>{closed}</NextStep>
  if (response?.submission)
    return (
      <NextStep actions={<a href={`${at}/answer/again`}>Take them up again</a>}>
        {`Sent in by ${response.submission.submitted_by_name}, ${formatDateTime(response.submission.submitted_at)}. Nothing more is needed.`}
      </NextStep>
    )
  if (left === all)
    return (
      <NextStep
        actions={
          <a class="ds_button" href={`${at}/answer/1`}>
            Start with section 1
          </a>
        }
      >
        {`${all} statements, in any order, over several sittings. What you cannot judge may stay empty.`}
      </NextStep>
    )
  return (
    <NextStep
      actions={
        <a class="ds_button" href={`${at}/answer/send`}>
          Check and send in
        </a>
      }
    >
      {left === 0
        ? 'Every statement has an answer.'
        : `${left} statements have no answer yet. You may leave some empty.`}
    </NextStep>
  )
}

/** An organisation's answers: nine sections in any order, by several of its people, sent in once. */
export const answerPage = page({
  path: '/checklists/:round/answer',
  access: rolesThatAnswer,
  audit: { none: 'the viewer’s own organisation’s answers, which are about nobody' },
  async show(visit) {
    const sheet = await loadSheet(visit)
    const { instrument, round, at, seat } = sheet
    const sections = instrument.sections.map((section) => ({ ...section, ...answeredIn(sheet, section.number) }))
    const left = sections.reduce((sum, { all, answered }) => sum + all - answered, 0)
    return {
      title: 'Our answers',
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <Heading sub={`${round.title} · ${visit.viewer.organisation_name ?? ''}`}>Our answers</Heading>
          <Next sheet={sheet} left={left} all={sections.reduce((sum, section) => sum + section.all, 0)} />
          <TaskList
            label="Sections"
            tasks={sections.map(({ number, title, answered, all }) => ({
              text: `${number}. ${title}`,
              href: `${at}/answer/${number}`,
              hint: names(sheet, number) || undefined,
              status: standing({ answered, all }),
            }))}
          />
          <InsetText>
            Only people who act for {visit.viewer.organisation_name ?? 'your organisation'} see these answers; the
            coordinator sees that you have answered, not what. Reports add up at least five organisations. Your words
            are quoted only after they have been read for names, and never with yours.
          </InsetText>
          <p class="nwd-sub">Signed in as {seat.name}. Colleagues can answer other sections at the same time.</p>
        </>
      ),
    }
  },
})
