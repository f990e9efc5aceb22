-- The people of a return are written by one function alone, which makes sure of the return first. To look for the return again for each of 100,000 people
-- took an eighth of the time of freezing.
alter table measurement.return_person drop constraint return_person_return_id_area_id_fkey;
