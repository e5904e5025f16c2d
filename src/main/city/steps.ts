/**
 * What is generated, in order. Row n of a table has the id `city.id(<table>, n)`; everything else about it comes from
 * `city.dice(n, <what>, <sides>)`. A scale below 1 makes fewer people, not fewer places.
 */
export const STEPS: readonly { what: string; sql: string }[] = [
  {
    what: 'the generator',
    sql: `
      create schema city;
      create function city.id(kind int, n bigint) returns uuid language sql immutable as
        $$ select (lpad(to_hex(kind), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
      create function city.dice(n bigint, what int, sides int) returns int language sql immutable as
        $$ select ((hashint8extended(n, what) & 2147483647) % sides)::int $$`,
  },
  {
    what: 'communities',
    sql: `
      create table city.community as
      with sized as (
        select a.code, a.parent_code as town_code, row_number() over (order by a.code) as n,
          case when a.kind = 'rural' then 500 + city.dice(row_number() over (order by a.code), 1, 2200)
               else 1400 + city.dice(row_number() over (order by a.code), 1, 3600) end as weight
        from directory.area a where a.level = 'community')
      select code, town_code, n, (weight * 13600000.0 / sum(weight) over ())::int as residents,
        (weight * 2000000.0 * current_setting('city.scale')::numeric / sum(weight) over () * (0.75 + city.dice(n, 2, 50) / 100.0))::int as volunteers,
        28 + city.dice(n, 3, 30) as active
      from sized`,
  },
  {
    what: 'population returns',
    sql: `
      insert into directory.population_return (id, area_code, as_of, residents, source_kind, recorded_at)
      select city.id(4, n), code, '2023-06-30', residents, 'town_sealed', '2023-07-20' from city.community`,
  },
  {
    what: 'people',
    sql: `
      insert into directory.person (id, area_code, name, id_blind, phone_blind, masked_id, masked_phone, sex, birth_date, created_at)
      select city.id(1, n), code, substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1 + city.dice(n, 4, 20), 1) || substr('伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞', 1 + city.dice(n, 5, 20), 1),
        sha256(('id' || n)::bytea), sha256(('phone' || n % 1500000)::bytea), '129***********' || lpad((n % 10000)::text, 4, '0'),
        '199****' || lpad((n % 10000)::text, 4, '0'), 1 + city.dice(n, 6, 2), date '1946-01-01' + city.dice(n, 7, 22000), '2023-07-20'
      from (select c.code, row_number() over () as n from city.community c cross join generate_series(1, c.volunteers)) as made`,
  },
  {
    what: 'volunteers',
    sql: `
      insert into volunteering.volunteer (id, person_id, area_code, volunteer_no, registered_on, left_on, created_at)
      select city.id(2, n), city.id(1, n), code, 'CT' || n, registered_on, case when city.dice(n, 8, 100) < 2 then registered_on + 900 end, '2023-07-20'
      from (select code, n, date '2018-01-01' + city.dice(n, 9, case when city.dice(n, 10, 100) < 85 then 1600 else 2250 end) as registered_on
            from (select c.code, row_number() over () as n from city.community c cross join generate_series(1, c.volunteers)) as made) as dated`,
  },
  ...[0, 1, 2, 3].map((part) => ({
    what: `services, part ${part + 1} of 4`,
    sql: `
      insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at)
      select city.id(3, n * 16 + k), city.id(2, n), code, date '2022-07-01' + (((n * 37 + k * 61) % 730))::int, 30 + city.dice(n * 16 + k, 11, 8) * 30,
        '活动' || (n + k * 7919) % (200000 * current_setting('city.scale')::numeric)::int, '2024-07-01'
      from (select c.code, c.active, row_number() over () as n from city.community c cross join generate_series(1, c.volunteers)) as made
      cross join generate_series(1, 13 + city.dice(n, 12, 3)) as k
      where n % 4 = ${part} and city.dice(n, 13, 100) < active and city.dice(n, 10, 100) < 85 and city.dice(n, 8, 100) >= 2`,
  })),
  {
    what: 'workers',
    sql: `
      create table city.worker as
      select row_number() over () as n, * from (
        select t.code as area_code, t.code as lives_in, 'fulltime_social_worker' as kind from directory.area t cross join generate_series(1, 3) where t.level = 'town'
        union all select code, code, 'two_committee_member' from city.community cross join generate_series(1, 5)
        union all select code, code, 'community_worker' from city.community cross join generate_series(1, 4)) as posts;
      insert into directory.person (id, area_code, name, created_at)
      select city.id(5, n), lives_in, '工作者' || n, '2023-07-20' from city.worker;
      insert into workforce.service_period (id, person_id, area_code, kind, from_date, created_at)
      select city.id(6, n), city.id(5, n), area_code, kind, '2022-01-01', '2023-07-20' from city.worker;
      insert into workforce.certificate (id, person_id, area_code, level, number, issued_on, valid_to, created_at)
      select city.id(7, n), city.id(5, n), area_code, 'social_worker_mid', 'CT' || n, '2021-10-15', date '2024-01-01' + city.dice(n, 14, 1500), '2023-07-20'
      from city.worker where kind = 'community_worker' and city.dice(n, 15, 100) < 55`,
  },
  {
    what: 'participation',
    sql: `
      insert into workforce.participation (id, person_id, area_code, took_part_on, activity, recorded_at)
      select city.id(8, n * 4 + quarter), city.id(5, n), area_code, date '2023-07-05' + quarter * 91 + city.dice(n, 16 + quarter, 80), '入户走访', '2024-07-01'
      from city.worker cross join generate_series(0, 3) as quarter
      where kind <> 'fulltime_social_worker' and city.dice(n, 20 + quarter, 100) < 60`,
  },
  {
    what: 'organisations',
    sql: `
      insert into directory.organisation (id, area_code, name, kind, standing, standing_on, created_at)
      select city.id(9, n), code, '社区社会组织' || n, 'community_social_org', case when city.dice(n, 30, 100) < 85 then 'filed' else 'unregistered' end,
        date '2022-01-01' + city.dice(n, 31, 800), '2023-07-20' from city.community where n % 2 = 0`,
  },
  {
    what: 'teams',
    sql: `
      insert into teams.team (id, area_code, name, organiser_kind, lead_person_id, founded_on, created_at)
      select city.id(10, c.n), c.code, '志愿服务队', 'committee', v.person_id, '2022-06-01', '2023-07-20' from city.community c
      join (select distinct on (area_code) area_code, person_id from volunteering.volunteer order by area_code, id) as v on v.area_code = c.code`,
  },
  {
    // The names are those that services carry; each community has its share, one shift each, over the two years of the services.
    what: 'activities',
    sql: `
      create table city.activity as
      select made.n, c.code as area_code, c.n as community, date '2022-07-01' + city.dice(made.n, 40, 730) as day, 8 + city.dice(made.n, 41, 9) as hour
      from generate_series(0, (200000 * current_setting('city.scale')::numeric)::int - 1) as made(n)
      join city.community c on c.n = 1 + made.n % (select count(*) from city.community);
      insert into activities.activity (id, area_code, audience, title, content, place, organiser, team_id, category, leader_name, contact, risk_level, risks,
        state, starts_at, ends_at, record_due_on, recorded_on, created_by, created_by_name, created_at)
      select city.id(11, n), area_code, 'volunteers', '活动' || n, '每月的志愿服务', '社区党群服务中心', '社区居委会', city.id(10, community),
        lpad((1 + city.dice(n, 42, 17))::text, 2, '0'), '队长', '社区服务大厅', 'low', '在小区内活动', 'recorded',
        (day + make_time(hour, 0, 0)) at time zone 'Asia/Shanghai', (day + make_time(hour + 2, 0, 0)) at time zone 'Asia/Shanghai', day + 14, day + 7,
        city.id(12, 1), '经办', (day - 10) at time zone 'Asia/Shanghai' from city.activity;
      insert into activities.shift (id, activity_id, starts_at, ends_at, places, ticket_no, closed_at)
      select city.id(13, n), city.id(11, n), (day + make_time(hour, 0, 0)) at time zone 'Asia/Shanghai', (day + make_time(hour + 2, 0, 0)) at time zone 'Asia/Shanghai',
        60, 'CT' || n, (day + 1) at time zone 'Asia/Shanghai' from city.activity`,
  },
]
