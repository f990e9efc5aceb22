-- Of which shared part a change was, so that whoever was not shown the part is not shown its change.
alter table referrals.amendment add column shared_as text not null check (shared_as in ('contact', 'safe_contact', 'needs'));
comment on column referrals.amendment.shared_as is 'The part of what was shared that it belongs to | sensitivity: none | retention: as the person''s record';
