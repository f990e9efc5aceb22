-- Which question of registration was asked when, and by which template starts of a day were collected, as the views need it: constants that the planner can
-- fold. The data itself is reference/registration-questions.json and reference/collection-templates.json; a test of src/modules/measurement compares
-- the two on every day that matters, so a row added there and not here is a failing test.

create or replace function stats.was_asked(question text, on_day date) returns boolean language sql immutable parallel safe
  return on_day >= case question
    when 'gender' then date '2019-04-01'
    when 'trans' then date '2023-04-01'
    when 'ethnic_group' then date '2019-04-01'
    when 'condition_12_months' then date '2019-04-01'
    when 'condition_limits' then date '2019-04-01'
    when 'lone_parent' then date '2020-04-01'
    when 'disabled_child' then date '2020-04-01' end;

create or replace function stats.collection_template(on_day date) returns text language sql immutable parallel safe
  return case
    when on_day >= date '2022-10-01' then 'smf'
    when on_day >= date '2020-04-01' then 'quarterly'
    when on_day >= date '2019-04-01' then 'year_1'
    else 'none' end;

comment on function stats.was_asked(text, date) is 'Whether a question of registration was put to people registered on a day';
comment on function stats.collection_template(date) is 'The national template by which starts of a day were collected; none before the first';
