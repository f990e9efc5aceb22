-- A move is its area's coordinator's; what became of one person's part of it is read by whoever sees their record.
alter table referrals.contract_move enable row level security;
drop policy if exists app on referrals.contract_move;
drop policy if exists worker on referrals.contract_move;
create policy app on referrals.contract_move for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = 'coordinator')
  with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = 'coordinator');
create policy worker on referrals.contract_move for all to nwd_worker using (true) with check (true);
call nwd.protect('referrals.contract_move_item', 'person_id', '3');
