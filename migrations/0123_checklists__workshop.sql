-- What a partnership says together of a statement at its workshop, beside what its organisations answered one by one. A change supersedes.

create table checklists.discussion (
  id uuid not null primary key,
  area_id text not null,
  round_id uuid not null,
  version_id uuid not null,
  item text not null,
  note text not null default '' check (length(note) <= 2000),
  standing text not null check (standing in ('open', 'agreed', 'not_agreed')),
  answer text,
  reason text not null default '' check (length(reason) <= 500),
  agreed_by text not null default '' check (length(agreed_by) <= 200),
  held_on date not null,
  recorded_at timestamptz not null default nwd.clock(),
  recorded_by uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  foreign key (round_id, area_id) references checklists.round_area (round_id, area_id),
  foreign key (version_id, item) references checklists.statement (version_id, item),
  foreign key (version_id, answer) references checklists.scale_answer (version_id, code),
  check ((standing = 'agreed') = (answer is not null)),
  check ((standing = 'not_agreed') = (reason <> '')),
  check (standing = 'open' or agreed_by <> '')
);
create unique index one_discussion_a_statement on checklists.discussion (round_id, area_id, item) where superseded_at is null;
grant select, insert on checklists.discussion to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on checklists.discussion to nwd_app, nwd_worker;

comment on table checklists.discussion is 'What a partnership said together of a statement at its workshop, and the rating it agreed on, if it did';
comment on column checklists.discussion.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column checklists.discussion.area_id is 'Area whose workshop it was | sensitivity: none | retention: for ever';
comment on column checklists.discussion.round_id is 'Round that was talked about | sensitivity: none | retention: for ever';
comment on column checklists.discussion.version_id is 'Version of the instrument that the statement belongs to | sensitivity: none | retention: for ever';
comment on column checklists.discussion.item is 'Statement, such as 1.5 | sensitivity: none | retention: for ever';
comment on column checklists.discussion.note is 'What was said, in the partnership''s own words | sensitivity: none | retention: for ever';
comment on column checklists.discussion.standing is 'Still open, a rating agreed, or not agreed | sensitivity: none | retention: for ever';
comment on column checklists.discussion.answer is 'The rating that was agreed; empty unless one was | sensitivity: none | retention: for ever';
comment on column checklists.discussion.reason is 'Why no rating was agreed; empty unless none was | sensitivity: none | retention: for ever';
comment on column checklists.discussion.agreed_by is 'Who agreed, or did not, in words: the partnership | sensitivity: none | retention: for ever';
comment on column checklists.discussion.held_on is 'Day on which it was talked about | sensitivity: none | retention: for ever';
comment on column checklists.discussion.recorded_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column checklists.discussion.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: for ever';
comment on column checklists.discussion.superseded_at is 'When the next one took its place | sensitivity: none | retention: for ever';
comment on column checklists.discussion.superseded_by is 'Account that wrote the next one | sensitivity: personal | retention: for ever';
