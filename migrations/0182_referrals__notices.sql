-- What happens to a referral is told to those concerned: at once or once a day, as each chooses; what is urgent at once; a case may be muted until a day.

create table referrals.notice (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  referral_id uuid not null,
  to_user uuid not null,
  kind text not null,
  urgent boolean not null default false,
  muted boolean not null default false,
  written_at timestamptz not null default nwd.clock(),
  mailed_at timestamptz,
  mailed_how text check (mailed_how in ('at_once', 'digest', 'nowhere')),
  primary key (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id),
  check ((mailed_at is null) = (mailed_how is null))
);
create index notice_of on referrals.notice (to_user, written_at desc);
create index notice_to_mail on referrals.notice (to_user) where mailed_at is null and not muted;
comment on table referrals.notice is 'That something happened to a referral, for one account concerned: what kind of thing, never about whom';
comment on column referrals.notice.id is 'Identifier | sensitivity: none | retention: one year';
comment on column referrals.notice.area_id is 'Area | sensitivity: none | retention: one year';
comment on column referrals.notice.referral_id is 'Referral | sensitivity: none | retention: one year';
comment on column referrals.notice.to_user is 'Account that is told | sensitivity: personal | retention: one year';
comment on column referrals.notice.kind is 'What happened: a kind of event, or late or escalated | sensitivity: none | retention: one year';
comment on column referrals.notice.urgent is 'Whether it is sent at once whatever was chosen | sensitivity: none | retention: one year';
comment on column referrals.notice.muted is 'Whether the case was muted by this account then, so that it is listed and not sent | sensitivity: none | retention: one year';
comment on column referrals.notice.written_at is 'When | sensitivity: none | retention: one year';
comment on column referrals.notice.mailed_at is 'When it was put into an e-mail | sensitivity: none | retention: one year';
comment on column referrals.notice.mailed_how is 'At once or in a day''s digest; nowhere when the account is written to no more | sensitivity: none | retention: one year';

create table referrals.notice_choice (
  id uuid not null default gen_random_uuid() primary key,
  user_id uuid not null,
  way text not null check (way in ('digest', 'at_once')),
  hour smallint not null check (hour between 0 and 23),
  chosen_at timestamptz not null default nwd.clock(),
  superseded_at timestamptz
);
create unique index one_choice on referrals.notice_choice (user_id) where superseded_at is null;
comment on table referrals.notice_choice is 'How an account wants to be told: once a day at an hour (so it is when nothing was chosen), or at once';
comment on column referrals.notice_choice.id is 'Identifier | sensitivity: none | retention: while the account lasts';
comment on column referrals.notice_choice.user_id is 'Account | sensitivity: personal | retention: while the account lasts';
comment on column referrals.notice_choice.way is 'Once a day, or at once | sensitivity: none | retention: while the account lasts';
comment on column referrals.notice_choice.hour is 'Hour of the day in London from which the digest is sent | sensitivity: none | retention: while the account lasts';
comment on column referrals.notice_choice.chosen_at is 'When it was chosen | sensitivity: none | retention: while the account lasts';
comment on column referrals.notice_choice.superseded_at is 'When something else was chosen | sensitivity: none | retention: while the account lasts';

create table referrals.mute (
  id uuid not null default gen_random_uuid(),
  area_id text not null,
  referral_id uuid not null,
  user_id uuid not null,
  until_on date not null,
  muted_at timestamptz not null default nwd.clock(),
  ended_at timestamptz,
  primary key (id, area_id),
  foreign key (referral_id, area_id) references referrals.referral (id, area_id)
);
create unique index one_mute on referrals.mute (user_id, referral_id, area_id) where ended_at is null;
comment on table referrals.mute is 'That an account wants no e-mail about one referral until a day; what is urgent is sent all the same';
comment on column referrals.mute.id is 'Identifier | sensitivity: none | retention: one year';
comment on column referrals.mute.area_id is 'Area | sensitivity: none | retention: one year';
comment on column referrals.mute.referral_id is 'Referral | sensitivity: none | retention: one year';
comment on column referrals.mute.user_id is 'Account | sensitivity: personal | retention: one year';
comment on column referrals.mute.until_on is 'Last day of it | sensitivity: none | retention: one year';
comment on column referrals.mute.muted_at is 'When it was muted | sensitivity: none | retention: one year';
comment on column referrals.mute.ended_at is 'When it was ended before its day, or muted anew | sensitivity: none | retention: one year';

alter table referrals.reminder add column step text not null default 'reminder' check (step in ('reminder', 'escalation'));
comment on column referrals.reminder.step is 'Whether whose turn it is was reminded, or it was taken to those above them | sensitivity: none | retention: as the person''s record';

grant select, insert on referrals.notice, referrals.notice_choice, referrals.mute to nwd_app;
grant update (superseded_at) on referrals.notice_choice to nwd_app;
grant update (ended_at) on referrals.mute to nwd_app;
grant select, insert, update on referrals.notice to nwd_worker;
grant select, insert on referrals.notice_choice, referrals.mute to nwd_worker;
