-- When a contract ends, everybody whom one organisation supports or was asked to support goes to another in one operation: planned, done person by
-- person in transactions of their own, told to everybody, and taken back as one.

do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into rule from pg_constraint where conrelid = 'referrals.event'::regclass and conname = 'event_kind_check';
  alter table referrals.event drop constraint event_kind_check;
  execute 'alter table referrals.event add constraint event_kind_check ' || replace(rule, '''sent''::text', '''sent''::text, ''moved''::text');
end $$;

create table referrals.contract_move (
  id uuid not null,
  area_id text not null,
  from_organisation uuid not null,
  to_organisation uuid not null,
  reason text not null,
  asked_by uuid not null,
  by_name text not null,
  asked_at timestamptz not null default nwd.clock(),
  finished_at timestamptz,
  back_asked_by uuid,
  back_asked_at timestamptz,
  back_finished_at timestamptz,
  primary key (id, area_id),
  foreign key (from_organisation, area_id) references partnership.organisation (id, area_id),
  foreign key (to_organisation, area_id) references partnership.organisation (id, area_id),
  check (from_organisation <> to_organisation),
  check (back_asked_at is null or finished_at is not null)
);
create index contract_move_area on referrals.contract_move (area_id, asked_at desc);
comment on table referrals.contract_move is 'That everybody with one organisation was moved to another because its contract ended: who asked, when it was done, and when it was taken back';
comment on column referrals.contract_move.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.area_id is 'Area | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.from_organisation is 'Organisation whose contract ended | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.to_organisation is 'Organisation that takes over | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.reason is 'Why, as those concerned read it | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.asked_by is 'Coordinator who asked for it | sensitivity: personal | retention: seven years';
comment on column referrals.contract_move.by_name is 'Name of who asked, as it was then | sensitivity: personal | retention: seven years';
comment on column referrals.contract_move.asked_at is 'When | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.finished_at is 'When everybody who could be moved was | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.back_asked_by is 'Coordinator who took it back | sensitivity: personal | retention: seven years';
comment on column referrals.contract_move.back_asked_at is 'When that was asked for | sensitivity: none | retention: seven years';
comment on column referrals.contract_move.back_finished_at is 'When everybody who could be taken back was | sensitivity: none | retention: seven years';

create table referrals.contract_move_item (
  id uuid not null,
  area_id text not null,
  move_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('spell', 'referral')),
  subject_id uuid not null,
  to_user uuid not null,
  to_name text not null,
  outcome text check (outcome in ('moved', 'ask', 'changed')),
  done_at timestamptz,
  was jsonb,
  told_how text check (told_how in ('email', 'text', 'by_worker')),
  back_outcome text check (back_outcome in ('back', 'changed')),
  back_at timestamptz,
  primary key (id, area_id),
  foreign key (move_id, area_id) references referrals.contract_move (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  unique (move_id, area_id, kind, subject_id),
  check ((outcome is null) = (done_at is null)),
  check ((back_outcome is null) = (back_at is null))
);
create index contract_move_item_to_do on referrals.contract_move_item (move_id, id) where outcome is null;
create index contract_move_item_person on referrals.contract_move_item (person_id);
comment on table referrals.contract_move_item is 'One spell or open referral of a contract that ended: to whom it goes, and what became of it';
comment on column referrals.contract_move_item.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.move_id is 'The move | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.kind is 'Spell or referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.subject_id is 'The spell or referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.to_user is 'Account of the key worker who takes over | sensitivity: personal | retention: as the person''s record';
comment on column referrals.contract_move_item.to_name is 'Name of the key worker, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.contract_move_item.outcome is 'Moved; to be asked, since no permission covers the new organisation; or changed meanwhile, so that there was nothing to move | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.done_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.was is 'What it was before, by identifiers, so that it can be taken back | sensitivity: personal | retention: as the person''s record';
comment on column referrals.contract_move_item.told_how is 'How the person is told: by the way they like, or by the new key worker where they named something not to do | sensitivity: personal | retention: as the person''s record';
comment on column referrals.contract_move_item.back_outcome is 'Taken back; or changed meanwhile, so that it stays | sensitivity: none | retention: as the person''s record';
comment on column referrals.contract_move_item.back_at is 'When | sensitivity: none | retention: as the person''s record';

grant select, insert on referrals.contract_move, referrals.contract_move_item to nwd_app, nwd_worker;
grant update (back_asked_by, back_asked_at) on referrals.contract_move to nwd_app;
grant update (finished_at, back_finished_at) on referrals.contract_move to nwd_worker;
grant update (outcome, done_at) on referrals.contract_move_item to nwd_app;
grant update (outcome, done_at, was, told_how, back_outcome, back_at) on referrals.contract_move_item to nwd_worker;
grant update (organisation_id) on journeys.spell to nwd_worker;
grant update (with_user_id, with_name) on journeys.appointment to nwd_worker;
