-- 注销后可以重新登记：名称与信用代码只在现有组织之间唯一。
drop index directory.organisation_once;
create unique index organisation_once on directory.organisation (area_code, name) where ended_on is null;
create index organisation_by_name on directory.organisation (area_code, name, id);
alter table directory.organisation drop constraint organisation_uscc_key;
create unique index organisation_uscc on directory.organisation (uscc) where ended_on is null;
