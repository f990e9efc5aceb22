-- Writing to an account without learning its address: only the sign-in room may read addresses, and a viewer's transaction need not.
-- Somebody whose membership has ended is not written to. Returns whether there was anybody to write to.
create or replace function people.write_to_account(account uuid, message_id uuid, about text, words text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.outbox (id, channel, recipient, subject, body)
  select message_id, 'email', u.email, about, words from auth."user" u
  where u.id = account and exists (select 1 from partnership.membership m where m.user_id = account and m.until is null)
    -- a participant's own account, when they asked not to be contacted at all
    and not exists (select 1 from people.relationship r join people.told_once t on t.person_id = r.person_id and t.area_id = r.area_id
      where r.holder = account and r.kind = 'self' and r.closed_at is null and t.kind = 'no_contact' and t.superseded_at is null);
  return found;
end $$;
revoke all on function people.write_to_account(uuid, uuid, text, text) from public;
grant execute on function people.write_to_account(uuid, uuid, text, text) to nwd_app, nwd_worker;
