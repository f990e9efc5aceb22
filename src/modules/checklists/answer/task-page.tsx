import { found, page, type Route, type Shown } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Details, Heading, NextStep, TaskList } from '#platform/ui'
import type { Door } from './door.ts'
import { answeredIn, type LoadedSheet, sheetAt } from './load-sheet.ts'
import { WhoSees } from './who-sees.tsx'

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
      <NextStep actions={<a href={`${at}/again`}>Take them up again</a>}>
        {`Sent in by ${response.submission.submitted_by_name}, ${formatDateTime(response.submission.submitted_at)}. Nothing more is needed.`}
      </NextStep>
    )
  if (left === all)
    return (
      <NextStep
        actions={
          <a class="ds_button" href={`${at}/1`}>
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
        <a class="ds_button" href={`${at}/send`}>
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
export const answerPage = (door: Door): Route =>
  page({
    path: `/checklists/:round/${door.under}`,
    access: door.access,
    audit: { none: 'the viewer’s own organisation’s answers, which are about nobody' },
    async show(visit) {
      const seat = await door.seatIn(visit)
      if (seat === undefined && door.under === 'by-link') return openYourLink
      return tasks(door, await sheetAt(visit, door, found(seat)))
    },
  })

/** The same words for everybody who comes without a seat: nothing of any round or organisation. */
const openYourLink: Shown = {
  title: 'Open the link in your e-mail',
  bare: true,
  main: (
    <>
      <Heading>Open the link in your e-mail</Heading>
      <p>
        Your answers are behind the link that was sent to your organisation. It works until the round closes, unless the
        coordinator took it back; the coordinator can send it again.
      </p>
      <p>
        With an account, <a href="/checklists">sign in</a> instead.
      </p>
    </>
  ),
}

function tasks(door: Door, sheet: LoadedSheet): Shown {
  const { instrument, round, at, seat, organisation, response } = sheet
  const sections = instrument.sections.map((section) => ({ ...section, ...answeredIn(sheet, section.number) }))
  const left = sections.reduce((sum, { all, answered }) => sum + all - answered, 0)
  const byLink = door.under === 'by-link'
  // Whoever came by a link has just read it.
  const first = response === undefined && !byLink
  return {
    title: 'Our answers',
    bare: byLink,
    back: byLink ? undefined : { href: '/checklists', text: 'Checklists' },
    main: (
      <>
        <Heading sub={`${round.title} · ${organisation}`}>Our answers</Heading>
        <Next sheet={sheet} left={left} all={sections.reduce((sum, section) => sum + section.all, 0)} />
        {first && <h2>Who will see what</h2>}
        {first && <WhoSees organisation={organisation} />}
        <TaskList
          label="Sections"
          tasks={sections.map(({ number, title, answered, all }) => ({
            text: `${number}. ${title}`,
            href: `${at}/${number}`,
            hint: names(sheet, number) || undefined,
            status: standing({ answered, all }),
          }))}
        />
        <p class="nwd-sub">
          You write as {seat.name}. Colleagues can answer other sections at the same time.{' '}
          {byLink && <a href={`${at}/leave`}>Leave this computer</a>}
        </p>
        {response !== undefined && (
          <p>
            <a href={`${at}/copy`}>A copy of our answers, to keep</a>
          </p>
        )}
        {!first && (
          <Details summary="Who will see what">
            <WhoSees organisation={organisation} />
          </Details>
        )}
      </>
    ),
  }
}
