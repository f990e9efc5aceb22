-- Open calls: for grants, or for contracts in lots. Who applies, who scores and who may not, what is awarded on which conditions, and what Fair Work First
-- (for grants, not for what is procured: Fair Work First guidance, Scottish Government) asks and exempts.

create table funding.call (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number int not null check (number > 0),
  kind text not null check (kind in ('grant', 'contract')),
  title text not null check (title <> ''),
  about text not null check (about <> ''),
  opens_on date not null,
  closes_on date not null,
  panel_least smallint not null check (panel_least between 2 and 9),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  unique (area_id, number),
  check (opens_on <= closes_on)
);
grant select, insert on funding.call to nwd_app, nwd_worker;
comment on table funding.call is 'An open call of an area: organisations apply for its lots until it closes';
comment on column funding.call.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.number is 'Number in the area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.kind is 'Grants, or contracts by procurement | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.title is 'What it is called | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.about is 'What is asked for, for whom, and what counts | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.opens_on is 'First day on which it takes applications | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.closes_on is 'Last day on which it takes applications | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.panel_least is 'How many must have scored an application before it may be awarded | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.at is 'When it was made | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call.by_user is 'Account that made it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.call.by_name is 'Who made it, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.call_criterion (
  id uuid not null,
  area_id text not null references partnership.area (id),
  call_id uuid not null,
  place smallint not null check (place > 0),
  words text not null check (words <> ''),
  weight smallint not null check (weight between 1 and 100),
  primary key (id, area_id),
  unique (call_id, place),
  foreign key (call_id, area_id) references funding.call (id, area_id)
);
grant select, insert on funding.call_criterion to nwd_app, nwd_worker;
comment on table funding.call_criterion is 'What applications to a call are scored by';
comment on column funding.call_criterion.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_criterion.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_criterion.call_id is 'Call | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_criterion.place is 'Place among them | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_criterion.words is 'What is looked for | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_criterion.weight is 'Weight in percent; those of a call come to 100 | sensitivity: none | retention: seven years after the call closes';

create table funding.call_lot (
  id uuid not null,
  area_id text not null references partnership.area (id),
  call_id uuid not null,
  number smallint not null check (number > 0),
  what text not null check (what <> ''),
  budget_line_id uuid not null,
  pence bigint not null check (pence > 0),
  at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  unique (call_id, number),
  foreign key (call_id, area_id) references funding.call (id, area_id),
  foreign key (budget_line_id, area_id) references funding.budget_line (id, area_id)
);
grant select, insert on funding.call_lot to nwd_app, nwd_worker;
comment on table funding.call_lot is 'A part of a call that is applied for and awarded by itself, out of one line of the budget';
comment on column funding.call_lot.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.call_id is 'Call | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.number is 'Number in the call | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.what is 'What it is for | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.budget_line_id is 'Line of the budget that pays | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.pence is 'The most that may be awarded in this lot altogether, in pence | sensitivity: none | retention: seven years after the call closes';
comment on column funding.call_lot.at is 'When it was added | sensitivity: none | retention: seven years after the call closes';

create table funding.application (
  id uuid not null,
  area_id text not null references partnership.area (id),
  call_id uuid not null,
  lot_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  unique (lot_id, organisation_id),
  foreign key (call_id, area_id) references funding.call (id, area_id),
  foreign key (lot_id, area_id) references funding.call_lot (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
grant select, insert on funding.application to nwd_app, nwd_worker;
create index applications_of_call on funding.application (call_id);
comment on table funding.application is 'An organisation’s application for a lot: a draft until it is sent';
comment on column funding.application.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.call_id is 'Call | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.lot_id is 'Lot | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.organisation_id is 'Organisation that applies | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.at is 'When it was begun | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application.by_user is 'Account that began it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.application.by_name is 'Who began it, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.application_words (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  what text not null default '',
  pence bigint check (pence > 0),
  need text not null default '',
  delivery text not null default '',
  outcome text not null default '',
  pays_living_wage text check (pays_living_wage in ('yes', 'no')),
  workers_heard text check (workers_heard in ('yes', 'no')),
  fair_work_words text not null default '',
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id)
);
grant select, insert on funding.application_words to nwd_app, nwd_worker;
grant update (until) on funding.application_words to nwd_app, nwd_worker;
create unique index application_words_now on funding.application_words (application_id) where until is null;
comment on table funding.application_words is 'What an application says; superseded by what is saved next';
comment on column funding.application_words.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.what is 'What it is for, in a line | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.pence is 'What is asked for, in pence | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.need is 'Whom it is for, and how that is known | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.delivery is 'What is done, by whom, from when to when | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.outcome is 'What changes for how many, and how it is known | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.pays_living_wage is 'Whether it pays all staff at least the real Living Wage; empty where not asked or not yet answered | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.workers_heard is 'Whether workers have a say by a proper way; empty where not asked or not yet answered | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.fair_work_words is 'How it does so, or why it cannot | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.since is 'From when it holds | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.until is 'Until when it held; empty while it does | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_words.by_user is 'Account that saved it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.application_words.by_name is 'Who saved it, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.application_moment (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  state text not null check (state in ('sent', 'withdrawn', 'awarded', 'declined')),
  words text not null default '',
  total numeric(4,1) check (total between 0 and 100),
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id),
  check ((state in ('awarded', 'declined')) = (total is not null))
);
grant select, insert on funding.application_moment to nwd_app, nwd_worker;
create unique index application_decided_once on funding.application_moment (application_id) where state in ('awarded', 'declined', 'withdrawn');
create unique index application_sent_once on funding.application_moment (application_id) where state = 'sent';
comment on table funding.application_moment is 'What became of an application: sent, withdrawn, awarded or not';
comment on column funding.application_moment.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.state is 'What became of it | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.words is 'Why, in words that its organisation reads | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.total is 'What the panel gave it of 100, where it was decided | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.at is 'When | sensitivity: none | retention: seven years after the call closes';
comment on column funding.application_moment.by_user is 'Account that did it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.application_moment.by_name is 'Who did it, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.panel_seat (
  id uuid not null,
  area_id text not null references partnership.area (id),
  call_id uuid not null,
  user_id uuid not null,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  organisation text not null check (organisation <> ''),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (call_id, area_id) references funding.call (id, area_id)
);
grant select, insert on funding.panel_seat to nwd_app, nwd_worker;
grant update (until) on funding.panel_seat to nwd_app, nwd_worker;
create unique index panel_seat_now on funding.panel_seat (call_id, user_id) where until is null;
comment on table funding.panel_seat is 'Somebody on the panel that scores the applications to a call';
comment on column funding.panel_seat.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.call_id is 'Call | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.user_id is 'Account of who sits | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_seat.organisation_id is 'Organisation that they come from | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.name is 'Their name | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_seat.organisation is 'Name of their organisation | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.since is 'From when it holds | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.until is 'Until when it held; empty while it does | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_seat.by_user is 'Account that asked them | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_seat.by_name is 'Who asked them, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.panel_declaration (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  user_id uuid not null,
  interest text not null check (interest in ('none', 'conflict')),
  words text not null default '',
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id),
  check (interest = 'none' or words <> '')
);
grant select, insert on funding.panel_declaration to nwd_app, nwd_worker;
grant update (until) on funding.panel_declaration to nwd_app, nwd_worker;
create unique index panel_declaration_now on funding.panel_declaration (application_id, user_id) where until is null;
comment on table funding.panel_declaration is 'That somebody on a panel has, or has no, interest in an application, said before they read it';
comment on column funding.panel_declaration.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.user_id is 'Account of who says so | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_declaration.interest is 'None, or one that keeps them away from it | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.words is 'What the interest is | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_declaration.since is 'From when it holds | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.until is 'Until when it held; empty while it does | sensitivity: none | retention: seven years after the call closes';
comment on column funding.panel_declaration.by_user is 'Account that said so | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.panel_declaration.by_name is 'Who said so, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.score (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  criterion_id uuid not null,
  user_id uuid not null,
  points smallint not null check (points between 0 and 5),
  why text not null check (why <> ''),
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id),
  foreign key (criterion_id, area_id) references funding.call_criterion (id, area_id)
);
grant select, insert on funding.score to nwd_app, nwd_worker;
grant update (until) on funding.score to nwd_app, nwd_worker;
create unique index score_now on funding.score (application_id, criterion_id, user_id) where until is null;
comment on table funding.score is 'What somebody on the panel gives an application for one criterion';
comment on column funding.score.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.criterion_id is 'Criterion | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.user_id is 'Account that scores | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.score.points is 'From 0, not answered, to 5, excellent | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.why is 'Why | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.since is 'From when it holds | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.until is 'Until when it held; empty while it does | sensitivity: none | retention: seven years after the call closes';
comment on column funding.score.by_user is 'Account that scored | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.score.by_name is 'Who scored, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.award (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  commitment_id uuid not null,
  conditions text not null default '',
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  unique (application_id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id),
  foreign key (commitment_id, area_id) references funding.commitment (id, area_id)
);
grant select, insert on funding.award to nwd_app, nwd_worker;
comment on table funding.award is 'What was awarded for an application, and on which conditions';
comment on column funding.award.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.commitment_id is 'Grant or contract that came of it | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.conditions is 'What the organisation has to do for it | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.at is 'When | sensitivity: none | retention: seven years after the call closes';
comment on column funding.award.by_user is 'Account that awarded it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.award.by_name is 'Who awarded it, as they were then called | sensitivity: personal | retention: seven years after the call closes';

create table funding.fair_work_exemption (
  id uuid not null,
  area_id text not null references partnership.area (id),
  application_id uuid not null,
  criterion text not null check (criterion in ('real_living_wage', 'workers_voice')),
  why text not null check (why <> ''),
  agreed_by text not null check (agreed_by <> ''),
  agreed_on date not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text not null check (by_name <> ''),
  primary key (id, area_id),
  foreign key (application_id, area_id) references funding.application (id, area_id),
  unique (application_id, criterion)
);
grant select, insert on funding.fair_work_exemption to nwd_app, nwd_worker;
comment on table funding.fair_work_exemption is 'Log of exemptions from Fair Work First that were agreed for a grant (Fair Work First guidance: the funder keeps and reports a record)';
comment on column funding.fair_work_exemption.id is 'Identifier | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.area_id is 'Area | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.application_id is 'Application | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.criterion is 'What it is an exemption from | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.why is 'Why it was agreed | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.agreed_by is 'Senior officer who agreed it | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.agreed_on is 'Day on which it was agreed | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.at is 'When it was written down | sensitivity: none | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.by_user is 'Account that wrote it down | sensitivity: personal | retention: seven years after the call closes';
comment on column funding.fair_work_exemption.by_name is 'Who wrote it down, as they were then called | sensitivity: personal | retention: seven years after the call closes';
