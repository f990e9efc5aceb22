import { calendarDate as day } from '#platform/time'
import { Button, Columns, Count, NextStep, Page, Side, SummaryList, Table, Tabs, Tag, Timeline } from '#platform/ui'
import { StageLines } from '../index.ts'
import { frame } from './frame.ts'

export const person = (
  <Page title="Zainab Invented" {...frame('/people')} back={{ href: '/people', text: 'My people' }} hideThisPage>
    <h1>Zainab Invented</h1>
    <p class="nwd-under-heading">
      Likes to be called <b>Zee</b> · text first, after 3 pm · quiet room, please ·{' '}
      <span class="nwd-sub">17, Northtown · lead key worker Morag Fictus</span>
    </p>
    <Columns
      side={
        <Side
          label="About Zee"
          items={[
            { term: 'Safe contact', detail: 'Text only. Do not phone home.' },
            {
              term: 'Who may see this, and why',
              detail: (
                <>
                  Northtown Works (lead), Northtown Academy (referrer: progress only). <a href="/access">Explain</a>
                </>
              ),
            },
            { term: 'Help in place', detail: 'School nurse · bus card' },
            {
              term: 'Add',
              detail: (
                <>
                  <a href="/note">A note</a>
                  <br />
                  <a href="/appointment">An appointment</a>
                  <br />
                  <a href="/job">A job start or other outcome</a>
                </>
              ),
            },
          ]}
        />
      }
    >
      <NextStep
        actions={
          <>
            <Button href="/we-met">We met</Button>
            <a href="/meeting">Change the meeting</a>
          </>
        }
      >
        <b>Next: the three of you meet</b> today at 10:00, Northtown Academy, with Mr Sample (guidance). Until you have
        all said “we met”, Northtown Academy keeps the next step.
      </NextStep>
      <Tabs
        label="Zee’s record"
        tabs={[
          { href: '/p/plan', text: 'Plan', current: true, count: 3 },
          { href: '/p/contacts', text: 'Contacts', count: 12 },
          { href: '/p/outcomes', text: 'Outcomes' },
        ]}
      >
        <Table
          caption="Steps open"
          dense
          stack
          columns={[
            { key: 'step', text: 'Step' },
            { key: 'who', text: 'Who' },
            { key: 'by', text: 'By', nowrap: true },
            { key: 'state', text: 'State' },
          ]}
          rows={[
            { step: 'Visit the rescue centre', who: 'Zee and Morag', by: '4 Dec', state: <Tag>to do</Tag> },
            { step: 'Young Scot card for the bus', who: 'Zee', by: '27 Nov', state: <Tag tone="blue">doing</Tag> },
            {
              step: 'Talk about exam stress with the school nurse',
              who: 'Mr Sample',
              by: '30 Nov',
              state: <Tag tone="teal">booked</Tag>,
            },
          ]}
        />
      </Tabs>
      <h2>Stages</h2>
      <StageLines
        title="Stages of support"
        today={day('2026-11-23')}
        stages={[
          { label: 'Engagement', spells: [{ since: day('2026-09-04'), until: day('2026-10-06') }] },
          { label: 'Needs', spells: [{ since: day('2026-09-28'), until: null }] },
          {
            label: 'Vocational',
            spells: [
              { since: day('2026-10-02'), until: day('2026-10-12') },
              { since: day('2026-11-02'), until: null },
            ],
          },
          { label: 'Employers', spells: [] },
          { label: 'In work', spells: [] },
        ]}
      />
      <h2>
        What has happened <Count>12</Count>
      </h2>
      <Timeline
        label="What has happened"
        items={[
          {
            when: '20 Nov',
            datetime: '2026-11-20',
            what: 'Meeting arranged for Monday',
            by: 'Morag Fictus, Northtown Works',
          },
          {
            when: '19 Nov',
            datetime: '2026-11-19',
            what: 'Accepted by Northtown Works, 1 working day after it was sent',
          },
          {
            when: '18 Nov',
            datetime: '2026-11-18',
            what: 'Referred by Northtown Academy with Zee’s agreement to share needs and contact details until 18 May',
          },
        ]}
      />
      <h2>Details</h2>
      <SummaryList
        dense
        rows={[
          { key: 'Date of birth', value: '3 March 2009 (17)', actions: [{ href: '/edit/born', text: 'Change' }] },
          { key: 'Contact', value: 'Text, after 3 pm', actions: [{ href: '/edit/contact', text: 'Change' }] },
          { key: 'Ethnic group', value: 'Not asked yet', actions: [{ href: '/edit/group', text: 'Ask' }] },
        ]}
      />
    </Columns>
  </Page>
)
