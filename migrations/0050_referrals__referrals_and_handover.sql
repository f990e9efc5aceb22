-- From any door to a key worker: what was sent, who owns the next step, in which list it stands, and the warm handover of three.
-- A referral is open while it has a row in referrals.standing without an end; the program keeps that there is never more than one.

create schema referrals;
grant usage on schema referrals to nwd_app, nwd_worker;

create table referrals.draft (
  id uuid not null primary key,
  owner uuid not null,
  area_id text not null,
  typed jsonb not null default '{}',
  started_at timestamptz not null default nwd.clock(),
  saved_at timestamptz not null default nwd.clock(),
  expires_at timestamptz not null,
  sent_as uuid
);
create index draft_owner on referrals.draft (owner, saved_at desc);
create index draft_expiry on referrals.draft (expires_at);
comment on table referrals.draft is 'A referral being written over several days: typed answers only, its author''s alone, deleted when sent or expired';
comment on column referrals.draft.id is 'Identifier | sensitivity: none | retention: 30 days';
comment on column referrals.draft.owner is 'Account that writes it | sensitivity: personal | retention: 30 days';
comment on column referrals.draft.area_id is 'Area it is written in | sensitivity: none | retention: 30 days';
comment on column referrals.draft.typed is 'What was typed, box by box, a section each | sensitivity: special | retention: 30 days; emptied when sent';
comment on column referrals.draft.started_at is 'When it was begun | sensitivity: none | retention: 30 days';
comment on column referrals.draft.saved_at is 'When it was last saved | sensitivity: none | retention: 30 days';
comment on column referrals.draft.expires_at is 'When it is deleted by itself | sensitivity: none | retention: 30 days';
comment on column referrals.draft.sent_as is 'Referral it was sent as; empty until then | sensitivity: none | retention: 30 days';

create table referrals.clock_rule (
  id uuid not null default gen_random_uuid() primary key,
  area_id text references partnership.area (id),
  list text not null check (list in ('to_allocate', 'offered', 'to_arrange', 'arranged', 'to_register', 'with_sender')),
  working_days smallint not null check (working_days between 0 and 60),
  from_on date not null,
  unique nulls not distinct (area_id, list, from_on)
);
comment on table referrals.clock_rule is 'Working days that each list allows, nationally and by an area''s own rule, from a day on';
comment on column referrals.clock_rule.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column referrals.clock_rule.area_id is 'Area whose own rule it is; empty for the national one | sensitivity: none | retention: for ever';
comment on column referrals.clock_rule.list is 'List whose clock it is | sensitivity: none | retention: for ever';
comment on column referrals.clock_rule.working_days is 'Working days until the step is late | sensitivity: none | retention: for ever';
comment on column referrals.clock_rule.from_on is 'First day it holds | sensitivity: none | retention: for ever';
insert into referrals.clock_rule (list, working_days, from_on) values
  ('to_allocate', 2, '2018-01-01'), ('offered', 2, '2018-01-01'), ('to_arrange', 5, '2018-01-01'),
  ('arranged', 2, '2018-01-01'), ('to_register', 5, '2018-01-01'), ('with_sender', 2, '2018-01-01');

create table referrals.referral (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  sender_organisation_id uuid not null,
  sender_user_id uuid not null,
  sender_name text not null,
  sent_at timestamptz not null default nwd.clock(),
  permission_id uuid not null,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (permission_id, area_id) references people.sharing_permission (id, area_id),
  foreign key (sender_organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index referral_person on referrals.referral (person_id);
create index referral_sender on referrals.referral (sender_organisation_id, sent_at desc, id desc);
comment on table referrals.referral is 'That somebody was referred: by whom and when. What was sent with it is in referrals.content';
comment on column referrals.referral.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.sender_organisation_id is 'Organisation that sent it | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.sender_user_id is 'Account that sent it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.referral.sender_name is 'Name of who sent it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.referral.sent_at is 'When it was sent | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.permission_id is 'The person''s agreement to share that it rests on | sensitivity: none | retention: as the person''s record';

create table referrals.content (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  needs text[] not null default '{}',
  needs_words text,
  hopes text,
  written_by uuid,
  written_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_current_content on referrals.content (referral_id, area_id) where superseded_at is null;
comment on table referrals.content is 'What was sent with a referral, in parts the person agreed to; an amendment supersedes';
comment on column referrals.content.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.needs is 'What they need help with, codes of reference list needs | sensitivity: special | retention: as the person''s record';
comment on column referrals.content.needs_words is 'More about what they need, in words | sensitivity: special | retention: as the person''s record';
comment on column referrals.content.hopes is 'What they hope for, in their own words | sensitivity: special | retention: as the person''s record';
comment on column referrals.content.written_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.content.written_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.superseded_at is 'When an amendment superseded it | sensitivity: none | retention: as the person''s record';
comment on column referrals.content.superseded_by is 'Account that amended it | sensitivity: personal | retention: as the person''s record';

create table referrals.event (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  place int not null check (place > 0),
  kind text not null check (kind in ('sent', 'given', 'accepted', 'declined', 'meeting', 'met', 'resent', 'withdrawn', 'closed', 'registered')),
  party text check (party in ('sender', 'receiver', 'person')),
  goes_to text check (goes_to in ('coordinator', 'sender', 'nobody')),
  reason text,
  meaning text check (meaning in ('before_contact', 'after_contact', 'completed_early')),
  words text,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  unique (referral_id, area_id, place)
);
create index event_person on referrals.event (person_id);
comment on table referrals.event is 'What happened to a referral, in order: the state is worked out from these and from nothing else';
comment on column referrals.event.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.place is 'Its place in the order | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.kind is 'What happened | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.party is 'Who confirmed, when it is a confirmation of the meeting | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.goes_to is 'Where a declined referral went | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.reason is 'Why, a code of the list for its kind | sensitivity: personal | retention: as the person''s record';
comment on column referrals.event.meaning is 'What a withdrawal means | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.words is 'Why, in words | sensitivity: special | retention: as the person''s record';
comment on column referrals.event.at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.by_user is 'Account that did it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.event.by_name is 'Name and organisation of who did it, as they were then | sensitivity: personal | retention: as the person''s record';

create table referrals.owner (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  organisation_id uuid not null,
  user_id uuid not null,
  name text not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_owner on referrals.owner (referral_id, area_id) where until is null;
create index owner_user on referrals.owner (user_id) where until is null;
create index owner_person on referrals.owner (person_id);
comment on table referrals.owner is 'Who owns the next step for the person, from when to when; exactly one while the referral is open';
comment on column referrals.owner.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.organisation_id is 'Organisation that owns it | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.user_id is 'Account that owns it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.owner.name is 'Name of the owner, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.owner.since is 'From when | sensitivity: none | retention: as the person''s record';
comment on column referrals.owner.until is 'Until when | sensitivity: none | retention: as the person''s record';

create table referrals.standing (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  list text not null check (list in ('to_allocate', 'offered', 'to_arrange', 'arranged', 'to_register', 'with_sender')),
  due_on date not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_list on referrals.standing (referral_id, area_id) where until is null;
create index standing_list on referrals.standing (area_id, list, due_on, referral_id) where until is null;
create index standing_person on referrals.standing (person_id);
comment on table referrals.standing is 'In which list a referral stands, from when to when, and by which day the step is due; exactly one while it is open';
comment on column referrals.standing.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.list is 'The list | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.due_on is 'Last day on which the step is not late | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.since is 'From when | sensitivity: none | retention: as the person''s record';
comment on column referrals.standing.until is 'Until when | sensitivity: none | retention: as the person''s record';

create table referrals.offer (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  organisation_id uuid not null,
  user_id uuid not null,
  name text not null,
  given_by uuid,
  given_at timestamptz not null default nwd.clock(),
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  ended_at timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create unique index one_offer on referrals.offer (referral_id, area_id) where ended_at is null;
create index offer_user on referrals.offer (user_id) where ended_at is null;
create index offer_organisation on referrals.offer (organisation_id) where ended_at is null;
create index offer_person on referrals.offer (person_id);
comment on table referrals.offer is 'To which key worker a referral was given, and what they answered; at most one holds';
comment on column referrals.offer.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.organisation_id is 'Organisation of the key worker | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.user_id is 'Account of the key worker | sensitivity: personal | retention: as the person''s record';
comment on column referrals.offer.name is 'Name of the key worker, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.offer.given_by is 'Coordinator who gave it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.offer.given_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.answer is 'What they answered; empty until then | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.answered_at is 'When they answered | sensitivity: none | retention: as the person''s record';
comment on column referrals.offer.answered_by is 'Account that answered | sensitivity: personal | retention: as the person''s record';
comment on column referrals.offer.ended_at is 'When it stopped holding: declined, given to another, or the referral ended | sensitivity: none | retention: as the person''s record';

create table referrals.handover_note (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  words text not null,
  agreed_on date not null,
  written_by uuid not null,
  by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_current_note on referrals.handover_note (referral_id, area_id) where superseded_at is null;
create index handover_note_person on referrals.handover_note (person_id);
comment on table referrals.handover_note is 'What sender and person agreed to tell the key worker, in the person''s words; a new one supersedes';
comment on column referrals.handover_note.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.words is 'The note | sensitivity: special | retention: as the person''s record';
comment on column referrals.handover_note.agreed_on is 'Day the person agreed to it | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.written_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.handover_note.by_name is 'Name of who wrote it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.handover_note.written_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.superseded_at is 'When a later note superseded it | sensitivity: none | retention: as the person''s record';
comment on column referrals.handover_note.superseded_by is 'Account that wrote the later one | sensitivity: personal | retention: as the person''s record';

create table referrals.meeting (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  on_date date not null,
  at_time text not null check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  how text not null check (how in ('in_person', 'phone', 'video')),
  place text,
  who_comes text not null,
  asked_by text check (asked_by in ('sender', 'receiver', 'person')),
  why text,
  arranged_by uuid not null,
  by_name text not null,
  arranged_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_current_meeting on referrals.meeting (referral_id, area_id) where superseded_at is null;
create index meeting_person on referrals.meeting (person_id);
comment on table referrals.meeting is 'The joint meeting of sender, receiver and person; arranging it anew supersedes, and says who asked and why';
comment on column referrals.meeting.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.on_date is 'Day of the meeting | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.at_time is 'Time of day in London | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.how is 'How they meet | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.place is 'Where, or how to join | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.who_comes is 'Who will be there | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.asked_by is 'Who asked for the change, when it replaces an earlier one | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.why is 'Why it was changed | sensitivity: special | retention: as the person''s record';
comment on column referrals.meeting.arranged_by is 'Account that arranged it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.by_name is 'Name of who arranged it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.meeting.arranged_at is 'When it was arranged | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.superseded_at is 'When another meeting took its place | sensitivity: none | retention: as the person''s record';
comment on column referrals.meeting.superseded_by is 'Account that arranged the other | sensitivity: personal | retention: as the person''s record';

create table referrals.met (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  meeting_id uuid not null,
  party text not null check (party in ('sender', 'receiver', 'person')),
  said text not null check (said in ('self', 'told')),
  heard_how text check (heard_how in ('in_person', 'phone', 'video', 'text')),
  by_user uuid not null,
  by_name text not null,
  at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  foreign key (meeting_id, area_id) references referrals.meeting (id, area_id),
  unique (meeting_id, area_id, party)
);
create index met_person on referrals.met (person_id);
comment on table referrals.met is 'One of the three confirmations that a meeting took place';
comment on column referrals.met.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.meeting_id is 'The meeting | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.party is 'Who confirms | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.said is 'Whether they recorded it themself, or told a worker who recorded it | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.heard_how is 'How the person told it, when a worker recorded it | sensitivity: none | retention: as the person''s record';
comment on column referrals.met.by_user is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.met.by_name is 'Name of who recorded it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.met.at is 'When | sensitivity: none | retention: as the person''s record';

create table referrals.reminder (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  standing_id uuid not null,
  on_day date not null,
  to_user uuid not null,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  unique (standing_id, area_id, on_day, to_user)
);
comment on table referrals.reminder is 'That the organisation whose turn it is was reminded of a late referral, once for each day it was late';
comment on column referrals.reminder.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.standing_id is 'The standing that was late | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.on_day is 'Day of the reminder | sensitivity: none | retention: as the person''s record';
comment on column referrals.reminder.to_user is 'Account that was reminded | sensitivity: personal | retention: as the person''s record';

grant select on referrals.clock_rule to nwd_app, nwd_worker;
grant insert on referrals.clock_rule to nwd_worker;
grant select, insert, update, delete on referrals.draft to nwd_app;
grant select, delete on referrals.draft to nwd_worker;
grant select, insert on referrals.referral, referrals.content, referrals.event, referrals.owner, referrals.standing, referrals.offer,
  referrals.handover_note, referrals.meeting, referrals.met to nwd_app, nwd_worker;
-- locking the referral is what puts its events in one order, and PostgreSQL asks for the right to update for that
grant update (permission_id) on referrals.referral to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on referrals.content, referrals.handover_note, referrals.meeting to nwd_app, nwd_worker;
grant update (until) on referrals.owner, referrals.standing to nwd_app, nwd_worker;
grant update (answer, answered_at, answered_by, ended_at) on referrals.offer to nwd_app, nwd_worker;
grant select, insert on referrals.reminder to nwd_worker;
