-- A referral from somebody without an account: who asks for help themself, and a partner who was asked by e-mail. What they type is kept for whoever holds the
-- link, of which only the fingerprint is known, until it is sent or expires; the program then makes a referral of it as of any other.

create table referrals.from_outside (
  id uuid not null primary key,
  door text not null check (door in ('self', 'by_link')),
  token_hash bytea not null unique,
  area_id text references partnership.area (id),
  typed jsonb not null default '{}',
  service_id uuid,
  service_words text,
  started_at timestamptz not null default nwd.clock(),
  saved_at timestamptz,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  sent_at timestamptz,
  reference text,
  taken_at timestamptz,
  referral_id uuid,
  organisation_id uuid,
  contact_name text,
  contact_email text,
  asked_by uuid,
  asked_by_name text,
  asked_by_organisation uuid,
  told_place int not null default 0,
  check (door = 'self' or (area_id is not null and organisation_id is not null and asked_by is not null and asked_by_organisation is not null)),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id),
  foreign key (asked_by_organisation, area_id) references partnership.organisation (id, area_id)
);
create index from_outside_to_take on referrals.from_outside (sent_at) where sent_at is not null and taken_at is null;
create index from_outside_expiry on referrals.from_outside (expires_at);
create index from_outside_asked on referrals.from_outside (asked_by_organisation, started_at desc) where door = 'by_link';
create index from_outside_referral on referrals.from_outside (referral_id) where referral_id is not null;
comment on table referrals.from_outside is 'A referral being written by somebody without an account, by the link they hold: for themself, or as a partner who was asked by e-mail';
comment on column referrals.from_outside.id is 'Identifier | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.door is 'self: somebody asks for help themself; by_link: a partner was asked by e-mail | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.token_hash is 'Fingerprint of the link''s secret part | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.area_id is 'Area it goes to; empty until it is chosen | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.typed is 'What was typed, box by box, a section each | sensitivity: special | retention: until it is taken up or expires';
comment on column referrals.from_outside.service_id is 'Service of the directory that was asked for | sensitivity: special | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.service_words is 'Name of that service and its organisation, as they were then | sensitivity: special | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.started_at is 'When it was begun, or the partner was asked | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.saved_at is 'When something was last typed; empty while nothing was | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.expires_at is 'When the link ends and what was typed is deleted | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.withdrawn_at is 'When it was thrown away by its holder, or taken back by who asked | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.sent_at is 'When it was sent | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.reference is 'A few letters by which its sender can speak of it; says nothing of anybody | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.taken_at is 'When the program had made a referral of it | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.referral_id is 'The referral it became | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.organisation_id is 'Partner that was asked | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.contact_name is 'Who was asked there | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.contact_email is 'Address the link was sent to | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.asked_by is 'Account that asked for it | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.asked_by_name is 'Name of who asked for it, as it was then | sensitivity: personal | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.asked_by_organisation is 'Organisation of who asked for it | sensitivity: none | retention: one year after it was sent, 60 days after it expired';
comment on column referrals.from_outside.told_place is 'How far its sender was told what became of it: the place of the last event told | sensitivity: none | retention: one year after it was sent, 60 days after it expired';

alter table referrals.referral
  add column door text not null default 'account' check (door in ('account', 'self', 'by_link', 'api', 'sheet')),
  add column service_id uuid,
  add column service_words text;
comment on column referrals.referral.door is 'How it came: from an account, by the person themself, by a link sent to a partner, from another system, in a spreadsheet | sensitivity: none | retention: as the person''s record';
comment on column referrals.referral.service_id is 'Service of the directory that was asked for, where one was | sensitivity: special | retention: as the person''s record';
comment on column referrals.referral.service_words is 'Name of that service and its organisation, as they were then | sensitivity: special | retention: as the person''s record';

-- Who works for the partnership sees whom they asked and what became of it; what is typed is read by nobody but its holder, until it is sent.
grant select (id, door, area_id, started_at, saved_at, expires_at, withdrawn_at, sent_at, reference, taken_at, referral_id, organisation_id, contact_name,
  contact_email, asked_by, asked_by_name, asked_by_organisation) on referrals.from_outside to nwd_app;
grant insert (id, door, token_hash, area_id, expires_at, organisation_id, contact_name, contact_email, asked_by, asked_by_name, asked_by_organisation)
  on referrals.from_outside to nwd_app;
grant update (withdrawn_at) on referrals.from_outside to nwd_app;
grant select, insert, update, delete on referrals.from_outside to nwd_worker;
