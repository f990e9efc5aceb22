import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { SummaryList } from '#platform/ui'
import { toldParts } from '../sharing/told-parts.ts'
import type { Answers } from './answers.ts'
import type { Section } from './drafts.ts'
import { givenHow, sharedParts } from './questions.ts'
import { sectionTitles } from './sections.tsx'

const said = (words: string | null | undefined) => words ?? 'Not given'

const notPassedOn = 'Not passed on: they did not agree to it'

function notTold(parts: readonly string[], wording_version: string): string {
  const tells = toldParts({ parts, wording_version })
  const others = sharedParts.filter(({ value }) => !tells.has(value))
  return others.length === 0 ? 'They agreed to every part' : others.map(({ text }) => text).join('; ')
}

/** What will be sent, section by section, each with a way back to change it. */
export function CheckedAnswers({
  answers,
  at,
  partner,
}: {
  answers: Answers
  at: string
  partner?: string | undefined
}) {
  const { person, reach, needs, agreement, version } = answers
  if (!person || !reach || !needs || !agreement) return null
  const change = (section: Section, about: string) => [{ href: `${at}/${section}`, text: 'Change', about }]
  const texts = (parts: readonly string[], of: readonly { value: string; text: string }[]) =>
    of.filter(({ value }) => parts.includes(value)).map(({ text }) => text)
  const tells = toldParts({ parts: agreement.parts, wording_version: version })
  const toldNeeds = tells.has('needs')
  return (
    <>
      <h2>{sectionTitles.person}</h2>
      <SummaryList
        rows={[
          { key: 'Name', value: `${person.given_name} ${person.family_name}`, actions: change('person', 'the person') },
          { key: 'Likes to be called', value: said(person.known_as) },
          {
            key: 'Date of birth',
            value: !tells.has('about')
              ? notPassedOn
              : person.date_of_birth === null
                ? 'Not known'
                : formatDate(person.date_of_birth),
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
          { key: 'What not to do', value: tells.has('safe_contact') ? said(reach.do_not) : notPassedOn },
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
          { key: 'Not passed on', value: notTold(agreement.parts, version) },
          {
            key: 'To',
            value: partner === undefined ? 'Whoever the partnership asks to support them' : `${partner} alone`,
          },
          { key: 'How', value: texts([agreement.given_how], givenHow).join() },
          { key: 'Until', value: agreement.expires_on === null ? 'No day named' : formatDate(agreement.expires_on) },
          { key: 'Wording', value: `Version ${version}` },
        ]}
      />
    </>
  )
}
