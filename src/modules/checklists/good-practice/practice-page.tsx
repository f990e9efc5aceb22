import type { Viewer } from '#platform/access'
import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDateTime } from '#platform/time'
import { Heading, NextStep, Table, Tag, type TagTone } from '#platform/ui'
import { whoMayKnow } from '../run-round/rounds-page.tsx'
import { selectOptionalPractice } from './practice.queries.ts'
import { isInside, mayChange, type Practice, type Standing, standingOf, type Telling } from './practice.ts'
import { WhatItSays } from './what-it-says.tsx'

const inWords: Record<Standing, readonly [string, TagTone]> = {
  draft: ['Draft', 'grey'],
  submitted: ['Waits to be read', 'blue'],
  returned: ['Returned', 'orange'],
  published: ['Published', 'green'],
  withdrawn: ['Withdrawn', 'grey'],
}

/** How a version stands, as a word. */
export function StandingTag({ telling }: { telling: Telling }) {
  const [text, tone] = inWords[standingOf(telling)]
  return <Tag tone={tone}>{text}</Tag>
}

const moment = ({ withdrawn_at, decided_at, submitted_at, written_at }: Telling) =>
  formatDateTime(withdrawn_at ?? decided_at ?? submitted_at ?? written_at)

const said: Record<Standing, (telling: Telling) => string> = {
  draft: () => 'This is a draft, seen in its area only. The coordinator submits it.',
  submitted: () => 'It waits for the national team to read it.',
  returned: ({ decided_why }) => `It was returned: ${decided_why}`,
  published: () => 'Every partnership sees it.',
  withdrawn: ({ withdrawn_why }) => `It was withdrawn: ${withdrawn_why}`,
}

function Steps({ practice, viewer }: { practice: Practice; viewer: Viewer }) {
  const at = `/checklists/good-practice/${practice.id}`
  const standing = standingOf(practice.latest)
  const coordinates = viewer.role === 'coordinator'
  const reviews = viewer.role === 'analyst'
  return (
    <NextStep
      actions={
        <>
          {standing === 'draft' && coordinates && (
            <a class="ds_button" href={`${at}/submit`}>
              Submit it
            </a>
          )}
          {standing === 'submitted' && reviews && (
            <a class="ds_button" href={`${at}/review`}>
              Review it
            </a>
          )}
          {mayChange(viewer, practice) && (
            <a href={`${at}/change`}>{standing === 'draft' ? 'Change it' : 'Write the next version'}</a>
          )}
          {practice.shown !== undefined && (coordinates || reviews) && <a href={`${at}/withdraw`}>Withdraw it</a>}
        </>
      }
    >
      {said[standing](practice.latest)}
    </NextStep>
  )
}

function Inside({ practice, viewer }: { practice: Practice; viewer: Viewer }) {
  const { latest, shown, versions } = practice
  return (
    <>
      <Steps practice={practice} viewer={viewer} />
      <WhatItSays telling={latest} />
      {shown !== undefined && shown !== latest && (
        <>
          <h2>What other partnerships see</h2>
          <p>
            Version {shown.number}: {shown.title}
          </p>
          <WhatItSays telling={shown} />
        </>
      )}
      <h2>Versions</h2>
      <Table
        caption="Versions, the newest first"
        hideCaption
        dense
        columns={[
          { key: 'number', text: 'Version', numeric: true },
          { key: 'title', text: 'Title' },
          { key: 'standing', text: 'State' },
          { key: 'since', text: 'Since', nowrap: true },
        ]}
        rows={versions.map((telling) => ({
          number: telling.number,
          title: telling.title,
          standing: <StandingTag telling={telling} />,
          since: moment(telling),
        }))}
      />
    </>
  )
}

/** An example of good practice: to every partnership what is published, to its own area and the analyst how it stands as well. */
export const practicePage = page({
  path: '/checklists/good-practice/:practice',
  access: whoMayKnow,
  audit: { none: 'what an area puts forward, which is about nobody' },
  async show({ tx, viewer, parameters }) {
    const practice = found(await selectOptionalPractice(tx, parameters.practice))
    const inside = isInside(viewer, practice)
    const telling = inside ? practice.latest : found(practice.shown)
    return {
      title: telling.title.slice(0, 60),
      back: { href: '/checklists/good-practice', text: 'Good practice' },
      main: (
        <>
          <Heading sub={referenceText('areas', practice.area_id)}>{telling.title}</Heading>
          {inside ? <Inside practice={practice} viewer={viewer} /> : <WhatItSays telling={telling} />}
        </>
      ),
    }
  },
})
