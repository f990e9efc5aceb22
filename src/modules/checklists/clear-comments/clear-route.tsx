import { Ask, choice, FormErrors, formOf, longText } from '#platform/forms'
import { form, found, page, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { Button, ButtonGroup, Count, Form, Heading, InsetText, NextStep, Table, Tag } from '#platform/ui'
import { type CommentToClear, commentsToClear, decideComment } from '../comments/comments.queries.ts'
import { selectInstrument } from '../instruments/instruments.queries.ts'
import { themeInWords } from '../report/local/said-about.tsx'
import { selectOptionalRound } from '../rounds/rounds.queries.ts'

/** Comments are cleared for the area by its coordinator, and for the nation by the analyst, from what areas cleared. */
async function load({ tx, viewer, parameters }: Visit<{ round: string }>) {
  const round = found(await selectOptionalRound(tx, parameters.round))
  const scope = viewer.role === 'analyst' ? 'national' : 'local'
  const comments = await commentsToClear(tx, round.id, scope, scope === 'national' ? null : viewer.area_id)
  const instrument = await selectInstrument(tx, round.version_id)
  const at = `/checklists/${round.id}`
  return { round, scope, comments, instrument, at } as const
}
type Loaded = Awaited<ReturnType<typeof load>>

const inWords = { cleared: 'To be quoted', withheld: 'Kept back' }

const sectionOf = ({ instrument }: Loaded, number: number) =>
  `${number}. ${instrument.sections.find((section) => section.number === number)?.title ?? ''}`

function Decided({ loaded }: { loaded: Loaded }) {
  return (
    <Table
      caption="Decided"
      dense
      stack
      columns={[
        { key: 'words', text: 'As it may be quoted' },
        { key: 'section', text: 'Section' },
        { key: 'theme', text: 'Theme' },
        { key: 'state', text: 'State' },
        { key: 'change', text: 'Change' },
      ]}
      rows={loaded.comments
        .filter(({ decision }) => decision !== null)
        .map((comment) => ({
          words: comment.shown_text ?? comment.words,
          section: sectionOf(loaded, comment.section),
          theme: themeInWords(comment.theme),
          state: comment.decision === null ? '' : <Tag>{inWords[comment.decision]}</Tag>,
          change: (
            <a href={`${loaded.at}/comments/${comment.id}`}>
              Change<span class="visually-hidden"> what is quoted of section {comment.section}</span>
            </a>
          ),
        }))}
      empty={<p>Nothing is decided yet.</p>}
    />
  )
}

export const commentsPage = page({
  path: '/checklists/:round/comments',
  access: ['coordinator', 'analyst'],
  audit: 'checklists.comments.read',
  async show(visit) {
    const loaded = await load(visit)
    const waiting = loaded.comments.filter(({ decision }) => decision === null)
    const [first] = waiting
    await visit.record({ subject: { kind: 'round', id: loaded.round.id } })
    return {
      title: 'Comments to clear',
      wide: true,
      back: { href: loaded.scope === 'national' ? loaded.at : `${loaded.at}/report`, text: loaded.round.title },
      main: (
        <>
          <Heading sub="Nobody else reads a comment before you have cleared it. You see what was written, in no order, and not who wrote it.">
            Comments to clear <Count>{waiting.length}</Count>
          </Heading>
          {first === undefined ? (
            <p class="nwd-empty">
              {loaded.comments.length === 0
                ? 'There are none. Comments come here once the round has closed with five organisations or more.'
                : 'All are decided.'}
            </p>
          ) : (
            <NextStep
              actions={
                <a class="ds_button" href={`${loaded.at}/comments/${first.id}`}>
                  Read the next comment
                </a>
              }
            >
              {waiting.length === 1 ? '1 comment waits for you.' : `${waiting.length} comments wait for you.`}
            </NextStep>
          )}
          {loaded.comments.length > waiting.length && <Decided loaded={loaded} />}
        </>
      ),
    }
  },
})

const clearForm = (today: Visit['today'], comment: CommentToClear) =>
  formOf(
    {
      decision: choice({
        label: 'May it be quoted?',
        called: 'Whether it may be quoted',
        required: 'Choose whether it may be quoted',
        options: [
          { value: 'cleared', text: 'Yes, in the words below' },
          { value: 'withheld', text: 'No, keep it back' },
        ],
      }),
      words: longText({
        label: 'In these words',
        hint: 'Take out names of people and organisations, and anything that says who wrote it.',
      }),
      theme: choice({ label: 'What is it about?', options: referenceOptions('comment-themes', today) }),
    },
    ({ decision, words, theme }) => [
      ...(decision === 'cleared' && words === null
        ? [{ field: 'words', message: 'Enter the words in which it may be quoted, or keep it back' }]
        : []),
      ...(decision === 'cleared' && theme === null ? [{ field: 'theme', message: 'Choose what it is about' }] : []),
      ...(words !== null && words.length > comment.words.length + 200
        ? [{ field: 'words', message: 'The words are much longer than what was written: quote, do not add' }]
        : []),
    ],
  )

async function loadOne(visit: Visit<{ round: string; comment: string }>) {
  const loaded = await load(visit)
  return {
    ...loaded,
    today: visit.today,
    comment: found(loaded.comments.find(({ id }) => id === visit.parameters.comment)),
  }
}

export const clearCommentRoute = form({
  path: '/checklists/:round/comments/:comment',
  access: ['coordinator', 'analyst'],
  audit: { show: 'checklists.comment.read', submit: 'checklists.comment.decided' },
  load: loadOne,
  form: ({ today, comment }) => clearForm(today, comment),
  prefill: ({ comment }) => ({
    words: comment.shown_text ?? comment.words,
    ...(comment.decision === null ? {} : { decision: comment.decision }),
    ...(comment.theme === null ? {} : { theme: comment.theme }),
  }),
  async show({ visit, loaded, typed, errors, token }) {
    const { comment, instrument, at, today } = loaded
    const asked = { form: clearForm(today, comment), typed, errors }
    await visit.record({ subject: { kind: 'round', id: loaded.round.id } })
    return {
      title: 'A comment to clear',
      back: { href: `${at}/comments`, text: 'Comments to clear' },
      main: (
        <>
          <FormErrors {...asked} />
          <Heading
            sub={`Section ${sectionOf(loaded, comment.section)} · ${instrument.boxes.find(({ code }) => code === comment.box)?.asks ?? ''}`}
          >
            A comment to clear
          </Heading>
          <InsetText>{comment.words}</InsetText>
          <Form action={visit.url.pathname} token={token}>
            <Ask {...asked} name="decision" />
            <Ask {...asked} name="words" rows={5} />
            <Ask {...asked} name="theme" small />
            <ButtonGroup>
              <Button>Save and read the next</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { comment, comments, scope, at } = loaded
    if (comment.decision === value.decision && comment.shown_text === value.words && comment.theme === value.theme)
      throw new Refused('Nothing was changed: it is decided so already')
    const decided = {
      decision: value.decision,
      shown_text: value.decision === 'withheld' ? '' : (value.words ?? ''),
      theme: value.theme,
    }
    await decideComment(visit.tx, comment.id, scope, decided)
    await visit.record({ subject: { kind: 'round', id: loaded.round.id } })
    const next = comments.find(({ id, decision }) => decision === null && id !== comment.id)
    return next === undefined
      ? { to: `${at}/comments`, flash: 'All comments are decided.' }
      : { to: `${at}/comments/${next.id}`, flash: 'Saved. This is the next one.' }
  },
})
