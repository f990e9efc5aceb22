-- Who is asked by e-mail answers by a link, without an account. Each letter carries a link of its own, so that one sent again or a reminder leaves the
-- earlier ones working; an invitation ends, with all its links, when it is taken back or the part of the round closes.

alter table checklists.reminder rename to letter;
alter table checklists.letter rename constraint reminder_pkey to letter_pkey;
alter index checklists.reminder_of_invitation rename to letter_of_invitation;
alter table checklists.letter rename column sent_by to asked_by;
alter table checklists.letter alter column sent_at drop not null, alter column sent_at drop default;
alter table checklists.letter
  add column kind text not null default 'reminder' check (kind in ('invitation', 'again', 'reminder')),
  add column asked_at timestamptz not null default nwd.clock(),
  add column asked_on date not null default (nwd.clock() at time zone 'Europe/London')::date,
  add column token_hash text unique,
  add column message_id uuid,
  add column failed_at timestamptz,
  add column dropped_at timestamptz,
  add constraint letter_sent_whole check ((sent_at is null) = (token_hash is null) and (sent_at is null) = (message_id is null)),
  add constraint letter_sent_or_dropped check (sent_at is null or dropped_at is null);
alter table checklists.letter alter column kind drop default;
create unique index one_letter_a_day on checklists.letter (invitation_id, asked_on) where kind <> 'again';
create index letters_to_send on checklists.letter (asked_at) where sent_at is null and dropped_at is null;
revoke insert on checklists.letter from nwd_app;
grant insert (id, area_id, invitation_id, kind, asked_by) on checklists.letter to nwd_app;
grant update (token_hash, message_id, sent_at, failed_at, dropped_at) on checklists.letter to nwd_worker;
comment on table checklists.letter is 'An e-mail to a contact who was asked: the invitation, its link sent again, a reminder. The program sends what was asked for';
comment on column checklists.letter.sent_at is 'When it was handed to the mail; empty while it waits | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.asked_by is 'Account that asked for it; empty when it went by itself | sensitivity: personal | retention: one year after the round';
comment on column checklists.letter.kind is 'What it is: the invitation, its link sent again, or a reminder | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.asked_at is 'When it was asked for | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.asked_on is 'Day on which it was asked for; a contact is reminded once a day at most | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.token_hash is 'SHA-256 of its link''s secret, in hexadecimal | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.message_id is 'The message in the outbox | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.failed_at is 'When its delivery was given up | sensitivity: none | retention: one year after the round';
comment on column checklists.letter.dropped_at is 'When it was found that it need not be sent any more | sensitivity: none | retention: one year after the round';

create function checklists.letters_wait() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_checklist_letters', '');
  return null;
end $$;
comment on function checklists.letters_wait() is 'Wakes whoever sends the letters, once the transaction is kept';
create trigger letters_wait after insert on checklists.letter for each statement execute function checklists.letters_wait();

-- The link's secret is the letter's now, and its time is the round's.
alter table checklists.invitation drop column token_hash, drop column expires_at;
create unique index one_invitation_an_address on checklists.invitation (round_id, area_id, organisation_id, lower(email)) where withdrawn_at is null;

create table checklists.sitting (
  id uuid not null primary key default gen_random_uuid(),
  area_id text not null,
  invitation_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  began_at timestamptz not null default nwd.clock(),
  foreign key (invitation_id, area_id) references checklists.invitation (id, area_id)
);
create index sitting_of_invitation on checklists.sitting (invitation_id);
grant select, insert on checklists.sitting to nwd_app, nwd_worker;
comment on table checklists.sitting is 'Somebody who came by a link and said who they are: the contact, or a colleague to whom they passed it on';
comment on column checklists.sitting.id is 'Identifier, random, kept in the browser beside the link''s secret | sensitivity: none | retention: one year after the round';
comment on column checklists.sitting.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.sitting.invitation_id is 'Invitation whose link they came by | sensitivity: none | retention: one year after the round';
comment on column checklists.sitting.name is 'Name that they gave, for their colleagues | sensitivity: personal | retention: one year after the round';
comment on column checklists.sitting.began_at is 'When | sensitivity: none | retention: one year after the round';

create table checklists.no_reminder (
  id uuid not null primary key,
  area_id text not null references partnership.area (id),
  email text not null check (email = lower(email)),
  said_at timestamptz not null default nwd.clock(),
  said_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create unique index one_wish_an_address on checklists.no_reminder (area_id, email) where ended_at is null;
grant select, insert, update (ended_at, ended_by) on checklists.no_reminder to nwd_app, nwd_worker;
comment on table checklists.no_reminder is 'An address that is not to be reminded: invitations still reach it, reminders do not';
comment on column checklists.no_reminder.id is 'Identifier | sensitivity: none | retention: until it is ended, and a year';
comment on column checklists.no_reminder.area_id is 'Area | sensitivity: none | retention: until it is ended, and a year';
comment on column checklists.no_reminder.email is 'Address, in small letters | sensitivity: personal | retention: until it is ended, and a year';
comment on column checklists.no_reminder.said_at is 'When it was asked for | sensitivity: none | retention: until it is ended, and a year';
comment on column checklists.no_reminder.said_by is 'Account that noted it; empty when it was said by the link in a letter | sensitivity: personal | retention: until it is ended, and a year';
comment on column checklists.no_reminder.ended_at is 'When reminders were wanted again | sensitivity: none | retention: a year';
comment on column checklists.no_reminder.ended_by is 'Account that noted that | sensitivity: personal | retention: a year';

create table checklists.closing_moved (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  round_id uuid not null references checklists.round (id),
  former_closes_at timestamptz,
  closes_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  moved_at timestamptz not null default nwd.clock(),
  moved_by uuid
);
create index closing_moved_of_round on checklists.closing_moved (round_id);
grant select, insert on checklists.closing_moved to nwd_app, nwd_worker;
comment on table checklists.closing_moved is 'That a round was given more time, and why';
comment on column checklists.closing_moved.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.area_id is 'Area whose round it is; empty for a national round | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.former_closes_at is 'When it would have closed; empty when no time was set | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.closes_at is 'When it closes instead | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.reason is 'Why | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.moved_at is 'When that was decided | sensitivity: none | retention: seven years after the round';
comment on column checklists.closing_moved.moved_by is 'Account that decided it | sensitivity: personal | retention: seven years after the round';

alter table checklists.submission add column reopened_by_name text;
grant update (reopened_by_name) on checklists.submission to nwd_app, nwd_worker;
comment on column checklists.submission.reopened_by_name is 'Name of who took it up again | sensitivity: personal | retention: seven years after the round';
