import type { Shown } from '#platform/http'
import { Button, SearchForm } from '#platform/ui'
import { yearsIn } from '../../area-reports/figures.ts'
import { TownAndCountry } from '../../demand/town-country/town-country.tsx'
import { measureEntry } from '../../measures.ts'
import { ShareSelect, YearSelect } from '../choosing.tsx'
import { ReportHead } from '../report-head.tsx'
import type { Progress } from './asked.ts'
import { leadOf } from './lead.ts'
import { FollowUps, Gaps, OverTime, Progression, Waiting } from './sections.tsx'

const title = 'How people are getting on'

/** What came of the support of an area, or of the nation: one sentence, then a picture for each question. */
export function progressPage({ place, progress }: { place: string; progress: Progress }): Shown {
  const { result, today, period, of } = progress
  const years = yearsIn(result)
  const head = { title, place, national: progress.area === undefined, about: 'people registered, to', to: result.as_at }
  const query = `year=${period}&of=${of}`
  return {
    title,
    wide: true,
    main: (
      <>
        <ReportHead {...head} at="/reports/progress" />
        {years.length === 0 ? (
          <p class="nwd-empty">Nobody has been registered yet. Figures appear with the first registration.</p>
        ) : (
          <>
            <p class="ds_lead">{leadOf(result, period)}</p>
            <SearchForm action="/reports/progress" label="Choose what to look at">
              <YearSelect years={years} value={period} today={today} />
              <ShareSelect label="Over time, and between groups" value={of} />
              <Button small kind="secondary">
                Show
              </Button>
            </SearchForm>
            <FollowUps {...progress} />
            <Progression {...progress} />
            <OverTime {...progress} />
            <Gaps {...progress} />
            <TownAndCountry title={measureEntry(of).title} classes={progress.classes} />
          </>
        )}
        <Waiting {...progress} />
        <p>
          Download: <a href={`/reports/progress/figures?${query}&format=xlsx`}>groups, quarters and waits (XLSX)</a>
        </p>
      </>
    ),
  }
}
