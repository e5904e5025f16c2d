-- 人可在甲地居住、乙地任职。看得到本地记录的人，须看得到记录上是谁（调用者打码），即使此人的名录归在别处；全名另须“查看人员全部信息”。
create function directory.people_shown(wanted uuid[])
  returns table (id uuid, name text, masked_id text, masked_phone text, sex smallint, birth_date date, area_code text)
  stable rows 20 language plpgsql as $$
#variable_conflict use_column
declare seen text := current_setting('wushe.reach', true);
begin
  perform set_config('wushe.reach', '*', true);
  return query select p.id, p.name, p.masked_id, p.masked_phone, p.sex, p.birth_date, p.area_code from directory.person p where p.id = any(wanted);
  perform set_config('wushe.reach', coalesce(seen, ''), true);
end $$;

-- 精确查找：证件号、电话走盲索引，姓名须全名。只给出编号；调用者仍按自己记录的辖区过滤。
create function directory.people_found(wanted_name text, wanted_id bytea, wanted_phone bytea) returns setof uuid
  stable rows 5 language plpgsql as $$
declare seen text := current_setting('wushe.reach', true);
begin
  perform set_config('wushe.reach', '*', true);
  if wanted_id is not null then
    return query select p.id from directory.person p where p.id_blind = wanted_id
      and (wanted_phone is null or p.phone_blind = wanted_phone) and (wanted_name is null or p.name = wanted_name);
  elsif wanted_phone is not null then
    return query select p.id from directory.person p where p.phone_blind = wanted_phone and (wanted_name is null or p.name = wanted_name);
  else
    return query select p.id from directory.person p where p.name = wanted_name;
  end if;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
end $$;
