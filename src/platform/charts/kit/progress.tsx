import { Button, Heading, Page, SearchForm, Select, Table } from '#platform/ui'
import { Bars, StackedBars } from '../index.ts'
import { frame } from './frame.ts'

export const progress = (
  <Page title="Who we reach" {...frame('/reports')} wide notice="Figures are 4 minutes old.">
    <Heading
      sub={
        <>
          Northtown · people registered, to 30 September 2026 · last two quarters provisional ·{' '}
          <a href="/definitions">what each figure means</a>
        </>
      }
    >
      Who we reach, and how they get on
    </Heading>
    <SearchForm action="/reports" label="Choose what to count">
      <Select
        name="year"
        label="Year"
        options={[
          { value: 'all', text: 'All years' },
          { value: '2025-26', text: '2025-26' },
        ]}
      />
      <Button small kind="secondary">
        Show
      </Button>
    </SearchForm>
    <Table
      caption="By year of registration"
      dense
      columns={['Year', 'Started', 'Entered work', '%', 'Due at 13 weeks', 'In work at 13 weeks, %', 'Answered, %'].map(
        (text, index) => ({ key: `c${index}`, text, numeric: index > 0, nowrap: index === 0 }),
      )}
      rows={[
        ['2023-24', '1,284', '412', '32.1', '371', '62.8', '71.4'],
        ['2024-25', '1,406', '466', '33.1', '423', '64.1', '88.9'],
        ['2026-27 so far', '812', '190', '23.4', 'c', 'c', 'c'],
      ].map((cells) => Object.fromEntries(cells.map((cell, index) => [`c${index}`, cell])))}
      downloads={[
        { href: '/r.xlsx', text: 'XLSX' },
        { href: '/r.csv', text: 'CSV' },
      ]}
    />
    <h2>Still in work after starting a job</h2>
    <p class="nwd-sub">
      Of those who could have got there. People not yet due are not counted; no answer is shown, not guessed.
    </p>
    <StackedBars
      title="Still in work after starting a job"
      parts={[
        { key: 'yes', text: 'In work', look: 'full' },
        { key: 'no', text: 'Not in work', look: 'pale' },
        { key: 'none', text: 'No answer', look: 'hollow' },
      ]}
      bars={[
        { label: '4 weeks', counts: { yes: 390, no: 85, none: 25 } },
        { label: '13 weeks', counts: { yes: 266, no: 109, none: 28 } },
        { label: '26 weeks', counts: { yes: 171, no: 102, none: 27 } },
        { label: '52 weeks', counts: {}, note: 'nobody due yet' },
      ]}
    />
    <h2>Entered work, beside Scotland</h2>
    <Bars
      title="Entered work, per cent"
      measure="Northtown"
      besideLabel="Scotland"
      format={(value) => `${value.toFixed(1)}%`}
      bars={[
        { label: 'Disabled', value: 27.5, beside: 28.1 },
        { label: 'Minority ethnic', value: 33.6, beside: 30.2 },
        { label: 'Care-experienced', value: null, note: 'protected: too few to publish' },
      ]}
    />
  </Page>
)
