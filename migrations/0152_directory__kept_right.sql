-- Who keeps entries right: what the public says is wrong, what an organisation would change, and how often it was asked to look.

create table directory.suggestion (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  service_id uuid not null references directory.service (id),
  kind text not null check (kind in ('closed', 'wrong', 'other')),
  words text,
  made_at timestamptz not null default nwd.clock(),
  settled_at timestamptz,
  settled_by uuid,
  settled_name text,
  outcome text
);
create index suggestion_open on directory.suggestion (area_id, made_at) where settled_at is null;
create index suggestion_service on directory.suggestion (service_id);
grant select, insert, update (settled_at, settled_by, settled_name, outcome) on directory.suggestion to nwd_app;
grant select, insert, update, delete on directory.suggestion to nwd_worker;
comment on table directory.suggestion is 'What somebody from the public says is wrong with an entry. Who they are is not asked';
comment on column directory.suggestion.id is 'Identifier | sensitivity: none | retention: two years';
comment on column directory.suggestion.area_id is 'Area of the entry | sensitivity: none | retention: two years';
comment on column directory.suggestion.service_id is 'Entry | sensitivity: none | retention: two years';
comment on column directory.suggestion.kind is 'Closed, wrong or something else | sensitivity: none | retention: two years';
comment on column directory.suggestion.words is 'What is wrong, in their words; the form asks them to name nobody | sensitivity: personal | retention: two years';
comment on column directory.suggestion.made_at is 'When | sensitivity: none | retention: two years';
comment on column directory.suggestion.settled_at is 'When an editor had seen to it | sensitivity: none | retention: two years';
comment on column directory.suggestion.settled_by is 'Account of the editor | sensitivity: personal | retention: two years';
comment on column directory.suggestion.settled_name is 'Name of the editor | sensitivity: personal | retention: two years';
comment on column directory.suggestion.outcome is 'What the editor did, in words | sensitivity: none | retention: two years';

create table directory.proposal (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  service_id uuid not null references directory.service (id),
  kind text not null check (kind in ('change', 'claim')),
  content jsonb,
  because text,
  organisation_id uuid not null,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamptz not null default nwd.clock(),
  decided_at timestamptz,
  decided_by uuid,
  decided_name text,
  decision text check (decision in ('approved', 'refused', 'superseded')),
  reason text,
  check ((kind = 'change') = (content is not null)),
  check ((decided_at is null) = (decision is null))
);
create unique index one_open_proposal on directory.proposal (service_id, organisation_id, kind) where decided_at is null;
create index proposal_open on directory.proposal (area_id, proposed_at) where decided_at is null;
grant select, insert, update (decided_at, decided_by, decided_name, decision, reason) on directory.proposal to nwd_app;
grant select, insert, update, delete on directory.proposal to nwd_worker;
comment on table directory.proposal is 'What the people of an organisation would change in an entry, or that an entry is theirs; an editor decides';
comment on column directory.proposal.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column directory.proposal.area_id is 'Area of whoever proposes it | sensitivity: none | retention: seven years';
comment on column directory.proposal.service_id is 'Entry | sensitivity: none | retention: seven years';
comment on column directory.proposal.kind is 'A change, or a claim that the entry is theirs | sensitivity: none | retention: seven years';
comment on column directory.proposal.content is 'The whole entry as it would be; nothing for a claim | sensitivity: none | retention: seven years';
comment on column directory.proposal.because is 'Why, in their words | sensitivity: none | retention: seven years';
comment on column directory.proposal.organisation_id is 'Organisation that proposes it | sensitivity: none | retention: seven years';
comment on column directory.proposal.proposed_by is 'Account | sensitivity: personal | retention: seven years';
comment on column directory.proposal.proposed_name is 'Name of who proposed it | sensitivity: personal | retention: seven years';
comment on column directory.proposal.proposed_at is 'When | sensitivity: none | retention: seven years';
comment on column directory.proposal.decided_at is 'When it was decided | sensitivity: none | retention: seven years';
comment on column directory.proposal.decided_by is 'Account of who decided | sensitivity: personal | retention: seven years';
comment on column directory.proposal.decided_name is 'Name of who decided | sensitivity: personal | retention: seven years';
comment on column directory.proposal.decision is 'Approved, refused, or superseded by a later one | sensitivity: none | retention: seven years';
comment on column directory.proposal.reason is 'Why it was refused | sensitivity: none | retention: seven years';

create table directory.reminder (
  service_id uuid not null references directory.service (id) on delete cascade,
  area_id text references partnership.area (id),
  review_by date not null,
  number smallint not null check (number between 1 and 3),
  sent_at timestamptz not null default nwd.clock(),
  primary key (service_id, review_by, number)
);
grant select on directory.reminder to nwd_app;
grant select, insert, delete on directory.reminder to nwd_worker;
comment on table directory.reminder is 'That somebody was asked to look at an entry: once on its day and twice after';
comment on column directory.reminder.service_id is 'Entry | sensitivity: none | retention: two years';
comment on column directory.reminder.area_id is 'Area of the entry | sensitivity: none | retention: two years';
comment on column directory.reminder.review_by is 'Day by which it should have been looked at | sensitivity: none | retention: two years';
comment on column directory.reminder.number is 'Which of the three | sensitivity: none | retention: two years';
comment on column directory.reminder.sent_at is 'When | sensitivity: none | retention: two years';
