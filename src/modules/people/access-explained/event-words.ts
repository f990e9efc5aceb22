/** What each event in the audit trail is called when a person reads who did what with their record. */
const words: Readonly<Record<string, string>> = {
  'platform.table.taken_out': 'downloaded a list of what they looked at',
  'people.person.created': 'wrote this record down for the first time',
  'people.person.viewed': 'opened the record',
  'people.details.viewed': 'looked at name and contact details',
  'people.details.amended': 'changed name or contact details',
  'people.history.viewed': 'looked at earlier contact details',
  'people.access.viewed': 'looked at who may see the record',
  'people.access_log.viewed': 'looked at this list',
  'people.timeline.viewed': 'looked at what has happened',
  'people.sharing.viewed': 'looked at what may be shared',
  'people.sharing.withdrawn': 'took back a permission to share',
  'people.match.shown': 'was told that a record here looks like somebody they were writing down',
  'people.glass.reached': 'asked to open the record with a reason',
  'people.glass.broken': 'opened the record for three hours, with a reason',
  'people.glass.viewed': 'looked at why the record was opened with a reason',
  'people.glass.seen': 'checked that opening the record with a reason was right',
  'people.participant.linked': 'let the person see their own record online',
  'people.participant.invited': 'invited the person to their own page',
  'people.participant.invitation_opened': 'looked at inviting the person to their own page',
  'journeys.aim.written': 'wrote down what they are aiming for',
  'journeys.lead.given': 'chose the lead key worker',
  'journeys.person.left': 'wrote down that support ended',
  'journeys.person.registered': 'registered them for support',
  'journeys.question.shown': 'opened a question of the assessment',
  'journeys.question.answered': 'answered a question of the assessment',
  'outcomes.link.sent': 'sent them a question by link',
  'outcomes.link.opened': 'showed the question to whoever held the link',
  'outcomes.link.answered': 'took the answer of whoever held the link',
  'outcomes.follow_up.tried': 'tried to reach them for a follow-up',
  'outcomes.may_ask.opened': 'looked at whether they may be asked about work',
  'outcomes.may_ask.recorded': 'wrote down whether they may be asked about work',
  'outcomes.employer_permission.opened': 'looked at whether their employer may be asked',
  'outcomes.employer_permission.recorded': 'wrote down whether their employer may be asked',
  'imports.person.added': 'brought this record in from a file of earlier records',
  'imports.person.joined': 'joined this record to one in a file of earlier records',
  'imports.match.viewed': 'looked at whether somebody in a file is the same person',
  'imports.match.decided': 'decided whether somebody in a file is the same person',
  'imports.person.changed': 'changed this record by a later file',
  'referrals.note.written': 'wrote a note of the handover',
  'referrals.referral.given': 'offered the referral to a key worker',
  'referrals.referral.resent': 'sent the referral again',
  'referrals.referral.returned': 'gave the referral back',
  'referrals.meeting.confirmed': 'said that they met',
  'referrals.sent.viewed': 'looked at the people they referred',
}

const verbs: Readonly<Record<string, string>> = {
  viewed: 'looked at',
  listed: 'looked at',
  opened: 'opened',
  created: 'added',
  written: 'wrote',
  recorded: 'recorded',
  added: 'added',
  amended: 'changed',
  changed: 'changed',
  answered: 'answered',
  sent: 'sent',
  accepted: 'accepted',
  declined: 'declined',
  withdrawn: 'took back',
  closed: 'closed',
  ended: 'ended',
  begun: 'began',
  started: 'began',
  finished: 'finished',
  agreed: 'agreed',
  assigned: 'chose',
  exported: 'downloaded',
  registered: 'registered',
  verified: 'checked',
  deleted: 'removed',
  removed: 'removed',
  shown: 'looked at',
  made: 'made',
  given: 'gave',
  moved: 'moved on',
  reworded: 'reworded',
  corrected: 'corrected',
  checked: 'checked',
  printed: 'printed',
  arranged: 'arranged',
  confirmed: 'confirmed',
  saved: 'saved',
}

const things: Readonly<Record<string, string>> = {
  plan: 'the action plan',
  note: 'a note',
  notes: 'notes',
  spell: 'a time of support',
  lead: 'the lead key worker',
  stage: 'a stage of support',
  referral: 'a referral',
  assessment: 'the assessment',
  appointment: 'an appointment',
  meeting: 'a meeting',
  outcome: 'an outcome',
  job: 'a job',
  follow_up: 'a follow-up',
  registration: 'the registration',
  person: 'the record',
  appointments: 'appointments',
  assessments: 'assessments',
  attendance: 'who came to an appointment',
  eligibility: 'whether support is open to them',
  follow_ups: 'follow-ups',
  goal: 'a goal of the action plan',
  step: 'a step of the action plan',
  stages: 'the stages of support',
  draft: 'a referral that is not sent yet',
}

/**
 * An event of the audit trail, `module.thing.verb`, as words to follow a name: "looked at name and contact details". An event
 * that nobody gave words is put together from its thing and its verb, so that nothing is ever left out of the list.
 */
export function wordsOfEvent(event: string): string {
  const known = words[event]
  if (known !== undefined) return known
  const parts = event.split('.')
  const verb = parts.at(-1) ?? ''
  const thing = parts.at(-2) ?? ''
  return `${verbs[verb] ?? plain(verb)} ${things[thing] ?? plain(thing)}`
}

function plain(code: string): string {
  return code.replaceAll('_', ' ')
}
