-- Writing to an account without learning its address: only the sign-in room may read addresses, and a viewer's transaction need not.
-- Somebody whose membership has ended is not written to. Returns whether there was anybody to write to.
create or replace function people.write_to_account(account uuid, message_id uuid, about text, words text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.outbox (id, channel, recipient, subject, body)
  select message_id, 'email', u.email, about, words from auth."user" u
  where u.id = account and exists (select 1 from partnership.membership m where m.user_id = account and m.until is null);
  return found;
end $$;
revoke all on function people.write_to_account(uuid, uuid, text, text) from public;
grant execute on function people.write_to_account(uuid, uuid, text, text) to nwd_app, nwd_worker;
