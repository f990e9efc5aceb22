-- Policies as nwd.protect() writes them since docs/decisions/0007-speed.md.
-- What somebody achieved is part of their record. A referrer learns that a job began from the timeline, not from here.
call nwd.protect('outcomes.outcome', 'person_id', '3');
call nwd.protect('outcomes.job', 'person_id', '3');
call nwd.protect('outcomes.follow_up', 'person_id', '3');
call nwd.protect('outcomes.follow_up_try', 'person_id', '3');
