import type { Action } from '#modules/partnership'
import { type Block, documentAsDownload, type WordDocument } from '#platform/documents'
import { found, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetAsDownload, sheetsAsDownload } from '#platform/sheets'
import { formatDate } from '#platform/time'
import { readers } from '../report/local/load-report.ts'
import { standingInWords } from '../workshop/said.ts'
import { type Improvement, leadInWords, nextLook, stateWords } from './improvement.ts'
import { sevenFields } from './in-words.ts'
import { actionsTowards, loadPlan, type Plan, planInWords } from './load-plan.ts'
import { strongest } from './measured.ts'
import { monthOf } from './measured-chart.tsx'
import { ownPlan } from './who.ts'

interface Whole extends Plan {
  /** By improvement. */
  actions: Map<string, Action[]>
}

const meetingOf = ({ meetings }: Plan, id: string | null) => meetings.find((one) => one.id === id)?.title ?? null

const figuresOf = (plan: Plan) =>
  plan.measured.map(({ improvement_id, item, text, before, agreed, after, why }) => {
    const [was, is] = [strongest(before), after === undefined ? null : strongest(after)]
    return {
      number: plan.improvements.find(({ id }) => id === improvement_id)?.number ?? null,
      ...{ item, text, was, is, why: why ?? null },
      asked: before.report.scale[0]?.label ?? '',
      agreed: agreed === undefined ? null : standingInWords(agreed, before.report.scale),
      from: monthOf(before.round),
      now: after === undefined ? null : monthOf(after.round),
      by: was === null || is === null ? null : Math.round((is - was) * 10) / 10,
    }
  })

function blocksOf(plan: Whole, improvement: Improvement): Block[] {
  const { id, number, issue, state } = improvement
  const progress = plan.progress.filter(({ improvement_id }) => improvement_id === id)
  const actions = plan.actions.get(id) ?? []
  const born = figuresOf(plan).filter((one) => one.number === number)
  return [
    { kind: 'heading', level: 2, text: `${number}. ${issue}` },
    { kind: 'labelled', label: 'How it goes', text: stateWords[state] },
    ...sevenFields(improvement)
      .filter(({ key }) => key !== 'issue')
      .map(
        ({ name, words }): Block => ({ kind: 'labelled', label: name, text: words === '' ? 'Not said yet' : words }),
      ),
    ...born.map(({ item, text, from, was, asked, agreed }): Block => {
      const share = was === null ? 'no answers' : `${was}% said “${asked}”`
      const workshop = agreed === null ? '' : ` The workshop: ${agreed.toLowerCase()}.`
      return { kind: 'labelled', label: 'From', text: `${item} ${text} (${from}: ${share}.${workshop})` }
    }),
    ...(actions.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Actions',
            headings: ['Action', 'Who has it', 'By', 'State'],
            rows: actions.map((one) => [one.words, one.name ?? one.organisation, formatDate(one.due_on), one.state]),
          } as const,
        ]),
    ...(progress.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Progress, the latest first',
            headings: ['On', 'State', 'What has happened', 'Looked at by'],
            rows: progress.map((one) => [
              formatDate(one.on_day),
              stateWords[one.state],
              one.words,
              meetingOf(plan, one.meeting_id),
            ]),
          } as const,
        ]),
  ]
}

/** The plan as a document: a summary by due day, each improvement whole, and the figures then and now. */
export function planDocument(plan: Whole): WordDocument {
  const place = referenceText('areas', plan.area)
  const figures = figuresOf(plan)
  return {
    title: `Improvement plan: ${place}`,
    subject: planInWords(plan),
    blocks: [
      { kind: 'heading', level: 1, text: 'Improvement plan' },
      { kind: 'paragraph', text: `${place}, ${formatDate(plan.today)}. ${planInWords(plan)}` },
      {
        kind: 'table',
        caption: 'By the day each is to be done',
        headings: ['No.', 'What needs to be better', 'Lead', 'Done by', 'How it goes'],
        rows: plan.improvements.map((one) => [
          one.number,
          one.issue,
          leadInWords(one),
          one.due_on === null ? null : formatDate(one.due_on),
          stateWords[one.state],
        ]),
      },
      ...plan.improvements.flatMap((one) => blocksOf(plan, one)),
      ...(figures.length === 0
        ? []
        : [
            { kind: 'heading', level: 1, text: 'What changed since the baseline' } as const,
            {
              kind: 'table',
              caption: 'Percent of the answers given that are the strongest of the scale',
              headings: ['Statement', 'Then', '%', 'Now', '%', 'Change, points'],
              rows: figures.map(({ item, text, from, was, now, is, why, by }) => [
                `${item} ${text}`,
                from,
                was,
                now ?? why,
                is,
                by,
              ]),
            } as const,
          ]),
    ],
  }
}

/** The plan as one table: a row an improvement. */
export const planSheet = ({ improvements }: Plan): Sheet => ({
  name: 'Plan',
  headings: [
    'number',
    ...['issue', 'actions', 'support', 'support_from', 'lead', 'lead_group'],
    ...['due_on', 'review_months', 'next_look', 'resources', 'impact', 'state', 'progress', 'progress_on'],
  ],
  rows: improvements.map((one) => [
    one.number,
    ...[one.issue, one.actions, one.support, one.support_from],
    one.lead === null ? null : leadInWords({ ...one, lead_group: '' }),
    ...[one.lead_group, one.due_on, one.review_months, nextLook(one), one.resources, one.impact],
    ...[one.state, one.said, one.said_on],
  ]),
})

/** The plan with its progress, actions and figures, a page of a workbook each. */
export function planSheets(plan: Whole): Sheet[] {
  const numberOf = (id: string) => plan.improvements.find((one) => one.id === id)?.number ?? null
  return [
    planSheet(plan),
    {
      name: 'Progress',
      headings: ['number', 'on', 'state', 'words', 'meeting'],
      rows: plan.progress.map((one) => [
        numberOf(one.improvement_id),
        ...[one.on_day, one.state, one.words, meetingOf(plan, one.meeting_id)],
      ]),
    },
    {
      name: 'Actions',
      headings: ['number', 'action', 'who', 'due_on', 'state'],
      rows: [...plan.actions].flatMap(([id, actions]) =>
        actions.map((one) => [numberOf(id), one.words, one.name ?? one.organisation, one.due_on, one.state]),
      ),
    },
    {
      name: 'Then and now',
      headings: ['number', 'item', 'text', 'agreed', 'then', 'pct_then', 'now', 'pct_now', 'change', 'why_not'],
      rows: figuresOf(plan).map(({ number, item, text, agreed, from, was, now, is, by, why }) => [
        ...[number, item, text, agreed, from, was, now, is, by, why],
      ]),
    },
  ]
}

/** The plan as a file: `format` is docx, xlsx or csv. */
export const planFile = raw({
  method: 'GET',
  path: '/checklists/plan/file',
  access: readers,
  audit: ownPlan,
  async answer({ tx, viewer, today, url }) {
    const plan = await loadPlan(tx, found(viewer.area_id), today)
    const whole = { ...plan, actions: await actionsTowards(tx, plan.improvements) }
    const name = `improvement-plan-${plan.area}`
    const format = url.searchParams.get('format')
    if (format === 'docx') return documentAsDownload(planDocument(whole), name)
    return format === 'xlsx' ? sheetsAsDownload(planSheets(whole), name) : sheetAsDownload(planSheet(plan), name, 'csv')
  },
})
