-- How far somebody has come: a capability rated on a day in one of four steps (reference/distance-travelled.json), by the person or by a worker. Both are kept;
-- so is what they said to each other where they see it differently. Rated again on another day, both days stay; on the same day, the later takes the place.

create table journeys.rating (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  spell_id uuid not null,
  version text not null,
  capability text not null,
  rater text not null check (rater in ('person', 'worker')),
  how text not null check (how in ('own_account', 'together', 'alone')),
  step smallint check (step between 1 and 4),
  blank text check (blank in ('prefer_not_to_say', 'unknown')),
  words text,
  rated_on date not null,
  shown jsonb not null,
  rated_by uuid,
  rated_by_name text not null,
  rated_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  superseded_by uuid,
  superseded_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (spell_id, area_id) references journeys.spell (id, area_id),
  check ((step is null) = (blank is not null)),
  check ((superseded_at is null) = (superseded_reason is null))
);
create unique index one_rating_a_day on journeys.rating (person_id, area_id, capability, rater, rated_on) where superseded_at is null;
create index rating_person on journeys.rating (person_id, rated_on);
grant select, insert on journeys.rating to nwd_app, nwd_worker;
grant update (superseded_at, superseded_by, superseded_reason) on journeys.rating to nwd_app, nwd_worker;

comment on table journeys.rating is 'A capability of a person as they or a worker see it on a day, in one of four steps';
comment on column journeys.rating.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.spell_id is 'Spell of support it was rated in | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.version is 'Version of the scale | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.capability is 'Code of the capability | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.rater is 'Whose view it is: the person or a worker | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.how is 'From their own account, together, or by the worker alone | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.step is 'Step from 1 to 4; empty when it is a blank | sensitivity: special | retention: as the person''s record';
comment on column journeys.rating.blank is 'Why there is no step: would rather not say, or does not know | sensitivity: special | retention: as the person''s record';
comment on column journeys.rating.words is 'What shows it, in their own words | sensitivity: special | retention: as the person''s record';
comment on column journeys.rating.rated_on is 'Day it was rated for | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating.shown is 'The question and its steps as they were shown | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.rated_by is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating.rated_by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating.rated_at is 'When it was written down | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.superseded_at is 'When it was rated again for the same day, or taken out | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating.superseded_by is 'Account that did | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating.superseded_reason is 'rated_again, or why it was taken out | sensitivity: personal | retention: as the person''s record';

create table journeys.rating_talk (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  capability text not null,
  person_rating_id uuid not null,
  worker_rating_id uuid not null,
  words text not null,
  talked_on date not null,
  by_user uuid,
  by_name text not null,
  at timestamptz not null default nwd.clock(),
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (person_rating_id, area_id) references journeys.rating (id, area_id),
  foreign key (worker_rating_id, area_id) references journeys.rating (id, area_id)
);
create index rating_talk_person on journeys.rating_talk (person_id);
grant select, insert on journeys.rating_talk to nwd_app, nwd_worker;

comment on table journeys.rating_talk is 'That a person and a worker talked about two ratings that differ, and what was said; neither rating gives way';
comment on column journeys.rating_talk.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.capability is 'Code of the capability | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.person_rating_id is 'Rating by the person | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.worker_rating_id is 'Rating by the worker | sensitivity: none | retention: as the person''s record';
comment on column journeys.rating_talk.words is 'What was said | sensitivity: special | retention: as the person''s record';
comment on column journeys.rating_talk.talked_on is 'Day they talked | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating_talk.by_user is 'Account that wrote it down | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating_talk.by_name is 'Name of who wrote it down, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column journeys.rating_talk.at is 'When it was written down | sensitivity: none | retention: as the person''s record';
