-- The program notes which file a storing belongs to, and that it was taken back.
grant update (file_id, taken_back_at, taken_back_by) on imports.import to nwd_worker;
grant update (columns, codes) on imports.file to nwd_worker;
grant delete on imports.likely_match to nwd_worker;
