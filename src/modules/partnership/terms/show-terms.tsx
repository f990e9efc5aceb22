import { found, page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Count, Details, Heading, NextStep, Table } from '#platform/ui'
import { type Member, memberOfViewer, membersNow } from '../members/members.queries.ts'
import { Paragraphs } from '../paragraphs.tsx'
import { areaOf, ownBusiness, readers, runsIt } from '../partnership.access.ts'
import { type Agreement, agreementsOf, selectOptionalAgreement, whoAccepted } from './terms.queries.ts'

/** The terms of reference as they stand, who has accepted them and who has not, and the versions before. */
export const showTerms = page({
  path: '/partnership/terms',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer }) {
    const [current, ...earlier] = await agreementsOf(tx, areaOf(viewer))
    const members = await membersNow(tx, areaOf(viewer))
    const accepted = current === undefined ? [] : await whoAccepted(tx, current.id)
    const mine = viewer.role === 'member' ? await memberOfViewer(tx, viewer) : undefined
    const waiting = current && mine && !accepted.some(({ member_id }) => member_id === mine.id)
    return {
      title: 'Terms of reference',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={
              current === undefined
                ? 'No terms have been put out yet.'
                : `Version ${current.version}, in force from ${formatDate(current.in_force_on)}.`
            }
          >
            {current?.title ?? 'Terms of reference'}
          </Heading>
          {waiting && (
            <NextStep actions={<Button href={`/partnership/terms/${current.id}/accept`}>Read and accept</Button>}>
              {mine.organisation} has not accepted version {current.version} yet.
            </NextStep>
          )}
          {runsIt(viewer) && (
            <ButtonGroup>
              <Button href="/partnership/terms/new" kind={current === undefined ? 'primary' : 'secondary'}>
                {current === undefined ? 'Write the terms' : 'Put out a new version'}
              </Button>
            </ButtonGroup>
          )}
          {current === undefined ? (
            <p class="nwd-empty">
              Terms of reference say what the partnership is for, who is in it, and how it decides. Each member
              organisation accepts them.
            </p>
          ) : (
            <>
              <Acceptance members={members} accepted={accepted} />
              <h2>The text</h2>
              <Text agreement={current} />
            </>
          )}
          {earlier.length > 0 && (
            <Details summary="Earlier versions">
              <ul>
                {earlier.map(({ id, version, in_force_on }) => (
                  <li key={id}>
                    <a href={`/partnership/terms/${id}`}>
                      Version {version}, from {formatDate(in_force_on)}
                    </a>
                  </li>
                ))}
              </ul>
            </Details>
          )}
        </>
      ),
    }
  },
})

/** One version of the terms, the present one or an earlier one. */
export const showVersion = page({
  path: '/partnership/terms/:agreement',
  access: readers,
  audit: ownBusiness,
  async show({ tx, parameters }) {
    const agreement = found(await selectOptionalAgreement(tx, parameters.agreement))
    return {
      title: `Terms of reference, version ${agreement.version}`,
      back: { href: '/partnership/terms', text: 'Terms of reference' },
      main: (
        <>
          <Heading sub={`In force from ${formatDate(agreement.in_force_on)}. Put out by ${agreement.by_name}.`}>
            {agreement.title}, version {agreement.version}
          </Heading>
          <Text agreement={agreement} />
        </>
      ),
    }
  },
})

export function Text({ agreement: { words, changes } }: { agreement: Agreement }) {
  return (
    <>
      {changes !== null && (
        <>
          <h3>What is new</h3>
          <Paragraphs words={changes} />
          <h3>In full</h3>
        </>
      )}
      <Paragraphs words={words} />
    </>
  )
}

interface AcceptanceProps {
  members: readonly Member[]
  accepted: Awaited<ReturnType<typeof whoAccepted>>
}

function Acceptance({ members, accepted }: AcceptanceProps) {
  const of = (member: Member) => accepted.find(({ member_id }) => member_id === member.id)
  const waiting = members.filter((member) => of(member) === undefined)
  return (
    <>
      <h2>
        Who has accepted <Count>{`${members.length - waiting.length} of ${members.length}`}</Count>
      </h2>
      <p>
        {members.length > 0 && waiting.length === 0
          ? 'Every member organisation has accepted.'
          : `Not yet: ${waiting.map(({ organisation }) => organisation).join(', ') || 'there is no member organisation'}.`}
      </p>
      {accepted.length > 0 && (
        <Details summary="Who accepted, and when">
          <Table
            caption="Who has accepted the terms"
            hideCaption
            dense
            stack
            columns={[
              { key: 'organisation', text: 'Organisation' },
              { key: 'by', text: 'Accepted by' },
              { key: 'on', text: 'On', nowrap: true },
            ]}
            rows={members.flatMap((member) => {
              const done = of(member)
              if (done === undefined) return []
              const on = formatDate(dateInLondon(done.accepted_at))
              return [{ organisation: member.organisation, by: done.by_name, on }]
            })}
          />
        </Details>
      )}
    </>
  )
}
