-- Who decides on some while others are being brought in asks for those too: they come after.
drop index imports.one_work_on_a_file;
create unique index one_work_on_a_file on imports.work (file_id, area_id) where ended_at is null and what <> 'decided';
