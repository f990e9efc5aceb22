import type { Local } from './definition-href.ts'
import type { Section } from './sections.ts'

const local = (id: Local, title: string, rest: Omit<Section, 'of' | 'title'>): Section => ({
  title,
  of: [{ id, text: title }],
  ...rest,
})

/** What partnerships read about themselves beside the published measures. */
export const localSections: readonly Section[] = [
  local('waiting_times', 'Waits and stages', {
    plain:
      'How many working days passed from sending a referral to its acceptance and to the first contact, and how long stages lasted.',
    exactly:
      'Referrals sent and stages begun in the 365 days to the day of the figures. A quarter, half or three quarters within so many days: the fewest days within which at least that share of those that are over were over. First contact: the first note of a contact with the person by the organisation that accepted, or the meeting of all three.',
    among: 'Waits and stages that are over. Those that go on are in “began” and in no quartile.',
    leftOut: 'Weekends and bank holidays of Scotland.',
    source: 'The rules of this system: quartiles are days that somebody waited, not averages of two',
  }),
  local('equality_gap', 'Difference between groups', {
    plain:
      'A group’s share less that of everybody else, in percentage points, with where it may well lie by chance alone.',
    exactly:
      'The 95% interval of the difference of two shares by Newcombe’s method 10, made of the two Wilson intervals. Clear of chance where the interval does not hold nought.',
    among: 'Everybody whose answer to the question of the group is known.',
    leftOut:
      'Fewer than ten on either side: too few to say. Among twenty differences that are all chance, one will look clear.',
    source: 'R. G. Newcombe, Statistics in Medicine, 1998',
  }),
  local('reach_of_need', 'Reach per 1,000', {
    plain: 'Of every 1,000 people in the area who might need support, how many started in a year.',
    exactly:
      'People first registered in the 365 days to the day of the figures, for every 1,000 that the imported table counts. The 95% interval is Wilson’s, of the share, and says nothing of how sure the table itself is.',
    among: 'The latest imported table of a day on or before that of the figures.',
    leftOut: 'Where no table is imported, nothing is shown and nothing is guessed.',
    source: 'The tables that the area’s partnership or the nation imported; each is named where it is used',
  }),
  local('econ1', 'Unemployed people helped into work (LGBF ECON 1)', {
    plain:
      'People who were unemployed when they registered and began a job in the year, as a share of everybody unemployed in the area.',
    exactly:
      'The first job begun since first registration, by financial year; unemployed: so recorded when they were registered.',
    among: 'Everybody unemployed in the area, supported or not, by the imported table of a day in that financial year.',
    leftOut: 'Years without such a table have no share.',
    source: 'Improvement Service, Local Government Benchmarking Framework, ECON 1',
  }),
]
