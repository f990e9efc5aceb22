-- Instruments are written in the browser: a draft can be given up, an instrument renamed until a version of it is published, and an answer may stand
-- beside the scale ("not needed here") without being its weakest end.

alter table checklists.instrument_version
  add column discarded_at timestamptz,
  add column discarded_by uuid,
  add check (discarded_at is null or published_at is null);
create unique index one_version_under_way on checklists.instrument_version (instrument_id) where published_at is null and discarded_at is null and created_by is not null;
grant update (discarded_at, discarded_by) on checklists.instrument_version to nwd_app, nwd_worker;
comment on column checklists.instrument_version.discarded_at is 'When it was given up unpublished | sensitivity: none | retention: for ever';
comment on column checklists.instrument_version.discarded_by is 'Account that gave it up | sensitivity: personal | retention: for ever';

grant update (title, about) on checklists.instrument to nwd_app, nwd_worker;

alter table checklists.scale_answer add column stands text not null default 'in_order' check (stands in ('in_order', 'beside'));
comment on column checklists.scale_answer.stands is 'In order, as a step of the scale; or beside it, as "not needed here" does, neither strong nor weak | sensitivity: none | retention: for ever';

-- The readiness assessment had such an answer before there was a word for it. What it asks and what was answered stay as they are.
do $$ begin
  if exists (select 1 from pg_trigger where tgrelid = 'checklists.scale_answer'::regclass and tgname = 'keep_published') then
    alter table checklists.scale_answer disable trigger keep_published;
  end if;
  update checklists.scale_answer a set stands = 'beside' from checklists.instrument_version v join checklists.instrument i on i.id = v.instrument_id
  where a.version_id = v.id and i.key = 'readiness' and i.area_id is null and v.number = 1 and a.code = 'not_needed';
  if exists (select 1 from pg_trigger where tgrelid = 'checklists.scale_answer'::regclass and tgname = 'keep_published') then
    alter table checklists.scale_answer enable trigger keep_published;
  end if;
end $$;
