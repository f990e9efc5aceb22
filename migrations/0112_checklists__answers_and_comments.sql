-- What an organisation answers. Drafts are its people's own until one of them sends them in; then they become answers and comments. Identifiers of
-- comments are random, because one that counts up would tell which organisation wrote it.

create table checklists.draft (
  id uuid not null primary key default gen_random_uuid(),
  area_id text not null,
  round_id uuid not null,
  organisation_id uuid not null,
  response_id uuid not null,
  item text not null,
  value text not null,
  saved_at timestamptz not null default nwd.clock(),
  saved_by uuid,
  saved_by_name text not null,
  superseded_at timestamptz,
  foreign key (response_id, area_id) references checklists.response (id, area_id)
);
create unique index one_draft_an_item on checklists.draft (response_id, item) where superseded_at is null;
grant select, insert on checklists.draft to nwd_app, nwd_worker;
grant update (superseded_at) on checklists.draft to nwd_app, nwd_worker;
comment on table checklists.draft is 'What somebody of an organisation has put down and not yet sent in';
comment on column checklists.draft.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.response_id is 'Response | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.item is 'Statement such as 1.5, or comment box such as 1.examples | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.value is 'Answer or words; nothing when it was taken back | sensitivity: personal | retention: seven years after the round';
comment on column checklists.draft.saved_at is 'When | sensitivity: none | retention: seven years after the round';
comment on column checklists.draft.saved_by is 'Account; empty by link | sensitivity: personal | retention: seven years after the round';
comment on column checklists.draft.saved_by_name is 'Name colleagues of the organisation see beside it | sensitivity: personal | retention: seven years after the round';
comment on column checklists.draft.superseded_at is 'When it was changed, or overtaken by a file | sensitivity: none | retention: seven years after the round';

create table checklists.answer (
  id uuid not null primary key default gen_random_uuid(),
  area_id text not null,
  round_id uuid not null,
  organisation_id uuid not null,
  response_id uuid not null,
  version_id uuid not null,
  item text not null,
  answer text not null,
  answered_at timestamptz not null default nwd.clock(),
  answered_by uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  foreign key (response_id, area_id) references checklists.response (id, area_id),
  foreign key (version_id, item) references checklists.statement (version_id, item),
  foreign key (version_id, answer) references checklists.scale_answer (version_id, code)
);
create unique index one_answer_a_statement on checklists.answer (response_id, item) where superseded_at is null;
create index answers_counted on checklists.answer (round_id, area_id, item, answer) where superseded_at is null;
grant select, insert on checklists.answer to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on checklists.answer to nwd_app, nwd_worker;
comment on table checklists.answer is 'What an organisation answered to a statement, as sent in';
comment on column checklists.answer.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.response_id is 'Response | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.version_id is 'Version of the instrument | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.item is 'Statement | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.answer is 'Code of the scale | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.answered_at is 'When it was sent in | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.answered_by is 'Account; empty by link or from a file | sensitivity: personal | retention: seven years after the round';
comment on column checklists.answer.superseded_at is 'When another answer took its place, or it was taken back | sensitivity: none | retention: seven years after the round';
comment on column checklists.answer.superseded_by is 'Account that changed it | sensitivity: personal | retention: seven years after the round';

create table checklists.comment (
  id uuid not null primary key default gen_random_uuid(),
  area_id text not null,
  round_id uuid not null,
  organisation_id uuid not null,
  response_id uuid not null,
  version_id uuid not null,
  section smallint not null,
  box text not null,
  text text not null,
  commented_at timestamptz not null default nwd.clock(),
  commented_by uuid,
  superseded_at timestamptz,
  superseded_by uuid,
  unique (id, area_id),
  foreign key (response_id, area_id) references checklists.response (id, area_id),
  foreign key (version_id, section) references checklists.section (version_id, number),
  foreign key (version_id, box) references checklists.comment_box (version_id, code)
);
create unique index one_comment_a_box on checklists.comment (response_id, section, box) where superseded_at is null;
create index comments_of_round on checklists.comment (round_id, area_id) where superseded_at is null;
grant select, insert on checklists.comment to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by) on checklists.comment to nwd_app, nwd_worker;
comment on table checklists.comment is 'What an organisation wrote in a comment box, as sent in';
comment on column checklists.comment.id is 'Identifier, random | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.organisation_id is 'Organisation | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.response_id is 'Response | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.version_id is 'Version of the instrument | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.section is 'Section | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.box is 'Comment box | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.text is 'The words | sensitivity: personal | retention: seven years after the round';
comment on column checklists.comment.commented_at is 'When they were sent in | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.commented_by is 'Account; empty by link or from a file | sensitivity: personal | retention: seven years after the round';
comment on column checklists.comment.superseded_at is 'When other words took their place, or they were taken back | sensitivity: none | retention: seven years after the round';
comment on column checklists.comment.superseded_by is 'Account that changed them | sensitivity: personal | retention: seven years after the round';

create table checklists.clearing (
  id uuid not null primary key default gen_random_uuid(),
  area_id text not null,
  round_id uuid not null,
  comment_id uuid not null,
  scope text not null check (scope in ('local', 'national')),
  decision text not null check (decision in ('cleared', 'withheld')),
  shown_text text not null,
  theme text,
  decided_at timestamptz not null default nwd.clock(),
  decided_by uuid,
  superseded_at timestamptz,
  foreign key (comment_id, area_id) references checklists.comment (id, area_id)
);
create unique index one_clearing_a_scope on checklists.clearing (comment_id, scope) where superseded_at is null;
grant select, insert on checklists.clearing to nwd_worker;
grant update (superseded_at) on checklists.clearing to nwd_worker;
comment on table checklists.clearing is 'That a comment may be quoted, or may not: read without the organisation, before anyone else reads it';
comment on column checklists.clearing.id is 'Identifier | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.area_id is 'Area | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.round_id is 'Round | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.comment_id is 'Comment | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.scope is 'For which report it was read | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.decision is 'Whether it may be quoted | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.shown_text is 'The words as they may be quoted, with names taken out | sensitivity: personal | retention: seven years after the round';
comment on column checklists.clearing.theme is 'What it is about, to put comments together by | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.decided_at is 'When | sensitivity: none | retention: seven years after the round';
comment on column checklists.clearing.decided_by is 'Account that read it | sensitivity: personal | retention: seven years after the round';
comment on column checklists.clearing.superseded_at is 'When another decision took its place | sensitivity: none | retention: seven years after the round';
