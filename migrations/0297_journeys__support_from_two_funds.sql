-- Support of one kind, of one person, in one week, that more than one fund bears: match funding where that was agreed, paid twice where it was not. Somebody looks
-- and says which.

create table journeys.two_funds (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  intervention text not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  finding text not null check (finding in ('matched', 'paid_twice', 'two_things')),
  words text not null check (words <> ''),
  said_by uuid,
  said_by_name text not null,
  said_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id)
);
create unique index two_funds_now on journeys.two_funds (person_id, intervention, week_on) where superseded_at is null;
grant select, insert on journeys.two_funds to nwd_app, nwd_worker;
grant update (superseded_at) on journeys.two_funds to nwd_app, nwd_worker;
comment on table journeys.two_funds is 'What somebody found of support that more than one fund bears';
comment on column journeys.two_funds.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.two_funds.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.two_funds.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.two_funds.intervention is 'Kind of support, a code of reference list interventions | sensitivity: personal | retention: as the person''s record';
comment on column journeys.two_funds.week_on is 'Monday of the week | sensitivity: personal | retention: as the person''s record';
comment on column journeys.two_funds.finding is 'Match funding that was agreed, paid twice, or two different things | sensitivity: none | retention: as the person''s record';
comment on column journeys.two_funds.words is 'Why, or what is done about it | sensitivity: personal | retention: as the person''s record';
comment on column journeys.two_funds.said_by is 'Account that said so | sensitivity: personal | retention: as the person''s record';
comment on column journeys.two_funds.said_by_name is 'Who said so, as they were then called | sensitivity: personal | retention: as the person''s record';
comment on column journeys.two_funds.said_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column journeys.two_funds.superseded_at is 'When something else was found; empty while it holds | sensitivity: none | retention: as the person''s record';
