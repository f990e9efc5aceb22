import { Ask, FormErrors, type Typed } from '#platform/forms'
import { form, Refused, type Visit } from '#platform/http'
import { Button, ButtonGroup, Details, Form, InsetText } from '#platform/ui'
import { addImprovement } from '../improvement/improvements.queries.ts'
import { bornFrom } from '../improvement/new-fields.ts'
import { discussionsById, keepDiscussion } from './discussions.queries.ts'
import { type AtStatement, loadStatement } from './load-workshop.ts'
import { slugOf, standingInWords } from './said.ts'
import { Comments, Shared, Spread, Statement } from './spread.tsx'
import { saidOf, statementForm, typedAgain, withOthers, written } from './statement-form.ts'

const changedMeanwhile =
  'Somebody else wrote on this statement while you did. Their words are shown below: put yours together with them, and save again'

/** What somebody else wrote since the page was opened, with what was typed into it; undefined when nobody did. */
async function meanwhile({ tx, today }: Pick<Visit, 'tx' | 'today'>, loaded: AtStatement, typed: Typed) {
  const questions = statementForm(loaded.instrument.scale)
  const parsed = questions.parse(typed, { today })
  if (!parsed.ok || (parsed.value.seen ?? '') === (loaded.said?.id ?? '')) return undefined
  const { seen } = parsed.value
  const before = seen === null ? undefined : (await discussionsById(tx, [seen])).get(seen)
  const merged = withOthers(parsed.value, { before, now: loaded.said, today })
  return { ...merged, typed: typedAgain(questions, merged.value, loaded.said) }
}

/** One statement at the workshop: what each answered, what was said, and what the partnership agrees. */
export const workshopStatementRoute = form({
  path: '/checklists/:round/workshop/:slug',
  access: ['coordinator'],
  audit: {
    show: { none: 'figures of the viewer’s own area, which name nobody' },
    submit: 'checklists.statement.discussed',
  },
  load: loadStatement,
  form: ({ instrument }) => statementForm(instrument.scale),
  prefill: ({ instrument, said }, { today }) => typedAgain(statementForm(instrument.scale), written(said, today), said),
  async show({ visit, loaded, typed, errors, token }) {
    const others = errors.length > 0 ? await meanwhile(visit, loaded, typed) : undefined
    const asked = { form: statementForm(loaded.instrument.scale), typed: others?.typed ?? typed, errors }
    const { topic, said, improvements, at } = loaded
    const improvement = improvements.get(topic.statement.item)
    const seen = asked.typed.seen
    return {
      title: `Workshop: ${topic.statement.item}`,
      wide: true,
      bare: true,
      back: { href: `${at}/workshop`, text: 'All points' },
      main: (
        <Shared>
          <FormErrors errors={errors} />
          <Statement topic={topic} where={whereOf(loaded)} />
          <div class="nwd-shared__two">
            <div>
              <Spread whole={loaded} statement={topic.statement} said={said} />
              <Steps loaded={loaded} />
            </div>
            <Form action={visit.url.pathname} token={token}>
              <input type="hidden" name="seen" value={typeof seen === 'string' ? seen : ''} />
              {others !== undefined && others.clashes.length > 0 && said !== undefined && (
                <InsetText>
                  They wrote: {standingInWords(said, loaded.report.scale)}. {said.reason} {said.note}
                </InsetText>
              )}
              <Ask {...asked} name="rating" reveals={{ 'not-agreed': <Ask {...asked} name="reason" /> }} />
              <Ask {...asked} name="note" rows={4} />
              <Details summary="Who agrees, and when" open={errors.length > 0}>
                <Ask {...asked} name="agreed_by" />
                <Ask {...asked} name="held_on" />
              </Details>
              <ButtonGroup>
                <Button name="press" value="next">
                  Save and go on
                </Button>
                {improvement === undefined ? (
                  <Button kind="secondary" name="press" value="improve">
                    Make it an improvement
                  </Button>
                ) : (
                  <a href={`/checklists/plan/${improvement}`}>In the improvement plan</a>
                )}
              </ButtonGroup>
            </Form>
          </div>
          <Comments whole={loaded} section={topic.statement.section} />
        </Shared>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer, today } = visit
    const { round, area, topic, said, at, place, topics } = loaded
    const { item } = topic.statement
    const before = value.seen === null ? undefined : (await discussionsById(tx, [value.seen])).get(value.seen)
    const merged = withOthers(value, { before, now: said, today })
    if (merged.clashes.length > 0) throw new Refused(changedMeanwhile)
    const discussion = await keep(visit, loaded, merged.value)
    await visit.record({ subject: { kind: 'round', id: round.id }, detail: { item } })
    const here = `${at}/workshop/${slugOf(item)}`
    if (value.press === 'improve') {
      const origin = { round_id: round.id, version_id: round.version_id, item, discussion_id: discussion ?? null }
      const made = await addImprovement(tx, viewer, area, bornFrom(topic.statement.text), [origin])
      return { to: here, flash: `${item} is number ${made.number} of the improvement plan.` }
    }
    const next = topics[place + 1]
    if (value.press !== 'next') return { to: here, flash: 'Saved.' }
    return next === undefined || place < 0
      ? { to: `${at}/workshop`, flash: `${item} is saved.` }
      : { to: `${at}/workshop/${slugOf(next.statement.item)}`, flash: `${item} is saved.` }
  },
})

/** Writes down what is new, and nothing where nothing is. Returns the row that holds what was said, if anything was. */
async function keep(
  { tx, viewer, today }: Visit,
  { round, area, topic, said }: AtStatement,
  value: ReturnType<typeof written>,
): Promise<string | undefined> {
  const as = written(said, today)
  if (Object.keys(value).every((name) => value[name as keyof typeof value] === as[name as keyof typeof as]))
    return said?.id
  const kept = await keepDiscussion(tx, {
    round,
    area,
    item: topic.statement.item,
    instead: said?.id,
    said: saidOf(value),
    by: viewer.user_id,
  })
  if (kept === undefined) throw new Refused(changedMeanwhile)
  return kept
}

const whereOf = ({ place, topics, topic, report }: AtStatement): string => {
  const section = report.sections.find(({ number }) => number === topic.statement.section)
  const about = `${topic.statement.section}. ${section?.title ?? ''}`
  return place < 0 ? about : `Point ${place + 1} of ${topics.length} · ${about}`
}

/** To the point before and the point after. */
function Steps({ loaded: { topics, place, at } }: { loaded: AtStatement }) {
  const [before, after] = [topics[place - 1], place < 0 ? undefined : topics[place + 1]]
  const link = (topic: (typeof topics)[number], rel: string, text: string) => (
    <a rel={rel} href={`${at}/workshop/${slugOf(topic.statement.item)}`}>
      {text} <span class="nwd-shared__item">{topic.statement.item}</span>
    </a>
  )
  return (
    <nav class="nwd-shared__steps" aria-label="Points">
      {before && link(before, 'prev', '← Before:')}
      {after && link(after, 'next', 'Next, without saving: →')}
    </nav>
  )
}
