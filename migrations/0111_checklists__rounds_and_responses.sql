-- A round asks the organisations of one area or of all. Each area has its own part of it, which closes once and never opens again: no report is
-- shown before, so no two reports can be told apart by what one organisation answered in between.

create table checklists.round (
  id uuid not null primary key,
  key text not null unique check (key ~ '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$'),
  title text not null,
  version_id uuid not null references checklists.instrument_version (id),
  area_id text references partnership.area (id),
  opens_at timestamptz not null,
  closes_at timestamptz check (closes_at > opens_at),
  opened_at timestamptz not null default nwd.clock(),
  opened_by uuid
);
grant select, insert on checklists.round to nwd_app, nwd_worker;
grant update (title, closes_at) on checklists.round to nwd_app, nwd_worker;
comment on table checklists.round is 'A round of an instrument, for one area or for the nation';
comment on column checklists.round.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.key is 'Short name in commands and files | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.title is 'What it is called | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.version_id is 'Version of the instrument it asks | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.area_id is 'Area it is for; empty for a national round | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.opens_at is 'From when organisations may answer | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.closes_at is 'When it closes by itself; empty when it is closed by hand | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.opened_at is 'When it was set up | sensitivity: none | retention: seven years after the round';
comment on column checklists.round.opened_by is 'Account that set it up; empty from the command line | sensitivity: personal | retention: seven years after the round';

create table checklists.round_area (
  round_id uuid not null references checklists.round (id),
  area_id text not null references partnership.area (id),
  joined_at timestamptz not null default nwd.clock(),
  closed_at timestamptz,
  closed_by uuid,
  primary key (round_id, area_id)
);
grant select, insert on checklists.round_area to nwd_app, nwd_worker;
grant update (closed_at, closed_by) on checklists.round_area to nwd_app, nwd_worker;
comment on table checklists.round_area is 'An area that takes part in a round, and when its part closed';
comment on column checklists.round_area.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.round_area.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.round_area.joined_at is 'When it was asked to take part | sensitivity: none | retention: seven years after the round';
comment on column checklists.round_area.closed_at is 'When its part closed; it never opens again | sensitivity: none | retention: seven years after the round';
comment on column checklists.round_area.closed_by is 'Account that closed it; empty when its time had come | sensitivity: personal | retention: seven years after the round';

create table checklists.invitation (
  id uuid not null primary key,
  area_id text not null,
  round_id uuid not null,
  organisation_id uuid not null,
  contact_name text,
  email text,
  token_hash text unique,
  invited_at timestamptz not null default nwd.clock(),
  invited_by uuid,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  unique (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  foreign key (round_id, area_id) references checklists.round_area (round_id, area_id)
);
create index invitation_of_round on checklists.invitation (round_id, area_id, organisation_id);
grant select, insert on checklists.invitation to nwd_app, nwd_worker;
grant update (token_hash, expires_at, withdrawn_at, withdrawn_by) on checklists.invitation to nwd_app, nwd_worker;
comment on table checklists.invitation is 'An organisation asked to answer in a round, and the contact who was written to';
comment on column checklists.invitation.id is 'Identifier | sensitivity: none | retention: one year after the round';
comment on column checklists.invitation.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.invitation.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.invitation.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.invitation.contact_name is 'Who was written to | sensitivity: personal | retention: one year after the round';
comment on column checklists.invitation.email is 'Where; empty when they were told inside the program | sensitivity: personal | retention: one year after the round';
comment on column checklists.invitation.token_hash is 'SHA-256 of the link''s secret, in hexadecimal | sensitivity: none | retention: one year after the round';
comment on column checklists.invitation.invited_at is 'When | sensitivity: none | retention: one year after the round';
comment on column checklists.invitation.invited_by is 'Account that invited | sensitivity: personal | retention: one year after the round';
comment on column checklists.invitation.expires_at is 'When the link stops working | sensitivity: none | retention: one year after the round';
comment on column checklists.invitation.withdrawn_at is 'When it was taken back | sensitivity: none | retention: one year after the round';
comment on column checklists.invitation.withdrawn_by is 'Account that took it back | sensitivity: personal | retention: one year after the round';

create table checklists.reminder (
  id uuid not null primary key,
  area_id text not null,
  invitation_id uuid not null,
  sent_at timestamptz not null default nwd.clock(),
  sent_by uuid,
  foreign key (invitation_id, area_id) references checklists.invitation (id, area_id)
);
create index reminder_of_invitation on checklists.reminder (invitation_id);
grant select, insert on checklists.reminder to nwd_app, nwd_worker;
comment on table checklists.reminder is 'A reminder sent to a contact who had not answered';
comment on column checklists.reminder.id is 'Identifier | sensitivity: none | retention: one year after the round';
comment on column checklists.reminder.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.reminder.invitation_id is 'Invitation | sensitivity: none | retention: one year after the round';
comment on column checklists.reminder.sent_at is 'When | sensitivity: none | retention: one year after the round';
comment on column checklists.reminder.sent_by is 'Account that sent it; empty when it went by itself | sensitivity: personal | retention: one year after the round';

create table checklists.response (
  id uuid not null primary key,
  area_id text not null,
  round_id uuid not null,
  organisation_id uuid not null,
  version_id uuid not null references checklists.instrument_version (id),
  started_at timestamptz not null default nwd.clock(),
  started_by uuid,
  unique (round_id, area_id, organisation_id),
  unique (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  foreign key (round_id, area_id) references checklists.round_area (round_id, area_id)
);
grant select, insert on checklists.response to nwd_app, nwd_worker;
comment on table checklists.response is 'The one response of an organisation in a round';
comment on column checklists.response.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.version_id is 'Version that it answers | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.started_at is 'When somebody of the organisation began | sensitivity: none | retention: seven years after the round';
comment on column checklists.response.started_by is 'Account that began; empty by link or from a file | sensitivity: personal | retention: seven years after the round';

create table checklists.submission (
  id uuid not null primary key,
  area_id text not null,
  round_id uuid not null,
  response_id uuid not null,
  organisation_id uuid not null,
  submitted_at timestamptz not null default nwd.clock(),
  submitted_by uuid,
  submitted_by_name text not null,
  reopened_at timestamptz,
  reopened_by uuid,
  foreign key (response_id, area_id) references checklists.response (id, area_id)
);
create unique index one_standing_submission on checklists.submission (response_id) where reopened_at is null;
create index submission_of_round on checklists.submission (round_id, area_id);
grant select, insert on checklists.submission to nwd_app, nwd_worker;
grant update (reopened_at, reopened_by) on checklists.submission to nwd_app, nwd_worker;
comment on table checklists.submission is 'That an organisation has answered: who sent it in, when, and whether they took it up again';
comment on column checklists.submission.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.response_id is 'Response | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.submitted_at is 'When | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.submitted_by is 'Account; empty by link or from a file | sensitivity: personal | retention: seven years after the round';
comment on column checklists.submission.submitted_by_name is 'Name of who sent it in, or the file it came from | sensitivity: personal | retention: seven years after the round';
comment on column checklists.submission.reopened_at is 'When the organisation took it up again; what was sent counts until it sends again | sensitivity: none | retention: seven years after the round';
comment on column checklists.submission.reopened_by is 'Account that took it up again | sensitivity: personal | retention: seven years after the round';
