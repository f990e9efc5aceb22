-- What is known of somebody's money is part of their record.
call nwd.protect('journeys.money_estimate', 'person_id', '3');
call nwd.protect('journeys.money_check', 'person_id', '3');
