-- Policies as nwd.protect() writes them since docs/decisions/0007-speed.md.
-- Who sees a journey. The spell and who leads it are seen with the referral (2), so that a partner who was sent somebody learns that
-- support is under way elsewhere; everything within the spell is the record (3).

-- That support is under way is told with any referral, so that nobody gets two key workers; what came before only when the person shares it.
call nwd.protect('journeys.spell', 'person_id', '2', null, $$(spell.left_on is null or 'history' = any (r.parts))$$);
call nwd.protect('journeys.lead', 'person_id', '2', null, $$(lead.until is null or 'history' = any (r.parts))$$);
call nwd.protect('journeys.eligibility_check', 'person_id', '3');
call nwd.protect('journeys.stage', 'person_id', '3');
call nwd.protect('journeys.former_row', 'person_id', '3');
call nwd.protect('journeys.note', 'person_id', '3');
call nwd.protect('journeys.appointment', 'person_id', '3');
call nwd.protect('journeys.assessment', 'person_id', '3');
call nwd.protect('journeys.answer', 'person_id', '3');
call nwd.protect('journeys.goal', 'person_id', '3');
call nwd.protect('journeys.step', 'person_id', '3');
call nwd.protect('journeys.plan_agreement', 'person_id', '3');
