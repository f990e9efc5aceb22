-- The employers of an area, by name: whom people go to work for. Vacancies, placements and incentives come later.

create schema employers;
grant usage on schema employers to nwd_app, nwd_worker;

create table employers.employer (
  id uuid not null,
  area_id text not null references partnership.area (id),
  name text not null check (length(trim(name)) between 1 and 200),
  added_at timestamptz not null default nwd.clock(),
  added_by uuid,
  primary key (id, area_id)
);
create unique index employer_name on employers.employer (area_id, lower(name));
grant select, insert on employers.employer to nwd_app, nwd_worker;

comment on table employers.employer is 'An employer known to an area''s partnership';
comment on column employers.employer.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column employers.employer.area_id is 'Area whose partnership knows it | sensitivity: none | retention: for ever';
comment on column employers.employer.name is 'Name it trades under; once an area, whatever its capitals | sensitivity: none | retention: for ever';
comment on column employers.employer.added_at is 'When it was added | sensitivity: none | retention: for ever';
comment on column employers.employer.added_by is 'Account that added it | sensitivity: personal | retention: seven years';
