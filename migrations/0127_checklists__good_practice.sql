-- Good practice that areas put forward: written by somebody of the partnership, submitted by its coordinator, published or returned by the analyst,
-- seen by every partnership. What was submitted never changes; a change is a version of its own.

create table checklists.good_practice (
  id uuid not null primary key,
  area_id text not null references partnership.area (id),
  begun_at timestamptz not null default nwd.clock(),
  begun_by uuid,
  unique (id, area_id)
);
grant select, insert on checklists.good_practice to nwd_app, nwd_worker;
comment on table checklists.good_practice is 'An example of good practice that an area puts forward';
comment on column checklists.good_practice.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.good_practice.area_id is 'Area that puts it forward | sensitivity: none | retention: for ever';
comment on column checklists.good_practice.begun_at is 'When it was begun | sensitivity: none | retention: for ever';
comment on column checklists.good_practice.begun_by is 'Account that began it | sensitivity: personal | retention: for ever';

create table checklists.good_practice_version (
  id uuid not null primary key,
  area_id text not null,
  practice_id uuid not null,
  number integer not null check (number > 0),
  version_id uuid not null,
  section smallint not null,
  item text,
  title text not null,
  done text not null,
  changed text not null,
  contact_role text not null,
  written_at timestamptz not null default nwd.clock(),
  written_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  decision text check (decision in ('published', 'returned')),
  decided_at timestamptz,
  decided_by uuid,
  decided_why text,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  unique (practice_id, number),
  foreign key (practice_id, area_id) references checklists.good_practice (id, area_id),
  foreign key (version_id, section) references checklists.section (version_id, number),
  foreign key (version_id, item) references checklists.statement (version_id, item),
  check ((decision is null) = (decided_at is null) and (decided_at is null or submitted_at is not null)),
  check (decision is distinct from 'returned' or decided_why <> ''),
  check (withdrawn_at is null or (decision = 'published' and withdrawn_why <> ''))
);
create unique index one_practice_under_way on checklists.good_practice_version (practice_id) where decided_at is null;
grant select, insert on checklists.good_practice_version to nwd_app, nwd_worker;
grant update (version_id, section, item, title, done, changed, contact_role, written_at, written_by, submitted_at, submitted_by, decision, decided_at,
  decided_by, decided_why, withdrawn_at, withdrawn_by, withdrawn_why) on checklists.good_practice_version to nwd_app, nwd_worker;
comment on table checklists.good_practice_version is 'What an example of good practice says: written, submitted, decided, and perhaps withdrawn';
comment on column checklists.good_practice_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.area_id is 'Area that puts it forward | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.practice_id is 'Example | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.number is 'Version, counted from 1 | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.version_id is 'Version of the instrument whose section it is about | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.section is 'Section it is about | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.item is 'Statement it is about, such as 1.5; empty for the whole section | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.title is 'What it is called | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.done is 'What was done | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.changed is 'What changed because of it | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.contact_role is 'Role of whom to ask, never a name | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.written_at is 'When these words were last changed | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.written_by is 'Account that wrote them last | sensitivity: personal | retention: for ever';
comment on column checklists.good_practice_version.submitted_at is 'When the coordinator submitted it; from then on it does not change | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.submitted_by is 'Account that submitted it | sensitivity: personal | retention: for ever';
comment on column checklists.good_practice_version.decision is 'Published to every partnership, or returned to its area | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.decided_at is 'When that was decided | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.decided_by is 'Account that decided it | sensitivity: personal | retention: for ever';
comment on column checklists.good_practice_version.decided_why is 'Why it was returned: what would make it right | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.withdrawn_at is 'When it was taken from view again | sensitivity: none | retention: for ever';
comment on column checklists.good_practice_version.withdrawn_by is 'Account that took it from view | sensitivity: personal | retention: for ever';
comment on column checklists.good_practice_version.withdrawn_why is 'Why, for the area that put it forward | sensitivity: none | retention: for ever';
