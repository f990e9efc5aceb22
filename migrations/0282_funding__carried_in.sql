-- Money carried into a year is kept apart from money carried out of it: each year's books balance by themselves.

alter table funding.account drop constraint account_kind_check;
alter table funding.account drop constraint nothing_below_nothing;
alter table funding.account drop constraint a_source_only_gives;
alter table funding.account
  add constraint account_kind_check check (kind in ('source', 'carried_in', 'allocated', 'budgeted', 'committed', 'claimed', 'paid', 'reclaimed', 'carried', 'lapsed')),
  add constraint nothing_below_nothing check (pence >= 0 or kind in ('source', 'carried_in')),
  add constraint a_source_only_gives check (pence <= 0 or kind not in ('source', 'carried_in'));
comment on column funding.account.kind is 'source, carried_in, allocated, budgeted, committed, claimed, paid, reclaimed, carried or lapsed | sensitivity: none | retention: seven years';
