-- What a referral may go through between "sent" and "met": a waiting list with a place, a day of review and a last day; a pause with a day on which it comes back;
-- a meeting that did not take place; a change after it was sent, from and to. What waits by a day of its own is late after that day, not by the rule of a list.

alter table referrals.standing drop constraint standing_list_check, add constraint standing_list_check
  check (list in ('to_allocate', 'offered', 'waiting', 'to_arrange', 'arranged', 'to_register', 'with_sender', 'parked'));

alter table referrals.event drop constraint event_kind_check, add constraint event_kind_check
  check (kind in ('sent', 'given', 'accepted', 'declined', 'waitlisted', 'reviewed', 'taken', 'lapsed', 'meeting', 'not_met', 'met', 'resent', 'parked', 'returned',
    'amended', 'sent_on', 'withdrawn', 'closed', 'registered'));
alter table referrals.event drop constraint event_goes_to_check, add constraint event_goes_to_check
  check (goes_to in ('coordinator', 'sender', 'parked', 'nobody'));

alter table referrals.event
  add column until_on date,
  add column told_on date,
  add column told_how text check (told_how in ('in_person', 'phone', 'video', 'text', 'email', 'letter')),
  add column service_id uuid,
  add column service_name text,
  add column to_area text references partnership.area (id);
comment on column referrals.event.until_on is 'Day on which a pause ends, or a place on a waiting list is looked at again | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.told_on is 'Day on which the person was told, when it was closed | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.told_how is 'How the person was told, when it was closed | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.service_id is 'Service of the directory that its sender would have tried next | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.service_name is 'Name of that service and its organisation, as they were then | sensitivity: none | retention: as the person''s record';
comment on column referrals.event.to_area is 'Area where the person lives, or that it was sent on to | sensitivity: none | retention: as the person''s record';

create table referrals.waiting (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  organisation_id uuid not null,
  joined_at timestamptz not null,
  review_on date not null,
  expires_on date not null check (expires_on >= review_on),
  written_by uuid,
  by_name text not null,
  written_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  ended_how text check (ended_how in ('taken', 'reviewed', 'lapsed', 'left')),
  out_of_turn text check (out_of_turn in ('urgent', 'suits', 'unreached')),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  check ((ended_at is null) = (ended_how is null)),
  check (out_of_turn is null or ended_how = 'taken')
);
create unique index one_current_waiting on referrals.waiting (referral_id, area_id) where ended_at is null;
create index waiting_order on referrals.waiting (organisation_id, joined_at, referral_id) where ended_at is null;
create index waiting_ended on referrals.waiting (organisation_id, ended_at) where ended_how = 'taken';
create index waiting_person on referrals.waiting (person_id);
create index waiting_last_day on referrals.waiting (expires_on) where ended_at is null;
comment on table referrals.waiting is 'A place on an organisation''s waiting list, from joining to the day it ends; a review supersedes it and keeps the day of joining';
comment on column referrals.waiting.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.organisation_id is 'Organisation whose list it is | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.joined_at is 'When the person joined the list: the order of the list | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.review_on is 'Day by which somebody asks whether they still want to wait | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.expires_on is 'Last day of the place; after it the referral goes back to its sender | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.written_by is 'Account that wrote it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.waiting.by_name is 'Name and organisation of who wrote it, as they were then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.waiting.written_at is 'When it was written | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.ended_at is 'When it stopped holding | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.ended_how is 'How it ended: taken from the list, reviewed (a new one follows), lapsed, or left otherwise | sensitivity: none | retention: as the person''s record';
comment on column referrals.waiting.out_of_turn is 'Why they were taken before those ahead of them; empty when it was their turn | sensitivity: personal | retention: as the person''s record';

create table referrals.amendment (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  part text not null,
  was text,
  became text,
  by_user uuid,
  by_name text not null,
  at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create index amendment_referral on referrals.amendment (referral_id, at desc);
create index amendment_person on referrals.amendment (person_id);
comment on table referrals.amendment is 'What was changed in a referral after it was sent, part by part: from what, to what, by whom and when';
comment on column referrals.amendment.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.amendment.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.amendment.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.amendment.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.amendment.part is 'The part that was changed | sensitivity: none | retention: as the person''s record';
comment on column referrals.amendment.was is 'What it was, as it was shown; empty when nothing was given | sensitivity: special | retention: as the person''s record';
comment on column referrals.amendment.became is 'What it became, as it is shown; empty when it was taken out | sensitivity: special | retention: as the person''s record';
comment on column referrals.amendment.by_user is 'Account that changed it | sensitivity: personal | retention: as the person''s record';
comment on column referrals.amendment.by_name is 'Name and organisation of who changed it, as they were then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.amendment.at is 'When it was changed | sensitivity: none | retention: as the person''s record';

grant select, insert on referrals.waiting, referrals.amendment to nwd_app, nwd_worker;
grant update (ended_at, ended_how, out_of_turn) on referrals.waiting to nwd_app, nwd_worker;
