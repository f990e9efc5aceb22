-- Which organisation first supported each person, without names: beside stats.participant, by the same key, it says by which organisation starts and what came of them count.
-- Leans on no other view, so that either file may run again alone.

create or replace view stats.led_first as
select distinct on (s.area_id, s.person_id) s.area_id,
  md5((select value from stats.pepper) || s.area_id || s.person_id::text) as person_key,
  s.organisation_id
from journeys.spell s
where s.registered_on <= (select stats.as_at())
order by s.area_id, s.person_id, s.registered_on, s.stream collate "C", s.id;

grant select on stats.led_first to nwd_stats;

comment on view stats.led_first is 'The organisation that led the first spell of each participant, which is the one that statistics count them by; without names';
