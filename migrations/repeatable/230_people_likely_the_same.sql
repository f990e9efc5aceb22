-- How likely it is that two records are of one person, and where to look for such (docs/decisions/0034-one-person-one-record.md). One measure for
-- everybody who asks: somebody about to be written down, a list of those who stand twice, a file that is brought in.

-- A name as it is compared: small letters without accents, marks or spaces, and every Mc a Mac.
create or replace function people.folded_name(name text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select regexp_replace(regexp_replace(translate(lower(name), 'àáâäãåèéêëìíîïòóôöõøùúûüýÿñç', 'aaaaaaeeeeiiiioooooouuuuyync'), '[^a-z]', '', 'g'), '^mc(?=[a-z]{2})', 'mac')
$$;

-- The names that a given name is a form of, as reference list nicknames has them; otherwise itself. Of several given names the first tells.
create or replace function people.given_names_of(name text) returns text[] language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  plain text := people.folded_name(split_part(trim(regexp_replace(name, '[-\s]+', ' ', 'g')), ' ', 1));
begin
  -- the list stands in the expression: so it is read once a session, and not at each name
  return coalesce((select array_agg(f) from jsonb_array_elements_text(('{"alexander":["alexander"],"alex":["alexander"],"alec":["alexander"],"alick":["alexander"],"alasdair":["alexander"],"alastair":["alexander"],"alistair":["alexander"],"alister":["alexander"],"sandy":["alexander"],"xander":["alexander"],"lex":["alexander"],"ally":["alexander"],"ali":["alexander"],"alexandra":["alexandra"],"sandra":["alexandra"],"alexandria":["alexandra"],"lexie":["alexandra"],"alexa":["alexandra"],"andrew":["andrew"],"andy":["andrew"],"drew":["andrew"],"andra":["andrew"],"anndra":["andrew"],"ann":["ann"],"anne":["ann"],"anna":["ann"],"annie":["ann"],"nan":["ann"],"nancy":["ann"],"anthony":["anthony"],"tony":["anthony"],"antony":["anthony"],"agnes":["agnes"],"nessie":["agnes"],"senga":["agnes"],"aggie":["agnes"],"archibald":["archibald"],"archie":["archibald"],"baldy":["archibald"],"barbara":["barbara"],"barb":["barbara"],"babs":["barbara"],"barbie":["barbara"],"benjamin":["benjamin"],"ben":["benjamin"],"benny":["benjamin"],"benji":["benjamin"],"catherine":["catherine"],"katherine":["catherine"],"kathryn":["catherine"],"catriona":["catherine"],"katrina":["catherine"],"catrina":["catherine"],"cathy":["catherine"],"kathy":["catherine"],"kate":["catherine"],"katie":["catherine"],"cat":["catherine"],"kat":["catherine"],"kit":["catherine","christopher"],"kitty":["catherine"],"kay":["catherine"],"catharine":["catherine"],"katharine":["catherine"],"riona":["catherine"],"trina":["catherine"],"charles":["charles"],"charlie":["charles"],"chas":["charles"],"chuck":["charles"],"charley":["charles","charlotte"],"charlotte":["charlotte"],"lottie":["charlotte"],"christina":["christina"],"chrissie":["christina"],"tina":["christina"],"kirsty":["christina"],"kirsten":["christina"],"christine":["christina"],"chris":["christina","christopher"],"kirstin":["christina"],"christopher":["christopher"],"topher":["christopher"],"daniel":["daniel"],"dan":["daniel"],"danny":["daniel"],"david":["david"],"dave":["david"],"davy":["david"],"davie":["david"],"dai":["david"],"daithi":["david"],"deborah":["deborah"],"debbie":["deborah"],"debra":["deborah"],"deb":["deborah"],"donald":["donald"],"don":["donald"],"donnie":["donald"],"donny":["donald"],"domhnall":["donald"],"dorothy":["dorothy"],"dot":["dorothy"],"dottie":["dorothy"],"dolly":["dorothy"],"douglas":["douglas"],"doug":["douglas"],"dougie":["douglas"],"duggie":["douglas"],"duncan":["duncan"],"dunc":["duncan"],"edward":["edward"],"ed":["edward"],"eddie":["edward"],"ted":["edward","theodore"],"teddy":["edward"],"ned":["edward"],"eddy":["edward"],"elizabeth":["elizabeth"],"liz":["elizabeth"],"lizzie":["elizabeth"],"beth":["elizabeth"],"betty":["elizabeth"],"bess":["elizabeth"],"eliza":["elizabeth"],"elsie":["elizabeth"],"elspeth":["elizabeth"],"isobel":["elizabeth"],"isabel":["elizabeth"],"isabella":["elizabeth"],"libby":["elizabeth"],"lisa":["elizabeth"],"elisabeth":["elizabeth"],"bella":["elizabeth"],"ella":["elizabeth"],"ishbel":["elizabeth"],"iseabail":["elizabeth"],"emily":["emily"],"em":["emily"],"emmy":["emily"],"euan":["euan"],"ewan":["euan"],"ewen":["euan"],"owen":["euan"],"eoghan":["euan"],"francis":["francis"],"frank":["francis"],"frankie":["francis","frances"],"frances":["frances"],"fran":["frances"],"franny":["frances"],"frederick":["frederick"],"fred":["frederick"],"freddie":["frederick"],"freddy":["frederick"],"gerald":["gerald"],"gerry":["gerald"],"jerry":["gerald"],"george":["george"],"geordie":["george"],"dod":["george"],"doddie":["george"],"gillian":["gillian"],"jill":["gillian"],"gill":["gillian"],"jillian":["gillian"],"gordon":["gordon"],"gordy":["gordon"],"graham":["graham"],"graeme":["graham"],"grahame":["graham"],"gregory":["gregory"],"greg":["gregory"],"gregor":["gregory"],"grigor":["gregory"],"helen":["helen"],"nell":["helen"],"nellie":["helen"],"ellen":["helen"],"elen":["helen"],"eilidh":["helen"],"helena":["helen"],"henry":["henry"],"harry":["henry"],"hal":["henry"],"hank":["henry"],"hugh":["hugh"],"hughie":["hugh"],"shug":["hugh"],"shuggie":["hugh"],"uisdean":["hugh"],"hew":["hugh"],"iain":["iain"],"ian":["iain","john"],"eoin":["iain"],"jacob":["jacob"],"jake":["jacob"],"jacqueline":["jacqueline"],"jackie":["jacqueline"],"jacqui":["jacqueline"],"james":["james"],"jim":["james"],"jimmy":["james"],"jamie":["james"],"hamish":["james"],"jem":["james"],"seumas":["james"],"seamus":["james"],"jas":["james"],"jane":["jane"],"janet":["jane"],"jean":["jane"],"jeannie":["jane"],"jessie":["jane","jessica"],"sheena":["jane"],"sine":["jane"],"janie":["jane"],"jenny":["jane","jennifer"],"janice":["janice"],"jan":["janice"],"jennifer":["jennifer"],"jen":["jennifer"],"jenna":["jennifer"],"jessica":["jessica"],"jess":["jessica"],"john":["john"],"jack":["john"],"johnny":["john"],"jock":["john"],"jon":["john","jonathan"],"sean":["john"],"shaun":["john"],"shane":["john"],"johnnie":["john"],"jonathan":["jonathan"],"jonny":["jonathan"],"jonathon":["jonathan"],"joseph":["joseph"],"joe":["joseph"],"joey":["joseph"],"joshua":["joshua"],"josh":["joshua"],"judith":["judith"],"judy":["judith"],"kenneth":["kenneth"],"ken":["kenneth"],"kenny":["kenneth"],"coinneach":["kenneth"],"kimberley":["kimberley"],"kim":["kimberley"],"kimberly":["kimberley"],"laura":["laura"],"lauren":["laura"],"laurie":["laura","lawrence"],"lawrence":["lawrence"],"larry":["lawrence"],"laurence":["lawrence"],"lachlan":["lawrence"],"lachie":["lawrence"],"leonard":["leonard"],"len":["leonard"],"lenny":["leonard"],"lesley":["lesley"],"leslie":["lesley"],"les":["lesley"],"malcolm":["malcolm"],"malky":["malcolm"],"calum":["malcolm"],"callum":["malcolm"],"mal":["malcolm"],"margaret":["margaret"],"maggie":["margaret"],"meg":["margaret"],"peggy":["margaret"],"mags":["margaret"],"greta":["margaret"],"marjorie":["margaret"],"madge":["margaret"],"rita":["margaret"],"mairead":["margaret"],"peigi":["margaret"],"margo":["margaret"],"marge":["margaret"],"mhairead":["margaret"],"martin":["martin"],"marty":["martin"],"martyn":["martin"],"mary":["mary"],"molly":["mary"],"may":["mary"],"mairi":["mary"],"mhairi":["mary"],"maria":["mary"],"marie":["mary"],"moira":["mary"],"polly":["mary"],"maura":["mary"],"maire":["mary"],"matthew":["matthew"],"matt":["matthew"],"matty":["matthew"],"mathew":["matthew"],"michael":["michael"],"mike":["michael"],"mick":["michael"],"micky":["michael"],"mickey":["michael"],"micheal":["michael"],"mikey":["michael"],"mohammed":["mohammed"],"muhammad":["mohammed"],"mohamed":["mohammed"],"mohammad":["mohammed"],"mo":["mohammed"],"muhammed":["mohammed"],"mohamad":["mohammed"],"morag":["morag","sarah"],"moragh":["morag"],"nathaniel":["nathaniel"],"nathan":["nathaniel"],"nat":["nathaniel"],"nate":["nathaniel"],"neil":["neil"],"niall":["neil"],"neal":["neil"],"nial":["neil"],"nicholas":["nicholas"],"nick":["nicholas"],"nicky":["nicholas","nicola"],"nicolas":["nicholas"],"nico":["nicholas"],"nicola":["nicola"],"nic":["nicola"],"nikki":["nicola"],"nicole":["nicola"],"pamela":["pamela"],"pam":["pamela"],"pammy":["pamela"],"patricia":["patricia"],"pat":["patricia","patrick"],"patsy":["patricia"],"trish":["patricia"],"tricia":["patricia"],"patty":["patricia"],"patrick":["patrick"],"paddy":["patrick"],"rick":["patrick","richard"],"padraig":["patrick"],"peter":["peter"],"pete":["peter"],"pedro":["peter"],"peadar":["peter"],"philip":["philip"],"phil":["philip"],"phillip":["philip"],"pip":["philip"],"rachel":["rachel"],"rach":["rachel"],"rae":["rachel"],"rachael":["rachel"],"raymond":["raymond"],"ray":["raymond"],"rebecca":["rebecca"],"becky":["rebecca"],"becca":["rebecca"],"bec":["rebecca"],"rebekah":["rebecca"],"richard":["richard"],"ricky":["richard"],"dick":["richard"],"rich":["richard"],"richie":["richard"],"robert":["robert"],"rob":["robert"],"bob":["robert"],"bobby":["robert"],"robbie":["robert"],"bert":["robert"],"rab":["robert"],"rabbie":["robert"],"raibeart":["robert"],"bobbie":["robert"],"roderick":["roderick"],"rod":["roderick"],"rory":["roderick"],"ruairidh":["roderick"],"roddy":["roderick"],"ruaridh":["roderick"],"rhuairidh":["roderick"],"ronald":["ronald"],"ron":["ronald"],"ronnie":["ronald"],"ranald":["ronald"],"raghnall":["ronald"],"samantha":["samantha"],"sam":["samantha","samuel"],"sammy":["samantha","samuel"],"samuel":["samuel"],"sarah":["sarah"],"sally":["sarah"],"sara":["sarah"],"sadie":["sarah"],"steven":["steven"],"stephen":["steven"],"steve":["steven"],"stevie":["steven"],"stefan":["steven"],"stewart":["stewart"],"stuart":["stewart"],"stew":["stewart"],"stu":["stewart"],"susan":["susan"],"sue":["susan"],"susie":["susan"],"suzie":["susan"],"susanna":["susan"],"suzanne":["susan"],"susannah":["susan"],"theodore":["theodore"],"theo":["theodore"],"theresa":["theresa"],"terry":["theresa"],"tess":["theresa"],"teresa":["theresa"],"tessa":["theresa"],"thomas":["thomas"],"tom":["thomas"],"tommy":["thomas"],"tam":["thomas"],"tammy":["thomas"],"tomas":["thomas"],"timothy":["timothy"],"tim":["timothy"],"timmy":["timothy"],"victoria":["victoria"],"vicky":["victoria"],"vikki":["victoria"],"tori":["victoria"],"vic":["victoria"],"vincent":["vincent"],"vince":["vincent"],"vinny":["vincent"],"walter":["walter"],"wattie":["walter"],"walt":["walter"],"wat":["walter"],"william":["william"],"bill":["william"],"billy":["william"],"will":["william"],"willie":["william"],"liam":["william"],"wullie":["william"],"uilleam":["william"],"zachary":["zachary"],"zach":["zachary"],"zack":["zachary"],"zak":["zachary"]}'::jsonb -> plain)) f), array[plain]);
end $$;

-- Names in one key, so that those who are called the same are found in one look: a form of the given name, and the family name.
create or replace function people.name_key(given text, family text) returns text language sql immutable parallel safe set search_path = pg_catalog as $$
  select (people.given_names_of(given))[1] || ' ' || people.folded_name(family)
$$;

-- What each thing that agrees or does not is worth, after Fellegi and Sunter: m is how often it is so of two records of one person, u of two people of an
-- area; its weight is the binary logarithm of m / u. Why these figures: decision 0034. Of what a household shares, one such thing is enough.
create or replace function people.match_weights() returns table (level text, m numeric, u numeric, household boolean) language sql immutable parallel safe set search_path = pg_catalog as $$
  values
    ('ni_number', 0.95, 0.0000001, false), ('ni_number_one_off', 0.03, 0.00005, false), ('ni_number_other', 0.02, 0.99995, false),
    ('date_of_birth', 0.92, 0.00006, false), ('day_and_month_swapped', 0.015, 0.00005, false), ('date_of_birth_one_off', 0.03, 0.0015, false),
    ('date_of_birth_other', 0.035, 0.998, false),
    ('family_name', 0.86, 0.005, true), ('family_name_alike', 0.07, 0.01, true), ('family_name_other', 0.06, 0.985, false),
    ('given_name', 0.91, 0.012, false), ('given_name_alike', 0.06, 0.02, false), ('given_name_other', 0.01, 0.968, false),
    ('names_swapped', 0.01, 0.00006, false),
    ('postcode', 0.70, 0.005, true), ('postcode_near', 0.08, 0.03, true), ('postcode_other', 0.22, 0.965, false),
    ('phone', 0.60, 0.0005, true), ('phone_other', 0.40, 0.9995, false),
    ('email', 0.65, 0.0002, true), ('email_other', 0.35, 0.9998, false)
$$;

do $$ begin
  if to_regtype('people.matchable') is null then
    create type people.matchable as (given_name text, family_name text, known_as text, date_of_birth date, ni_number text, postcode text, phone text, email text);
  end if;
end $$;

-- One sign typed otherwise: as long as each other, and different in one place.
create or replace function people.one_off(a text, b text) returns boolean language sql immutable parallel safe set search_path = pg_catalog as $$
  select length(a) = length(b) and (select count(*) from generate_series(1, length(a)) i where substr(a, i, 1) <> substr(b, i, 1)) = 1
$$;

-- What agrees between two records and what does not, and its weight in bits. What is missing says nothing. Where the given name or the day of
-- birth is another, all that a household shares counts as one thing, at most nine bits: or else twins, or a parent and child of one name, would be one person.
create or replace function people.likeness(a people.matchable, b people.matchable) returns table (weight numeric, reasons text[])
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  fa text := people.folded_name(a.family_name);
  fb text := people.folded_name(b.family_name);
  ga text[] := people.given_names_of(a.given_name) || case when a.known_as is not null then people.given_names_of(a.known_as) end;
  gb text[] := people.given_names_of(b.given_name) || case when b.known_as is not null then people.given_names_of(b.known_as) end;
  family text := case when fa = fb then 'family_name'
    when public.similarity(fa, fb) >= 0.5 or (length(fa) > 3 and length(fb) > 3 and (starts_with(fa, fb) or starts_with(fb, fa) or right(fa, length(fb)) = fb or right(fb, length(fa)) = fa))
      then 'family_name_alike' else 'family_name_other' end;
  given text := case when ga && gb then 'given_name'
    when public.similarity(people.folded_name(a.given_name), people.folded_name(b.given_name)) >= 0.4
      or public.similarity(people.folded_name(a.given_name), people.folded_name(b.given_name)) >= 0.25 and people.one_off(people.folded_name(a.given_name), people.folded_name(b.given_name))
      then 'given_name_alike' else 'given_name_other' end;
  swapped boolean := family = 'family_name_other' and given = 'given_name_other'
    and people.given_names_of(a.given_name) && people.given_names_of(b.family_name) and people.given_names_of(b.given_name) && people.given_names_of(a.family_name);
begin
  reasons := array_remove(array[
    case when a.ni_number is null or b.ni_number is null then null when a.ni_number = b.ni_number then 'ni_number'
      when people.one_off(a.ni_number, b.ni_number) then 'ni_number_one_off' else 'ni_number_other' end,
    case when a.date_of_birth is null or b.date_of_birth is null then 'no_date_of_birth' when a.date_of_birth = b.date_of_birth then 'date_of_birth'
      when to_char(a.date_of_birth, 'YYYYMMDD') = to_char(b.date_of_birth, 'YYYYDDMM') then 'day_and_month_swapped'
      when people.one_off(a.date_of_birth::text, b.date_of_birth::text) then 'date_of_birth_one_off' else 'date_of_birth_other' end,
    case when not swapped then family end, case when not swapped then given end, case when swapped then 'names_swapped' end,
    case when a.postcode is null or b.postcode is null then null when a.postcode = b.postcode then 'postcode'
      when left(a.postcode, -2) = left(b.postcode, -2) then 'postcode_near' else 'postcode_other' end,
    case when a.phone = b.phone then 'phone' when a.phone <> b.phone then 'phone_other' end,
    case when lower(a.email) = lower(b.email) then 'email' when lower(a.email) <> lower(b.email) then 'email_other' end], null);
  select round((coalesce(sum(w.bits) filter (where not w.household), 0)
    + case when (given = 'given_name_other' and not swapped) or 'date_of_birth_other' = any (reasons) then least(9, coalesce(sum(w.bits) filter (where w.household), 0))
      else coalesce(sum(w.bits) filter (where w.household), 0) end)::numeric, 1)
  into weight from (select ln((v.m / v.u)::float8) / ln(2::float8) as bits, v.household from people.match_weights() v where v.level = any (reasons)) w;
  return next;
end $$;

-- From what weight on somebody about to be written down is asked about, and from what on two records stand in the list.
create or replace function people.match_threshold(of_use text) returns numeric language sql immutable parallel safe set search_path = pg_catalog as $$
  select case of_use when 'before_writing_down' then 11.5 else 17 end::numeric
$$;

-- What a record of the area says, as it is compared.
create or replace function people.matchable_of(of_person uuid) returns people.matchable language sql stable security definer set search_path = pg_catalog as $$
  select (p.given_name, p.family_name, p.known_as, p.date_of_birth, c.ni_number, c.postcode, c.phone, c.email)::people.matchable
  from people.person p left join people.contact_details c on c.person_id = p.id and c.area_id = p.area_id where p.id = of_person
$$;

create or replace function people.swapped(born date) returns date language sql immutable parallel safe set search_path = pg_catalog as $$
  select case when extract(day from born) <= 12 and extract(day from born) <> extract(month from born)
    then make_date(extract(year from born)::int, extract(day from born)::int, extract(month from born)::int) end
$$;

-- Everybody of an area whom it is worth comparing with what is known of somebody: each look is one into an index. A name, a place or a day that more
-- than two hundred share tells nobody apart, and the others are looked at instead.
create or replace function people.worth_comparing(in_area text, who people.matchable) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    (select p.id from people.person p where p.area_id = in_area and p.date_of_birth = who.date_of_birth limit 200)
    union (select p.id from people.person p where p.area_id = in_area and p.date_of_birth = people.swapped(who.date_of_birth) limit 200)
    union (select p.id from people.person p where p.area_id = in_area and people.name_key(p.given_name, p.family_name) = people.name_key(who.given_name, who.family_name) limit 200)
    union (select p.id from people.person p where p.area_id = in_area and people.name_key(p.given_name, p.family_name) = people.name_key(who.family_name, who.given_name) limit 200)
    union (select c.person_id from people.contact_details c where c.area_id = in_area and c.ni_number = who.ni_number limit 200)
    union (select c.person_id from people.contact_details c where c.area_id = in_area and c.postcode = who.postcode limit 200)
    union (select c.person_id from people.contact_details c where c.area_id = in_area and c.phone = who.phone limit 200)
    union (select c.person_id from people.contact_details c where c.area_id = in_area and lower(c.email) = lower(who.email) limit 200);
end $$;

-- Whether a record points to another, which goes on.
create or replace function people.is_signpost(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from people.joined j where j.other_person_id = of_person and j.parted_at is null)
$$;

-- People of the viewer's area who may be the person about to be written down, whether or not the viewer sees them: told are only
-- why they are alike and who holds them, so that the worker can ask instead of making a second record. The same National Insurance number is always told.
create or replace function people.likely_matches(given text, family text, born date, ni text, at_postcode text)
returns table (id uuid, likeness int, reasons text[], held_by text, visible boolean)
language plpgsql stable security definer set search_path = pg_catalog, public set pg_trgm.similarity_threshold = 0.5 as $$
#variable_conflict use_column
declare
  who people.matchable := (given, family, null, born, ni, at_postcode, null, null);
begin
  return query
  select w.id, round(w.weight)::int, array(select r from unnest(w.reasons) r where r !~ '_other$'),
    (select o.name from people.relationship r join partnership.organisation o on o.id = r.holder and o.area_id = r.area_id
     where r.person_id = w.id and r.closed_at is null and o.kind <> 'partnership' order by r.sees desc, r.since limit 1),
    people.sight(w.id) >= 1
  from (
    select c.id, l.weight, l.reasons from (
      select x as id from people.worth_comparing(nwd.viewer_area(), who) x
      union select p.id from people.person p where p.area_id = nwd.viewer_area() and p.search_name % lower(given || ' ' || family)
    ) c cross join lateral people.likeness(people.matchable_of(c.id), who) l
    where not people.is_signpost(c.id)
  ) w
  where w.weight >= people.match_threshold('before_writing_down') or 'ni_number' = any (w.reasons)
  order by w.weight desc, w.id limit 5;
end $$;

-- Looks for likely duplicates of whoever was changed since the last time, at most so many; of everybody, when the weights are others. Out: how many were looked at.
create or replace function people.look_for_duplicates(in_area text, most int) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  fingerprint constant text := md5((select string_agg(w::text, ';' order by w.level) from people.match_weights() w) || people.match_threshold('list')::text);
  one record;
  got int;
  looked int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('people.look_for_duplicates'), hashtext(in_area)) then return 0; end if;
  delete from people.duplicates_looked_for l where l.area_id = in_area and l.rules <> fingerprint;
  create temporary table looked_at (id uuid, changed_at timestamptz) on commit drop;
  for one in select * from (values ('people.person', 'id'), ('people.contact_details', 'person_id')) v (tab, col) loop
    delete from looked_at;
    execute format('insert into looked_at select t.%1$I, t.changed_at from %2$s t where t.area_id = $1
      and (t.changed_at, t.%1$I) > (coalesce((select l.until from people.duplicates_looked_for l where l.area_id = $1 and l.of_table = $2), ''-infinity''),
        coalesce((select l.after from people.duplicates_looked_for l where l.area_id = $1 and l.of_table = $2), ''00000000-0000-0000-0000-000000000000''))
      order by t.changed_at, t.%1$I limit $3', one.col, one.tab) using in_area, one.tab, most;
    get diagnostics got = row_count;
    continue when got = 0;
    looked := greatest(looked, got);
    delete from people.likely_duplicate d where d.area_id = in_area and (d.person_id in (select id from looked_at) or d.other_person_id in (select id from looked_at));
    insert into people.likely_duplicate (area_id, person_id, other_person_id, weight, reasons)
    select distinct on (least(c.id, x.id), greatest(c.id, x.id)) in_area, least(c.id, x.id), greatest(c.id, x.id), l.weight, l.reasons
    from looked_at c
    cross join lateral (select people.matchable_of(c.id) as says offset 0) s
    cross join lateral people.worth_comparing(in_area, s.says) x (id)
    cross join lateral people.likeness(s.says, people.matchable_of(x.id)) l
    where x.id <> c.id and l.weight >= people.match_threshold('list') and not people.is_signpost(c.id) and not people.is_signpost(x.id)
    on conflict do nothing;
    insert into people.duplicates_looked_for (area_id, of_table, until, after, rules)
    select in_area, one.tab, a.changed_at, a.id, fingerprint from looked_at a order by a.changed_at desc, a.id desc limit 1
    on conflict (area_id, of_table) do update set until = excluded.until, after = excluded.after, rules = excluded.rules;
  end loop;
  drop table looked_at;
  return looked;
end $$;

-- The likely duplicates that the viewer may look at: those of whom they see both whole records, and which nobody has said to be two people. Heaviest first.
create or replace function people.duplicates_seen(most int, of_person uuid default null) returns table (person_id uuid, other_person_id uuid, weight numeric, reasons text[], found_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  if nwd.viewer_role() not in ('team_lead', 'coordinator') then return; end if;
  return query select d.person_id, d.other_person_id, d.weight, d.reasons, d.found_at from people.likely_duplicate d
  where d.area_id = nwd.viewer_area() and (of_person is null or of_person in (d.person_id, d.other_person_id))
    and people.standing_sight(d.person_id) >= 3 and people.standing_sight(d.other_person_id) >= 3
    and not people.said_to_be_two(d.person_id, d.other_person_id)
  order by d.weight desc, d.person_id, d.other_person_id limit most;
end $$;

-- Whether somebody has said of two records that they are of two people.
create or replace function people.said_to_be_two(one uuid, other uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from people.not_the_same n where n.withdrawn_at is null
    and ((n.person_id = one and n.other_person_id = other) or (n.person_id = other and n.other_person_id = one)))
$$;

alter table people.likely_duplicate enable row level security;
alter table people.duplicates_looked_for enable row level security;
alter table people.not_the_same enable row level security;
alter table people.joined_row enable row level security;
call nwd.protect('people.joined', 'person_id', '3');

-- Whether the viewer may decide about two records: a team lead or a coordinator who sees both whole, and not only for three hours.
create or replace function people.may_join(one uuid, other uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(nwd.viewer_role() in ('team_lead', 'coordinator'), false) and one <> other and people.standing_sight(one) >= 3 and people.standing_sight(other) >= 3
    and (select count(*) from people.person p where p.id in (one, other) and p.area_id = nwd.viewer_area()) = 2
$$;

create or replace function people.say_two_people(one uuid, other uuid, why text, by_name text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not people.may_join(one, other) then raise exception 'not found' using errcode = 'no_data_found'; end if;
  if not people.said_to_be_two(one, other) then
    insert into people.not_the_same (id, area_id, person_id, other_person_id, reason, said_by, said_by_name)
    values (gen_random_uuid(), nwd.viewer_area(), one, other, why, nwd.viewer_user(), by_name);
  end if;
end $$;

-- What was said of two records, for who may decide about them.
create or replace function people.why_two_people(one uuid, other uuid) returns table (reason text, said_at timestamptz, said_by_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select n.reason, n.said_at, n.said_by_name from people.not_the_same n where n.withdrawn_at is null and people.may_join(one, other)
    and ((n.person_id = one and n.other_person_id = other) or (n.person_id = other and n.other_person_id = one)) order by n.said_at desc limit 1
$$;

create or replace function people.not_two_people_after_all(one uuid, other uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not people.may_join(one, other) then raise exception 'not found' using errcode = 'no_data_found'; end if;
  update people.not_the_same n set withdrawn_at = nwd.clock(), withdrawn_by = nwd.viewer_user() where n.withdrawn_at is null
    and ((n.person_id = one and n.other_person_id = other) or (n.person_id = other and n.other_person_id = one));
end $$;

do $$ begin
  if to_regclass('people.person_name_key') is null then
    create index person_name_key on people.person (area_id, (people.name_key(given_name, family_name)));
  else
    reindex index people.person_name_key;
  end if;
end $$;

revoke all on function people.folded_name(text), people.given_names_of(text), people.name_key(text, text), people.match_weights(), people.one_off(text, text),
  people.likeness(people.matchable, people.matchable), people.match_threshold(text), people.matchable_of(uuid), people.swapped(date),
  people.worth_comparing(text, people.matchable), people.is_signpost(uuid), people.likely_matches(text, text, date, text, text), people.look_for_duplicates(text, int),
  people.duplicates_seen(int, uuid), people.said_to_be_two(uuid, uuid), people.may_join(uuid, uuid), people.say_two_people(uuid, uuid, text, text),
  people.why_two_people(uuid, uuid), people.not_two_people_after_all(uuid, uuid) from public;
-- the index is kept by whoever writes a name
grant execute on function people.folded_name(text), people.given_names_of(text), people.name_key(text, text) to nwd_app, nwd_worker;
grant execute on function people.likely_matches(text, text, date, text, text), people.duplicates_seen(int, uuid), people.may_join(uuid, uuid),
  people.say_two_people(uuid, uuid, text, text), people.why_two_people(uuid, uuid), people.not_two_people_after_all(uuid, uuid), people.is_signpost(uuid),
  people.likeness(people.matchable, people.matchable), people.match_weights(), people.one_off(text, text) to nwd_app, nwd_worker;
grant execute on function people.look_for_duplicates(text, int) to nwd_worker;
