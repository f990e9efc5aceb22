-- A referral whose person took back their agreement, or whose agreement ran out, goes back to its sender: one more thing that can happen to it,
-- beside whatever else can.
do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into rule from pg_constraint where conrelid = 'referrals.event'::regclass and conname = 'event_kind_check';
  alter table referrals.event drop constraint event_kind_check;
  execute 'alter table referrals.event add constraint event_kind_check ' || replace(rule, '''sent''::text', '''sent''::text, ''unshared''::text');
end $$;

create index referral_permission on referrals.referral (permission_id);
