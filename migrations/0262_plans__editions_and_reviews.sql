-- Editions of a plan: what was put before the member organisations to sign, as it then was, with its figures; what each of them said to it; and when it was
-- published. A published edition never changes: the next one takes its place, with what changed and why.

create table plans.edition (
  id uuid not null,
  area_id text not null,
  plan_id uuid not null,
  number smallint not null check (number > 0),
  slug text not null,
  title text not null check (title <> ''),
  content jsonb not null,
  changes text not null,
  asked_at timestamptz not null default nwd.clock(),
  asked_by uuid,
  by_name text not null check (by_name <> ''),
  answer_by date not null,
  ended_at timestamptz,
  published_at timestamptz,
  published_by uuid,
  published_by_name text,
  without text not null default '',
  agreement jsonb,
  primary key (id, area_id),
  unique (area_id, plan_id, number),
  foreign key (plan_id, area_id) references plans.plan (id, area_id)
);
create index editions_by_address on plans.edition (slug, number);
grant select, insert on plans.edition to nwd_app, nwd_worker;
grant update (ended_at, published_at, published_by, published_by_name, without, agreement) on plans.edition to nwd_app, nwd_worker;
comment on table plans.edition is 'A plan as it was put before the partnership to sign: its words and figures, fixed';
comment on column plans.edition.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.edition.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.edition.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.edition.number is 'Number of the edition in the plan, from 1 | sensitivity: none | retention: for ever';
comment on column plans.edition.slug is 'Public address of the plan after /plans/ | sensitivity: none | retention: for ever';
comment on column plans.edition.title is 'What the plan is called | sensitivity: none | retention: for ever';
comment on column plans.edition.content is 'Sections, items, their words and the figures with their dates, as they were fixed | sensitivity: none | retention: for ever';
comment on column plans.edition.changes is 'What is new since the edition before, and why; empty for the first | sensitivity: none | retention: for ever';
comment on column plans.edition.asked_at is 'When it was put before the partnership | sensitivity: none | retention: for ever';
comment on column plans.edition.asked_by is 'Account that did | sensitivity: personal | retention: seven years after it ends';
comment on column plans.edition.by_name is 'Who did, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.edition.answer_by is 'Day by which organisations are asked to say | sensitivity: none | retention: for ever';
comment on column plans.edition.ended_at is 'When it was taken back, or the next edition took its place; empty while it stands | sensitivity: none | retention: for ever';
comment on column plans.edition.published_at is 'When everybody could read it; empty until then | sensitivity: none | retention: for ever';
comment on column plans.edition.published_by is 'Account that published it | sensitivity: personal | retention: seven years after it ends';
comment on column plans.edition.published_by_name is 'Who published it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column plans.edition.without is 'Why it went out though some had not said anything | sensitivity: none | retention: for ever';
comment on column plans.edition.agreement is 'What organisations had said when it was published, as everybody may read it | sensitivity: none | retention: for ever';

create table plans.sign_off (
  id uuid not null primary key,
  area_id text not null,
  edition_id uuid not null,
  organisation_id uuid not null,
  word text not null check (word in ('agrees', 'agrees_but', 'disagrees')),
  says text not null,
  in_public boolean not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  said_by uuid,
  by_name text not null check (by_name <> ''),
  foreign key (edition_id, area_id) references plans.edition (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  check (word = 'agrees' or says <> '')
);
create unique index sign_off_current on plans.sign_off (area_id, edition_id, organisation_id) where until is null;
grant select, insert on plans.sign_off to nwd_app, nwd_worker;
grant update (until) on plans.sign_off to nwd_app, nwd_worker;
comment on table plans.sign_off is 'What a member organisation said to an edition; changing its mind is another row';
comment on column plans.sign_off.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.sign_off.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.sign_off.edition_id is 'Edition | sensitivity: none | retention: for ever';
comment on column plans.sign_off.organisation_id is 'Member organisation | sensitivity: none | retention: for ever';
comment on column plans.sign_off.word is 'It agrees, agrees with something to say, or disagrees | sensitivity: none | retention: for ever';
comment on column plans.sign_off.says is 'What it has to say; with what it disagrees | sensitivity: none | retention: for ever';
comment on column plans.sign_off.in_public is 'Whether what it says may stand beside the published plan | sensitivity: none | retention: for ever';
comment on column plans.sign_off.since is 'When it was said | sensitivity: none | retention: for ever';
comment on column plans.sign_off.until is 'When it said something else; empty while it holds | sensitivity: none | retention: for ever';
comment on column plans.sign_off.said_by is 'Account that said it for the organisation | sensitivity: personal | retention: seven years after it ends';
comment on column plans.sign_off.by_name is 'Who said it for the organisation, as they were then called | sensitivity: personal | retention: seven years after it ends';

create table plans.review (
  id uuid not null primary key,
  area_id text not null,
  plan_id uuid not null,
  on_day date not null,
  outcome text not null check (outcome in ('stands', 'amend')),
  words text not null check (words <> ''),
  next_on date not null,
  recorded_at timestamptz not null default nwd.clock(),
  recorded_by uuid,
  by_name text not null check (by_name <> ''),
  foreign key (plan_id, area_id) references plans.plan (id, area_id),
  check (next_on > on_day)
);
create index reviews_of_plan on plans.review (plan_id, on_day);
grant select, insert on plans.review to nwd_app, nwd_worker;
comment on table plans.review is 'The partnership looked at a published plan again';
comment on column plans.review.id is 'Identifier, in order of time | sensitivity: none | retention: for ever';
comment on column plans.review.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column plans.review.plan_id is 'Plan | sensitivity: none | retention: for ever';
comment on column plans.review.on_day is 'Day of the review | sensitivity: none | retention: for ever';
comment on column plans.review.outcome is 'It stands, or is to be amended | sensitivity: none | retention: for ever';
comment on column plans.review.words is 'What was found | sensitivity: none | retention: for ever';
comment on column plans.review.next_on is 'Day of the next review | sensitivity: none | retention: for ever';
comment on column plans.review.recorded_at is 'When it was written down | sensitivity: none | retention: for ever';
comment on column plans.review.recorded_by is 'Account that wrote it down | sensitivity: personal | retention: seven years after it ends';
comment on column plans.review.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after it ends';

-- Whoever owns a section, has to sign or is to review is reminded with everything else that the partnership asks of them.
alter table partnership.reminder drop constraint reminder_about_kind_check;
alter table partnership.reminder add constraint reminder_about_kind_check
  check (about_kind in ('action', 'risk', 'interests', 'disagreement', 'improvement', 'plan_section', 'plan_sign_off', 'plan_review'));
