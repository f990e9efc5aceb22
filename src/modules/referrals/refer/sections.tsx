import type { ComponentChildren } from 'preact'
import { Ask, FormErrors, type Form as FormOf, type Overrides, type Typed } from '#platform/forms'
import { form, found, type Route } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Form, InsetText } from '#platform/ui'
import { senders } from '../roles.ts'
import { type Section, saveSection, selectOptionalDraft } from './drafts.ts'
import { agreementForm, needsForm, personForm, reachForm } from './questions.ts'
import { wordingOn } from './wording.ts'

interface SectionParts<V> {
  section: Section
  title: string
  questions(today: CalendarDate): FormOf<V>
  before?(today: CalendarDate): ComponentChildren
  looks?: Partial<Record<keyof V & string, Overrides>>
  /** Kept with what was typed, besides the answers. */
  besides?(today: CalendarDate): Typed
}

/** One section of a draft as a page of its own: shown as last saved, and saved when each answer is right. */
function sectionRoute<V extends object>({ section, title, questions, before, looks, besides }: SectionParts<V>): Route {
  return form({
    path: `/referrals/drafts/:draft/${section}`,
    access: senders,
    audit: { show: { none: 'the viewer’s own draft' }, submit: 'referrals.draft.saved' },
    async load({ tx, parameters, today }) {
      const draft = found(await selectOptionalDraft(tx, parameters.draft))
      return { draft, questions: questions(today) }
    },
    form: (loaded) => loaded.questions,
    prefill: ({ draft }) => draft.typed[section] ?? {},
    show: ({ visit, loaded, typed, errors, token }) => ({
      title,
      back: { href: `/referrals/drafts/${loaded.draft.id}`, text: 'Back to the referral' },
      main: (
        <>
          <FormErrors errors={errors} />
          <h1>{title}</h1>
          {before?.(visit.today)}
          <Form action={visit.url.pathname} token={token}>
            {fieldNames(loaded.questions).map((name) => (
              <Ask key={name} form={loaded.questions} name={name} typed={typed} errors={errors} {...looks?.[name]} />
            ))}
            <ButtonGroup>
              <Button>Save and go on</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit, loaded: { draft, questions: asked }, value }) {
      await saveSection(visit.tx, draft.id, section, { ...asked.typedFrom(value), ...besides?.(visit.today) })
      await visit.record({ subject: { kind: 'draft', id: draft.id }, detail: { section } })
      return { to: `/referrals/drafts/${draft.id}` }
    },
  })
}

function fieldNames<V>({ fields }: FormOf<V>): (keyof V & string)[] {
  const names: (keyof V & string)[] = []
  for (const name in fields) names.push(name)
  return names
}

function Words({ today }: { today: CalendarDate }) {
  const { version, paragraphs } = wordingOn(today)
  return (
    <InsetText>
      {paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p class="nwd-sub">These words are version {version}.</p>
    </InsetText>
  )
}

export const sectionTitles: Readonly<Record<Section, string>> = {
  person: 'The person',
  reach: 'How to reach them',
  needs: 'What they need and hope for',
  agreement: 'Their agreement to share',
}

export const sectionRoutes: readonly Route[] = [
  sectionRoute({ section: 'person', title: sectionTitles.person, questions: personForm }),
  sectionRoute({
    section: 'reach',
    title: sectionTitles.reach,
    questions: reachForm,
    looks: { address: { rows: 4 }, do_not: { rows: 3 } },
  }),
  sectionRoute({
    section: 'needs',
    title: sectionTitles.needs,
    questions: needsForm,
    looks: { needs: { small: true }, needs_words: { rows: 4 }, hopes: { rows: 5 } },
  }),
  sectionRoute({
    section: 'agreement',
    title: sectionTitles.agreement,
    questions: agreementForm,
    before: (today) => (
      <>
        <p>Show them these words, or read them out.</p>
        <Words today={today} />
      </>
    ),
    besides: (today) => ({ wording_version: wordingOn(today).version }),
  }),
]
