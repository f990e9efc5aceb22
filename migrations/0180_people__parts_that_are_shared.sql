-- What goes with a referral is chosen part by part. The parts stand on the relationship itself, so that the access rule needs no second look.

alter table people.relationship
  add column parts text[],
  add column permission_id uuid,
  add column referral_id uuid;
comment on column people.relationship.parts is 'Parts of the record that are shown, as the person chose; empty: all that this sight shows | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.permission_id is 'Permission it rests on: what is taken back or runs out ends it | sensitivity: none | retention: as the person''s record';
comment on column people.relationship.referral_id is 'Referral whose rows it shows, when the person chose not to share what was before | sensitivity: none | retention: as the person''s record';
create index relationship_permission on people.relationship (permission_id) where closed_at is null and permission_id is not null;

-- By the first wording "how to reach me" meant also what not to do and what is known about the person.
update people.relationship r set permission_id = p.id, referral_id = o.referral_id,
  parts = p.parts || case when p.wording_version = '1' and 'contact' = any(p.parts) then array['safe_contact', 'about'] else '{}' end
from referrals.offer o
join referrals.referral f on f.id = o.referral_id and f.area_id = o.area_id
join people.sharing_permission p on p.id = f.permission_id and p.area_id = f.area_id
where r.because_kind = 'offer' and r.because_id = o.id and r.area_id = o.area_id;
