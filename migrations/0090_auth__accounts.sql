-- Accounts, sessions and everything secret about them. Tables and columns are the ones better-auth 1.7.6 and its plugins ask for, in
-- our spelling; only the role nwd_auth may touch them, so that neither a page nor a job can read a password's hash or a session's token.

create schema auth;
comment on schema auth is 'Accounts and sessions, kept by better-auth; nobody but nwd_auth may look';
grant usage on schema auth to nwd_auth;

create table auth."user" (
  id uuid not null primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth."user" is 'An account: somebody who can sign in. What they may do is in partnership.membership';
comment on column auth."user".id is 'Identifier | sensitivity: personal | retention: two years after the last membership ends';
comment on column auth."user".name is 'Name of the account''s owner | sensitivity: personal | retention: two years after the last membership ends';
comment on column auth."user".email is 'E-mail address, in small letters | sensitivity: personal | retention: two years after the last membership ends';
comment on column auth."user".email_verified is 'Whether the address has proved to be the owner''s | sensitivity: none | retention: two years after the last membership ends';
comment on column auth."user".image is 'Not used; better-auth expects it | sensitivity: none | retention: two years after the last membership ends';
comment on column auth."user".two_factor_enabled is 'Whether signing in with a password asks for a code too | sensitivity: none | retention: two years after the last membership ends';
comment on column auth."user".created_at is 'When it was made | sensitivity: none | retention: two years after the last membership ends';
comment on column auth."user".updated_at is 'When it last changed | sensitivity: none | retention: two years after the last membership ends';

create table auth.session (
  id uuid not null primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  token text not null unique,
  membership_id uuid,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_of_user on auth.session (user_id);
create index session_expiry on auth.session (expires_at);
comment on table auth.session is 'A browser that is signed in';
comment on column auth.session.id is 'Identifier | sensitivity: none | retention: until it expires';
comment on column auth.session.user_id is 'Account | sensitivity: personal | retention: until it expires';
comment on column auth.session.token is 'What the browser''s cookie holds | sensitivity: personal | retention: until it expires';
comment on column auth.session.membership_id is 'The membership chosen in this session, where the account has several | sensitivity: none | retention: until it expires';
comment on column auth.session.ip_address is 'Network address it was opened from | sensitivity: personal | retention: until it expires';
comment on column auth.session.user_agent is 'Browser, as it calls itself | sensitivity: personal | retention: until it expires';
comment on column auth.session.created_at is 'When it was opened | sensitivity: none | retention: until it expires';
comment on column auth.session.updated_at is 'When it last changed | sensitivity: none | retention: until it expires';
comment on column auth.session.expires_at is 'When it ends by itself | sensitivity: none | retention: until it expires';

create table auth.credential (
  id uuid not null primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credential_of_user on auth.credential (user_id);
comment on table auth.credential is 'A way an account signs in: a password, or the organisation''s own sign-in service';
comment on column auth.credential.id is 'Identifier | sensitivity: none | retention: as the account';
comment on column auth.credential.user_id is 'Account | sensitivity: personal | retention: as the account';
comment on column auth.credential.account_id is 'Who the account is to that service | sensitivity: personal | retention: as the account';
comment on column auth.credential.provider_id is 'Which service; credential for a password kept here | sensitivity: none | retention: as the account';
comment on column auth.credential.password is 'Hash of the password (scrypt) | sensitivity: personal | retention: as the account';
comment on column auth.credential.access_token is 'What the service gave to ask it with, encrypted | sensitivity: personal | retention: as the account';
comment on column auth.credential.refresh_token is 'What the service gave to renew it, encrypted | sensitivity: personal | retention: as the account';
comment on column auth.credential.id_token is 'What the service said of the account | sensitivity: personal | retention: as the account';
comment on column auth.credential.access_token_expires_at is 'When access_token ends | sensitivity: none | retention: as the account';
comment on column auth.credential.refresh_token_expires_at is 'When refresh_token ends | sensitivity: none | retention: as the account';
comment on column auth.credential.scope is 'What the service agreed to tell | sensitivity: none | retention: as the account';
comment on column auth.credential.created_at is 'When it was added | sensitivity: none | retention: as the account';
comment on column auth.credential.updated_at is 'When it last changed | sensitivity: none | retention: as the account';

create table auth.verification (
  id uuid not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create index verification_expiry on auth.verification (expires_at);
comment on table auth.verification is 'Things that prove something once and soon expire: e-mailed links, new passwords, steps of signing in';
comment on column auth.verification.id is 'Identifier | sensitivity: none | retention: until it expires';
comment on column auth.verification.identifier is 'What it is for, and the hash of its one-time token | sensitivity: none | retention: until it expires';
comment on column auth.verification.value is 'Whom or what it proves | sensitivity: personal | retention: until it expires';
comment on column auth.verification.expires_at is 'When it stops working | sensitivity: none | retention: until it expires';
comment on column auth.verification.created_at is 'When it was made | sensitivity: none | retention: until it expires';
comment on column auth.verification.updated_at is 'When it last changed | sensitivity: none | retention: until it expires';

create table auth.two_factor (
  id uuid not null primary key,
  user_id uuid not null unique references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
comment on table auth.two_factor is 'The second factor of an account: an app that shows codes, and the codes to use without it';
comment on column auth.two_factor.id is 'Identifier | sensitivity: none | retention: as the account';
comment on column auth.two_factor.user_id is 'Account | sensitivity: personal | retention: as the account';
comment on column auth.two_factor.secret is 'What the app shares with us, encrypted | sensitivity: personal | retention: as the account';
comment on column auth.two_factor.backup_codes is 'Codes not yet used, encrypted | sensitivity: personal | retention: as the account';
comment on column auth.two_factor.verified is 'Whether a first code has shown that the app works | sensitivity: none | retention: as the account';
comment on column auth.two_factor.failed_verification_count is 'Wrong codes since the last right one | sensitivity: none | retention: as the account';
comment on column auth.two_factor.locked_until is 'Until when no code is taken | sensitivity: none | retention: as the account';

create table auth.passkey (
  id uuid not null primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_of_user on auth.passkey (user_id);
comment on table auth.passkey is 'A passkey of an account';
comment on column auth.passkey.id is 'Identifier | sensitivity: none | retention: as the account';
comment on column auth.passkey.user_id is 'Account | sensitivity: personal | retention: as the account';
comment on column auth.passkey.name is 'What its owner calls it | sensitivity: personal | retention: as the account';
comment on column auth.passkey.public_key is 'The half that checks signatures | sensitivity: none | retention: as the account';
comment on column auth.passkey.credential_id is 'What the device calls it | sensitivity: none | retention: as the account';
comment on column auth.passkey.counter is 'How often it was used, where the device counts | sensitivity: none | retention: as the account';
comment on column auth.passkey.device_type is 'Whether it lives on one device or several | sensitivity: none | retention: as the account';
comment on column auth.passkey.backed_up is 'Whether it is copied to its owner''s other devices | sensitivity: none | retention: as the account';
comment on column auth.passkey.transports is 'How the device can be reached | sensitivity: none | retention: as the account';
comment on column auth.passkey.aaguid is 'Make of the device | sensitivity: none | retention: as the account';
comment on column auth.passkey.created_at is 'When it was added | sensitivity: none | retention: as the account';

create table auth.throttle (
  key text not null primary key,
  points int not null default 0,
  expire bigint
);
create index throttle_expiry on auth.throttle (expire);
comment on table auth.throttle is 'How often something was tried lately, so that guessing takes too long; it outlives a restart';
comment on column auth.throttle.key is 'What is counted, and a keyed fingerprint of the account or network address | sensitivity: none | retention: one day';
comment on column auth.throttle.points is 'How often | sensitivity: none | retention: one day';
comment on column auth.throttle.expire is 'When it is forgotten, in milliseconds since 1970 | sensitivity: none | retention: one day';

grant select, insert, update, delete on all tables in schema auth to nwd_auth;
