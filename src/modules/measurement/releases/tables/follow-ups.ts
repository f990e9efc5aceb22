import { type Point, points, rateOf } from '../../measures.ts'
import { type Figure, figureIn, type Look } from '../figure.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'
import { columns, statusColumn, statusOf } from './columns.ts'
import { type Group, groupColumns, groupInWords, groupsIn } from './groups.ts'
import type { ReleaseTable, Value } from './table.ts'

/** What is left of one figure when another is taken away; the mark of whichever is not shown. */
export function less(one: Value, other: Value): Value {
  if (typeof one === 'string') return one
  return typeof other === 'string' ? other : one - other
}

/** A point's answers, kept apart: in work, not in work, no answer, and those who could not have got there yet. */
export function answersAt(look: Look, { dimension, category, period }: Group, weeks: Point) {
  const yes = look(`in_work_${weeks}w`, period, dimension, category)
  const said = look(`answered_${weeks}w`, period, dimension, category)
  const entered = look('entered_employment', period, dimension, category)
  const due = countOrMark(yes, 'denominator')
  const answered = countOrMark(said)
  const in_work = countOrMark(yes)
  const none = less(due, answered)
  const of = typeof due === 'number' ? due : null
  return {
    figures: [yes, said, entered],
    cells: {
      entered_employment: countOrMark(entered),
      due,
      in_work,
      not_in_work: less(answered, in_work),
      no_answer: none,
      in_work_percent: rateOrMark(yes),
      answered_percent: rateOrMark(said),
      no_answer_percent: typeof none === 'number' ? (rateOf(none, of) ?? '[z]') : none,
    } satisfies Record<string, Value>,
  }
}

/** Who was still in work 4, 13, 26 and 52 weeks after their first job began. */
export function followUpsTable(figures: readonly Figure[]): ReleaseTable {
  const look = figureIn(figures)
  return {
    name: 'follow-ups',
    title: 'Still in work 4, 13, 26 and 52 weeks after a job began, Scotland',
    about: 'One row a group, year of registration and point. People not yet due are in no share',
    columns: [
      ...groupColumns,
      columns.count('weeks', 'Weeks', 'Weeks after the first job began'),
      columns.count(
        'entered_employment',
        'Entered work',
        'People who started and began a job; those among them who are not yet due are in no share',
      ),
      columns.count('due', 'Due', 'People whose first job began at least that long ago'),
      columns.count('in_work', 'In work', 'Of those due, the answer was yes'),
      columns.count('not_in_work', 'Not in work', 'Of those due, the answer was no'),
      columns.count('no_answer', 'No answer', 'Of those due, nobody answered yes or no'),
      columns.percent('in_work_percent', 'In work, %', 'In per cent of those due'),
      columns.percent('answered_percent', 'Answered, %', 'In per cent of those due'),
      columns.percent('no_answer_percent', 'No answer, %', 'In per cent of those due'),
      statusColumn,
    ],
    keys: ['characteristic', 'group', 'period', 'weeks'],
    rows: groupsIn(figures).flatMap((group) =>
      points.map((weeks) => {
        const { figures: of, cells } = answersAt(look, group, weeks)
        return {
          ...groupInWords(group),
          weeks,
          ...cells,
          status: statusOf(of),
        }
      }),
    ),
  }
}
