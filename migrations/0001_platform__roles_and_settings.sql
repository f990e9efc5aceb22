-- Who is looking, and when it is, as every policy reads them. The roles nwd_app, nwd_worker and nwd_stats belong to the whole cluster and are
-- made before any migration (src/platform/db/roles.ts). Every function is closed: with nothing set, nobody is looking.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create extension if not exists btree_gin;

revoke all on schema public from public;
grant usage on schema public to nwd_app, nwd_worker, nwd_stats;

-- the schema itself and nwd.migration are made by the migration runner
grant usage on schema nwd to nwd_app, nwd_worker, nwd_stats;
grant select on nwd.migration to nwd_app, nwd_worker;

create function nwd.holders() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('nwd.holders', true), ''), '{}')::uuid[];
comment on function nwd.holders() is 'The ids through which the viewer holds relationships with people; empty when nobody is looking';

create function nwd.clock() returns timestamptz
  language sql stable parallel safe
  return coalesce(nullif(current_setting('nwd.now', true), '')::timestamptz, now());
comment on function nwd.clock() is 'The time of the injected clock, or the time of the transaction';

create function nwd.viewer_user() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('nwd.user', true), '')::uuid;
comment on function nwd.viewer_user() is 'The user who is looking, or null';

create function nwd.viewer_organisation() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('nwd.organisation', true), '')::uuid;
comment on function nwd.viewer_organisation() is 'The organisation the viewer acts for, or null';

create function nwd.viewer_area() returns text
  language sql stable parallel safe
  return nullif(current_setting('nwd.area', true), '');
comment on function nwd.viewer_area() is 'The council area the viewer acts in, or null';

create function nwd.viewer_role() returns text
  language sql stable parallel safe
  return nullif(current_setting('nwd.role', true), '');
comment on function nwd.viewer_role() is 'The role the viewer acts in, or null';

create schema stats;
comment on schema stats is 'Statistics only: views that modules publish without naming anybody; all that nwd_stats may read';
grant usage on schema stats to nwd_app, nwd_worker, nwd_stats;
