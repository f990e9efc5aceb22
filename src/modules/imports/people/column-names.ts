import type { PersonColumn } from '../person-file/columns.ts'

/** What each column of the person file is called on a page, and what councils' own files and old systems call it, in small letters. */
export const columnNames: Readonly<Record<PersonColumn, { label: string; also: readonly string[] }>> = {
  participant_id: {
    label: 'Your identifier of the person',
    also: [
      'id',
      'ref',
      'reference',
      'participant',
      'participant no',
      'participant number',
      'participant ref',
      'client id',
      'client no',
      'client ref',
      'case id',
      'case number',
      'case ref',
      'person id',
      'unique id',
      'urn',
      'customer id',
      'system id',
    ],
  },
  given_name: {
    label: 'Given name',
    also: ['forename', 'first name', 'firstname', 'fore name', 'forenames', 'christian name'],
  },
  family_name: { label: 'Family name', also: ['surname', 'last name', 'lastname', 'second name', 'sur name'] },
  date_of_birth: {
    label: 'Date of birth',
    also: ['dob', 'd o b', 'birth date', 'birthdate', 'born', 'born on', 'date birth'],
  },
  postcode: { label: 'Postcode', also: ['post code', 'home postcode', 'pcode', 'postal code'] },
  ni_number: {
    label: 'National Insurance number',
    also: ['ni', 'nino', 'ni no', 'national insurance', 'national insurance no', 'ni number', 'insurance number'],
  },
  gender: { label: 'Gender', also: ['sex', 'gender identity', 'm f'] },
  trans: { label: 'Trans', also: ['trans status', 'transgender', 'trans history'] },
  sexual_orientation: { label: 'Sexual orientation', also: ['orientation', 'sexuality'] },
  ethnic_group: { label: 'Ethnic group', also: ['ethnicity', 'ethnic origin', 'ethnic background', 'ethnic'] },
  condition_12_months: {
    label: 'Condition lasting 12 months or more',
    also: [
      'long term condition',
      'health condition',
      'ltc',
      'disability',
      'disabled',
      'lasting condition',
      'condition 12 months',
    ],
  },
  condition_limits: {
    label: 'How much the condition limits them',
    also: ['limiting', 'limited', 'condition limits', 'impact of condition', 'limiting condition'],
  },
  conditions: {
    label: 'Conditions',
    also: ['condition type', 'type of condition', 'health conditions', 'disabilities'],
  },
  lone_parent: { label: 'Lone parent', also: ['single parent', 'lone', 'lone parents'] },
  children: {
    label: 'Number of children',
    also: ['no of children', 'children no', 'dependent children', 'dependants', 'kids'],
  },
  youngest_child_date_of_birth: {
    label: 'Youngest child’s date of birth',
    also: ['youngest child dob', 'dob youngest child', 'youngest dob', 'youngest child'],
  },
  disabled_child: {
    label: 'Disabled child in the household',
    also: ['child disabled', 'disabled children', 'child with disability'],
  },
  care_experienced: { label: 'Care experienced', also: ['care leaver', 'care experience', 'looked after', 'care'] },
  convictions: {
    label: 'Convictions',
    also: ['criminal record', 'conviction', 'criminal convictions', 'offending history'],
  },
  homeless: { label: 'Homeless', also: ['homelessness', 'housing status', 'homeless or at risk'] },
  refugee: { label: 'Refugee', also: ['refugee status', 'asylum', 'refugee or asylum'] },
  carer: { label: 'Carer', also: ['unpaid carer', 'caring responsibilities', 'is a carer'] },
  armed_forces: {
    label: 'Armed forces',
    also: ['veteran', 'ex forces', 'ex service', 'armed forces veteran', 'forces'],
  },
  employment_status: {
    label: 'Employment status',
    also: ['employment', 'work status', 'economic status', 'status at registration', 'employment status at start'],
  },
  unemployed_since: {
    label: 'Unemployed since',
    also: ['date unemployed', 'unemployed from', 'last worked', 'out of work since'],
  },
  qualification_scqf: {
    label: 'Highest qualification (SCQF level)',
    also: ['scqf', 'scqf level', 'qualification level', 'highest qualification', 'qualifications'],
  },
  referral_source: {
    label: 'Who referred them',
    also: ['referred by', 'referrer', 'source', 'source of referral', 'referral', 'referral from'],
  },
  stream: { label: 'Funding stream', also: ['programme', 'fund', 'funding', 'funding source', 'project', 'program'] },
  registered_on: {
    label: 'Day of registration',
    also: [
      'registered',
      'registration date',
      'start',
      'start date',
      'date registered',
      'date of registration',
      'joined',
      'started',
      'date started',
      'reg date',
      'enrolled',
      'programme start',
    ],
  },
  eligibility_verified_on: {
    label: 'Day eligibility was verified',
    also: ['eligibility date', 'eligibility checked', 'eligibility', 'verified', 'eligibility verified'],
  },
  left_on: {
    label: 'Day support ended',
    also: [
      'left',
      'leaving date',
      'date left',
      'end date',
      'exit date',
      'leave date',
      'exited',
      'closed',
      'date closed',
      'programme end',
    ],
  },
  left_reason: {
    label: 'Why support ended',
    also: ['reason for leaving', 'leaving reason', 'exit reason', 'reason left', 'closure reason', 'leave reason'],
  },
  job_started_on: {
    label: 'Day a job began',
    also: [
      'job start',
      'job start date',
      'employment start',
      'employment start date',
      'date started work',
      'work start',
      'started work',
      'job date',
      'job started',
    ],
  },
  job_hours: {
    label: 'Hours a week of the job',
    also: ['hours', 'hours per week', 'weekly hours', 'job hours', 'hours worked'],
  },
  job_rlw: { label: 'Job pays the real Living Wage', also: ['rlw', 'living wage', 'real living wage', 'paid rlw'] },
  in_work_4w: {
    label: 'In work 4 weeks after',
    also: ['4 weeks', '4 week', 'four weeks', '4wk', 'sustained 4 weeks', '4 week sustained', 'in work 4'],
  },
  in_work_13w: {
    label: 'In work 13 weeks after',
    also: ['13 weeks', '13 week', '13wk', 'sustained 13 weeks', '13 week sustained', 'in work 13', '3 months'],
  },
  in_work_26w: {
    label: 'In work 26 weeks after',
    also: ['26 weeks', '26 week', '26wk', 'sustained 26 weeks', '26 week sustained', 'in work 26', '6 months'],
  },
  in_work_52w: {
    label: 'In work 52 weeks after',
    also: ['52 weeks', '52 week', '52wk', 'sustained 52 weeks', '52 week sustained', 'in work 52', '12 months'],
  },
  fe_he_on: {
    label: 'Day of entering college or university',
    also: ['college', 'university', 'fe', 'he', 'fe he', 'fe he date', 'education start', 'college start'],
  },
  training_on: {
    label: 'Day of entering training',
    also: ['training', 'training date', 'training start', 'started training'],
  },
  qualification_on: {
    label: 'Day of gaining a qualification',
    also: ['qualification', 'qualification date', 'qualification gained', 'date qualified'],
  },
  work_experience_on: {
    label: 'Day work experience began',
    also: ['work experience', 'placement', 'placement start', 'work placement', 'work experience date'],
  },
  volunteering_on: {
    label: 'Day volunteering began',
    also: ['volunteering', 'volunteer', 'volunteering date', 'volunteering start'],
  },
  school_reengaged_on: {
    label: 'Day of going back to school',
    also: ['back to school', 'school', 're engaged with school', 'school re engaged'],
  },
}
