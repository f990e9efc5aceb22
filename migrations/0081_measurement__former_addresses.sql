-- Statistics ask where people lived when they were registered, and read former addresses alone among all former values.
create index former_value_of_contact_details on people.former_value (area_id, person_id) where of_table = 'contact_details';
