import type { ComponentChildren } from 'preact'
import { wordsOfTold } from '#modules/people'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { SummaryList, WarningText } from '#platform/ui'
import { givenHow, sharedParts } from '../refer/questions.ts'
import type { ReferralRecord } from '../referral/record.queries.ts'
import { toldParts } from './told-parts.ts'

const said = (words: string | null | undefined) => words ?? 'Not given'
const texts = (codes: readonly string[], of: readonly { value: string; text: string }[]) =>
  of.filter(({ value }) => codes.includes(value)).map(({ text }) => text)

type Permission = NonNullable<ReferralRecord['permission']>

/**
 * What was sent, part by part as the person chose. A part that they did not choose says so in the same words whether or not there is
 * anything in it, so that nobody reads from the page what was kept back.
 */
export function WhatWasSent({ record: { content, contact, told, permission } }: { record: ReferralRecord }) {
  if (permission === undefined || (contact === undefined && content === undefined)) return null
  const tells = toldParts(permission)
  const row = (part: string, key: string, value: ComponentChildren) => ({
    key,
    value: tells.has(part) ? value : <span class="nwd-sub">Not shared</span>,
  })
  const toldOf = (part: string) =>
    told
      .filter((one) => one.part === part)
      .map((one) => row(part, referenceText('told-once', one.kind), wordsOfTold(one)))
  return (
    <>
      {tells.has('safe_contact') ? (
        contact?.do_not && <WarningText>{contact.do_not}</WarningText>
      ) : (
        <WarningText>Ask whoever sent this how to make contact safely, before you do.</WarningText>
      )}
      <h2>What was sent</h2>
      <SummaryList
        dense
        rows={[
          ...toldOf('safe_contact'),
          row('contact', 'Best way', referenceText('contact-methods', contact?.preferred_contact ?? 'unknown')),
          row('contact', 'Best time', said(contact?.best_time)),
          row('contact', 'Telephone', said(contact?.phone)),
          row('contact', 'E-mail', said(contact?.email)),
          row('contact', 'Address', said([contact?.address, contact?.postcode].filter(Boolean).join(', ') || null)),
          row('about', 'What helps them', said(contact?.adjustments)),
          ...toldOf('about'),
          row(
            'needs',
            'Needs help with',
            content?.needs.map((code) => referenceText('needs', code)).join(', ') || 'Not given',
          ),
          ...(content?.needs_words ? [row('needs', 'More', content.needs_words)] : []),
          row('needs', 'Hopes for', said(content?.hopes)),
          row('history', 'What happened here before', 'On their page, as far as you see it'),
          { key: 'Agreed', value: <Agreed permission={permission} /> },
        ]}
      />
    </>
  )
}

function Agreed({ permission }: { permission: Permission }) {
  const until =
    permission.expires_on === null ? 'until they take it back' : `until ${formatDate(permission.expires_on)}`
  return (
    <>
      {texts([...toldParts(permission)], sharedParts).join('; ')}. {texts([permission.given_how], givenHow).join()},
      wording {permission.wording_version}, {until}.
      {permission.withdrawn_at !== null && <> They have taken it back since.</>}
    </>
  )
}
