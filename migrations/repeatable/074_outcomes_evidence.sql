-- Evidence and its verification are part of the record, as the outcome is.
call nwd.protect('outcomes.evidence', 'person_id', '3');
call nwd.protect('outcomes.verification', 'person_id', '3');

-- Whoever sees the record may ask; to verify or to send back is for a team lead or the coordinator.
drop policy if exists app on outcomes.verification;
create policy app on outcomes.verification for all to nwd_app
  using (exists (select 1 from people.relationship r
    where r.person_id = verification.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0))
  with check ((state not in ('verified', 'sent_back') or superseded_at is not null or (select nwd.viewer_role()) in ('team_lead', 'coordinator'))
    and exists (select 1 from people.relationship r
    where r.person_id = verification.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0));
