-- What the program itself reads of duplicates, for the archive of an area: what was decided, and what was joined. People read them by functions.

alter table people.not_the_same enable row level security;
alter table people.joined_row enable row level security;
grant select on people.not_the_same, people.joined_row to nwd_worker;
drop policy if exists worker on people.not_the_same;
create policy worker on people.not_the_same for select to nwd_worker using (true);
drop policy if exists worker on people.joined_row;
create policy worker on people.joined_row for select to nwd_worker using (true);
