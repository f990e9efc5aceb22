-- Somebody in a file who may be somebody here: kept with the reasons until a coordinator has decided. What the file said of them is not kept meanwhile:
-- the same file, brought in again after the decision, takes them in.

alter table imports.person_row drop constraint person_row_standing_check;
alter table imports.person_row add constraint person_row_standing_check check (standing in ('new', 'changed', 'matched'));
comment on column imports.person_row.standing is 'Whether it brought somebody new, changed what an earlier file had said, or was joined to somebody known here | sensitivity: none | retention: as the person''s record';

create table imports.likely_match (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  import_id uuid not null,
  row int not null,
  participant_id text not null,
  person_id uuid not null,
  reasons text[] not null,
  found_at timestamptz not null default nwd.clock(),
  decision text check (decision in ('same', 'other')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (id, area_id),
  unique (area_id, participant_id, person_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check ((decision is null) = (decided_at is null))
);
create index likely_match_person on imports.likely_match (person_id);
comment on table imports.likely_match is 'A participant of a file who may be a person known here, with the reasons, until somebody has decided';
comment on column imports.likely_match.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.import_id is 'File in which it was found first | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.row is 'Row of that file | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.participant_id is 'The area''s own identifier of the participant | sensitivity: personal | retention: as the person''s record';
comment on column imports.likely_match.person_id is 'Person known here | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.reasons is 'Why they may be the same, as codes | sensitivity: personal | retention: as the person''s record';
comment on column imports.likely_match.found_at is 'When it was found | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.decision is 'Whether they are the same or somebody other; empty while it waits | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.decided_at is 'When that was decided | sensitivity: none | retention: as the person''s record';
comment on column imports.likely_match.decided_by is 'Account that decided; empty when it was done from the shell | sensitivity: personal | retention: as the person''s record';
grant select on imports.likely_match to nwd_app;
grant update (decision, decided_at, decided_by) on imports.likely_match to nwd_app, nwd_worker;
grant select, insert on imports.likely_match to nwd_worker;
