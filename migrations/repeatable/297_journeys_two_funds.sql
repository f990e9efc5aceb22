-- Who sees the record sees what was found of it.
call nwd.protect('journeys.two_funds', 'person_id', '3');
