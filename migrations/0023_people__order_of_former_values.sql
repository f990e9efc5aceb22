-- Two amendments in the same moment still have an order, so that from → to reads as it happened.

alter table people.former_value add column ordinal bigint generated always as identity;
comment on column people.former_value.ordinal is 'Order in which rows were superseded | sensitivity: none | retention: as the person''s record';
