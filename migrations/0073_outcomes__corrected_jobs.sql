-- From a job to those that correct it: a link that was sent for the one asks for the other.
create index job_corrects on outcomes.job (corrects, area_id) where corrects is not null;
