-- A referral that is sent on to the area where the person lives. Until the partnership there has it, it stays with its sender here: nobody is between two areas.

alter table referrals.referral drop constraint referral_door_check, add constraint referral_door_check
  check (door in ('account', 'self', 'by_link', 'api', 'sheet', 'area'));

create table referrals.onward (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  referral_id uuid not null,
  to_area text not null references partnership.area (id),
  given_how text not null check (given_how in ('spoken', 'written', 'online')),
  wording_version text not null,
  asked_by uuid not null,
  by_name text not null,
  asked_at timestamptz not null default nwd.clock(),
  taken_at timestamptz,
  left_at timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  check (to_area <> area_id)
);
create unique index one_onward on referrals.onward (referral_id, area_id) where taken_at is null and left_at is null;
create index onward_person on referrals.onward (person_id);
comment on table referrals.onward is 'That a person agreed to be sent on to the partnership of another area, and when it had them';
comment on column referrals.onward.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.area_id is 'Area it is sent from | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.to_area is 'Area it is sent to | sensitivity: personal | retention: as the person''s record';
comment on column referrals.onward.given_how is 'How the person agreed to it | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.wording_version is 'By which wording they agreed | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.asked_by is 'Account that sends it on | sensitivity: personal | retention: as the person''s record';
comment on column referrals.onward.by_name is 'Name and organisation of who sends it on, as they were then | sensitivity: personal | retention: as the person''s record';
comment on column referrals.onward.asked_at is 'When | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.taken_at is 'When the other partnership had it | sensitivity: none | retention: as the person''s record';
comment on column referrals.onward.left_at is 'When it was left, because the referral went another way meanwhile | sensitivity: none | retention: as the person''s record';
grant select, insert on referrals.onward to nwd_app, nwd_worker;
grant update (taken_at, left_at) on referrals.onward to nwd_worker;
