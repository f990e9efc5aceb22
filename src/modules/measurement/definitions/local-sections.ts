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
  local('by_partner', 'Steps by partner', {
    plain:
      'Of the referrals that a partner was asked to take, or that it sent, how many were accepted, had a first contact, a meeting of all three, a start and a completed support, and within how many working days.',
    exactly:
      'Asked: one for each referral and organisation, the last time it was asked, counted from that day; the steps after acceptance count for the organisation that took the person. Sent: one for each referral, counted from the day it was sent. Completed: support that ended in work, learning or goals reached. Shares with Wilson’s 95% interval; the day within which half were there with its 95% interval by order statistics.',
    among:
      'Referrals given or sent in the time that was chosen; those that have not got there are in the share and in no number of days.',
    leftOut:
      'Weekends and bank holidays of Scotland. A step older than the asking took no time. Of fewer than six, half has no interval. A partner sees itself, and all others as one where there are three or more.',
    source: 'The rules of this system; W. J. Conover, Practical Nonparametric Statistics, for the interval of half',
  }),
  local('not_met', 'Asked for and not taken', {
    plain: 'What people were referred for and nobody has said yes to, where they live, and why it was declined.',
    exactly:
      'A referral is taken from the day an organisation says yes. Not taken: it ended without. Waiting: it is open without. A referral counts for each need it names, so needs are not added up. Reasons: each time somebody declined, by need and by district.',
    among: 'Referrals sent in the time that was chosen, as they stand on the day of the figures.',
    leftOut:
      'Nothing is said of whether a service exists; that is demand and supply. Place is the first half of the postcode that is known now; without one it is not known.',
    source: 'The rules of this system',
  }),
  local('demand_and_supply', 'Demand and supply', {
    plain:
      'How many people need something, by referrals and by assessments, beside the services of the directory that say they help with it.',
    exactly:
      'People: each once a need, referred in the time that was chosen or with an assessment finished in it. Services: entries that run now, in the area or everywhere, by their needs. Usual wait: what was observed of the organisations that run them (half of ten or more people met within so many days), shortest to longest; never what an entry says of itself.',
    among: 'The area’s people and the directory’s entries as they are today.',
    leftOut: 'How many places a service has: entries do not say, and what they might say would not be observed.',
    source:
      'The rules of this system; needs of referrals are matched to those of the directory by a list of this system’s own',
  }),
  local('ways_people_went', 'The ways people went', {
    plain: 'Which steps followed which in what really happened, how often, and within how many working days.',
    exactly:
      'Every referral’s steps in the order of their days. A line is one step followed by the next; its days are those within which half of them came. Several of the same step in a row are one. Lines of fewer than five are folded into one that is counted and not drawn.',
    among: 'Referrals sent in the time that was chosen, as far as they had come by the day of the figures.',
    leftOut: 'What happened outside a referral, and meetings that were moved.',
    source: 'The rules of this system',
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
