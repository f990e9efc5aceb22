import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { SummaryList } from '#platform/ui'
import type { Answers } from './answers.ts'
import type { Section } from './drafts.ts'
import { givenHow, sharedParts } from './questions.ts'
import { sectionTitles } from './sections.tsx'

const said = (words: string | null | undefined) => words ?? 'Not given'

/** What will be sent, section by section, each with a way back to change it. */
export function CheckedAnswers({ answers, at }: { answers: Answers; at: string }) {
  const { person, reach, needs, agreement, version } = answers
  if (!person || !reach || !needs || !agreement) return null
  const change = (section: Section, about: string) => [{ href: `${at}/${section}`, text: 'Change', about }]
  const texts = (parts: readonly string[], of: readonly { value: string; text: string }[]) =>
    of.filter(({ value }) => parts.includes(value)).map(({ text }) => text)
  const toldNeeds = agreement.parts.includes('needs')
  return (
    <>
      <h2>{sectionTitles.person}</h2>
      <SummaryList
        rows={[
          { key: 'Name', value: `${person.given_name} ${person.family_name}`, actions: change('person', 'the person') },
          { key: 'Likes to be called', value: said(person.known_as) },
          {
            key: 'Date of birth',
            value: person.date_of_birth === null ? 'Not known' : formatDate(person.date_of_birth),
          },
        ]}
      />
      <h2>{sectionTitles.reach}</h2>
      <SummaryList
        rows={[
          {
            key: 'Best way',
            value: referenceText('contact-methods', reach.preferred_contact),
            actions: change('reach', 'how to reach them'),
          },
          { key: 'Telephone', value: said(reach.phone) },
          { key: 'E-mail', value: said(reach.email) },
          { key: 'Address', value: said([reach.address, reach.postcode].filter(Boolean).join(', ') || null) },
          { key: 'Best time', value: said(reach.best_time) },
          { key: 'What not to do', value: said(reach.do_not) },
        ]}
      />
      <h2>{sectionTitles.needs}</h2>
      {!toldNeeds && <p>They did not agree to pass this part on, so it will not be sent.</p>}
      <SummaryList
        rows={[
          {
            key: 'Needs help with',
            value: needs.needs.map((code) => referenceText('needs', code)).join(', '),
            actions: change('needs', 'what they need and hope for'),
          },
          { key: 'More', value: said(needs.needs_words) },
          { key: 'Hopes for', value: needs.hopes },
        ]}
      />
      <h2>{sectionTitles.agreement}</h2>
      <SummaryList
        rows={[
          {
            key: 'Agreed to pass on',
            value: texts(agreement.parts, sharedParts).join('; '),
            actions: change('agreement', 'their agreement'),
          },
          { key: 'How', value: texts([agreement.given_how], givenHow).join() },
          { key: 'Until', value: agreement.expires_on === null ? 'No day named' : formatDate(agreement.expires_on) },
          { key: 'Wording', value: `Version ${version}` },
        ]}
      />
    </>
  )
}
