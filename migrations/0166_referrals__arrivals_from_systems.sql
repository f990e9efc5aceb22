-- Which referrals came from another system or a spreadsheet, so that the same row brought again sends nobody twice.

create table referrals.arrival (
  referral_id uuid not null,
  area_id text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  door text not null check (door in ('api', 'sheet')),
  api_key_id uuid,
  their_reference text check (length(their_reference) between 1 and 100),
  row_print bytea,
  arrived_at timestamptz not null default nwd.clock(),
  primary key (referral_id, area_id),
  unique (organisation_id, area_id, row_print),
  foreign key (person_id, area_id) references people.person (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create index arrival_person on referrals.arrival (person_id);
grant select, insert on referrals.arrival to nwd_app, nwd_worker;

comment on table referrals.arrival is 'That a referral came from another system or a spreadsheet, and what the sender calls it';
comment on column referrals.arrival.referral_id is 'Referral | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.organisation_id is 'Organisation that sent it | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.door is 'By which door it came: api or sheet | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.api_key_id is 'Key that the other system used; empty for a spreadsheet | sensitivity: none | retention: as the person''s record';
comment on column referrals.arrival.their_reference is 'What the sender calls it in their own system | sensitivity: personal | retention: as the person''s record';
comment on column referrals.arrival.row_print is 'Fingerprint of the row of a spreadsheet, to know it again; empty otherwise | sensitivity: personal | retention: as the person''s record';
comment on column referrals.arrival.arrived_at is 'When it came | sensitivity: none | retention: as the person''s record';

create table referrals.sheet (
  id uuid not null primary key,
  area_id text not null,
  owner uuid not null,
  organisation_id uuid not null,
  rows_read int not null check (rows_read >= 0),
  sent int not null check (sent >= 0),
  known int not null check (known >= 0),
  to_mend jsonb not null default '[]',
  made_at timestamptz not null default nwd.clock(),
  expires_at timestamptz not null
);
create index sheet_owner on referrals.sheet (owner, made_at desc);
create index sheet_expiry on referrals.sheet (expires_at);
grant select, insert on referrals.sheet to nwd_app;
grant select, delete on referrals.sheet to nwd_worker;
alter table referrals.sheet enable row level security;
create policy app on referrals.sheet for all to nwd_app
  using (owner = (select nwd.viewer_user())) with check (owner = (select nwd.viewer_user()));
create policy worker on referrals.sheet for all to nwd_worker using (true) with check (true);

comment on table referrals.sheet is 'What became of a spreadsheet of referrals, and its rows that are to be mended; its sender''s alone';
comment on column referrals.sheet.id is 'Identifier | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.area_id is 'Area | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.owner is 'Account that sent it | sensitivity: personal | retention: 7 days';
comment on column referrals.sheet.organisation_id is 'Organisation it was sent for | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.rows_read is 'How many rows it had | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.sent is 'How many were sent | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.known is 'How many had been sent before and were left alone | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.to_mend is 'Heading and rows that were not right, as they were given, each with what is wrong | sensitivity: special | retention: 7 days';
comment on column referrals.sheet.made_at is 'When it was sent | sensitivity: none | retention: 7 days';
comment on column referrals.sheet.expires_at is 'When it is deleted by itself | sensitivity: none | retention: 7 days';
