-- A person's page reads what was corrected as well: by rows that still hold alone it looked through the whole table, 150 ms each at a million people.
create index job_person_all on outcomes.job (person_id, started_on);
drop index outcomes.job_person;
alter index outcomes.job_person_all rename to job_person;
create index outcome_person_all on outcomes.outcome (person_id, on_date);
drop index outcomes.outcome_person;
alter index outcomes.outcome_person_all rename to outcome_person;
