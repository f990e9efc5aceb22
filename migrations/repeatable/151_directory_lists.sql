-- Entries as the lists of Open Referral UK write them, with only what there is one of.

drop view if exists directory.listed_at_location;
drop view if exists directory.listed_service;
create or replace view directory.listed_organisation with (security_invoker = true) as
  select o.id, json_strip_nulls(json_build_object('id', o.id, 'name', o.name, 'description', o.description, 'email', o.email, 'website', o.website, 'logo', o.logo,
    'uri', o.uri, 'parent_organization_id', o.parent_organization_id)) as body
  from directory.organisation o;

create view directory.listed_service with (security_invoker = true) as
  select s.id, json_strip_nulls(json_build_object('id', s.id, 'organization_id', s.organisation_id, 'name', s.name, 'description', s.description, 'url', s.url,
    'email', s.email, 'status', s.status, 'fees', s.fees, 'accreditations', s.accreditations, 'minimum_age', s.minimum_age, 'maximum_age', s.maximum_age,
    'assured_date', s.assured_date, 'assurer_email', s.assurer_email, 'alert', s.alert, 'last_modified', directory.moment(s.last_modified),
    'organization', (select o.body from directory.listed_organisation o where o.id = s.organisation_id))) as body
  from directory.service s;

create view directory.listed_at_location with (security_invoker = true) as
  select x.id, json_strip_nulls(json_build_object('id', x.id, 'service_id', x.service_id, 'location_id', x.location_id,
    'location', (select json_build_object('id', l.id, 'location_type', l.location_type, 'name', l.name, 'description', l.description, 'latitude', l.latitude,
      'longitude', l.longitude, 'external_identifier', l.external_identifier, 'external_identifier_type', l.external_identifier_type)
      from directory.location l where l.id = x.location_id),
    'service', (select s.body from directory.listed_service s where s.id = x.service_id))) as body
  from directory.service_at_location x;
grant select on directory.listed_organisation, directory.listed_service, directory.listed_at_location to nwd_app, nwd_worker;

-- Metres between two points on the Earth, taken as a ball; nothing where one of them is not on it.
create or replace function directory.metres(from_latitude float8, from_longitude float8, to_latitude float8, to_longitude float8) returns float8
language sql immutable parallel safe set search_path = pg_catalog as $$
  select case when abs(to_latitude) <= 90 and abs(to_longitude) <= 180 then 12742000 * asin(least(1, sqrt(
    power(sin(radians(to_latitude - from_latitude) / 2), 2)
    + cos(radians(from_latitude)) * cos(radians(to_latitude)) * power(sin(radians(to_longitude - from_longitude) / 2), 2)))) end
$$;

-- Where a postcode lies: its own point; else the middle of the places of the directory that have it; else the middle of those in its district (exactly is then false).
create or replace function directory.point_of(wanted text) returns table (latitude float8, longitude float8, exactly boolean)
language sql stable set search_path = pg_catalog as $$
  (select p.latitude, p.longitude, true from directory.postcode_point p where p.postcode = wanted)
  union all
  (select avg(l.latitude), avg(l.longitude), true from directory.address a join directory.location l on l.id = a.location_id
   where upper(replace(a.postal_code, ' ', '')) = replace(wanted, ' ', '') and abs(l.latitude) <= 90 and abs(l.longitude) <= 180 having count(*) > 0)
  union all
  (select avg(p.latitude), avg(p.longitude), false from directory.postcode_point p
   where p.postcode >= split_part(wanted, ' ', 1) || ' ' and p.postcode < split_part(wanted, ' ', 1) || '!' having count(*) > 0)
  limit 1
$$;
