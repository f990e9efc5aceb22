-- That a second person has verified an outcome, where the fund asks for it. Each state is a row with who and when; the one that is not superseded holds.

create table outcomes.verification (
  id uuid not null,
  area_id text not null,
  person_id uuid not null,
  record_kind text not null check (record_kind in ('job', 'outcome')),
  record_id uuid not null,
  state text not null check (state in ('asked', 'verified', 'sent_back')),
  reason text,
  by_user uuid,
  by_name text not null,
  at timestamptz not null default nwd.clock(),
  superseded_at timestamptz,
  primary key (id, area_id),
  foreign key (person_id, area_id) references people.person (id, area_id),
  check (state <> 'sent_back' or reason is not null)
);
create unique index one_verification_holds on outcomes.verification (record_id, area_id) where superseded_at is null;
create index verification_asked on outcomes.verification (area_id, at, id) where superseded_at is null and state = 'asked';
create index verification_person on outcomes.verification (person_id, record_id);
grant select, insert on outcomes.verification to nwd_app, nwd_worker;
grant update (superseded_at) on outcomes.verification to nwd_app, nwd_worker;

-- Four eyes: nobody verifies what they wrote down or saw themselves.
create function outcomes.second_person() returns trigger language plpgsql as $$
begin
  if new.state = 'verified' and (
    exists (select 1 from outcomes.outcome o where o.id = new.record_id and o.area_id = new.area_id and o.recorded_by = new.by_user)
    or exists (select 1 from outcomes.job j where j.id = new.record_id and j.area_id = new.area_id and j.recorded_by = new.by_user)
    or exists (select 1 from outcomes.evidence e where e.record_id = new.record_id and e.area_id = new.area_id and e.seen_by = new.by_user and e.taken_out_at is null))
  then raise exception 'nobody verifies what they wrote down or saw themselves' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger second_person before insert on outcomes.verification for each row execute function outcomes.second_person();
comment on function outcomes.second_person() is 'Refuses a verification by whoever recorded the outcome or saw its evidence';

comment on table outcomes.verification is 'Whether a second person has verified a job or another outcome: asked, verified, or sent back with a reason';
comment on column outcomes.verification.id is 'Identifier | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.area_id is 'Area | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.person_id is 'Person | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.record_kind is 'Whether it is of a job or another outcome | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.record_id is 'The job or outcome, as it was written down then; a correction of it is verified anew | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.state is 'asked, verified or sent_back | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.reason is 'Why it was sent back | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.verification.by_user is 'Account of who asked, verified or sent it back | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.verification.by_name is 'Name of who did, as it was then | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.verification.at is 'When | sensitivity: none | retention: as the person''s record';
comment on column outcomes.verification.superseded_at is 'When the next state took its place, or the record was corrected | sensitivity: none | retention: as the person''s record';
