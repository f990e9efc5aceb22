/**
 * What a copy of somebody's record holds: every table with rows about them, as the data dictionary has it, but for those named here. A table that is
 * made later is in a copy from its first day, without anybody having to think of it.
 */

/** Tables with rows about the person that are not in the copy, and why; the officer reads it, and so does the person. */
export const leftOut: Readonly<Record<string, string>> = {
  'imports.former':
    'A second copy of rows as they were before a file changed them, kept thirty days so that the file can be taken back; the rows themselves are here.',
  'imports.likely_match':
    'Whether somebody in a file may be the person: until that is decided it may be about somebody else (Data Protection Act 2018, schedule 2, paragraph 16).',
  'measurement.fact':
    'Worked out from the rest of the record for counting, and worked out anew whenever that changes: it says nothing besides.',
  'measurement.fact_mark': 'That the line above is to be worked out anew; it is gone within minutes.',
  'people.likely_duplicate':
    'That another record looks like theirs: it may be about somebody else (Data Protection Act 2018, schedule 2, paragraph 16), and is worked out from the rest.',
  'people.not_the_same':
    'That another record that looks like theirs is about somebody else, who has a right to theirs.',
  'take_out.copy_piece': 'Earlier copies themselves, which were given out.',
  'take_out.gathered': 'What earlier copies were made from: the same rows as are here.',
}

/** Tables about people we support in which they are not found by who they are, and why they are not in the copy. */
export const notByPerson: Readonly<Record<string, string>> = {
  'imports.file': 'A whole file of many people, as it was brought in; what it said of the person is here, row by row.',
  'imports.file_part': 'The bytes of such a file.',
  'imports.problem': 'What was wrong in such a file, kept until it is mended; whoever was refused is not known here.',
  'imports.staged_row': 'Rows of such a file while it is looked at; what was stored of them is here.',
  'measurement.return_file': 'The whole of a frozen return; the person’s own row in it is here.',
  'people.joined_row': 'Which rows of two records were moved when they were joined; the rows themselves are here.',
  'platform.draft': 'What somebody typed and has not sent: theirs alone, deleted after thirty days.',
  'platform.outbox': 'Messages that say something waits, never about whom; deleted after thirty days.',
  'platform.submission': 'That a form was sent, without what it said; deleted after thirty days.',
  'referrals.draft': 'A referral that somebody is writing and has not sent: theirs alone, deleted after thirty days.',
  'referrals.sheet': 'Rows of a file of referrals that were not right and were not stored; deleted after seven days.',
}

/** Tables in which the person is found in another way than by `person_id`: the condition, with `$1` the person and `$2` their area. */
export const foundOtherwise: Readonly<Record<string, string>> = {
  'people.person': 'id = $1 and area_id = $2',
  'people.family_link': '(person_id = $1 or other_id = $1) and area_id = $2',
  'measurement.return_person': 'area_id = $2 and person_key = take_out.key_of($1, $2)',
  'referrals.from_outside': `referral_id in (select r.id from referrals.referral r where r.person_id = $1 and r.area_id = $2)`,
}

/** Tables and rooms whose people are those who work for the partnership, sign in, or are in the public directory, and not those it supports. */
export const aboutOthers: Readonly<Record<string, string>> = {
  auth: 'Accounts: a person with one sees theirs on its own page; what it is kept safe with is given to nobody.',
  checklists: 'Organisations’ answers about their partnership, by people at work.',
  directory: 'The public directory of services.',
  employers: 'Employers and whom to ask for there.',
  'journeys.calendar_link':
    'How somebody’s own calendar follows what is arranged: made by themself, and theirs to end.',
  'journeys.cohort': 'Groups: what they are and who leads them. That the person took part is in their own rows.',
  'journeys.group_former': 'Groups and sessions as they were before they were changed.',
  'journeys.session': 'Sessions of groups: when, where and who led them. Whether the person came is in their own rows.',
  'journeys.instrument_version': 'The questions of a needs assessment: who wrote them, published them and ended them.',
  'journeys.cover':
    'That somebody at work stands in for a colleague; whose key worker it is stands in the person’s own rows.',
  'journeys.kept_list': 'Lists that somebody at work comes back to: codes, and a name that names nobody.',
  measurement: 'Returns and statistics: who made, checked and signed them.',
  'referrals.contract_move':
    'That a coordinator moved everybody from one organisation to another; that the person was moved is in their own rows.',
  'referrals.mute': 'That somebody at work wants no e-mail about a referral for some days.',
  'referrals.notice': 'That somebody at work was told of a referral: what kind of thing, never about whom.',
  'referrals.notice_choice': 'How somebody at work wants to be told.',
  funding: 'The partnership’s money, by people at work: nobody whom it supports stands in it.',
  outcomes: 'How much a worker’s follow-ups are answered: counts.',
  partnership: 'The partnership’s own business, by people at work.',
  plans: 'The partnership’s plans, by people at work.',
  platform: 'Keys by which other systems sign in.',
  imports: 'Files that were brought in: who did, and when.',
  take_out: 'Archives of a whole area: who asked for them, and when.',
}

/** The order in which a person would want to read; whatever is not named comes after, by name. */
export const readFirst: readonly string[] = [
  'people.person',
  'people.contact_details',
  'people.characteristics',
  'people.timeline',
  'journeys.spell',
  'journeys.assessment',
  'journeys.answer',
  'journeys.goal',
  'journeys.step',
  'journeys.note',
  'journeys.appointment',
  'journeys.stage',
  'outcomes.job',
  'outcomes.outcome',
  'outcomes.follow_up',
  'referrals.referral',
  'referrals.content',
  'people.sharing_permission',
  'people.relationship',
  'files.file',
]
/** Who looked, which is long, comes last. */
export const readLast: readonly string[] = ['people.former_value', 'journeys.former_row', 'audit.event']
