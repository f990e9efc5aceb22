-- Versions in the order they were written, whatever the clock says: what the open interface says has changed, and which version is the last.
alter table directory.service_version add column number bigint not null generated always as identity;
create unique index version_number on directory.service_version (number);
drop index directory.version_service;
create index version_service on directory.service_version (service_id, number desc);
comment on column directory.service_version.number is 'Order in which versions were written, over the whole directory | sensitivity: none | retention: for ever';
