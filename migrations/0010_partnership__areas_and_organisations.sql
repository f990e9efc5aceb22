-- The 32 areas, the organisations that work in them, and who acts for which organisation in what role.

create schema partnership;
grant usage on schema partnership to nwd_app, nwd_worker;

create table partnership.area (
  id text not null primary key check (id ~ '^S12[0-9]{6}$'),
  name text not null unique
);
grant select on partnership.area to nwd_app, nwd_worker;
comment on table partnership.area is 'The council areas of Scotland';
comment on column partnership.area.id is 'Nine-character code of the area | sensitivity: none | retention: for ever';
comment on column partnership.area.name is 'Name of the area | sensitivity: none | retention: for ever';

create table partnership.organisation (
  id uuid not null,
  area_id text not null references partnership.area (id),
  name text not null,
  kind text not null,
  supports_people boolean not null default false,
  created_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  primary key (id, area_id),
  unique (area_id, name)
);
create unique index one_partnership_an_area on partnership.organisation (area_id) where kind = 'partnership';
grant select, insert, update on partnership.organisation to nwd_app, nwd_worker;
comment on table partnership.organisation is 'A member or partner of a local employability partnership; the partnership itself is one of kind partnership';
comment on column partnership.organisation.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.organisation.area_id is 'Area it works in | sensitivity: none | retention: for ever';
comment on column partnership.organisation.name is 'Name it is known by | sensitivity: none | retention: for ever';
comment on column partnership.organisation.kind is 'Sector, a code of reference list organisation-kinds | sensitivity: none | retention: for ever';
comment on column partnership.organisation.supports_people is 'Whether it employs key workers who may be given referrals | sensitivity: none | retention: for ever';
comment on column partnership.organisation.created_at is 'When it was added | sensitivity: none | retention: for ever';
comment on column partnership.organisation.ended_at is 'When it left the partnership | sensitivity: none | retention: for ever';

create table partnership.membership (
  id uuid not null,
  area_id text references partnership.area (id),
  user_id uuid not null,
  name text not null,
  organisation_id uuid,
  role text not null check (role in ('participant', 'key_worker', 'referrer', 'provider_worker', 'team_lead', 'employer_officer', 'coordinator', 'member', 'analyst', 'administrator')),
  since timestamptz not null default nwd.clock(),
  added_by uuid,
  until timestamptz,
  ended_by uuid,
  primary key (id),
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
create index membership_user on partnership.membership (user_id) where until is null;
create index membership_organisation on partnership.membership (organisation_id) where until is null;
grant select, insert, update on partnership.membership to nwd_app, nwd_worker;
comment on table partnership.membership is 'Who acts for which organisation in what role, and since when; a leaver''s rows end';
comment on column partnership.membership.id is 'Identifier | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.area_id is 'Area of the organisation; empty for national roles | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.user_id is 'Account | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.membership.name is 'Name colleagues and participants see | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.membership.organisation_id is 'Organisation acted for; empty for a participant and for national roles | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.role is 'Role, one of ten | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.since is 'When it began | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.added_by is 'Account that added it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.membership.until is 'When it ended; from then on the account may do nothing by it | sensitivity: none | retention: seven years after it ends';
comment on column partnership.membership.ended_by is 'Account that ended it | sensitivity: personal | retention: seven years after it ends';

create table partnership.invitation (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  organisation_id uuid,
  role text not null,
  email text not null,
  name text not null,
  token_hash text not null unique,
  invited_by uuid not null,
  invited_at timestamptz not null default nwd.clock(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  foreign key (organisation_id, area_id) references partnership.organisation (id, area_id)
);
grant select, insert, update on partnership.invitation to nwd_app, nwd_worker;
comment on table partnership.invitation is 'An invitation by e-mail to act for an organisation';
comment on column partnership.invitation.id is 'Identifier | sensitivity: none | retention: one year';
comment on column partnership.invitation.area_id is 'Area of the organisation | sensitivity: none | retention: one year';
comment on column partnership.invitation.organisation_id is 'Organisation the person is invited to act for | sensitivity: none | retention: one year';
comment on column partnership.invitation.role is 'Role offered | sensitivity: none | retention: one year';
comment on column partnership.invitation.email is 'Where the invitation was sent | sensitivity: personal | retention: one year';
comment on column partnership.invitation.name is 'Name of the person invited | sensitivity: personal | retention: one year';
comment on column partnership.invitation.token_hash is 'Hash of the one-time link | sensitivity: none | retention: one year';
comment on column partnership.invitation.invited_by is 'Account that invited | sensitivity: personal | retention: one year';
comment on column partnership.invitation.invited_at is 'When | sensitivity: none | retention: one year';
comment on column partnership.invitation.expires_at is 'When the link stops working | sensitivity: none | retention: one year';
comment on column partnership.invitation.accepted_at is 'When it was accepted | sensitivity: none | retention: one year';
comment on column partnership.invitation.accepted_by is 'Account that accepted | sensitivity: personal | retention: one year';
comment on column partnership.invitation.withdrawn_at is 'When it was taken back | sensitivity: none | retention: one year';

create table partnership.terms_acceptance (
  id uuid not null primary key,
  user_id uuid not null,
  organisation_id uuid,
  version text not null,
  accepted_at timestamptz not null default nwd.clock(),
  unique nulls not distinct (user_id, organisation_id, version)
);
grant select, insert on partnership.terms_acceptance to nwd_app, nwd_worker;
comment on table partnership.terms_acceptance is 'Agency terms accepted before first use, by whom and in which version';
comment on column partnership.terms_acceptance.id is 'Identifier | sensitivity: none | retention: seven years';
comment on column partnership.terms_acceptance.user_id is 'Account that accepted | sensitivity: personal | retention: seven years';
comment on column partnership.terms_acceptance.organisation_id is 'Organisation it was accepted for | sensitivity: none | retention: seven years';
comment on column partnership.terms_acceptance.version is 'Version of the wording | sensitivity: none | retention: seven years';
comment on column partnership.terms_acceptance.accepted_at is 'When | sensitivity: none | retention: seven years';
