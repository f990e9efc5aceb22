-- What the application may amend, column by column: a permission can only be withdrawn, a look by break-glass only acknowledged.

revoke update on people.sharing_permission, people.break_glass from nwd_app;
grant update (withdrawn_at, withdrawn_by) on people.sharing_permission to nwd_app;
grant update (seen_by_coordinator_at, seen_by_coordinator) on people.break_glass to nwd_app;
