-- Who sees that a referral came from another system: whoever sees the referral. Which rows of a spreadsheet were sent already: their organisation,
-- even once it no longer sees the person, so that a row brought again sends nobody twice.

call nwd.protect('referrals.arrival', 'person_id', '1');

create or replace function referrals.rows_sent(prints bytea[]) returns setof bytea
language sql stable security definer set search_path = pg_catalog as $$
  select a.row_print from referrals.arrival a
  where a.organisation_id = nwd.viewer_organisation() and a.area_id = nwd.viewer_area() and a.row_print = any (prints)
$$;
comment on function referrals.rows_sent(bytea[]) is 'Those of the rows that the viewer''s organisation has sent already';
revoke all on function referrals.rows_sent(bytea[]) from public;
grant execute on function referrals.rows_sent(bytea[]) to nwd_app;
