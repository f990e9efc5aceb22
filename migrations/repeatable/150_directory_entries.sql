-- How an entry gets into the directory, and how it is read back: the same shape both ways, that of Open Referral UK 3.0.

-- The whole of a service as Open Referral UK writes it. What is not known is left out.
create or replace function directory.moment(at timestamptz) returns text language sql stable set search_path = pg_catalog as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

create or replace function directory.attributes_of(link uuid) returns json language sql stable set search_path = pg_catalog as $$
  select json_agg(json_strip_nulls(json_build_object('id', a.id, 'link_type', a.link_type,
    'taxonomy_term', case when t.id is null then null else json_build_object('id', t.id, 'name', t.name, 'description', t.description, 'parent_id', t.parent_id,
      'taxonomy', t.taxonomy, 'taxonomy_id', t.taxonomy_id, 'term_uri', t.term_uri, 'term', t.term) end)) order by a.position, a.id)
  from directory.attribute a left join directory.taxonomy_term t on t.id = a.taxonomy_term_id where a.link_id = link
$$;

create or replace view directory.full_organisation with (security_invoker = true) as
  select o.id, json_strip_nulls(json_build_object('id', o.id, 'name', o.name, 'description', o.description, 'email', o.email, 'website', o.website, 'logo', o.logo,
    'uri', o.uri, 'parent_organization_id', o.parent_organization_id,
    'organization_identifiers', (select json_agg(json_build_object('id', i.id, 'identifier_scheme', i.identifier_scheme, 'identifier_type', i.identifier_type,
      'identifier', i.identifier, 'attributes', directory.attributes_of(i.id)) order by i.position, i.id) from directory.organisation_identifier i where i.organisation_id = o.id),
    'attributes', directory.attributes_of(o.id))) as body
  from directory.organisation o;

create or replace view directory.full_location with (security_invoker = true) as
  select l.id, json_strip_nulls(json_build_object('id', l.id, 'location_type', l.location_type, 'name', l.name, 'description', l.description, 'latitude', l.latitude,
    'longitude', l.longitude, 'external_identifier', l.external_identifier, 'external_identifier_type', l.external_identifier_type,
    'addresses', (select json_agg(json_build_object('id', a.id, 'attention', a.attention, 'address_1', a.address_1, 'address_2', a.address_2, 'city', a.city,
      'region', a.region, 'state_province', a.state_province, 'postal_code', a.postal_code, 'country', a.country, 'address_type', a.address_type,
      'attributes', directory.attributes_of(a.id)) order by a.position, a.id) from directory.address a where a.location_id = l.id),
    'accessibility', (select json_agg(json_build_object('id', x.id, 'description', x.description, 'details', x.details, 'url', x.url,
      'attributes', directory.attributes_of(x.id), 'accessibility', x.accessibility) order by x.position, x.id) from directory.accessibility x where x.location_id = l.id),
    'attributes', directory.attributes_of(l.id))) as body
  from directory.location l;

drop view if exists directory.full_service;
create view directory.full_service with (security_invoker = true) as
  select s.id, json_strip_nulls(json_build_object('id', s.id, 'name', s.name, 'description', s.description, 'url', s.url, 'email', s.email, 'status', s.status,
    'fees', s.fees, 'accreditations', s.accreditations, 'minimum_age', s.minimum_age, 'maximum_age', s.maximum_age,
    'eligibility_description', s.eligibility_description, 'application_process', s.application_process, 'assured_date', s.assured_date,
    'assurer_email', s.assurer_email, 'alert', s.alert, 'last_modified', directory.moment(s.last_modified),
    'schedules', (select json_agg(json_build_object('id', c.id, 'service_at_location_id', c.service_at_location_id, 'valid_from', c.valid_from, 'valid_to', c.valid_to,
      'dtstart', c.dtstart, 'freq', c.freq, 'interval', c."interval", 'byday', c.byday, 'bymonthday', c.bymonthday, 'description', c.description, 'opens_at', c.opens_at,
      'closes_at', c.closes_at, 'schedule_link', c.schedule_link, 'attending_type', c.attending_type, 'notes', c.notes) order by c.position, c.id)
      from directory.schedule c where c.service_id = s.id),
    'service_areas', (select json_agg(json_build_object('id', a.id, 'name', a.name, 'extent', a.extent, 'extent_type', a.extent_type, 'uri', a.uri,
      'service_area', a.service_area) order by a.position, a.id) from directory.service_area a where a.service_id = s.id),
    'service_at_locations', (select json_agg(json_build_object('id', x.id, 'location', l.body) order by x.position, x.id)
      from directory.service_at_location x left join directory.full_location l on l.id = x.location_id where x.service_id = s.id),
    'languages', (select json_agg(json_build_object('id', x.id, 'phone_id', x.phone_id, 'name', x.name, 'code', x.code, 'note', x.note) order by x.position, x.id)
      from directory.language x where x.service_id = s.id),
    'organization', (select o.body from directory.full_organisation o where o.id = s.organisation_id),
    'funding', (select json_agg(json_build_object('id', x.id, 'source', x.source) order by x.position, x.id) from directory.funding x where x.service_id = s.id),
    'cost_options', (select json_agg(json_build_object('id', x.id, 'valid_from', x.valid_from, 'valid_to', x.valid_to, 'option', x.option, 'amount', x.amount,
      'currency', x.currency, 'amount_description', x.amount_description) order by x.position, x.id) from directory.cost_option x where x.service_id = s.id),
    'contacts', (select json_agg(json_build_object('id', x.id, 'name', x.name, 'title', x.title, 'department', x.department, 'email', x.email,
      'attributes', directory.attributes_of(x.id)) order by x.position, x.id) from directory.contact x where x.service_id = s.id),
    'phones', (select json_agg(json_build_object('id', x.id, 'number', x.number, 'extension', x.extension, 'type', x.type, 'description', x.description) order by x.position, x.id)
      from directory.phone x where x.service_id = s.id),
    'attributes', directory.attributes_of(s.id))) as body
  from directory.service s;
grant select on directory.full_organisation, directory.full_location, directory.full_service to nwd_app, nwd_worker;

-- Writes entries down. `given` is a list of { content, area_id, review_by, needs, situations, found_by }, where content is a service of Open Referral UK that was checked
-- before, and found_by what else it should be found by. Organisations, places and terms that stand in several entries are one; what belongs to a service alone is
-- written anew.
create or replace function directory.put(given jsonb, source text, source_name text, written_by uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  services constant uuid[] := array(select (e -> 'content' ->> 'id')::uuid from jsonb_array_elements(given) e);
  linked uuid[];
begin
  create temp table if not exists putting (area_id text, review_by date, needs text[], situations text[], found_by text, s jsonb) on commit drop;
  truncate putting;
  insert into putting select e ->> 'area_id', (e ->> 'review_by')::date, array(select jsonb_array_elements_text(e -> 'needs')),
    array(select jsonb_array_elements_text(e -> 'situations')), e ->> 'found_by', e -> 'content' from jsonb_array_elements(given) e;
  analyze putting;

  insert into directory.organisation as o (area_id, partner_id, id, name, description, email, website, logo, uri, parent_organization_id)
  select distinct on (x.id) p.area_id, partner.id, x.id, x.name, x.description, x.email, x.website, x.logo, x.uri, x.parent_organization_id
  from putting p cross join lateral jsonb_to_record(p.s -> 'organization') x (id uuid, name text, description text, email text, website text, logo text, uri text, parent_organization_id uuid)
  left join partnership.organisation partner on partner.area_id = p.area_id and lower(partner.name) = lower(x.name) and partner.ended_at is null
  where x.id is not null order by x.id, p.area_id
  on conflict (id) do update set name = excluded.name, description = excluded.description, email = excluded.email, website = excluded.website, logo = excluded.logo, uri = excluded.uri, parent_organization_id = excluded.parent_organization_id,
    area_id = coalesce(excluded.area_id, o.area_id), partner_id = case when excluded.area_id is null then o.partner_id else excluded.partner_id end;

  delete from directory.organisation_identifier i using putting p where i.organisation_id = (p.s #>> '{organization,id}')::uuid;
  insert into directory.organisation_identifier (organisation_id, position, id, identifier_scheme, identifier_type, identifier)
  select distinct on (x.id) (p.s #>> '{organization,id}')::uuid, i.nth, x.id, x.identifier_scheme, x.identifier_type, x.identifier
  from putting p cross join lateral jsonb_array_elements(p.s #> '{organization,organization_identifiers}') with ordinality i (e, nth)
  cross join lateral jsonb_to_record(i.e) x (id uuid, identifier_scheme text, identifier_type text, identifier text)
  on conflict (id) do nothing;

  insert into directory.location as l (area_id, id, location_type, name, description, latitude, longitude, external_identifier, external_identifier_type)
  select distinct on (x.id) p.area_id, x.id, x.location_type, x.name, x.description, x.latitude, x.longitude, x.external_identifier, x.external_identifier_type
  from putting p cross join lateral jsonb_array_elements(p.s -> 'service_at_locations') l cross join lateral jsonb_to_record(l -> 'location') x (id uuid, location_type text, name text, description text, latitude float8, longitude float8, external_identifier text, external_identifier_type text)
  where x.id is not null
  on conflict (id) do update set location_type = excluded.location_type, name = excluded.name, description = excluded.description, latitude = excluded.latitude, longitude = excluded.longitude, external_identifier = excluded.external_identifier, external_identifier_type = excluded.external_identifier_type, area_id = coalesce(excluded.area_id, l.area_id);

  delete from directory.address a using putting p, jsonb_array_elements(p.s -> 'service_at_locations') l where a.location_id = (l #>> '{location,id}')::uuid;
  insert into directory.address (location_id, position, id, attention, address_1, address_2, city, region, state_province, postal_code, country, address_type)
  select distinct on (x.id) (l #>> '{location,id}')::uuid, i.nth, x.id, x.attention, x.address_1, x.address_2, x.city, x.region, x.state_province, x.postal_code, x.country, x.address_type
  from putting p cross join lateral jsonb_array_elements(p.s -> 'service_at_locations') l
  cross join lateral jsonb_array_elements(l #> '{location,addresses}') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, attention text, address_1 text, address_2 text, city text, region text, state_province text, postal_code text, country text, address_type text)
  on conflict (id) do nothing;

  delete from directory.accessibility a using putting p, jsonb_array_elements(p.s -> 'service_at_locations') l where a.location_id = (l #>> '{location,id}')::uuid;
  insert into directory.accessibility (location_id, position, id, description, details, url, accessibility)
  select distinct on (x.id) (l #>> '{location,id}')::uuid, i.nth, x.id, x.description, x.details, x.url, x.accessibility
  from putting p cross join lateral jsonb_array_elements(p.s -> 'service_at_locations') l
  cross join lateral jsonb_array_elements(l #> '{location,accessibility}') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, description text, details text, url text, accessibility text)
  on conflict (id) do nothing;

  insert into directory.service as v (area_id, review_by, needs, situations, withdrawn_at, organisation_id, last_modified, id, name, description, url, email, status, fees, accreditations, minimum_age, maximum_age, eligibility_description, application_process, assured_date, assurer_email, alert)
  select p.area_id, p.review_by, p.needs, p.situations, null, coalesce((p.s #>> '{organization,id}')::uuid, (p.s ->> 'organization_id')::uuid),
    coalesce((p.s ->> 'last_modified')::timestamptz, nwd.clock()), x.id, x.name, x.description, x.url, x.email, x.status, x.fees, x.accreditations, x.minimum_age, x.maximum_age, x.eligibility_description, x.application_process, x.assured_date, x.assurer_email, x.alert
  from putting p cross join lateral jsonb_to_record(p.s) x (id uuid, name text, description text, url text, email text, status text, fees text, accreditations text, minimum_age numeric, maximum_age numeric, eligibility_description text, application_process text, assured_date date, assurer_email text, alert text)
  on conflict (id) do update set area_id = excluded.area_id, review_by = excluded.review_by, needs = excluded.needs, situations = excluded.situations, withdrawn_at = excluded.withdrawn_at, organisation_id = excluded.organisation_id, last_modified = excluded.last_modified, name = excluded.name, description = excluded.description, url = excluded.url, email = excluded.email, status = excluded.status, fees = excluded.fees, accreditations = excluded.accreditations, minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, eligibility_description = excluded.eligibility_description, application_process = excluded.application_process, assured_date = excluded.assured_date, assurer_email = excluded.assurer_email, alert = excluded.alert;

  delete from directory.service_at_location where service_id = any (services);
  insert into directory.service_at_location (service_id, position, location_id, id)
  select (p.s ->> 'id')::uuid, i.nth, coalesce((i.e #>> '{location,id}')::uuid, (i.e ->> 'location_id')::uuid), x.id
  from putting p cross join lateral jsonb_array_elements(p.s -> 'service_at_locations') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid);

  delete from directory.schedule where service_id = any (services);
  insert into directory.schedule (service_id, position, id, service_at_location_id, valid_from, valid_to, dtstart, freq, "interval", byday, bymonthday, description, opens_at, closes_at, schedule_link, attending_type, notes)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.service_at_location_id, x.valid_from, x.valid_to, x.dtstart, x.freq, x."interval", x.byday, x.bymonthday, x.description, x.opens_at, x.closes_at, x.schedule_link, x.attending_type, x.notes
  from putting p cross join lateral jsonb_array_elements(p.s -> 'schedules') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, service_at_location_id uuid, valid_from date, valid_to date, dtstart date, freq text, "interval" numeric, byday text, bymonthday text, description text, opens_at text, closes_at text, schedule_link text, attending_type text, notes text);

  delete from directory.service_area where service_id = any (services);
  insert into directory.service_area (service_id, position, id, name, extent, extent_type, uri, service_area)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.name, x.extent, x.extent_type, x.uri, x.service_area
  from putting p cross join lateral jsonb_array_elements(p.s -> 'service_areas') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, name text, extent text, extent_type text, uri text, service_area text);

  delete from directory.language where service_id = any (services);
  insert into directory.language (service_id, position, id, phone_id, name, code, note)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.phone_id, x.name, x.code, x.note
  from putting p cross join lateral jsonb_array_elements(p.s -> 'languages') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, phone_id uuid, name text, code text, note text);

  delete from directory.funding where service_id = any (services);
  insert into directory.funding (service_id, position, id, source)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.source
  from putting p cross join lateral jsonb_array_elements(p.s -> 'funding') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, source text);

  delete from directory.cost_option where service_id = any (services);
  insert into directory.cost_option (service_id, position, id, valid_from, valid_to, option, amount, currency, amount_description)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.valid_from, x.valid_to, x.option, x.amount, x.currency, x.amount_description
  from putting p cross join lateral jsonb_array_elements(p.s -> 'cost_options') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, valid_from date, valid_to date, option text, amount numeric, currency text, amount_description text);

  delete from directory.contact where service_id = any (services);
  insert into directory.contact (service_id, position, id, name, title, department, email)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.name, x.title, x.department, x.email
  from putting p cross join lateral jsonb_array_elements(p.s -> 'contacts') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, name text, title text, department text, email text);

  delete from directory.phone where service_id = any (services);
  insert into directory.phone (service_id, position, id, number, extension, type, description)
  select (p.s ->> 'id')::uuid, i.nth, x.id, x.number, x.extension, x.type, x.description
  from putting p cross join lateral jsonb_array_elements(p.s -> 'phones') with ordinality i (e, nth) cross join lateral jsonb_to_record(i.e) x (id uuid, number text, extension text, type text, description text);


  create temp table if not exists putting_attribute (link_id uuid, link_entity text, nth bigint, a jsonb) on commit drop;
  truncate putting_attribute;
  insert into putting_attribute
  select (h.e ->> 'id')::uuid, h.entity, a.nth, a.a
  from putting p cross join lateral (
    select 'service', p.s
    union all select 'organization', p.s -> 'organization'
    union all select 'organization_identifier', i from jsonb_array_elements(p.s #> '{organization,organization_identifiers}') i
    union all select 'contact', c from jsonb_array_elements(p.s -> 'contacts') c
    union all select 'location', l -> 'location' from jsonb_array_elements(p.s -> 'service_at_locations') l
    union all select 'address', i from jsonb_array_elements(p.s -> 'service_at_locations') l, jsonb_array_elements(l #> '{location,addresses}') i
    union all select 'accessibility', i from jsonb_array_elements(p.s -> 'service_at_locations') l, jsonb_array_elements(l #> '{location,accessibility}') i
  ) h (entity, e)
  cross join lateral jsonb_array_elements(h.e -> 'attributes') with ordinality a (a, nth);

  linked := array(
    select (p.s ->> 'id')::uuid from putting p union select (p.s #>> '{organization,id}')::uuid from putting p
    union select (i ->> 'id')::uuid from putting p, jsonb_array_elements(p.s #> '{organization,organization_identifiers}') i
    union select (c ->> 'id')::uuid from putting p, jsonb_array_elements(p.s -> 'contacts') c
    union select (l #>> '{location,id}')::uuid from putting p, jsonb_array_elements(p.s -> 'service_at_locations') l
    union select (i ->> 'id')::uuid from putting p, jsonb_array_elements(p.s -> 'service_at_locations') l, jsonb_array_elements(l #> '{location,addresses}') i
    union select (i ->> 'id')::uuid from putting p, jsonb_array_elements(p.s -> 'service_at_locations') l, jsonb_array_elements(l #> '{location,accessibility}') i);
  delete from directory.attribute where link_id = any (linked);

  insert into directory.taxonomy (id, name, description)
  select distinct on (1) (t ->> 'taxonomy_id')::uuid, coalesce(t ->> 'taxonomy', 'Terms without a name'), 'Known from the terms that entries use'
  from (select a -> 'taxonomy_term' as t from putting_attribute) x where t ? 'taxonomy_id'
  on conflict (id) do nothing;
  insert into directory.taxonomy_term as k (id, taxonomy_id, name, description, parent_id, taxonomy, term_uri, term)
  select distinct on (x.id) x.id, x.taxonomy_id, x.name, x.description, x.parent_id, x.taxonomy, x.term_uri, x.term
  from putting_attribute p cross join lateral jsonb_to_record(p.a -> 'taxonomy_term') x (id uuid, taxonomy_id uuid, name text, description text, parent_id uuid, taxonomy text, term_uri text, term text)
  where x.id is not null
  on conflict (id) do update set taxonomy_id = excluded.taxonomy_id, name = excluded.name, description = excluded.description, parent_id = excluded.parent_id,
    taxonomy = excluded.taxonomy, term_uri = excluded.term_uri, term = excluded.term
  where k.code is null;
  insert into directory.attribute (id, link_id, link_entity, taxonomy_term_id, link_type, position)
  select distinct on (1) (a ->> 'id')::uuid, link_id, link_entity, coalesce((a #>> '{taxonomy_term,id}')::uuid, (a ->> 'taxonomy_term_id')::uuid), a ->> 'link_type', nth
  from putting_attribute
  on conflict (id) do nothing;

  update directory.service s set search =
    setweight(to_tsvector('english', s.name), 'A')
    || setweight(to_tsvector('english', concat_ws(' ', p.found_by, (select string_agg(t.name, ' ') from directory.attribute a join directory.taxonomy_term t on t.id = a.taxonomy_term_id
      where a.link_id = s.id), (select o.name from directory.organisation o where o.id = s.organisation_id))), 'B')
    || setweight(to_tsvector('english', concat_ws(' ', s.description, s.eligibility_description, s.fees)), 'C')
    || setweight(to_tsvector('english', coalesce((select string_agg(concat_ws(' ', l.name, a.city), ' ') from directory.service_at_location x
      join directory.location l on l.id = x.location_id left join directory.address a on a.location_id = l.id where x.service_id = s.id), '')), 'D')
  from putting p where s.id = (p.s ->> 'id')::uuid;
  insert into directory.word
  select distinct w.lexeme from directory.service s cross join lateral unnest(to_tsvector('simple', concat_ws(' ', s.name, s.description))) w
  where s.id = any (services) and w.lexeme ~ '^[a-z]{4,20}$' on conflict do nothing;
  insert into directory.word
  select distinct w.lexeme from putting p cross join lateral unnest(to_tsvector('simple', p.found_by)) w where w.lexeme ~ '^[a-z]{4,20}$' on conflict do nothing;

  insert into directory.service_version (id, service_id, area_id, content, source, source_name, written_by)
  select gen_random_uuid(), (p.s ->> 'id')::uuid, p.area_id, p.s, source, source_name, written_by from putting p;
end $$;
revoke all on function directory.put(jsonb, text, text, uuid) from public;
grant execute on function directory.put(jsonb, text, text, uuid) to nwd_worker;
