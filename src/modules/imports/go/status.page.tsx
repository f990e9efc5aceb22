import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Heading, NextStep, Notification, SummaryList } from '#platform/ui'
import type { Counts, Kind } from '../kind.ts'
import { WorkedOn } from '../undo/worked-on.tsx'
import type { FileInHand, Standing, Work } from '../work/file.ts'
import { counted, doing, inWords, nameOf, rowsOf, timeLeft } from '../work/words.ts'

/** What is under way, how far it is, and how much longer it will take. The page looks again by itself. */
export function WorkingPage({ file, work, now }: { file: FileInHand; work: Work; now: Date }) {
  const percent = Math.round(work.done * 100)
  const left = timeLeft(work, now)
  const stopping = work.stop_asked_at !== null
  return (
    <>
      <Heading sub={`${nameOf(file)}. You need not wait here: it goes on by itself.`}>{doing[work.what]}</Heading>
      <section data-live={`/imports/${file.id}`} aria-live="polite" aria-label="How far it is">
        <p>
          <progress
            class="nwd-progress"
            max={100}
            value={percent}
            aria-label={doing[work.what]}
          >{`${percent}%`}</progress>
        </p>
        <p>
          {stopping
            ? 'It stops within moments.'
            : work.began_at === null
              ? 'It begins within moments, once other files are done.'
              : `${percent}% done${left === undefined ? '' : `, ${left}`}.`}
        </p>
      </section>
      <ButtonGroup>
        <Button kind="secondary" href={`/imports/${file.id}`}>
          Look again
        </Button>
        {!stopping && (
          <Button kind="secondary" href={`/imports/${file.id}/stop`}>
            Stop
          </Button>
        )}
      </ButtonGroup>
    </>
  )
}

interface EndedProps {
  file: FileInHand
  kind: Kind
  standing: Exclude<Standing, { at: 'working' }>
  stored: readonly Work[]
  waiting: number
  /** What was worked on since, where it could not be taken back for that. */
  since: Parameters<typeof WorkedOn>[0]
  now: Date
}

const day = 86_400_000
/** For how many days a file can be taken back. */
export const daysToTakeBack = 30

/** Whether a file that was stored then can still be taken back. */
export const canBeTakenBack = (stored: readonly Work[], now: Date): boolean =>
  stored.some(({ ended_at }) => ended_at !== null && now.getTime() - ended_at.getTime() < daysToTakeBack * day)

/** What became of a file that needs nothing more, or only that those who wait are decided on. */
export function EndedPage({ file, kind, standing, stored, waiting, since, now }: EndedProps) {
  const sums = sumOf(stored)
  const by = stored.at(-1)
  return (
    <>
      <Heading
        sub={
          by?.ended_at == null
            ? nameOf(file)
            : `${nameOf(file)}, by ${by.asked_by_name} on ${formatDateTime(by.ended_at)}`
        }
      >
        {standing.at === 'stored'
          ? `${counted(kind, sums.added + sums.changed + sums.matched)} brought in`
          : inWords(standing)}
      </Heading>
      {standing.said !== undefined && standing.at !== 'unreadable' && (
        <Notification kind="warning">{standing.said}</Notification>
      )}
      {since.count > 0 && <WorkedOn {...since} />}
      {standing.at === 'unreadable' && (
        <>
          <p>{standing.said}</p>
          <ButtonGroup>
            <Button href="/imports/new">Choose another file</Button>
            <Button kind="secondary" href={`/imports/${file.id}/set-aside`}>
              Set this one aside
            </Button>
          </ButtonGroup>
        </>
      )}
      {standing.at === 'taken_back' && <p>Everything that it had added or changed is as it was before.</p>}
      {standing.at === 'stored' && waiting > 0 && (
        <NextStep actions={<Button href="/imports/waiting">Decide who they are</Button>}>
          {counted(kind, waiting)} may be known here already, and {waiting === 1 ? 'waits' : 'wait'} for a decision.
        </NextStep>
      )}
      {standing.at === 'stored' && <CameOf file={file} kind={kind} sums={sums} />}
      {standing.at === 'stored' && canBeTakenBack(stored, now) && (
        <p>
          Was it the wrong file? <a href={`/imports/${file.id}/undo`}>Take all of it back</a>
        </p>
      )}
    </>
  )
}

interface CameOfProps {
  file: FileInHand
  kind: Kind
  sums: ReturnType<typeof sumOf>
}

/** What was stored, what was not, and where to go on. */
function CameOf({ file, kind, sums: { added, changed, unchanged, matched } }: CameOfProps) {
  const refused = file.refused ?? 0
  const rows = [
    { key: 'New here', count: added, value: counted(kind, added) },
    { key: 'Changed', count: changed, value: counted(kind, changed) },
    { key: 'As before', count: unchanged, value: counted(kind, unchanged) },
    { key: 'Known here already', count: matched, value: counted(kind, matched) },
    {
      key: 'Left out',
      count: refused,
      value: (
        <>
          {rowsOf(refused)} with something wrong. Mend them and bring them in:{' '}
          <a href={`/imports/${file.id}/marked/marked.xlsx`}>spreadsheet</a>,{' '}
          <a href={`/imports/${file.id}/marked/marked.csv`}>CSV</a>
        </>
      ),
    },
  ]
  return (
    <>
      <SummaryList rows={rows.filter(({ count }) => count > 0).map(({ key, value }) => ({ key, value }))} />
      {kind.asksWhoSupports && added > 0 && (
        <p>
          {file.options.lead === undefined
            ? `Those who are still supported stand on the list of ${file.options.organisation ?? 'the organisation that supports them'}, until a team lead gives each a key worker.`
            : `Those who are still supported are led by ${file.options.lead} of ${file.options.organisation}.`}
        </p>
      )}
    </>
  )
}

function sumOf(stored: readonly Work[]) {
  const sum = (of: keyof Counts, some = stored) => some.reduce((all, { counts }) => all + (counts?.[of] ?? 0), 0)
  return {
    added: sum('added'),
    changed: sum('changed'),
    matched: sum('matched'),
    unchanged: sum(
      'unchanged',
      stored.filter(({ what }) => what === 'store'),
    ),
  }
}
