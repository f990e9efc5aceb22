-- The one thing that pages may learn of the schema auth: whose session a cookie's token is. Only somebody who has the token can ask.

create or replace function auth.session_of(given_token text)
returns table (user_id uuid, email text, two_factor_enabled boolean, membership_id uuid)
language plpgsql stable security definer rows 1 set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  return query select s.user_id, u.email, u.two_factor_enabled, s.membership_id
  from auth.session s join auth."user" u on u.id = s.user_id
  where s.token = given_token and s.expires_at > clock_timestamp();
end $$;
comment on function auth.session_of(text) is 'Whose session a token is, when it has not ended';

revoke all on function auth.session_of(text) from public;
grant usage on schema auth to nwd_app;
grant execute on function auth.session_of(text) to nwd_app;
