import type { ComponentChildren } from 'preact'
import { FormErrors, type Form as FormOf, type Option, type Typed } from '#platform/forms'
import { form, found, type Route } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Form, InsetText } from '#platform/ui'
import { senders } from '../roles.ts'
import { partnersToName } from '../sharing/partners.ts'
import { AskAll, type Looks } from './ask-all.tsx'
import { type Section, saveSection, selectOptionalDraft } from './drafts.ts'
import { agreementForm, anyone, needsForm, personForm, reachForm } from './questions.ts'
import { wordingOn } from './wording.ts'

/** What a section of a referral asks, by whichever door it comes. */
export interface SectionParts<V> {
  section: Section
  title: string
  questions(today: CalendarDate, partners: readonly Option[]): FormOf<V>
  /** Asks whom they name, among those of the area that support people. */
  namesPartner?: true
  /** What stands in the boxes before anything was typed. */
  first?: Typed
  before?(today: CalendarDate): ComponentChildren
  looks?: Looks<V>
  /** Kept with what was typed, besides the answers. */
  besides?(today: CalendarDate): Typed
}

/** One section of a draft as a page of its own: shown as last saved, and saved when each answer is right. */
function sectionRoute<V extends object>(parts: SectionParts<V>): Route {
  const { section, title, questions, before, looks, besides } = parts
  return form({
    path: `/referrals/drafts/:draft/${section}`,
    access: senders,
    audit: { show: { none: 'the viewer’s own draft' }, submit: 'referrals.draft.saved' },
    async load({ tx, viewer, parameters, today }) {
      const draft = found(await selectOptionalDraft(tx, parameters.draft))
      const partners = parts.namesPartner && viewer.area_id !== null ? await partnersToName(tx, viewer.area_id) : []
      return { draft, questions: questions(today, partners) }
    },
    form: (loaded) => loaded.questions,
    prefill: ({ draft }) => draft.typed[section] ?? parts.first ?? {},
    show: ({ visit, loaded, typed, errors, token }) => ({
      title,
      back: { href: `/referrals/drafts/${loaded.draft.id}`, text: 'Back to the referral' },
      main: (
        <>
          <FormErrors errors={errors} />
          <h1>{title}</h1>
          {before?.(visit.today)}
          <Form action={visit.url.pathname} token={token}>
            <AskAll form={loaded.questions} typed={typed} errors={errors} looks={looks} />
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

/** The words by which a person agrees, with their version. */
export function WordingShown({ today }: { today: CalendarDate }) {
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

/** The sections of a referral in their order, each made into a page by the door it comes through. */
export const sectionsBy = (build: <V extends object>(parts: SectionParts<V>) => Route): readonly Route[] => [
  build({ section: 'person', title: sectionTitles.person, questions: personForm }),
  build({
    section: 'reach',
    title: sectionTitles.reach,
    questions: reachForm,
    looks: { address: { rows: 4 }, do_not: { rows: 3 } },
  }),
  build({
    section: 'needs',
    title: sectionTitles.needs,
    questions: needsForm,
    looks: { needs: { small: true }, needs_words: { rows: 4 }, hopes: { rows: 5 } },
  }),
  build({
    section: 'agreement',
    title: sectionTitles.agreement,
    questions: agreementForm,
    namesPartner: true,
    first: { partner_id: anyone },
    before: (today) => (
      <>
        <p>Show them these words, or read them out.</p>
        <WordingShown today={today} />
      </>
    ),
    besides: (today) => ({ wording_version: wordingOn(today).version }),
  }),
]

export const sectionRoutes = sectionsBy(sectionRoute)
