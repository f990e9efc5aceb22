-- A file that is taken back leaves nothing behind of what it added, once it is certain that nobody has worked on it since.

grant delete on partnership.organisation, employers.employer, journeys.appointment, people.timeline to nwd_worker;
