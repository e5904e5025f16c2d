-- 终止（整改两次未通过）与结项由整改与结项办理；整改中是创建中的一种处境，不改变状态。
alter table programme.point add column is_rectifying boolean not null default false;
alter table programme.point drop constraint point_status_check;
alter table programme.point add constraint point_status_check
  check (status in ('draft', 'town_submitted', 'district_reviewing', 'returned', 'district_approved', 'city_filed', 'city_rejected',
    'published', 'active', 'replaced', 'withdrawn', 'closed', 'terminated'));
drop index programme.town_once;
create unique index town_once on programme.point (town_code)
  where status not in ('replaced', 'withdrawn', 'city_rejected', 'terminated');
create or replace view programme.pub_point as
  select p.id, p.kind, p.seq, p.district_code, p.town_code, p.town_name, p.status, p.fund_threshold_fen, p.starts_on, p.ended_on, p.is_rectifying
  from programme.point p;
