import { Columns, Count, Heading, Late, Page, Pagination, Side, Table } from '#platform/ui'
import { Bars } from '../index.ts'
import { frame } from './frame.ts'

export const today = (
  <Page title="Today" {...frame('/today')} flash={{ kind: 'success', text: 'Saved: the call with Piotr Sample.' }}>
    <Heading
      sub={
        <>
          7 people need you today. 43 others are on course. <a href="/people">See all 50</a>
        </>
      }
    >
      Today, Monday 23 November
    </Heading>
    <Columns
      side={
        <Side
          label="Your 50 people"
          heading
          items={[
            {
              term: 'Stages now (a person can be in several)',
              detail: (
                <Bars
                  title="People by stage"
                  measure="People"
                  bars={[
                    { label: 'Engagement', value: 6 },
                    { label: 'Needs and barriers', value: 14 },
                    { label: 'Vocational', value: 19 },
                    { label: 'Employers', value: 9 },
                    { label: 'In work', value: 12 },
                  ]}
                />
              ),
            },
            {
              term: 'Follow-ups answered',
              detail: (
                <>
                  31 of 33 due (94%). <a href="/follow-ups">The two open</a>
                </>
              ),
            },
            {
              term: 'Not heard from in 4 weeks',
              detail: (
                <>
                  3 people. <a href="/people?quiet=4">See them</a>
                </>
              ),
            },
            { term: 'Away?', detail: <a href="/cover">Arrange cover</a> },
          ]}
        />
      }
    >
      <h2>
        Overdue <Count>2</Count>
      </h2>
      <Table
        caption="Overdue"
        hideCaption
        dense
        stack
        columns={[
          { key: 'person', text: 'Person', nowrap: true },
          { key: 'what', text: 'What is waiting' },
          { key: 'since', text: 'Since', nowrap: true },
          { key: 'act', text: 'Do', nowrap: true },
        ]}
        rows={[
          {
            person: <a href="/people/1">Eilidh Sample</a>,
            what: 'Still in work at 13 weeks? Two texts, no answer',
            since: <Late>6 working days</Late>,
            act: <a href="/follow-ups/1">Call and record</a>,
          },
          {
            person: <a href="/people/2">Callum Madeup</a>,
            what: 'Handover to Harbour Housing: they have not confirmed “we met”',
            since: <Late>2 working days</Late>,
            act: <a href="/handovers/2">Ask Harbour Housing</a>,
          },
        ]}
      />
      <h2>
        Today <Count>3</Count>
      </h2>
      <Table
        caption="Today"
        hideCaption
        dense
        stack
        columns={[
          { key: 'person', text: 'Person', nowrap: true, sort: { href: '?sort=person', direction: 'ascending' } },
          { key: 'what', text: 'What' },
          { key: 'when', text: 'When', nowrap: true, sort: { href: '?sort=when' } },
          { key: 'act', text: 'Do', nowrap: true },
        ]}
        rows={[
          ['Zainab Invented', 'First meeting with you and her guidance teacher, Northtown Academy', '10:00', 'Open'],
          ['Struan Synthetic', 'Action plan review', '11:30, phone', 'Open'],
          ['Niamh Testperson', 'Starts at Braeside Care, 24 hours, real Living Wage', 'first day', 'Wish her luck'],
        ].map(([person, what, when, act], index) => ({
          person: <a href={`/people/${index + 3}`}>{person}</a>,
          what,
          when,
          act: <a href={`/do/${index + 3}`}>{act}</a>,
        }))}
        downloads={[{ href: '/today.csv', text: 'CSV' }]}
      />
      <Pagination of="people" showing={3} total={1250} previous="?before=a" next="?after=b" />
      <h2>
        New to you <Count>0</Count>
      </h2>
      <Table
        caption="New to you"
        columns={[]}
        rows={[]}
        empty={
          <p>
            Nobody is waiting for your answer. <a href="/referrals">See all referrals</a>
          </p>
        }
      />
    </Columns>
  </Page>
)
