-- Whoever leads an improvement is reminded with everything else that the partnership asks of them: one message a day, whatever it is about.

alter table partnership.reminder drop constraint reminder_about_kind_check;
alter table partnership.reminder add constraint reminder_about_kind_check
  check (about_kind in ('action', 'risk', 'interests', 'disagreement', 'improvement'));
