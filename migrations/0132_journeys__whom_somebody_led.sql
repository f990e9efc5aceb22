-- A worker's own page of figures asks whom they lead or led last, and which referrals they took; a team lead's the same of everybody in their organisation.
create index lead_user_ever on journeys.lead (user_id, person_id);
create index spell_organisation_ever on journeys.spell (organisation_id, area_id);
create index offer_user_ever on referrals.offer (user_id);
create index offer_organisation_ever on referrals.offer (organisation_id, area_id);
