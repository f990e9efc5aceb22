-- Who was asked by e-mail is forgotten a year after the round, by the program.
grant update (contact_name, email) on checklists.invitation to nwd_worker;
grant delete on checklists.letter, checklists.sitting, checklists.no_reminder to nwd_worker;
