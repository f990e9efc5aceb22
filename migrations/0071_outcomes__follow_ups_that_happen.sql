-- Follow-ups that happen: a question by a one-time link, tries with what came of them, whom not to ask, and whether the employer may be asked.

alter table outcomes.follow_up
  add column said_by_role text;
comment on column outcomes.follow_up.said_by_role is 'Role of whoever answered for the employer, never a name | sensitivity: none | retention: as the person''s record';

alter table outcomes.follow_up_try
  add column result text not null default 'not_reached'
    check (result in ('not_reached', 'wrong_number', 'answered', 'do_not_ask', 'closed')),
  add column part_of_day text check (part_of_day in ('morning', 'afternoon', 'evening'));
comment on table outcomes.follow_up_try is 'A try to reach somebody for a follow-up, and what came of it';
comment on column outcomes.follow_up_try.result is 'What came of it: nobody reached, a wrong number or address, answered, asked not to be contacted, or closed without an answer | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up_try.part_of_day is 'Part of the day it was tried in, by the program''s clock; empty when written down for an earlier day | sensitivity: none | retention: as the person''s record';

create table outcomes.follow_up_link (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  follow_up_id uuid not null,
  token_hash bytea not null,
  channel text not null check (channel in ('text', 'email')),
  is_reminder boolean not null default false,
  sent_on date not null,
  sent_at timestamptz not null default nwd.clock(),
  expires_on date not null check (expires_on >= sent_on),
  used_at timestamptz,
  primary key (id, area_id),
  unique (token_hash, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (follow_up_id, area_id) references outcomes.follow_up (id, area_id)
);
create index follow_up_link_of on outcomes.follow_up_link (follow_up_id, sent_on);

create table outcomes.do_not_ask (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  said_how text not null check (said_how in ('to_worker', 'by_link')),
  since timestamptz not null default nwd.clock(),
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index one_do_not_ask_at_a_time on outcomes.do_not_ask (person_id, area_id) where ended_at is null;

create table outcomes.employer_permission (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  employer_id uuid not null,
  given text not null check (given in ('yes', 'no')),
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (employer_id, area_id) references employers.employer (id, area_id)
);
create unique index one_employer_permission on outcomes.employer_permission (person_id, area_id, employer_id) where superseded_at is null;

create table outcomes.share_answered (
  area_id text not null,
  of_kind text not null check (of_kind in ('area', 'organisation', 'worker')),
  of_id uuid not null,
  due int not null,
  answered int not null check (answered between 0 and due),
  as_at date not null,
  counted_at timestamptz not null default nwd.clock(),
  primary key (area_id, of_kind, of_id)
);

grant select, insert on outcomes.follow_up_link, outcomes.do_not_ask, outcomes.employer_permission to nwd_app, nwd_worker;
grant update (used_at) on outcomes.follow_up_link to nwd_app, nwd_worker;
grant update (ended_at, ended_by) on outcomes.do_not_ask to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on outcomes.employer_permission to nwd_app, nwd_worker;
grant select on outcomes.share_answered to nwd_app, nwd_worker;
grant insert, update, delete on outcomes.share_answered to nwd_worker;

comment on table outcomes.follow_up_link is 'A one-time link by which a person answers a follow-up without signing in; the link itself is never kept, only its fingerprint';
comment on column outcomes.follow_up_link.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.person_id is 'Person it was sent to | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.follow_up_id is 'Follow-up it asks | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.token_hash is 'Fingerprint of the secret part of the link | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.channel is 'Text or e-mail, as the person chose | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up_link.is_reminder is 'Whether it reminds of an earlier one | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.sent_on is 'Day it was sent | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.sent_at is 'When it was sent | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.expires_on is 'Last day it works: the end of the window | sensitivity: none | retention: as the person''s record';
comment on column outcomes.follow_up_link.used_at is 'When it was answered by; empty while it was not | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.do_not_ask is 'A person has asked not to be contacted about follow-ups; while it stands nobody and nothing asks them';
comment on column outcomes.do_not_ask.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.do_not_ask.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.do_not_ask.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.do_not_ask.said_how is 'Whether they told a worker or said so by a link | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.do_not_ask.since is 'Since when | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.do_not_ask.recorded_by is 'Account that recorded it; empty when said by a link | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.do_not_ask.ended_at is 'When they said that they may be asked again | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.do_not_ask.ended_by is 'Account that recorded that | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.employer_permission is 'Whether a person lets us ask an employer if they still work there; the latest row that is not superseded holds';
comment on column outcomes.employer_permission.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.person_id is 'Person who said so | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.employer_id is 'Employer who may, or may not, be asked | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.employer_permission.given is 'yes or no | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.employer_permission.said_on is 'Day the person said so | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.recorded_by is 'Account that recorded it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.employer_permission.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.superseded_at is 'When something else was said | sensitivity: none | retention: as the person''s record';
comment on column outcomes.employer_permission.superseded_by is 'Account that recorded that | sensitivity: personal | retention: as the person''s record';

comment on table outcomes.share_answered is 'Of the follow-ups due in the last twelve months, how many were answered: counted each night, by worker, organisation and area';
comment on column outcomes.share_answered.area_id is 'Area | sensitivity: none | retention: until the next count';
comment on column outcomes.share_answered.of_kind is 'Whether of the whole area, an organisation or one worker | sensitivity: none | retention: until the next count';
comment on column outcomes.share_answered.of_id is 'Organisation or account; the nil identifier for the area | sensitivity: personal | retention: until the next count';
comment on column outcomes.share_answered.due is 'Follow-ups due in the twelve months | sensitivity: none | retention: until the next count';
comment on column outcomes.share_answered.answered is 'Of those, answered yes or no | sensitivity: none | retention: until the next count';
comment on column outcomes.share_answered.as_at is 'Day it was counted for | sensitivity: none | retention: until the next count';
comment on column outcomes.share_answered.counted_at is 'When it was counted | sensitivity: none | retention: until the next count';
