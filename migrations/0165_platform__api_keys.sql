-- Keys by which another system acts for an organisation, and what each was answered, so that asking again does nothing again.

create table platform.api_key (
  id uuid not null primary key,
  area_id text not null references partnership.area (id),
  organisation_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) > 0),
  responsible uuid not null,
  key_hash bytea not null unique,
  hint text not null,
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index api_key_area on platform.api_key (area_id, made_at desc);
grant select, insert, update on platform.api_key to nwd_app, nwd_worker;
alter table platform.api_key enable row level security;
create policy app on platform.api_key for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'));
create policy worker on platform.api_key for all to nwd_worker using (true) with check (true);

comment on table platform.api_key is 'Keys by which another system acts for an organisation; the key itself is not kept';
comment on column platform.api_key.id is 'Identifier | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.area_id is 'Area it acts in | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.organisation_id is 'Organisation it acts for, and through which it sees | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.name is 'What the system is called | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.scopes is 'What it may do, codes | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.responsible is 'Account of who answers for what it sends and owns the next step | sensitivity: personal | retention: seven years after it ends';
comment on column platform.api_key.key_hash is 'SHA-256 of the key, which is 256 random bits and is not kept | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.hint is 'Its first letters, by which people tell keys apart | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.made_by is 'Account that made it; empty when made from the shell | sensitivity: personal | retention: seven years after it ends';
comment on column platform.api_key.made_at is 'When it was made | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.last_used_at is 'When it was last used, to the minute | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.ended_at is 'When it was ended; from then on it opens nothing | sensitivity: none | retention: seven years after it ends';
comment on column platform.api_key.ended_by is 'Account that ended it | sensitivity: personal | retention: seven years after it ends';

create table platform.api_answer (
  key_id uuid not null references platform.api_key (id),
  area_id text not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  request_hash bytea not null,
  status smallint,
  answer json,
  at timestamptz not null default nwd.clock(),
  primary key (key_id, idempotency_key)
);
create index api_answer_age on platform.api_answer (at);
grant select, insert, update on platform.api_answer to nwd_app;
grant select, insert, update, delete on platform.api_answer to nwd_worker;
alter table platform.api_answer enable row level security;
create policy app on platform.api_answer for all to nwd_app
  using (key_id = (select nullif(current_setting('nwd.api_key', true), '')::uuid))
  with check (key_id = (select nullif(current_setting('nwd.api_key', true), '')::uuid));
create policy worker on platform.api_answer for all to nwd_worker using (true) with check (true);

comment on table platform.api_answer is 'What another system was answered, by the key of its request: asked again, it gets the same and nothing is done twice';
comment on column platform.api_answer.key_id is 'Key that asked | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.area_id is 'Area | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.idempotency_key is 'The request''s own key, chosen by the asking system | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.request_hash is 'Fingerprint of what was asked, to tell the same from something else | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.status is 'Status of the answer | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.answer is 'The answer: identifiers, states and counts | sensitivity: none | retention: thirty days';
comment on column platform.api_answer.at is 'When it was asked first | sensitivity: none | retention: thirty days';

-- Whom a key stands for: while it is not ended, its organisation takes part, and who answers for it still acts for that organisation.
-- Notes the use, once a minute and without waiting for another use of the same key.
create function platform.caller_by_key(hash bytea)
returns table (key_id uuid, area_id text, organisation_id uuid, organisation_name text, scopes text[], user_id uuid, user_name text)
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  update platform.api_key k set last_used_at = nwd.clock()
  where k.id = (select n.id from platform.api_key n where n.key_hash = hash and n.ended_at is null
    and (n.last_used_at is null or n.last_used_at < nwd.clock() - interval '1 minute') for update skip locked);
  return query select k.id, k.area_id, o.id, o.name, k.scopes, m.user_id, m.name
  from platform.api_key k
  join partnership.organisation o on o.id = k.organisation_id and o.area_id = k.area_id and o.ended_at is null
  join lateral (select m.user_id, m.name from partnership.membership m
    where m.user_id = k.responsible and m.organisation_id = k.organisation_id and m.until is null order by m.since limit 1) m on true
  where k.key_hash = hash and k.ended_at is null;
end $$;
comment on function platform.caller_by_key(bytea) is 'Whom a key stands for, if it still opens anything';
revoke all on function platform.caller_by_key(bytea) from public;
grant execute on function platform.caller_by_key(bytea) to nwd_app, nwd_worker;
