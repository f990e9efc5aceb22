-- What every room leans on: the audit trail, forms that are submitted once, drafts that survive, and the outbox.

create schema audit;
create schema platform;
grant usage on schema audit, platform to nwd_app, nwd_worker;

create table audit.event (
  id uuid not null primary key,
  area_id text,
  at timestamptz not null default nwd.clock(),
  user_id uuid,
  organisation_id uuid,
  role text,
  event text not null check (event ~ '^[a-z_]+(\.[a-z_]+)+$'),
  person_id uuid,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}'
);
create index event_person on audit.event (person_id, at desc) where person_id is not null;
create index event_user on audit.event (user_id, at desc);
grant insert, select on audit.event to nwd_app, nwd_worker;
alter table audit.event enable row level security;

comment on table audit.event is 'Who did or looked at what, and when. Append-only: the application may add and read, never change';
comment on column audit.event.id is 'Identifier of the event | sensitivity: none | retention: seven years';
comment on column audit.event.area_id is 'Area the event belongs to | sensitivity: none | retention: seven years';
comment on column audit.event.at is 'When it happened, by the clock of the program | sensitivity: none | retention: seven years';
comment on column audit.event.user_id is 'Account that did it; empty when nobody was signed in | sensitivity: personal | retention: seven years';
comment on column audit.event.organisation_id is 'Organisation the account acted for | sensitivity: none | retention: seven years';
comment on column audit.event.role is 'Role the account acted in | sensitivity: none | retention: seven years';
comment on column audit.event.event is 'What happened, as module.thing.verb | sensitivity: none | retention: seven years';
comment on column audit.event.person_id is 'Participant concerned, if any | sensitivity: personal | retention: seven years';
comment on column audit.event.subject_kind is 'Kind of record concerned | sensitivity: none | retention: seven years';
comment on column audit.event.subject_id is 'Record concerned | sensitivity: none | retention: seven years';
comment on column audit.event.detail is 'Codes that explain the event; never what a person said or is called | sensitivity: none | retention: seven years';

create table platform.submission (
  key uuid not null primary key,
  user_id uuid,
  path text not null,
  body_hash text not null,
  at timestamptz not null default nwd.clock(),
  location text
);
grant insert, select, update on platform.submission to nwd_app, nwd_worker;

comment on table platform.submission is 'Each form that was submitted, once: a second press of the same form finds the first one''s answer';
comment on column platform.submission.key is 'Key that the form carried when it was shown | sensitivity: none | retention: thirty days';
comment on column platform.submission.user_id is 'Account that submitted it | sensitivity: personal | retention: thirty days';
comment on column platform.submission.path is 'Address of the form | sensitivity: none | retention: thirty days';
comment on column platform.submission.body_hash is 'Fingerprint of what was typed, to tell a second press from a changed answer | sensitivity: none | retention: thirty days';
comment on column platform.submission.at is 'When it was submitted | sensitivity: none | retention: thirty days';
comment on column platform.submission.location is 'Where the submitter was sent next | sensitivity: none | retention: thirty days';

create table platform.draft (
  id uuid not null primary key,
  owner uuid not null,
  path text not null,
  typed jsonb not null,
  saved_at timestamptz not null default nwd.clock(),
  expires_at timestamptz not null
);
create index draft_owner on platform.draft (owner, saved_at desc);
create index draft_expiry on platform.draft (expires_at);
grant insert, select, update, delete on platform.draft to nwd_app;
grant select, delete on platform.draft to nwd_worker;
alter table platform.draft enable row level security;
create policy app on platform.draft for all to nwd_app
  using (owner = (select nwd.viewer_user())) with check (owner = (select nwd.viewer_user()));
create policy worker on platform.draft for all to nwd_worker using (true) with check (true);

comment on table platform.draft is 'What somebody typed and has not yet submitted; it outlives their session and is theirs alone';
comment on column platform.draft.id is 'Identifier of the draft | sensitivity: none | retention: thirty days';
comment on column platform.draft.owner is 'Account that typed it | sensitivity: personal | retention: thirty days';
comment on column platform.draft.path is 'Address of the form | sensitivity: none | retention: thirty days';
comment on column platform.draft.typed is 'The answers as typed | sensitivity: special | retention: thirty days';
comment on column platform.draft.saved_at is 'When it was last saved | sensitivity: none | retention: thirty days';
comment on column platform.draft.expires_at is 'When it is deleted | sensitivity: none | retention: thirty days';

create table platform.outbox (
  id uuid not null primary key,
  channel text not null check (channel in ('email', 'text')),
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default nwd.clock(),
  sent_at timestamptz,
  tries int not null default 0,
  last_error text
);
create index outbox_waiting on platform.outbox (created_at) where sent_at is null;
grant insert on platform.outbox to nwd_app;
grant select, insert, update, delete on platform.outbox to nwd_worker;
alter table platform.outbox enable row level security;
create policy app on platform.outbox for insert to nwd_app with check (true);
create policy worker on platform.outbox for all to nwd_worker using (true) with check (true);

comment on table platform.outbox is 'E-mails and texts that wait to be sent, written in the transaction of the change that causes them';
comment on column platform.outbox.id is 'Identifier of the message | sensitivity: none | retention: thirty days';
comment on column platform.outbox.channel is 'How it is sent | sensitivity: none | retention: thirty days';
comment on column platform.outbox.recipient is 'Address or number | sensitivity: personal | retention: thirty days';
comment on column platform.outbox.subject is 'Subject line; says that something waits, never about whom | sensitivity: none | retention: thirty days';
comment on column platform.outbox.body is 'Words of the message; says where to look, never about whom | sensitivity: none | retention: thirty days';
comment on column platform.outbox.created_at is 'When it was written | sensitivity: none | retention: thirty days';
comment on column platform.outbox.sent_at is 'When it was handed to the mail or text service | sensitivity: none | retention: thirty days';
comment on column platform.outbox.tries is 'How often sending was tried | sensitivity: none | retention: thirty days';
comment on column platform.outbox.last_error is 'What the service answered last, without addresses | sensitivity: none | retention: thirty days';
