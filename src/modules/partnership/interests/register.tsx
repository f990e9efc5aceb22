import { Ask, choice, date, formOf, text } from '#platform/forms'
import { form, found, NotFound, page } from '#platform/http'
import { referenceOptions, referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Count, Heading, NextStep, Table } from '#platform/ui'
import { seatsNow } from '../members/members.queries.ts'
import { areaOf, members } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import {
  endInterest,
  insertInterest,
  insertStatement,
  interestsOf,
  lastStatements,
  ownInterest,
} from './interests.queries.ts'
import { yetToDeclare } from './statement.ts'

const back = { href: '/partnership/interests', text: 'Interests' }

/** The register of interests: what members have declared of themselves, and who has yet to say that it is complete. */
export const listInterests = page({
  path: '/partnership/interests',
  access: members,
  audit: 'partnership.interests.viewed',
  async show({ tx, viewer, today, record }) {
    const area = areaOf(viewer)
    const interests = await interestsOf(tx, area)
    const waiting = yetToDeclare(await seatsNow(tx, area, today), await lastStatements(tx, area), today)
    const mine = waiting.some(({ user_id }) => user_id === viewer.user_id)
    await record({ detail: { interests: interests.length } })
    return {
      title: 'Register of interests',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={`${interests.length === 1 ? '1 interest' : `${interests.length} interests`} declared. Everybody may read a summary of them that names nobody.`}
          >
            Register of interests
          </Heading>
          {mine ? (
            <NextStep
              actions={
                <>
                  <Button href="/partnership/interests/confirm">What is here is all</Button>
                  <a href="/partnership/interests/new">Declare an interest</a>
                </>
              }
            >
              Once a year each of us says whether the register is complete. It is your turn.
            </NextStep>
          ) : (
            <ButtonGroup>
              <Button href="/partnership/interests/new">Declare an interest</Button>
            </ButtonGroup>
          )}
          <Table
            caption="Interests that members have declared"
            hideCaption
            dense
            stack
            empty="No interest is declared yet."
            columns={[
              { key: 'name', text: 'Who' },
              { key: 'interest', text: 'Interest' },
              { key: 'kind', text: 'Kind' },
              { key: 'since', text: 'Declared', nowrap: true },
              { key: 'do', text: 'Do' },
            ]}
            rows={interests.map((each) => ({
              name: [each.name, each.organisation].filter(Boolean).join(', '),
              interest: each.words,
              kind: referenceText('interest-kinds', each.kind),
              since: formatDate(dateInLondon(each.declared_at)),
              do:
                each.user_id === viewer.user_id ? (
                  <a href={`/partnership/interests/${each.id}/end`}>
                    It has ended<span class="visually-hidden">: {each.words}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
          />
          <h2>
            Have not said this year that the register is complete <Count>{waiting.length}</Count>
          </h2>
          <p>
            {waiting.length === 0
              ? 'Everybody with an account has.'
              : `${waiting.map(({ name, organisation }) => `${name}, ${organisation}`).join('; ')}. They are reminded.`}
          </p>
          <p>
            <a href={`/partnerships/${area}/interests`}>What everybody may read</a>
          </p>
        </>
      ),
    }
  },
})

const interestForm = (today: CalendarDate) =>
  formOf({
    kind: choice({
      label: 'What kind of interest?',
      required: 'Choose the kind',
      options: referenceOptions('interest-kinds', today),
    }),
    words: text({
      label: 'What is it?',
      called: 'The interest',
      hint: 'In a sentence. Members of the partnership read it; the public reads only the kind; and, when it is paid from the partnership’s money, the name of your organisation.',
      required: 'Say what the interest is',
      max: 300,
    }),
  })

/** A member declares an interest of their own. */
export const addInterest = form({
  path: '/partnership/interests/new',
  access: members,
  audit: { show: { none: 'an empty form' }, submit: 'partnership.interest.declared' },
  load: async ({ today }) => interestForm(today),
  form: (questions) => questions,
  show(view) {
    const asked = { form: view.loaded, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Declare an interest',
      sub: 'Something that could pull you two ways when the partnership decides, or that others could think does.',
      view,
      button: 'Declare it',
      back,
      children: (
        <>
          <Ask {...asked} name="kind" inline={false} />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const id = await insertInterest(visit.tx, visit.viewer, areaOf(visit.viewer), value)
    await visit.record({ subject: { kind: 'interest', id }, detail: { kind: value.kind } })
    return { to: back.href, flash: 'The interest is in the register.' }
  },
})

const endForm = formOf({
  ended_on: date({ label: 'When did it end?', called: 'The day', required: 'Enter the day', notFuture: true }),
})

/** An interest of the viewer's own has ended. */
export const stopInterest = form({
  path: '/partnership/interests/:interest/end',
  access: members,
  audit: { show: { none: 'one’s own interest' }, submit: 'partnership.interest.ended' },
  load: async ({ tx, viewer, parameters }) => found(await ownInterest(tx, viewer, parameters.interest)),
  form: endForm,
  show: (view) =>
    partnershipForm({
      heading: 'The interest has ended',
      sub: view.loaded.words,
      view,
      button: 'Save that it ended',
      back,
      children: <Ask form={endForm} typed={view.typed} errors={view.errors} name="ended_on" />,
    }),
  async submit({ visit, loaded, value }) {
    await endInterest(visit.tx, loaded.id, value.ended_on, visit.clock.now())
    await visit.record({ subject: { kind: 'interest', id: loaded.id } })
    return { to: back.href, flash: 'The interest has ended.' }
  },
})

/** Once a year: what is in the register is all there is to say of the viewer. */
export const confirmInterests = form({
  path: '/partnership/interests/confirm',
  access: members,
  audit: { show: { none: 'one’s own interests' }, submit: 'partnership.interests.confirmed' },
  async load({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const seated = (await seatsNow(tx, area, today)).some(({ user_id }) => user_id === viewer.user_id)
    if (!seated) throw new NotFound()
    return (await interestsOf(tx, area)).filter(({ user_id }) => user_id === viewer.user_id)
  },
  form: formOf({}),
  show: (view) =>
    partnershipForm({
      heading: 'Is this all?',
      sub: 'What the register says of you:',
      view,
      button: view.loaded.length === 0 ? 'I have nothing to declare' : 'This is all',
      back,
      children: (
        <>
          {view.loaded.length === 0 ? (
            <p>Nothing.</p>
          ) : (
            <ul>
              {view.loaded.map(({ id, words }) => (
                <li key={id}>{words}</li>
              ))}
            </ul>
          )}
          <p>
            <a href="/partnership/interests/new">Declare another first</a>
          </p>
        </>
      ),
    }),
  async submit({ visit, loaded }) {
    await insertStatement(visit.tx, visit.viewer, areaOf(visit.viewer), loaded.length)
    await visit.record({ detail: { interests: loaded.length } })
    return { to: back.href, flash: 'Thank you. You are asked again in a year.' }
  },
})
