-- Ratings are part of the record. A person writes their own view of themself, never a worker's; a talk is written down by a worker.
call nwd.protect('journeys.rating', 'person_id', '3');
call nwd.protect('journeys.rating_talk', 'person_id', '3');

drop policy if exists app on journeys.rating;
create policy app on journeys.rating for all to nwd_app
  using (exists (select 1 from people.relationship r
    where r.person_id = rating.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0))
  with check ((rater <> 'worker' or (select nwd.viewer_role()) <> 'participant')
    and exists (select 1 from people.relationship r
    where r.person_id = rating.person_id and r.holder = any ((select nwd.holders())::uuid[]) and r.closed_at is null
      and r.since <= (select nwd.clock()) and (r.until is null or r.until > (select nwd.clock())) and r.sees >= 3 offset 0));
