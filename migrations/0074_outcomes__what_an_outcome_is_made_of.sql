-- What an outcome is made of, kind by kind (reference/outcome-types.json says which kind is asked what), and of a job its pay as it was typed, what the work is,
-- and whether it is supported employment.

alter table outcomes.outcome
  add column place text,
  add column study text check (study in ('full_time', 'part_time', 'unknown')),
  add column accredited text check (accredited in ('yes', 'no', 'unknown')),
  add column completed text check (completed in ('going_on', 'yes', 'stopped', 'unknown')),
  add column awarded_by text,
  add column weeks smallint check (weeks between 1 and 520),
  add column hours_per_week numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 100);

alter table outcomes.job
  add column job_title text,
  add column soc_code text check (soc_code ~ '^[1-9][0-9]{0,3}$'),
  add column pay_pence int check (pay_pence > 0),
  add column pay_period text check (pay_period in ('hour', 'week', 'year')),
  add column supported_employment text not null default 'unknown' check (supported_employment in ('yes', 'no', 'unknown')),
  add constraint pay_with_its_period check ((pay_pence is null) = (pay_period is null));

comment on column outcomes.outcome.place is 'Where: the college, school, employer or organisation | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.study is 'Full-time or part-time, of a course or of school; unknown is an answer, empty is not asked | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.accredited is 'Whether the training is accredited; unknown is an answer, empty is not asked | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.completed is 'Whether the training was completed, goes on or was stopped, as far as is known | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.awarded_by is 'Body that awarded a qualification | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.weeks is 'Weeks that work experience lasts; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.outcome.hours_per_week is 'Hours a week, of work experience or volunteering; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.job_title is 'What the job is called | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.soc_code is 'Occupation, a group of the Standard Occupational Classification 2020: one to four digits; empty when not recorded | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.pay_pence is 'Pay as it was told, in pence for the period; the pence an hour are worked out from it | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.pay_period is 'Period of the pay as it was told: hour, week or year | sensitivity: personal | retention: as the person''s record';
comment on column outcomes.job.supported_employment is 'Whether it is supported employment, with a job coach or the like | sensitivity: special | retention: as the person''s record';
comment on column outcomes.job.real_living_wage is 'Whether the pay was at least the real Living Wage of the first day: computed where the pay is known, as it was told where it is not | sensitivity: personal | retention: as the person''s record';
