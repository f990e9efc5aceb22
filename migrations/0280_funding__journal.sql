-- Money of the partnerships: a journal that always balances. Every amount is whole pence. Money stands in accounts; an entry moves it between them, its lines adding up to nothing.
-- Nothing in it is changed or taken out: a mistake is reversed by another entry. No account but those where money comes from ever falls below nothing.

create schema funding;
grant usage on schema funding to nwd_app, nwd_worker, nwd_stats;

create table funding.budget_line (
  id uuid not null,
  area_id text not null references partnership.area (id),
  financial_year text not null check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
  stream text not null,
  what text not null check (length(what) between 1 and 200),
  pence bigint not null default 0 check (pence >= 0),
  continues uuid,
  added_at timestamptz not null default nwd.clock(),
  added_by uuid,
  primary key (id, area_id),
  foreign key (continues, area_id) references funding.budget_line (id, area_id)
);
create unique index one_line_of_that_name on funding.budget_line (area_id, financial_year, stream, lower(what));
comment on table funding.budget_line is 'A line of an area''s budget: what a stream''s money of a financial year is set aside for';
comment on column funding.budget_line.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.budget_line.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.budget_line.financial_year is 'Financial year, as 2026-27 | sensitivity: none | retention: seven years';
comment on column funding.budget_line.stream is 'Stream whose money it is, a code of reference list funding-streams | sensitivity: none | retention: seven years';
comment on column funding.budget_line.what is 'What the money is for | sensitivity: none | retention: seven years';
comment on column funding.budget_line.pence is 'What is set aside now, in pence: kept by the journal as the sum of the accounts under this line | sensitivity: none | retention: seven years';
comment on column funding.budget_line.continues is 'Line of the year before that it goes on from | sensitivity: none | retention: seven years';
comment on column funding.budget_line.added_at is 'When it was added | sensitivity: none | retention: seven years';
comment on column funding.budget_line.added_by is 'Account that added it | sensitivity: personal | retention: seven years';

create table funding.commitment (
  id uuid not null,
  area_id text not null references partnership.area (id),
  number int not null check (number > 0),
  budget_line_id uuid not null,
  kind text not null check (kind in ('grant', 'contract')),
  organisation_id uuid not null,
  what text not null check (length(what) between 1 and 200),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  made_on date not null,
  made_at timestamptz not null default nwd.clock(),
  made_by uuid,
  primary key (id, area_id),
  unique (area_id, number),
  foreign key (budget_line_id, area_id) references funding.budget_line (id, area_id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index commitment_of_line on funding.commitment (budget_line_id);
comment on table funding.commitment is 'Money promised to an organisation out of a budget line: the award of a grant, or a contract';
comment on column funding.commitment.id is 'Identifier | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.area_id is 'Area | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.number is 'Number in the area | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.budget_line_id is 'Line of the budget that pays | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.kind is 'grant or contract | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.organisation_id is 'Organisation that it is promised to | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.what is 'What for | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.from_on is 'First day whose costs may be claimed | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.to_on is 'Last day whose costs may be claimed | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.made_on is 'Day on which it was promised | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.made_at is 'When it was recorded | sensitivity: none | retention: seven years after it ends';
comment on column funding.commitment.made_by is 'Account that recorded it | sensitivity: personal | retention: seven years after it ends';

create table funding.account (
  id uuid not null default gen_random_uuid(),
  area_id text not null references partnership.area (id),
  financial_year text not null check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
  stream text not null,
  kind text not null check (kind in ('source', 'allocated', 'budgeted', 'committed', 'claimed', 'paid', 'reclaimed', 'carried', 'lapsed')),
  budget_line_id uuid,
  commitment_id uuid,
  pence bigint not null default 0,
  primary key (id, area_id),
  unique nulls not distinct (area_id, financial_year, stream, kind, budget_line_id, commitment_id),
  foreign key (budget_line_id, area_id) references funding.budget_line (id, area_id),
  foreign key (commitment_id, area_id) references funding.commitment (id, area_id),
  constraint line_where_it_belongs check ((budget_line_id is not null) = (kind in ('budgeted', 'committed', 'claimed', 'paid', 'reclaimed'))),
  constraint commitment_where_it_belongs check ((commitment_id is not null) = (kind in ('committed', 'claimed', 'paid', 'reclaimed'))),
  constraint nothing_below_nothing check (pence >= 0 or kind in ('source', 'carried')),
  constraint a_source_only_gives check (pence <= 0 or kind <> 'source')
);
create index account_of_line on funding.account (budget_line_id) where budget_line_id is not null;
create index account_of_commitment on funding.account (commitment_id) where commitment_id is not null;
comment on table funding.account is 'Where money stands: by area, financial year, stream and kind, under a line of the budget and a commitment where it has come so far';
comment on column funding.account.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.account.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.account.financial_year is 'Financial year, as 2026-27 | sensitivity: none | retention: seven years';
comment on column funding.account.stream is 'Stream, a code of reference list funding-streams | sensitivity: none | retention: seven years';
comment on column funding.account.kind is 'source, allocated, budgeted, committed, claimed, paid, reclaimed, carried or lapsed | sensitivity: none | retention: seven years';
comment on column funding.account.budget_line_id is 'Line of the budget, from budgeted on | sensitivity: none | retention: seven years';
comment on column funding.account.commitment_id is 'Commitment, from committed on | sensitivity: none | retention: seven years';
comment on column funding.account.pence is 'What stands there: the sum of its lines, kept as each is written; below nothing only where money came from | sensitivity: none | retention: seven years';

create table funding.entry (
  id uuid not null,
  area_id text not null references partnership.area (id),
  ordinal bigint generated always as identity,
  kind text not null check (kind in ('allocation', 'budget', 'commitment', 'claim', 'payment', 'reclaim', 'release', 'carry_over', 'lapse', 'reversal')),
  words text not null check (length(words) between 1 and 300),
  on_date date not null,
  reverses uuid,
  posted_at timestamptz not null default nwd.clock(),
  posted_by uuid,
  by_name text,
  primary key (id, area_id),
  unique (reverses, area_id),
  foreign key (reverses, area_id) references funding.entry (id, area_id),
  constraint reversal_of_something check ((kind = 'reversal') = (reverses is not null))
);
create index entry_of_area on funding.entry (area_id, ordinal desc);
comment on table funding.entry is 'One movement of money, whole; never changed and never taken out';
comment on column funding.entry.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column funding.entry.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.entry.ordinal is 'Order in which it was written | sensitivity: none | retention: seven years';
comment on column funding.entry.kind is 'What it does | sensitivity: none | retention: seven years';
comment on column funding.entry.words is 'What it is about, in words | sensitivity: none | retention: seven years';
comment on column funding.entry.on_date is 'Day that it counts for | sensitivity: none | retention: seven years';
comment on column funding.entry.reverses is 'Entry that it takes back; each is taken back once at most | sensitivity: none | retention: seven years';
comment on column funding.entry.posted_at is 'When it was written | sensitivity: none | retention: seven years';
comment on column funding.entry.posted_by is 'Account that wrote it; empty when the program did | sensitivity: personal | retention: seven years';
comment on column funding.entry.by_name is 'Name and organisation of who wrote it, as they were | sensitivity: personal | retention: seven years';

create table funding.line (
  entry_id uuid not null,
  area_id text not null,
  account_id uuid not null,
  pence bigint not null check (pence <> 0),
  primary key (entry_id, account_id, area_id),
  foreign key (entry_id, area_id) references funding.entry (id, area_id),
  foreign key (account_id, area_id) references funding.account (id, area_id)
);
create index line_of_account on funding.line (account_id);
comment on table funding.line is 'One side of an entry: so much into an account, or out of it';
comment on column funding.line.entry_id is 'Entry | sensitivity: none | retention: seven years';
comment on column funding.line.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column funding.line.account_id is 'Account | sensitivity: none | retention: seven years';
comment on column funding.line.pence is 'Pence into the account; below nothing, out of it | sensitivity: none | retention: seven years';

create table funding.year_closed (
  area_id text not null references partnership.area (id),
  financial_year text not null check (financial_year ~ '^[0-9]{4}-[0-9]{2}$'),
  closed_at timestamptz not null default nwd.clock(),
  closed_by uuid,
  by_name text,
  primary key (area_id, financial_year)
);
comment on table funding.year_closed is 'That an area''s books of a financial year are closed: nothing is written in them any more';
comment on column funding.year_closed.area_id is 'Area | sensitivity: none | retention: for ever';
comment on column funding.year_closed.financial_year is 'Financial year | sensitivity: none | retention: for ever';
comment on column funding.year_closed.closed_at is 'When they were closed | sensitivity: none | retention: for ever';
comment on column funding.year_closed.closed_by is 'Account that closed them | sensitivity: personal | retention: seven years';
comment on column funding.year_closed.by_name is 'Name and organisation of who closed them | sensitivity: personal | retention: seven years';

-- What is written stays, whoever asks.
create function funding.stays_written() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what is written in the journal stays: reverse it by another entry' using errcode = 'NWF00';
end $$;
comment on function funding.stays_written() is 'Refuses to change or take out what stands in the journal';
create trigger stays_written before update or delete or truncate on funding.entry for each statement execute function funding.stays_written();
create trigger stays_written before update or delete or truncate on funding.line for each statement execute function funding.stays_written();
create trigger stays_written before update or delete or truncate on funding.year_closed for each statement execute function funding.stays_written();

-- Looked at when the transaction ends, so that the lines of an entry may be written one by one.
create function funding.entry_balances() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  entry uuid := case tg_table_name when 'entry' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'entry_id')::uuid end;
begin
  if (select count(*) < 2 or sum(l.pence) <> 0 from funding.line l where l.entry_id = entry) then
    raise exception 'an entry has two lines or more, and they add up to nothing' using errcode = 'NWF03';
  end if;
  return null;
end $$;
comment on function funding.entry_balances() is 'Refuses an entry whose lines do not add up to nothing';
create constraint trigger entry_balances after insert on funding.entry deferrable initially deferred for each row execute function funding.entry_balances();
create constraint trigger entry_balances after insert on funding.line deferrable initially deferred for each row execute function funding.entry_balances();

-- What an account and a budget line hold follows from the line, in the same statement; the checks of those tables refuse what would fall below nothing.
create function funding.line_moves() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  account record;
begin
  update funding.account a set pence = a.pence + new.pence where a.id = new.account_id and a.area_id = new.area_id returning a.* into account;
  if exists (select from funding.year_closed c where c.area_id = account.area_id and c.financial_year = account.financial_year) then
    raise exception 'the books of % are closed', account.financial_year using errcode = 'NWF02';
  end if;
  if account.budget_line_id is not null then
    update funding.budget_line b set pence = b.pence + new.pence where b.id = account.budget_line_id and b.area_id = account.area_id;
  end if;
  return null;
end $$;
comment on function funding.line_moves() is 'Keeps what stands in an account and under a line of the budget, and refuses a closed year';
create trigger line_moves after insert on funding.line for each row execute function funding.line_moves();

grant select on funding.budget_line, funding.commitment, funding.account, funding.entry, funding.line, funding.year_closed to nwd_app, nwd_worker;
grant insert (id, area_id, financial_year, stream, what, continues, added_by) on funding.budget_line to nwd_app, nwd_worker;
grant insert (id, area_id, number, budget_line_id, kind, organisation_id, what, from_on, to_on, made_on, made_by) on funding.commitment to nwd_app, nwd_worker;
