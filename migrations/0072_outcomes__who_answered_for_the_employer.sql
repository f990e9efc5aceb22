-- The role of whoever answers for an employer is written with the answer. A follow-up that is closed by a worker is no try.
grant update (said_by_role) on outcomes.follow_up to nwd_app, nwd_worker;
alter table outcomes.follow_up_try drop constraint follow_up_try_result_check;
alter table outcomes.follow_up_try add constraint follow_up_try_result_check
  check (result in ('not_reached', 'wrong_number', 'answered', 'do_not_ask'));
comment on column outcomes.follow_up_try.result is 'What came of it: nobody reached, a wrong number or address, answered, or asked not to be contacted | sensitivity: personal | retention: as the person''s record';
