-- Guests of a meeting are corrected like everything else in its minutes: the former words stay.

create table partnership.meeting_others (
  id uuid not null,
  area_id text not null references partnership.area (id),
  meeting_id uuid not null,
  words text not null,
  since timestamptz not null default nwd.clock(),
  until timestamptz,
  written_by uuid,
  by_name text not null,
  primary key (id, area_id),
  foreign key (meeting_id, area_id) references partnership.meeting (id, area_id)
);
create unique index meeting_others_current on partnership.meeting_others (area_id, meeting_id) where until is null;
grant select, insert on partnership.meeting_others to nwd_app, nwd_worker;
grant update (until) on partnership.meeting_others to nwd_app, nwd_worker;
comment on table partnership.meeting_others is 'Who was at a meeting without a role in the partnership';
comment on column partnership.meeting_others.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column partnership.meeting_others.area_id is 'Area of the partnership | sensitivity: none | retention: for ever';
comment on column partnership.meeting_others.meeting_id is 'The meeting | sensitivity: none | retention: for ever';
comment on column partnership.meeting_others.words is 'Names and organisations, as they stand in the minutes | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting_others.since is 'From when it holds | sensitivity: none | retention: for ever';
comment on column partnership.meeting_others.until is 'When the next row took its place; empty while it holds | sensitivity: none | retention: for ever';
comment on column partnership.meeting_others.written_by is 'Account that wrote it | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting_others.by_name is 'Who wrote it, as they were then called | sensitivity: personal | retention: seven years after it ends';
comment on column partnership.meeting_state.words is 'Why it was cancelled, or what the minutes were agreed with | sensitivity: none | retention: for ever';
