import type { Viewer } from '#platform/access'
import { page } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Details, Heading, NextStep, Side, Table, Tag } from '#platform/ui'
import { type Comment, commentsOf } from '../comments/comments.queries.ts'
import { standingOf, standingTones, standingWords } from '../delivery-plan/completeness.ts'
import { itemAt, nameOf, numberOf, planAt } from '../delivery-plan/plan.ts'
import { itemsOf } from '../delivery-plan/plans.queries.ts'
import { Notes } from '../figures/figure-shown.tsx'
import { figuresShown } from '../figures/figures.queries.ts'
import { ownPlan, readers, writesIt } from '../plans.access.ts'
import { readyTexts } from '../ready/ready.queries.ts'
import { type Suggestion, suggestionsOf } from '../suggest/suggestions.queries.ts'
import { blocksOf, figuresNamed } from '../words/markup.ts'
import { Written } from '../words/written.tsx'
import { decidesAbout, loadItem, type OneItem } from './item-loaded.ts'
import { heldOf, textsOf } from './texts.queries.ts'
import { type Written as Paragraph, sharesOf, whoWrote } from './who-wrote.ts'

/** One item of a plan: what it says, who wrote it, what was said of it, and what is to be done with it. */
export const itemPage = page({
  path: '/partnership/plans/:plan/items/:item',
  access: readers,
  audit: ownPlan,
  async show(visit) {
    const { tx, viewer } = visit
    const one = await loadItem(visit)
    const { plan, item, text, owner } = one
    const ready = (await readyTexts(tx, plan.id)).get(item.id)
    const standing = standingOf(text, ready?.text_id)
    const written = whoWrote(await textsOf(tx, item.id))
    const named = figuresNamed(text?.words ?? '')
    const figures = (await figuresShown(tx, plan)).filter(({ number }) => named.includes(number))
    const held = (await heldOf(tx, plan.id, viewer)).find(({ item_id }) => item_id === item.id)
    const comments = await commentsOf(tx, item.id)
    const suggestions = await suggestionsOf(tx, item.id)
    const all = await itemsOf(tx, plan.id)
    const at = all.findIndex(({ id }) => id === item.id)
    const beside = [all[at - 1], all[at + 1]].flatMap((each) => each ?? [])
    return {
      title: `${numberOf(item)} ${item.title}`,
      wide: true,
      back: { href: planAt(plan), text: nameOf(plan) },
      main: (
        <>
          <Heading sub={item.guidance}>
            {numberOf(item)} {item.title}
          </Heading>
          <Columns
            side={
              <Side
                label="About this item"
                items={[
                  {
                    term: 'How far it is',
                    detail: <Tag tone={standingTones[standing]}>{standingWords[standing]}</Tag>,
                  },
                  {
                    term: 'Who answers for it',
                    detail: owner
                      ? `${owner.name ?? owner.organisation}, by ${formatDate(owner.due_on)}`
                      : 'Nobody is named yet',
                  },
                  {
                    term: 'From',
                    detail: item.origin === 'local' ? 'The partnership’s own' : 'The national framework',
                  },
                  { term: 'Written by', detail: <WrittenBy written={written} one={one} /> },
                  {
                    term: 'Other items',
                    detail: beside.map((each) => (
                      <div key={each.id}>
                        <a href={itemAt(each)}>
                          {numberOf(each)} {each.title}
                        </a>
                      </div>
                    )),
                  },
                ]}
              />
            }
          >
            {held && (
              <NextStep actions={<Button href={itemAt(item, `/choose/${held.id}`)}>Put the two together</Button>}>
                You and somebody else changed the same words. Yours are kept: choose what stands.
              </NextStep>
            )}
            <div class="nwd-document">
              {text === undefined || text.words === '' ? (
                <p class="nwd-empty">Nothing is written yet.</p>
              ) : (
                <Written blocks={await blocksOf(text.words)} figures={figures} />
              )}
              <Notes figures={figures} />
            </div>
            <Doing one={one} viewer={viewer} standing={standing} />
            <Comments comments={comments} one={one} viewer={viewer} />
            <Suggestions suggestions={suggestions} one={one} />
          </Columns>
        </>
      ),
    }
  },
})

interface DoingProps {
  one: OneItem
  viewer: Viewer
  standing: keyof typeof standingWords
}

function Doing({ one, viewer, standing }: DoingProps) {
  const { item, text } = one
  const written = text !== undefined && text.words !== ''
  return (
    <>
      <ButtonGroup>
        {writesIt(viewer) && <Button href={itemAt(item, '/write')}>{written ? 'Write on' : 'Write it'}</Button>}
        {written && standing !== 'ready' && decidesAbout(one, viewer) && (
          <Button kind="secondary" href={itemAt(item, '/ready')}>
            Say it is ready
          </Button>
        )}
      </ButtonGroup>
      <ul class="nwd-inline-list">
        {writesIt(viewer) && (
          <li>
            <a href={itemAt(item, '/figures/new')}>Set in a figure</a>
          </li>
        )}
        <li>
          <a href={itemAt(item, '/suggest')}>Propose other words</a>
        </li>
        <li>
          <a href={itemAt(item, '/comment')}>Say something of it</a>
        </li>
      </ul>
    </>
  )
}

function WrittenBy({ written, one: { item, text } }: { written: readonly Paragraph[]; one: OneItem }) {
  if (text === undefined) return <>Nobody yet</>
  return (
    <>
      {sharesOf(written).map(({ by_name, paragraphs }) => (
        <div key={by_name}>
          {by_name}: {paragraphs === 1 ? '1 paragraph' : `${paragraphs} paragraphs`}
        </div>
      ))}
      <div>Last saved {formatDateTime(text.since)}.</div>
      <a href={itemAt(item, '/versions')}>Every version, and who wrote what</a>
    </>
  )
}

function Comments({ comments, one: { item }, viewer }: { comments: readonly Comment[]; one: OneItem; viewer: Viewer }) {
  const open = comments.filter(({ resolved_at }) => resolved_at === null)
  const done = comments.filter(({ resolved_at }) => resolved_at !== null)
  if (comments.length === 0) return null
  return (
    <>
      <h2 id="comments">
        Said of it <Count>{`${open.length} open`}</Count>
      </h2>
      {open.length === 0 ? (
        <p>Everything that was said is dealt with.</p>
      ) : (
        <ul class="nwd-sayings">
          {open.map((each) => (
            <li key={each.id}>
              {each.about !== '' && <p class="nwd-sub">About “{each.about}”</p>}
              <p class="nwd-lines">{each.words}</p>
              <p class="nwd-sub">
                {each.by_name}, {formatDateTime(each.said_at)}
                {writesIt(viewer) && (
                  <>
                    {' · '}
                    <a class="nwd-action" href={itemAt(item, `/comments/${each.id}`)}>
                      Deal with it<span class="visually-hidden">: {each.words.slice(0, 40)}</span>
                    </a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Details summary={`Dealt with: ${done.length}`}>
          {done.map(({ id, words, by_name, answer, resolved_by_name }) => (
            <p key={id}>
              “{words}” ({by_name}). {answer} <span class="nwd-sub">{resolved_by_name}</span>
            </p>
          ))}
        </Details>
      )}
    </>
  )
}

const decisionWords: Readonly<Record<string, string>> = { accepted: 'Accepted', declined: 'Declined' }

function Suggestions({ suggestions, one: { item } }: { suggestions: readonly Suggestion[]; one: OneItem }) {
  if (suggestions.length === 0) return null
  const open = suggestions.filter(({ decided_at }) => decided_at === null).length
  return (
    <>
      <h2 id="suggestions">
        Other words proposed <Count>{open === 0 ? 'none wait' : `${open} to decide`}</Count>
      </h2>
      <Table
        caption="Other words proposed"
        hideCaption
        dense
        stack
        columns={[
          { key: 'why', text: 'Why' },
          { key: 'by', text: 'Proposed by' },
          { key: 'on', text: 'On', nowrap: true },
          { key: 'state', text: 'What became of it' },
        ]}
        rows={suggestions.map((one) => ({
          why: <a href={itemAt(item, `/suggestions/${one.id}`)}>{one.why === '' ? 'No reason given' : one.why}</a>,
          by: one.by_name,
          on: formatDateTime(one.made_at),
          state: one.decision === null ? 'Waits' : (decisionWords[one.decision] ?? one.decision),
        }))}
      />
    </>
  )
}
