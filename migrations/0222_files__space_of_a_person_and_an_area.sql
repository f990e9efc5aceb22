-- What the files of one person and of one area take is counted as an organisation's is, from an index alone.
create index file_space_of_person on files.file (person_id) include (size) where removed_at is null;
create index file_space_of_area on files.file (area_id) include (size) where removed_at is null;
