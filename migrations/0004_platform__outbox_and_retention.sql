-- The outbox tries again after growing pauses, gives up in the end, and tells the program at once that something waits.

alter table platform.outbox
  add column next_try_at timestamptz not null default nwd.clock(),
  add column given_up_at timestamptz,
  add column sent_through text check (sent_through in ('smtp', 'notify', 'local')),
  add constraint outbox_sent_or_given_up check (sent_at is null or given_up_at is null);
comment on column platform.outbox.next_try_at is 'When it may be tried next | sensitivity: none | retention: thirty days';
comment on column platform.outbox.given_up_at is 'When it was given up, after too many tries or because the service refused it for good | sensitivity: none | retention: thirty days';
comment on column platform.outbox.sent_through is 'What took it: a mail server, GOV.UK Notify, or the list on the page /outbox where neither is set | sensitivity: none | retention: thirty days';

drop index platform.outbox_waiting;
create index outbox_waiting on platform.outbox (created_at, id) where sent_at is null and given_up_at is null;
create index outbox_age on platform.outbox (created_at);

create function platform.outbox_has_mail() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('nwd_outbox', '');
  return null;
end $$;
comment on function platform.outbox_has_mail() is 'Wakes whoever delivers the outbox, once the transaction is kept';
create trigger outbox_has_mail after insert on platform.outbox for each statement execute function platform.outbox_has_mail();

-- What was submitted is remembered for thirty days and then deleted by a job.
grant delete on platform.submission to nwd_worker;
create index submission_age on platform.submission (at);
