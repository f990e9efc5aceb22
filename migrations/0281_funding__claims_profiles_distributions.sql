-- What is claimed under a commitment and what became of it; what is planned to be spent when; and how the nation's money of a year was shared out.

create table funding.claim (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number int not null check (number > 0),
  commitment_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  pence bigint not null check (pence > 0),
  entry_id uuid not null,
  made_on date not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text,
  primary key (id, area_id),
  unique (area_id, number),
  foreign key (commitment_id, area_id) references funding.commitment (id, area_id),
  foreign key (entry_id, area_id) references funding.entry (id, area_id)
);
create index claim_of_commitment on funding.claim (commitment_id);
grant select, insert on funding.claim to nwd_app, nwd_worker;
comment on table funding.claim is 'Costs that an organisation claims under a commitment';
comment on column funding.claim.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.claim.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.claim.number is 'Number in the area | sensitivity: none | retention: seven years';
comment on column funding.claim.commitment_id is 'Commitment | sensitivity: none | retention: seven years';
comment on column funding.claim.from_on is 'First day of the costs | sensitivity: none | retention: seven years';
comment on column funding.claim.to_on is 'Last day of the costs | sensitivity: none | retention: seven years';
comment on column funding.claim.pence is 'What is claimed, in pence | sensitivity: none | retention: seven years';
comment on column funding.claim.entry_id is 'Entry of the journal that moved it from committed to claimed | sensitivity: none | retention: seven years';
comment on column funding.claim.made_on is 'Day of the claim | sensitivity: none | retention: seven years';
comment on column funding.claim.made_at is 'When it was made | sensitivity: none | retention: seven years';
comment on column funding.claim.made_by is 'Account that made it | sensitivity: personal | retention: seven years';
comment on column funding.claim.by_name is 'Name and organisation of who made it | sensitivity: personal | retention: seven years';

create table funding.claim_cost (
  area_id text not null,
  claim_id uuid not null,
  place int not null check (place > 0),
  what text not null check (length(what) between 1 and 200),
  pence bigint not null check (pence > 0),
  evidence text not null check (length(evidence) between 1 and 200),
  primary key (claim_id, place, area_id),
  foreign key (claim_id, area_id) references funding.claim (id, area_id)
);
grant select, insert on funding.claim_cost to nwd_app, nwd_worker;
comment on table funding.claim_cost is 'One cost of a claim, and the evidence for it; about no participant';
comment on column funding.claim_cost.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.claim_cost.claim_id is 'Claim | sensitivity: none | retention: seven years';
comment on column funding.claim_cost.place is 'Place in the claim, from 1 | sensitivity: none | retention: seven years';
comment on column funding.claim_cost.what is 'What was paid for | sensitivity: none | retention: seven years';
comment on column funding.claim_cost.pence is 'Cost in pence | sensitivity: none | retention: seven years';
comment on column funding.claim_cost.evidence is 'What proves it, and where it is kept | sensitivity: none | retention: seven years';

create table funding.claim_moment (
  id uuid not null,
  area_id text not null,
  claim_id uuid not null,
  state text not null check (state in ('checked', 'sent_back', 'paid', 'reclaimed')),
  words text,
  entry_id uuid,
  on_date date not null,
  at timestamptz not null default nwd.clock(),
  by_user uuid,
  by_name text,
  primary key (id, area_id),
  unique (claim_id, state, area_id),
  foreign key (claim_id, area_id) references funding.claim (id, area_id),
  foreign key (entry_id, area_id) references funding.entry (id, area_id),
  constraint moved_where_money_moves check ((entry_id is not null) = (state <> 'checked')),
  constraint sent_back_with_a_reason check (state <> 'sent_back' or words is not null)
);
grant select, insert on funding.claim_moment to nwd_app, nwd_worker;
comment on table funding.claim_moment is 'What became of a claim: checked, sent back, paid, reclaimed from whoever gave the money';
comment on column funding.claim_moment.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.claim_id is 'Claim | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.state is 'checked, sent_back, paid or reclaimed; each once | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.words is 'What was looked at, or why it was sent back | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.entry_id is 'Entry of the journal that moved the money; empty when it was only checked | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.on_date is 'Day | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.at is 'When it was recorded | sensitivity: none | retention: seven years';
comment on column funding.claim_moment.by_user is 'Account that recorded it | sensitivity: personal | retention: seven years';
comment on column funding.claim_moment.by_name is 'Name and organisation of who recorded it | sensitivity: personal | retention: seven years';

-- Whatever writes a claim: its costs lie within the days of its commitment.
create function funding.claim_in_its_days() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from funding.commitment c where c.id = new.commitment_id and c.area_id = new.area_id and new.from_on >= c.from_on and new.to_on <= c.to_on) then
    raise exception 'the costs lie outside the days of the commitment' using errcode = 'NWF06';
  end if;
  return new;
end $$;
comment on function funding.claim_in_its_days() is 'Refuses a claim of costs outside the days of its commitment';
create trigger in_its_days before insert on funding.claim for each row execute function funding.claim_in_its_days();

create table funding.profile (
  id uuid not null,
  area_id text not null,
  budget_line_id uuid not null,
  month date not null check (extract(day from month) = 1),
  pence bigint not null check (pence >= 0),
  noted_at timestamptz not null default nwd.clock(),
  ordinal bigint generated always as identity,
  noted_by uuid,
  primary key (id, area_id),
  foreign key (budget_line_id, area_id) references funding.budget_line (id, area_id)
);
create index profile_of_line on funding.profile (budget_line_id, month, ordinal desc);
grant select, insert on funding.profile to nwd_app, nwd_worker;
comment on table funding.profile is 'What is planned to be spent of a line of the budget in a month; the latest word of a month holds';
comment on column funding.profile.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.profile.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.profile.budget_line_id is 'Line of the budget | sensitivity: none | retention: seven years';
comment on column funding.profile.month is 'First day of the month | sensitivity: none | retention: seven years';
comment on column funding.profile.pence is 'Planned spend, in pence | sensitivity: none | retention: seven years';
comment on column funding.profile.noted_at is 'When it was planned so | sensitivity: none | retention: seven years';
comment on column funding.profile.ordinal is 'Order in which it was noted | sensitivity: none | retention: seven years';
comment on column funding.profile.noted_by is 'Account that planned it | sensitivity: personal | retention: seven years';

create table funding.data_set (
  id uuid not null primary key,
  area_id text,
  name text not null check (length(name) between 1 and 120),
  as_at date not null,
  source text not null check (length(source) between 1 and 300),
  licence text not null check (length(licence) between 1 and 120),
  invented boolean not null default false,
  added_at timestamptz not null default nwd.clock(),
  added_by uuid,
  unique (name, as_at)
);
grant select, insert on funding.data_set to nwd_app, nwd_worker;
comment on table funding.data_set is 'A published table with a figure for each area, by which money may be shared out';
comment on column funding.data_set.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column funding.data_set.area_id is 'Empty: it is the nation''s | sensitivity: none | retention: for ever';
comment on column funding.data_set.name is 'What it counts | sensitivity: none | retention: for ever';
comment on column funding.data_set.as_at is 'Day that its figures are of | sensitivity: none | retention: for ever';
comment on column funding.data_set.source is 'Who published it, and where | sensitivity: none | retention: for ever';
comment on column funding.data_set.licence is 'Under what licence | sensitivity: none | retention: for ever';
comment on column funding.data_set.invented is 'Whether it was made up for a demonstration | sensitivity: none | retention: for ever';
comment on column funding.data_set.added_at is 'When it was added | sensitivity: none | retention: for ever';
comment on column funding.data_set.added_by is 'Account that added it | sensitivity: personal | retention: seven years';

create table funding.data_value (
  data_set_id uuid not null references funding.data_set (id),
  area_id text not null references partnership.area (id),
  value bigint not null check (value >= 0),
  primary key (data_set_id, area_id)
);
grant select, insert on funding.data_value to nwd_app, nwd_worker;
comment on table funding.data_value is 'An area''s figure in a data set';
comment on column funding.data_value.data_set_id is 'Data set | sensitivity: none | retention: for ever';
comment on column funding.data_value.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column funding.data_value.value is 'Figure, a whole number | sensitivity: none | retention: for ever';

create table funding.distribution (
  id uuid not null primary key,
  area_id text,
  number int not null unique check (number > 0),
  financial_year text not null check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
  stream text not null,
  pence bigint not null check (pence > 0),
  asked jsonb not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  by_name text not null
);
grant select, insert on funding.distribution to nwd_app, nwd_worker;
comment on table funding.distribution is 'A proposal of how to share a stream''s money of a year out to the areas, by rules that are shown step by step';
comment on column funding.distribution.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column funding.distribution.area_id is 'Empty: it is the nation''s | sensitivity: none | retention: for ever';
comment on column funding.distribution.number is 'Number | sensitivity: none | retention: for ever';
comment on column funding.distribution.financial_year is 'Financial year | sensitivity: none | retention: for ever';
comment on column funding.distribution.stream is 'Stream, a code of reference list funding-streams | sensitivity: none | retention: for ever';
comment on column funding.distribution.pence is 'What there is to share out, in pence | sensitivity: none | retention: for ever';
comment on column funding.distribution.asked is 'The rules and the figures that they were applied to, as they were | sensitivity: none | retention: for ever';
comment on column funding.distribution.made_at is 'When it was proposed | sensitivity: none | retention: for ever';
comment on column funding.distribution.made_by is 'Account that proposed it | sensitivity: personal | retention: seven years';
comment on column funding.distribution.by_name is 'Name of who proposed it | sensitivity: personal | retention: seven years';

create table funding.distribution_approval (
  distribution_id uuid not null primary key references funding.distribution (id),
  area_id text,
  approved_at timestamptz not null default nwd.clock(),
  approved_by uuid,
  by_name text not null
);
grant select, insert on funding.distribution_approval to nwd_app, nwd_worker;
comment on table funding.distribution_approval is 'That a distribution was approved, and the areas given their shares; once';
comment on column funding.distribution_approval.distribution_id is 'Distribution | sensitivity: none | retention: for ever';
comment on column funding.distribution_approval.area_id is 'Empty: it is the nation''s | sensitivity: none | retention: for ever';
comment on column funding.distribution_approval.approved_at is 'When | sensitivity: none | retention: for ever';
comment on column funding.distribution_approval.approved_by is 'Account that approved it | sensitivity: personal | retention: seven years';
comment on column funding.distribution_approval.by_name is 'Name of who approved it | sensitivity: personal | retention: seven years';

create table funding.distribution_share (
  distribution_id uuid not null references funding.distribution_approval (distribution_id),
  area_id text not null references partnership.area (id),
  pence bigint not null check (pence >= 0),
  entry_id uuid,
  primary key (distribution_id, area_id),
  foreign key (entry_id, area_id) references funding.entry (id, area_id)
);
grant select, insert on funding.distribution_share to nwd_app, nwd_worker;
comment on table funding.distribution_share is 'What an area was given by an approved distribution';
comment on column funding.distribution_share.distribution_id is 'Distribution | sensitivity: none | retention: for ever';
comment on column funding.distribution_share.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column funding.distribution_share.pence is 'Its share, in pence | sensitivity: none | retention: for ever';
comment on column funding.distribution_share.entry_id is 'Entry in the area''s books; empty when its share is nothing | sensitivity: none | retention: for ever';
