-- The directory of support, kept as Open Referral UK 3.0 describes it: organisations, their services, where and when, for whom, and at what cost. Open to all;
-- nothing in it is about a participant. It is written by the program alone (nwd_worker, or a function that checks who asks).

create schema directory;
grant usage on schema directory to nwd_app, nwd_worker;

create table directory.organisation (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  partner_id uuid,
  name text not null,
  description text not null,
  email text,
  website text,
  logo text,
  uri text,
  parent_organization_id uuid,
  foreign key (partner_id, area_id) references partnership.organisation (id, area_id) on delete set null (partner_id)
);
grant select on directory.organisation to nwd_app;
grant select, insert, update, delete on directory.organisation to nwd_worker;
comment on table directory.organisation is 'An organisation that runs services; one that takes part in a partnership is named there too, and stands here for its public words';
comment on column directory.organisation.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.organisation.area_id is 'Council area it serves; empty for one that serves the nation or whose place is not known | sensitivity: none | retention: for ever';
comment on column directory.organisation.partner_id is 'The same organisation where it takes part in the partnership of its area; empty for one that does not | sensitivity: none | retention: for ever';
comment on column directory.organisation.name is 'Name | sensitivity: none | retention: for ever';
comment on column directory.organisation.description is 'What it is and does | sensitivity: none | retention: for ever';
comment on column directory.organisation.email is 'Address for enquiries | sensitivity: none | retention: for ever';
comment on column directory.organisation.website is 'Web page | sensitivity: none | retention: for ever';
comment on column directory.organisation.logo is 'Address of its logo; never shown by us | sensitivity: none | retention: for ever';
comment on column directory.organisation.uri is 'Address that stands for it in linked data | sensitivity: none | retention: for ever';
comment on column directory.organisation.parent_organization_id is 'Organisation it is part of | sensitivity: none | retention: for ever';

create index organisation_partner on directory.organisation (partner_id);
create index organisation_area on directory.organisation (area_id);

create table directory.organisation_identifier (
  id uuid not null primary key,
  organisation_id uuid not null references directory.organisation (id) on delete cascade,
  position smallint not null default 0,
  identifier_scheme text,
  identifier_type text not null,
  identifier text not null
);
grant select on directory.organisation_identifier to nwd_app;
grant select, insert, update, delete on directory.organisation_identifier to nwd_worker;
comment on table directory.organisation_identifier is 'A number an organisation is registered under: charity, company';
comment on column directory.organisation_identifier.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.organisation_identifier.organisation_id is 'Organisation | sensitivity: none | retention: for ever';
comment on column directory.organisation_identifier.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.organisation_identifier.identifier_scheme is 'Scheme, such as GB-SC | sensitivity: none | retention: for ever';
comment on column directory.organisation_identifier.identifier_type is 'Kind of number, in words | sensitivity: none | retention: for ever';
comment on column directory.organisation_identifier.identifier is 'The number | sensitivity: none | retention: for ever';

create table directory.service (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  organisation_id uuid references directory.organisation (id),
  name text not null,
  description text,
  url text,
  email text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  fees text,
  accreditations text,
  minimum_age numeric,
  maximum_age numeric,
  eligibility_description text,
  application_process text,
  assured_date date,
  assurer_email text,
  alert text,
  last_modified timestamptz not null,
  review_by date not null,
  withdrawn_at timestamptz,
  needs text[] not null default '{}',
  situations text[] not null default '{}',
  search tsvector not null default ''
);
grant select on directory.service to nwd_app;
grant select, insert, update, delete on directory.service to nwd_worker;
comment on table directory.service is 'Something an organisation does for people';
comment on column directory.service.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.service.area_id is 'Council area it serves; empty for one that serves the nation or whose place is not known | sensitivity: none | retention: for ever';
comment on column directory.service.organisation_id is 'Organisation that runs it | sensitivity: none | retention: for ever';
comment on column directory.service.name is 'Name | sensitivity: none | retention: for ever';
comment on column directory.service.description is 'What it is | sensitivity: none | retention: for ever';
comment on column directory.service.url is 'Web page | sensitivity: none | retention: for ever';
comment on column directory.service.email is 'Address for enquiries | sensitivity: none | retention: for ever';
comment on column directory.service.status is 'Whether it runs, in the words of Open Referral UK | sensitivity: none | retention: for ever';
comment on column directory.service.fees is 'What it costs, in words | sensitivity: none | retention: for ever';
comment on column directory.service.accreditations is 'Who vouches for its quality | sensitivity: none | retention: for ever';
comment on column directory.service.minimum_age is 'Youngest age it is for | sensitivity: none | retention: for ever';
comment on column directory.service.maximum_age is 'Oldest age it is for | sensitivity: none | retention: for ever';
comment on column directory.service.eligibility_description is 'Who it is for, in words | sensitivity: none | retention: for ever';
comment on column directory.service.application_process is 'How to ask for it, in words | sensitivity: none | retention: for ever';
comment on column directory.service.assured_date is 'Day on which somebody last made sure that the entry is right | sensitivity: none | retention: for ever';
comment on column directory.service.assurer_email is 'Address of who made sure | sensitivity: none | retention: for ever';
comment on column directory.service.alert is 'What everybody should know just now | sensitivity: none | retention: for ever';
comment on column directory.service.last_modified is 'When the entry last changed | sensitivity: none | retention: for ever';
comment on column directory.service.review_by is 'Day by which somebody should look whether the entry is still right | sensitivity: none | retention: for ever';
comment on column directory.service.withdrawn_at is 'When it was taken out of the directory | sensitivity: none | retention: for ever';
comment on column directory.service.needs is 'What it helps with, codes of reference list support-needs: by its own terms, else by its words | sensitivity: none | retention: for ever';
comment on column directory.service.situations is 'Whom alone it is for, codes of reference list support-situations; empty for everybody | sensitivity: none | retention: for ever';
comment on column directory.service.search is 'What it is found by: name, terms, organisation, places, description | sensitivity: none | retention: for ever';

create index service_search on directory.service using gin (search);
create index service_needs on directory.service using gin (needs);
create index service_organisation on directory.service (organisation_id);
create index service_area_name on directory.service (area_id, name, id);
create index service_name on directory.service (name, id);
create index service_name_like on directory.service using gin (lower(name) gin_trgm_ops);
create index service_modified on directory.service (last_modified);
create index service_review on directory.service (review_by) where withdrawn_at is null;

create table directory.location (
  id uuid not null primary key,
  area_id text references partnership.area (id),
  location_type text not null check (location_type in ('physical', 'postal', 'virtual')),
  name text,
  description text,
  latitude double precision,
  longitude double precision,
  external_identifier text,
  external_identifier_type text
);
grant select on directory.location to nwd_app;
grant select, insert, update, delete on directory.location to nwd_worker;
comment on table directory.location is 'A place where services are given: a building, a postal address, or none at all (virtual)';
comment on column directory.location.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.location.area_id is 'Council area it serves; empty for one that serves the nation or whose place is not known | sensitivity: none | retention: for ever';
comment on column directory.location.location_type is 'Kind of place | sensitivity: none | retention: for ever';
comment on column directory.location.name is 'Name | sensitivity: none | retention: for ever';
comment on column directory.location.description is 'What to know about it | sensitivity: none | retention: for ever';
comment on column directory.location.latitude is 'Degrees north, as given; used for distance only where both figures are on the Earth | sensitivity: none | retention: for ever';
comment on column directory.location.longitude is 'Degrees east, as given | sensitivity: none | retention: for ever';
comment on column directory.location.external_identifier is 'What another register calls it | sensitivity: none | retention: for ever';
comment on column directory.location.external_identifier_type is 'Which register, such as UPRN | sensitivity: none | retention: for ever';

create index location_point on directory.location (latitude, longitude);

create table directory.address (
  id uuid not null primary key,
  location_id uuid not null references directory.location (id) on delete cascade,
  position smallint not null default 0,
  attention text,
  address_1 text not null,
  address_2 text,
  city text not null,
  region text,
  state_province text not null,
  postal_code text not null,
  country text not null,
  address_type text not null check (address_type in ('physical', 'postal', 'virtual'))
);
grant select on directory.address to nwd_app;
grant select, insert, update, delete on directory.address to nwd_worker;
comment on table directory.address is 'An address of a place';
comment on column directory.address.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.address.location_id is 'Place | sensitivity: none | retention: for ever';
comment on column directory.address.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.address.attention is 'For whose attention | sensitivity: personal | retention: for ever';
comment on column directory.address.address_1 is 'First lines | sensitivity: none | retention: for ever';
comment on column directory.address.address_2 is 'Second line | sensitivity: none | retention: for ever';
comment on column directory.address.city is 'Town | sensitivity: none | retention: for ever';
comment on column directory.address.region is 'Part of the country | sensitivity: none | retention: for ever';
comment on column directory.address.state_province is 'County or council area | sensitivity: none | retention: for ever';
comment on column directory.address.postal_code is 'Postcode, as given | sensitivity: none | retention: for ever';
comment on column directory.address.country is 'Country, two letters | sensitivity: none | retention: for ever';
comment on column directory.address.address_type is 'Kind of address | sensitivity: none | retention: for ever';

create index address_location on directory.address (location_id);
create index address_postcode on directory.address (upper(replace(postal_code, ' ', '')));

create table directory.accessibility (
  id uuid not null primary key,
  location_id uuid not null references directory.location (id) on delete cascade,
  position smallint not null default 0,
  description text,
  details text,
  url text,
  accessibility text
);
grant select on directory.accessibility to nwd_app;
grant select, insert, update, delete on directory.accessibility to nwd_worker;
comment on table directory.accessibility is 'How easy a place is to get into and about';
comment on column directory.accessibility.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.accessibility.location_id is 'Place | sensitivity: none | retention: for ever';
comment on column directory.accessibility.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.accessibility.description is 'What there is | sensitivity: none | retention: for ever';
comment on column directory.accessibility.details is 'More of it | sensitivity: none | retention: for ever';
comment on column directory.accessibility.url is 'Web page about it | sensitivity: none | retention: for ever';
comment on column directory.accessibility.accessibility is 'The same, in the form that older feeds use | sensitivity: none | retention: for ever';

create index accessibility_location on directory.accessibility (location_id);

create table directory.service_at_location (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  location_id uuid references directory.location (id),
  position smallint not null default 0
);
grant select on directory.service_at_location to nwd_app;
grant select, insert, update, delete on directory.service_at_location to nwd_worker;
comment on table directory.service_at_location is 'A service given at a place';
comment on column directory.service_at_location.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.service_at_location.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.service_at_location.location_id is 'Place | sensitivity: none | retention: for ever';
comment on column directory.service_at_location.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';

create index at_location_service on directory.service_at_location (service_id);
create index at_location_place on directory.service_at_location (location_id);

create table directory.schedule (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  service_at_location_id uuid,
  position smallint not null default 0,
  valid_from date,
  valid_to date,
  dtstart date,
  freq text check (freq in ('WEEKLY', 'MONTHLY')),
  interval numeric,
  byday text,
  bymonthday text,
  description text,
  opens_at text,
  closes_at text,
  schedule_link text,
  attending_type text,
  notes text
);
grant select on directory.schedule to nwd_app;
grant select, insert, update, delete on directory.schedule to nwd_worker;
comment on table directory.schedule is 'When a service is open, at all its places or at one';
comment on column directory.schedule.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.schedule.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.schedule.service_at_location_id is 'The one place it holds for; empty for all | sensitivity: none | retention: for ever';
comment on column directory.schedule.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.schedule.valid_from is 'First day it holds | sensitivity: none | retention: for ever';
comment on column directory.schedule.valid_to is 'Last day it holds | sensitivity: none | retention: for ever';
comment on column directory.schedule.dtstart is 'First time it happens | sensitivity: none | retention: for ever';
comment on column directory.schedule.freq is 'How often | sensitivity: none | retention: for ever';
comment on column directory.schedule.interval is 'Every how many weeks or months | sensitivity: none | retention: for ever';
comment on column directory.schedule.byday is 'Days of the week, such as MO,TH | sensitivity: none | retention: for ever';
comment on column directory.schedule.bymonthday is 'Days of the month, such as 2,16 | sensitivity: none | retention: for ever';
comment on column directory.schedule.description is 'When, in words | sensitivity: none | retention: for ever';
comment on column directory.schedule.opens_at is 'Time it opens, HH:MM and perhaps seconds, in Scotland | sensitivity: none | retention: for ever';
comment on column directory.schedule.closes_at is 'Time it closes | sensitivity: none | retention: for ever';
comment on column directory.schedule.schedule_link is 'Web page with times | sensitivity: none | retention: for ever';
comment on column directory.schedule.attending_type is 'In person, by telephone or online | sensitivity: none | retention: for ever';
comment on column directory.schedule.notes is 'Exceptions | sensitivity: none | retention: for ever';

create index schedule_service on directory.schedule (service_id);

create table directory.service_area (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  position smallint not null default 0,
  name text,
  extent text,
  extent_type text,
  uri text,
  service_area text
);
grant select on directory.service_area to nwd_app;
grant select, insert, update, delete on directory.service_area to nwd_worker;
comment on table directory.service_area is 'Where people must live, or be, to use a service';
comment on column directory.service_area.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.service_area.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.service_area.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.service_area.name is 'Area, in words | sensitivity: none | retention: for ever';
comment on column directory.service_area.extent is 'Its outline, as given | sensitivity: none | retention: for ever';
comment on column directory.service_area.extent_type is 'How the outline is written | sensitivity: none | retention: for ever';
comment on column directory.service_area.uri is 'Address that stands for the area | sensitivity: none | retention: for ever';
comment on column directory.service_area.service_area is 'The same words, in the form that older feeds use | sensitivity: none | retention: for ever';

create index service_area_service on directory.service_area (service_id);

create table directory.language (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  phone_id uuid,
  position smallint not null default 0,
  name text,
  code text,
  note text
);
grant select on directory.language to nwd_app;
grant select, insert, update, delete on directory.language to nwd_worker;
comment on table directory.language is 'A language a service is given in';
comment on column directory.language.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.language.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.language.phone_id is 'Telephone it is spoken on | sensitivity: none | retention: for ever';
comment on column directory.language.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.language.name is 'Name of the language | sensitivity: none | retention: for ever';
comment on column directory.language.code is 'ISO code | sensitivity: none | retention: for ever';
comment on column directory.language.note is 'What to know, such as ask first | sensitivity: none | retention: for ever';

create index language_service on directory.language (service_id);

create table directory.funding (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  position smallint not null default 0,
  source text
);
grant select on directory.funding to nwd_app;
grant select, insert, update, delete on directory.funding to nwd_worker;
comment on table directory.funding is 'Who pays for a service';
comment on column directory.funding.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.funding.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.funding.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.funding.source is 'Who, in words | sensitivity: none | retention: for ever';

create index funding_service on directory.funding (service_id);

create table directory.cost_option (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  position smallint not null default 0,
  valid_from date,
  valid_to date,
  option text,
  amount numeric,
  currency text,
  amount_description text
);
grant select on directory.cost_option to nwd_app;
grant select, insert, update, delete on directory.cost_option to nwd_worker;
comment on table directory.cost_option is 'What a service costs somebody who uses it';
comment on column directory.cost_option.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.cost_option.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.cost_option.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.cost_option.valid_from is 'First day | sensitivity: none | retention: for ever';
comment on column directory.cost_option.valid_to is 'Last day | sensitivity: none | retention: for ever';
comment on column directory.cost_option.option is 'For whom, or which choice | sensitivity: none | retention: for ever';
comment on column directory.cost_option.amount is 'How much, in pounds unless it says otherwise | sensitivity: none | retention: for ever';
comment on column directory.cost_option.currency is 'Three letters | sensitivity: none | retention: for ever';
comment on column directory.cost_option.amount_description is 'For what: an hour, a course | sensitivity: none | retention: for ever';

create index cost_option_service on directory.cost_option (service_id);

create table directory.contact (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  position smallint not null default 0,
  name text,
  title text,
  department text,
  email text
);
grant select on directory.contact to nwd_app;
grant select, insert, update, delete on directory.contact to nwd_worker;
comment on table directory.contact is 'Whom to ask about a service, as its organisation publishes it';
comment on column directory.contact.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.contact.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.contact.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.contact.name is 'Name | sensitivity: personal | retention: for ever';
comment on column directory.contact.title is 'Job title | sensitivity: none | retention: for ever';
comment on column directory.contact.department is 'Department | sensitivity: none | retention: for ever';
comment on column directory.contact.email is 'Address | sensitivity: personal | retention: for ever';

create index contact_service on directory.contact (service_id);

create table directory.phone (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  position smallint not null default 0,
  number text not null,
  extension text,
  type text,
  description text
);
grant select on directory.phone to nwd_app;
grant select, insert, update, delete on directory.phone to nwd_worker;
comment on table directory.phone is 'A telephone number of a service, as its organisation publishes it';
comment on column directory.phone.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.phone.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.phone.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';
comment on column directory.phone.number is 'Number | sensitivity: none | retention: for ever';
comment on column directory.phone.extension is 'Extension | sensitivity: none | retention: for ever';
comment on column directory.phone.type is 'Voice, text, textphone | sensitivity: none | retention: for ever';
comment on column directory.phone.description is 'What it is for | sensitivity: none | retention: for ever';

create index phone_service on directory.phone (service_id);

create table directory.taxonomy (
  id uuid not null primary key,
  key text unique,
  name text not null,
  description text not null,
  uri text,
  version text
);
grant select on directory.taxonomy to nwd_app;
grant select, insert, update, delete on directory.taxonomy to nwd_worker;
comment on table directory.taxonomy is 'A list of terms by which services are described';
comment on column directory.taxonomy.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.taxonomy.key is 'Reference list of ours that it holds: support-needs or support-situations; empty for anothers | sensitivity: none | retention: for ever';
comment on column directory.taxonomy.name is 'Name | sensitivity: none | retention: for ever';
comment on column directory.taxonomy.description is 'What it is | sensitivity: none | retention: for ever';
comment on column directory.taxonomy.uri is 'Address that stands for it | sensitivity: none | retention: for ever';
comment on column directory.taxonomy.version is 'Which edition | sensitivity: none | retention: for ever';

create table directory.taxonomy_term (
  id uuid not null primary key,
  taxonomy_id uuid references directory.taxonomy (id),
  code text,
  name text not null,
  description text not null,
  parent_id uuid,
  taxonomy text,
  term_uri text,
  term text
);
grant select on directory.taxonomy_term to nwd_app;
grant select, insert, update, delete on directory.taxonomy_term to nwd_worker;
comment on table directory.taxonomy_term is 'A term of a taxonomy';
comment on column directory.taxonomy_term.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.taxonomy_id is 'Taxonomy it belongs to | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.code is 'Code of our own reference list, where it is ours | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.name is 'Name | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.description is 'What it means | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.parent_id is 'Wider term | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.taxonomy is 'Name of its taxonomy, as given | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.term_uri is 'Address that stands for it | sensitivity: none | retention: for ever';
comment on column directory.taxonomy_term.term is 'The term as its taxonomy writes it | sensitivity: none | retention: for ever';

create index term_taxonomy on directory.taxonomy_term (taxonomy_id);

create table directory.attribute (
  id uuid not null primary key,
  link_id uuid not null,
  link_entity text not null check (link_entity in ('service', 'organization', 'organization_identifier', 'location', 'address', 'accessibility', 'contact')),
  taxonomy_term_id uuid references directory.taxonomy_term (id),
  link_type text,
  position smallint not null default 0
);
grant select on directory.attribute to nwd_app;
grant select, insert, update, delete on directory.attribute to nwd_worker;
comment on table directory.attribute is 'A term said of a service, an organisation, a place, or a part of one';
comment on column directory.attribute.id is 'Identifier, as the feed it came from gives it | sensitivity: none | retention: for ever';
comment on column directory.attribute.link_id is 'What it is said of | sensitivity: none | retention: for ever';
comment on column directory.attribute.link_entity is 'What kind of thing that is | sensitivity: none | retention: for ever';
comment on column directory.attribute.taxonomy_term_id is 'Term | sensitivity: none | retention: for ever';
comment on column directory.attribute.link_type is 'In what respect, as given | sensitivity: none | retention: for ever';
comment on column directory.attribute.position is 'Place in the list it stands in, from 0 | sensitivity: none | retention: for ever';

create index attribute_link on directory.attribute (link_id);
create index attribute_term on directory.attribute (taxonomy_term_id);

create table directory.service_version (
  id uuid not null primary key,
  service_id uuid not null references directory.service (id) on delete cascade,
  area_id text references partnership.area (id),
  content jsonb not null,
  source text not null check (source in ('import', 'editor', 'withdrawn')),
  source_name text not null,
  written_at timestamptz not null default nwd.clock(),
  written_by uuid
);
grant select on directory.service_version to nwd_app;
grant select, insert, update, delete on directory.service_version to nwd_worker;
comment on table directory.service_version is 'An entry as it was written down, each time: nothing is overwritten';
comment on column directory.service_version.id is 'Identifier | sensitivity: none | retention: for ever';
comment on column directory.service_version.service_id is 'Service | sensitivity: none | retention: for ever';
comment on column directory.service_version.area_id is 'Council area it serves; empty for one that serves the nation or whose place is not known | sensitivity: none | retention: for ever';
comment on column directory.service_version.content is 'The whole entry, as Open Referral UK writes a service | sensitivity: none | retention: for ever';
comment on column directory.service_version.source is 'Read from a file, written by an editor, or taken out | sensitivity: none | retention: for ever';
comment on column directory.service_version.source_name is 'Name of the file, or of who wrote it | sensitivity: none | retention: for ever';
comment on column directory.service_version.written_at is 'When | sensitivity: none | retention: for ever';
comment on column directory.service_version.written_by is 'Account that wrote it; empty for an import | sensitivity: personal | retention: for ever';

create index version_service on directory.service_version (service_id, written_at desc);
create index version_written on directory.service_version (written_at desc);

create table directory.word (
  word text not null primary key
);
grant select on directory.word to nwd_app;
grant select, insert, update, delete on directory.word to nwd_worker;
comment on table directory.word is 'Words that entries are written with, to which a misspelt word is put right';
comment on column directory.word.word is 'A word, in small letters | sensitivity: none | retention: for ever';

create index word_like on directory.word using gin (word gin_trgm_ops);

create table directory.postcode_point (
  postcode text not null primary key,
  latitude double precision not null check (latitude between 49 and 62),
  longitude double precision not null check (longitude between -9 and 3),
  source text not null,
  imported_at timestamptz not null default nwd.clock()
);
grant select on directory.postcode_point to nwd_app;
grant select, insert, update, delete on directory.postcode_point to nwd_worker;
comment on table directory.postcode_point is 'Where a postcode lies, from a published table, so that services can be listed by distance';
comment on column directory.postcode_point.postcode is 'Postcode, written as KW15 1AA | sensitivity: none | retention: for ever';
comment on column directory.postcode_point.latitude is 'Degrees north of its middle | sensitivity: none | retention: for ever';
comment on column directory.postcode_point.longitude is 'Degrees east of its middle | sensitivity: none | retention: for ever';
comment on column directory.postcode_point.source is 'Who published the table, and when | sensitivity: none | retention: for ever';
comment on column directory.postcode_point.imported_at is 'When it was imported | sensitivity: none | retention: for ever';
