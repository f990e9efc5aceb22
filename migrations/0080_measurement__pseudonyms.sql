-- What turns a person into a key that statistics may carry: a word nobody reads, drawn once for each installation.

create table stats.pepper (value text not null default encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'));
create unique index one_pepper on stats.pepper ((true));
insert into stats.pepper default values;

comment on table stats.pepper is 'One secret word, mixed into the keys that stand for people in statistics. No role of the program may read it; only views do';
comment on column stats.pepper.value is 'The word | sensitivity: none | retention: for ever';
