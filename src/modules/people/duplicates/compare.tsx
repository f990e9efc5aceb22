import { recordEvent } from '#platform/audit'
import { Ask, choice, FormErrors, type Form as FormOf, formOf, longText } from '#platform/forms'
import { form, found, NotFound, Refused, type Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, Notification, Table } from '#platform/ui'
import { writeToColleagues } from '../letters.ts'
import { callName, fullName, selectOptionalContactDetails, selectOptionalPerson } from '../people.queries.ts'
import { addToTimeline } from '../timeline.ts'
import { whyAlike, whyNotAlike } from '../write-down/match-words.ts'
import { type Beside, besideEachOther, differs, onlyOther } from './beside.ts'
import { holdsOf, reasonsFor, whyTwoPeople } from './duplicates.queries.ts'
import { joinRecords, mayJoin, whoGains } from './join.queries.ts'

async function recordOf({ tx }: Pick<Visit, 'tx'>, id: string) {
  const person = found(await selectOptionalPerson(tx, id))
  return { person, contact: found(await selectOptionalContactDetails(tx, id)), holds: await holdsOf(tx, id) }
}

/** Two records that the viewer may decide about, or the visit ends as not found. */
export async function bothOf(visit: Pick<Visit, 'tx'>, one: string, other: string) {
  if (!(await mayJoin(visit.tx, one, other))) throw new NotFound()
  return { one: await recordOf(visit, one), other: await recordOf(visit, other) }
}

type Both = Awaited<ReturnType<typeof bothOf>>

async function load(visit: Visit<{ person: string; other: string }>) {
  const both = await bothOf(visit, visit.parameters.person, visit.parameters.other)
  const [one, other] = [both.one.person.id, both.other.person.id]
  const rows = besideEachOther(both.one, both.other)
  const gains = await whoGains(visit.tx, one, other)
  const reasons = await reasonsFor(visit.tx, one, other)
  return {
    ...both,
    rows,
    gains,
    reasons,
    twoPeople: await whyTwoPeople(visit.tx, one, other),
    form: questions(both, rows),
  }
}

function questions({ one, other }: Both, rows: readonly Beside[]): FormOf<Record<string, string | null>> {
  const choosing = rows.filter(differs).map((row) => [
    row.name,
    choice({
      label: row.label,
      required: `Choose which is right: ${row.label.toLowerCase()}`,
      options: [
        { value: 'one', text: row.one ?? '' },
        { value: 'other', text: row.other ?? '' },
      ],
    }),
  ])
  const answers =
    one.holds.answers_on !== null && other.holds.answers_on !== null
      ? [
          [
            'answers',
            choice({
              label: 'Answers given at registration',
              required: 'Choose which answers go on',
              options: [
                { value: 'one', text: `Those of ${formatDate(one.holds.answers_on)}, in the record that goes on` },
                { value: 'other', text: `Those of ${formatDate(other.holds.answers_on)}, in the other` },
              ],
            }),
          ],
        ]
      : []
  return formOf<Record<string, string | null>>({
    ...Object.fromEntries([...choosing, ...answers]),
    why: longText({
      label: 'How do you know that they are one person?',
      hint: 'For example: I asked them, they came to us first under their mother’s name. It is kept with the record.',
      required: 'Enter how you know that they are one person',
      max: 300,
    }),
    told: longText({
      label: 'How was the person told who will see more?',
      hint: 'Needed only when somebody is named above. For example: I told them on the telephone today, and they agreed.',
      max: 300,
    }),
  })
}

const reach = (sees: number) =>
  ['nothing', 'how they get on', 'what was sent with a referral', 'the whole record'][sees] ?? ''

/**
 * Two records side by side: what agrees, what does not, who would see more; and what goes on when they are joined. The first in the address goes on, and
 * the other becomes a signpost to it.
 */
export const compare = form({
  path: '/people/:person/same-as/:other',
  access: ['team_lead', 'coordinator'],
  audit: { show: 'people.duplicates.compared', submit: 'people.records.joined' },
  load,
  form: (loaded) => loaded.form,
  prefill: ({ rows, one, other }) => ({
    ...Object.fromEntries(rows.filter(differs).map(({ name }) => [name, 'one'])),
    ...(one.holds.answers_on !== null && other.holds.answers_on !== null ? { answers: 'one' } : {}),
  }),
  async show({ visit, loaded, typed, errors, token }) {
    const { one, other, rows, gains, reasons, twoPeople } = loaded
    if (errors.length === 0) {
      await visit.record({ person_id: one.person.id })
      await visit.record({ person_id: other.person.id })
    }
    const path = `/people/${one.person.id}/same-as/${other.person.id}`
    const ask = { form: loaded.form, typed, errors }
    const against = whyNotAlike({ reasons })
    return {
      title: 'Two records side by side',
      back: { href: '/people/duplicates', text: 'Likely the same person' },
      main: (
        <>
          <Heading
            sub={`They have ${whyAlike({ reasons }) || 'nothing that is compared'} in common${against === '' ? '' : `, and ${against}`}.`}
          >
            Are they one person?
          </Heading>
          <FormErrors errors={errors} />
          {twoPeople !== undefined && (
            <Notification kind="information" title="Somebody said that these are two people">
              <p>
                {twoPeople.said_by_name}, {formatDate(dateInLondon(twoPeople.said_at))}: {twoPeople.reason}
              </p>
              <p>
                <a href={`${path}/two-people`}>Take that back</a> before you join them.
              </p>
            </Notification>
          )}
          <Table
            caption="What the two records say"
            hideCaption
            dense
            stack
            columns={[
              { key: 'what', text: 'What is known' },
              { key: 'one', text: 'Goes on' },
              { key: 'other', text: 'Becomes a signpost' },
            ]}
            rows={[
              {
                what: 'Record',
                one: <a href={`/people/${one.person.id}`}>{fullName(one.person)}</a>,
                other: <a href={`/people/${other.person.id}`}>{fullName(other.person)}</a>,
              },
              ...rows
                .filter((row) => row.one !== null || row.other !== null)
                .map((row) => ({
                  what: row.label,
                  one: row.one ?? 'Not known',
                  other: differs(row) ? <strong>{row.other}</strong> : (row.other ?? 'Not known'),
                })),
              {
                what: 'Begun on',
                one: formatDate(dateInLondon(one.holds.at)),
                other: formatDate(dateInLondon(other.holds.at)),
              },
              { what: 'Entries in its timeline', one: String(one.holds.timeline), other: String(other.holds.timeline) },
            ]}
          />
          <ButtonGroup>
            <Button href={`${path}/two-people`} kind="secondary">
              They are two people
            </Button>
            <Button href={`/people/${other.person.id}/same-as/${one.person.id}`} kind="link">
              Let the other go on instead
            </Button>
          </ButtonGroup>
          {twoPeople === undefined && (
            <Form action={path} token={token}>
              <h2>Join them</h2>
              {rows.some(differs) && (
                <p>Where they say different things, choose what is right. What you do not choose is kept.</p>
              )}
              {rows.filter(differs).map(({ name }) => (
                <Ask key={name} {...ask} name={name} small />
              ))}
              {loaded.form.fields.answers !== undefined && <Ask {...ask} name="answers" small />}
              <WhatHappens loaded={loaded} />
              {gains.length > 0 && (
                <Table
                  caption="Who will see more than now"
                  stack
                  columns={[
                    { key: 'who', text: 'Who' },
                    { key: 'one', text: 'Sees of the one that goes on' },
                    { key: 'other', text: 'Sees of the other' },
                    { key: 'after', text: 'Will see' },
                  ]}
                  rows={gains.map((gain) => ({
                    who: gain.organisation ?? 'An account',
                    one: reach(gain.sees_one),
                    other: reach(gain.sees_other),
                    after: reach(Math.max(gain.sees_one, gain.sees_other)),
                  }))}
                />
              )}
              <Ask {...ask} name="why" rows={2} />
              {gains.length > 0 && <Ask {...ask} name="told" rows={2} needed />}
              <ButtonGroup>
                <Button>Join the two records</Button>
                <Button href="/people/duplicates" kind="link">
                  Decide later
                </Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer } = visit
    const { one, other, rows, gains } = loaded
    const told = value.told ?? null
    if (gains.length > 0 && told === null)
      throw new Refused([{ field: 'told', message: 'Say how the person was told who will see more' }])
    const taken = rows.filter((row) => onlyOther(row) || value[row.name] === 'other')
    const chosen = (part: Beside['part']) =>
      Object.fromEntries(taken.filter((row) => row.part === part).map(({ name, kept }) => [name, kept]))
    const [goes_on, area_id] = [one.person.id, one.person.area_id]
    const joining = await joinRecords(tx, viewer, {
      goes_on,
      other: other.person.id,
      chosen: {
        person: chosen('person'),
        contact: chosen('contact'),
        answers: value.answers === 'other' ? 'other' : 'goes_on',
      },
      why: value.why ?? '',
      told,
    })
    const saw = gains.length === 0 ? '' : ` Told to them: ${told}`
    await addToTimeline(tx, viewer, {
      area_id,
      person_id: goes_on,
      kind: 'people.joined',
      words: `Two records of them became one. How that is known: ${value.why}.${saw}`,
      sees: 3,
      link: `/people/${goes_on}/joined/${joining}`,
    })
    await visit.record({
      person_id: goes_on,
      subject: { kind: 'joined', id: joining },
      detail: { saw_more: gains.length },
    })
    await recordEvent(tx, {
      event: 'people.record.led_on',
      person_id: other.person.id,
      subject: { kind: 'joined', id: joining },
    })
    for (const gain of gains)
      await writeToColleagues(tx, gain.holder, ['team_lead'], {
        subject: 'Two records became one',
        body: 'Two records of one person were joined, and your organisation sees one of them. At No Wrong Door the person’s timeline says who did so and why.',
      })
    return { to: `/people/${goes_on}`, flash: `The two records of ${callName(one.person)} are one.` }
  },
})

function WhatHappens({ loaded: { one, rows } }: { loaded: Awaited<ReturnType<typeof load>> }) {
  const added = rows.filter(onlyOther).map(({ label }) => label.toLowerCase())
  return (
    <>
      <h3>What will happen</h3>
      <ul>
        <li>
          Everything in both goes on in the record of {fullName(one.person)}: its timeline, support, referrals, plans
          and results.
        </li>
        {added.length > 0 && <li>What only the other says is added: {new Intl.ListFormat('en-GB').format(added)}.</li>}
        <li>The other record’s address leads to it, and it is counted once.</li>
        <li>
          If support is open in both, that of the record that goes on stays, with its key worker. The other ends today,
          and those who gave it see the record for four more weeks to hand over.
        </li>
        <li>They can be parted again, and each is then as it was.</li>
      </ul>
    </>
  )
}
