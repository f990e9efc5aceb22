-- A link may be given by hand, to who has no telephone or e-mail of their own: on paper, on the worker's screen, or read out.
alter table outcomes.follow_up_link
  drop constraint follow_up_link_channel_check,
  add constraint follow_up_link_channel_check check (channel in ('text', 'email', 'by_hand')),
  add column given_by uuid,
  add constraint given_by_somebody check ((channel = 'by_hand') = (given_by is not null));
comment on column outcomes.follow_up_link.channel is 'Text, e-mail, or given by hand by a worker | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.follow_up_link.given_by is 'Account that gave it by hand; empty when the program sent it | sensitivity: none | retention: as the person''s record';
