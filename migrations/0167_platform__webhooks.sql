-- Where the systems of partners are told that something happened to a referral that their organisation sent, and every such telling.

create table platform.webhook (
  id uuid not null primary key,
  area_id text not null references partnership.area (id),
  organisation_id uuid not null,
  address text not null check (length(address) between 8 and 500),
  made_by uuid,
  made_at timestamptz not null default nwd.clock(),
  next_try_at timestamptz not null default nwd.clock(),
  failing_since timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index webhook_organisation on platform.webhook (organisation_id) where ended_at is null;
create index webhook_area on platform.webhook (area_id, made_at desc);
grant select, insert, update on platform.webhook to nwd_app, nwd_worker;
alter table platform.webhook enable row level security;
create policy app on platform.webhook for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'));
create policy worker on platform.webhook for all to nwd_worker using (true) with check (true);

comment on table platform.webhook is 'Where the system of an organisation is told that something happened to a referral that the organisation sent';
comment on column platform.webhook.id is 'Identifier | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.area_id is 'Area | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.organisation_id is 'Organisation whose referrals it is told of | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.address is 'Address that is told, https | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.made_by is 'Account that made it | sensitivity: personal | retention: seven years after it ends';
comment on column platform.webhook.made_at is 'When it was made | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.next_try_at is 'Before when it is left alone, because it did not answer | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.failing_since is 'Since when it has not answered as it should; empty while it does | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.ended_at is 'When it was ended; it is told nothing more | sensitivity: none | retention: seven years after it ends';
comment on column platform.webhook.ended_by is 'Account that ended it | sensitivity: personal | retention: seven years after it ends';

create table platform.webhook_delivery (
  id uuid not null primary key,
  area_id text not null,
  webhook_id uuid not null references platform.webhook (id),
  event text not null check (event ~ '^[a-z_]+(\.[a-z_]+)*$'),
  subject_kind text,
  subject_id uuid,
  happened_at timestamptz not null default nwd.clock(),
  next_try_at timestamptz not null default nwd.clock(),
  tries int not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  last_answer text check (length(last_answer) <= 200),
  check (sent_at is null or given_up_at is null)
);
create index webhook_delivery_waiting on platform.webhook_delivery (happened_at, id) where sent_at is null and given_up_at is null;
create index webhook_delivery_webhook on platform.webhook_delivery (webhook_id, happened_at desc, id desc);
grant select, insert on platform.webhook_delivery to nwd_app;
grant select, insert, update, delete on platform.webhook_delivery to nwd_worker;
alter table platform.webhook_delivery enable row level security;
create policy app on platform.webhook_delivery for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'))
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('administrator', 'coordinator'));
create policy worker on platform.webhook_delivery for all to nwd_worker using (true) with check (true);

comment on table platform.webhook_delivery is 'Each thing that a partner''s system is to be told, until it was told or given up; names nobody';
comment on column platform.webhook_delivery.id is 'Identifier, the same however often it is sent | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.area_id is 'Area | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.webhook_id is 'Who is told | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.event is 'What happened, as thing.verb; or a test | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.subject_kind is 'Kind of record concerned | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.subject_id is 'Record concerned | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.happened_at is 'When it happened | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.next_try_at is 'When it may be tried next | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.tries is 'How often it was tried | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.sent_at is 'When it was taken | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.given_up_at is 'When it was given up after two days of trying | sensitivity: none | retention: thirty days';
comment on column platform.webhook_delivery.last_answer is 'What came of the last try: a status, or why there was none | sensitivity: none | retention: thirty days';

create function platform.webhook_waits() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_webhooks', '');
  return null;
end $$;
comment on function platform.webhook_waits() is 'Wakes whoever tells other systems, once the transaction is kept';
create trigger webhook_waits after insert on platform.webhook_delivery for each statement execute function platform.webhook_waits();
