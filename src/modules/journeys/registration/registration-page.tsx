import { selectOptionalOrganisation } from '#modules/partnership'
import { currentCharacteristics, fullName, isDisabled, noticesOf, priorityFamilyGroups } from '#modules/people'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, Heading, SummaryList } from '#platform/ui'
import { personInFull, readers } from '../journeys.access.ts'
import { leadOf, spellsOf } from '../spells/spells.queries.ts'
import { eligibilityOf } from '../verify-eligibility/eligibility.queries.ts'
import { answerRows } from './answer-rows.ts'

const disabledWords = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Not known',
  prefer_not_to_say: 'Prefer not to say',
  not_asked: 'Not asked',
}
const noticeWords = { privacy: 'Privacy notice', charter: 'Charter' }
const formatWords = { read_out: 'read out', paper: 'on paper', online: 'online', easy_read: 'in easy read' }

/** What was recorded at registration, and what follows from it. */
export const registrationRoute = page({
  path: '/people/:person/registration',
  access: readers,
  audit: 'journeys.registration.viewed',
  async show(visit) {
    const { tx, today } = visit
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const at = `/people/${person.id}`
    const [spell, ...earlier] = await spellsOf(tx, person.id)
    const lead = await leadOf(tx, person.id)
    const answers = await currentCharacteristics(tx, person.id)
    const notices = await noticesOf(tx, person.id)
    const holder = spell && (await selectOptionalOrganisation(tx, spell.organisation_id))
    const checked = spell && (await eligibilityOf(tx, spell.id))
    const groups = answers ? priorityFamilyGroups({ ...answers, date_of_birth: person.date_of_birth }, today) : []
    return {
      title: `Registration: ${fullName(person)}`,
      back: { href: at, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Registration</Heading>
          {spell === undefined ? (
            <p>
              Not registered yet. <a href={`${at}/register`}>Register</a>
            </p>
          ) : (
            <>
              <SummaryList
                rows={[
                  { key: 'Registered', value: `${formatDate(spell.registered_on)}, ${holder?.name ?? ''}` },
                  { key: 'Funding stream', value: referenceText('funding-streams', spell.stream) },
                  {
                    key: 'Lead key worker',
                    value: lead?.name ?? 'Nobody now: support has ended',
                    actions: lead ? [{ href: `${at}/lead`, text: 'Change' }] : [],
                  },
                  {
                    key: 'Eligibility',
                    value: checked
                      ? `Verified on ${formatDate(checked.verified_on)} by ${checked.verified_by_name}. Seen: ${checked.seen}`
                      : 'Not verified yet',
                    actions: spell.left_on
                      ? []
                      : [{ href: `${at}/eligibility`, text: checked ? 'Verify again' : 'Verify' }],
                  },
                  ...(spell.left_on === null || spell.left_reason === null
                    ? []
                    : [
                        {
                          key: 'Left',
                          value: `${formatDate(spell.left_on)}: ${referenceText('leaving-reasons', spell.left_reason)}`,
                        },
                      ]),
                  ...earlier.map((before) => ({
                    key: 'Before that',
                    value: `${formatDate(before.registered_on)} to ${before.left_on ? formatDate(before.left_on) : 'now'}`,
                  })),
                  ...notices.map(({ notice, version, format, given_on }) => ({
                    key: noticeWords[notice as keyof typeof noticeWords],
                    value: `Version ${version}, ${formatWords[format as keyof typeof formatWords]}, ${formatDate(given_on)}`,
                  })),
                ]}
              />
              {spell.left_on === null ? (
                <p>
                  <a href={`${at}/assessment`}>Needs assessment</a> · <a href={`${at}/leave`}>Support has ended</a>
                </p>
              ) : (
                <Button href={`${at}/register`}>Register again</Button>
              )}
            </>
          )}
          {answers && (
            <>
              <h2>Worked out from the answers</h2>
              <SummaryList
                rows={[
                  { key: 'Disabled', value: disabledWords[isDisabled(answers)] },
                  {
                    key: 'Priority families',
                    value:
                      groups.length === 0
                        ? 'None known'
                        : groups.map((group) => referenceText('priority-family-groups', group)).join('; '),
                  },
                ]}
              />
              <h2>Answers, asked on {formatDate(answers.asked_on)}</h2>
              <SummaryList dense rows={answerRows(answers)} />
            </>
          )}
        </>
      ),
    }
  },
})
