-- Fair Start Scotland counts starts: somebody may stand in its file several times. The first start is the person's row; each later one is kept beside it.

alter table imports.history_row drop constraint history_row_kind_check;
alter table imports.history_row add constraint history_row_kind_check check (kind in ('referrals', 'attendance', 'starts'));
