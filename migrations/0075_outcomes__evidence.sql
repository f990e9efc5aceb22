-- What an outcome rests on: seen by whom, on which day, and of what kind. Several a record; a mistake is taken out and kept. A copy is a file of files.file
-- that stands behind the row, where the fund asks for one (reference/evidence-rules.json).

create table outcomes.evidence (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  record_kind text not null check (record_kind in ('job', 'outcome')),
  record_id uuid not null,
  kind text not null,
  seen_on date not null,
  seen_by uuid,
  seen_by_name text not null,
  recorded_at timestamptz not null default nwd.clock(),
  taken_out_at timestamptz,
  taken_out_by uuid,
  taken_out_reason text,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check ((taken_out_at is null) = (taken_out_reason is null))
);
create index evidence_person on outcomes.evidence (person_id, record_id);
grant select, insert on outcomes.evidence to nwd_app, nwd_worker;
grant update (taken_out_at, taken_out_by, taken_out_reason) on outcomes.evidence to nwd_app, nwd_worker;

-- What was one word on the outcome becomes a row; the word stays where it was and is written no more.
insert into outcomes.evidence (id, area_id, person_id, record_kind, record_id, kind, seen_on, seen_by, seen_by_name, recorded_at)
select gen_random_uuid(), o.area_id, o.person_id, 'outcome', o.id,
  case o.evidence when 'person_said' then 'told' when 'document_seen' then 'document' else 'confirmed' end,
  (o.recorded_at at time zone 'Europe/London')::date, o.recorded_by,
  coalesce((select m.name from partnership.membership m where m.user_id = o.recorded_by order by m.id limit 1), 'Not recorded'), o.recorded_at
from outcomes.outcome o where o.evidence <> 'unknown';

comment on table outcomes.evidence is 'What a job or another outcome rests on: what was seen or heard, by whom, on which day';
comment on column outcomes.evidence.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.record_kind is 'Whether it stands behind a job or another outcome | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.record_id is 'The job or outcome, as it was written down then; a correction of it is a row of its own | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.kind is 'What was seen or heard, a code of reference list evidence-kinds | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.evidence.seen_on is 'Day it was seen or heard | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.seen_by is 'Account of who saw it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.evidence.seen_by_name is 'Name of who saw it, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.evidence.recorded_at is 'When it was recorded | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.taken_out_at is 'When it was taken out, such as a paper of somebody else | sensitivity: none | retention: as the person''s record';
comment on column outcomes.evidence.taken_out_by is 'Account that took it out | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.evidence.taken_out_reason is 'Why it was taken out | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.evidence is 'What it rested on in one word, until evidence had rows of its own (outcomes.evidence); not written since | sensitivity: none | retention: as the person''s record';
