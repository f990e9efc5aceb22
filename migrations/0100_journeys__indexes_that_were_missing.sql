-- A person's page reads all agreements of a spell, former ones too, which read the whole table; signing in and every request reads who an account is.
create index plan_agreement_spell on journeys.plan_agreement (spell_id);
create index membership_of_user on partnership.membership (user_id);
