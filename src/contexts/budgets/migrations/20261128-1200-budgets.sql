create schema budgets;

-- 预算：一个创建点一年一份，调整另立一次（revision），原来的留着。编制和审定是两个人；审定之后，前一次成为“已被调整”。
create table budgets.budget (
  id             uuid primary key,
  point_id       uuid not null,                          -- programme.point
  area_code      text not null references directory.area, -- 创建点所在街镇
  year           integer not null check (year between 2000 and 2100),
  revision       integer not null check (revision > 0),
  state          text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'superseded')),
  reason         text not null default '',               -- 为什么调整；第一次为空
  prepared_by    uuid not null,
  prepared_name  text not null,
  prepared_at    timestamptz not null,
  decided_by     uuid,
  decided_name   text,
  decided_at     timestamptz,
  note           text not null default '',               -- 审定或退回的意见
  version        integer not null default 1,
  unique (point_id, year, revision),
  constraint two_hands check (decided_by <> prepared_by),
  constraint revision_has_reason check (revision = 1 or reason <> '')
);
create unique index one_open_budget on budgets.budget (point_id, year) where state in ('draft', 'submitted', 'returned');
create unique index one_approved_budget on budgets.budget (point_id, year) where state = 'approved';
create index budget_in_area on budgets.budget (area_code, year desc);

-- 预算项目：一行只有一种资金来源，财政资金还要写明领域；来源和领域登记之后不能改，所以不同来源不会混在一起。
create table budgets.line (
  id        uuid primary key,
  point_id  uuid not null,
  area_code text not null references directory.area,
  year      integer not null,
  source    text not null check (source in ('fiscal', 'charity', 'lottery', 'own')),
  field     text check (field in ('assistance', 'elderly', 'children', 'community', 'affairs')),
  title     text not null,
  constraint fiscal_has_field check ((source = 'fiscal') = (field is not null))
);
create index line_of_point on budgets.line (point_id, year);
create function budgets.keep_source() returns trigger language plpgsql as $$
begin
  if (new.source, new.field, new.point_id, new.year) is distinct from (old.source, old.field, old.point_id, old.year) then
    raise exception 'a line keeps its source' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger source_kept before update on budgets.line for each row execute function budgets.keep_source();

-- 每一次预算里，各项计划多少（分）。
create table budgets.amount (
  budget_id   uuid not null references budgets.budget,
  line_id     uuid not null references budgets.line,
  position    integer not null,
  planned_fen bigint not null check (planned_fen >= 0),
  primary key (budget_id, line_id)
);
create index amount_of_line on budgets.amount (line_id);

-- 支出：一张凭证只属于一项。慈善资金的支出不在这里登记，直接取社区基金的资助付款。登错了作废重登，作废的留着。
create table budgets.spending (
  id            uuid primary key,
  line_id       uuid not null references budgets.line,
  point_id      uuid not null,
  area_code     text not null references directory.area,
  fen           bigint not null check (fen > 0),
  spent_on      date not null,
  voucher_no    text not null,
  what          text not null,
  file_id       uuid,                                    -- 凭证扫描件
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  voided_at     timestamptz,
  voided_name   text,
  void_reason   text not null default '',
  version       integer not null default 1,
  constraint void_has_reason check ((voided_at is null) = (void_reason = ''))
);
create unique index voucher_once on budgets.spending (point_id, voucher_no) where voided_at is null;
create index spending_of_line on budgets.spending (line_id, spent_on);

-- 慈善资金的支出：社区基金账上为资助付出的，减去收回的；冲正的账一正一负，自然抵消。
create view budgets.charity_spent with (security_invoker = true) as
  select f.area_code as town_code, extract(year from e.happened_on)::int as year, sum(case e.kind when 'grant' then e.fen else -e.fen end)::bigint as spent_fen
  from ledger.pub_entry e join fund.pub_fund f on f.id = e.fund_id
  where e.kind in ('grant', 'recover')
  group by f.area_code, extract(year from e.happened_on)::int;

create view budgets.pub_line with (security_invoker = true) as
  select l.id, l.point_id, l.area_code, l.year, l.source, l.field, l.title, a.planned_fen, b.state
  from budgets.line l join budgets.amount a on a.line_id = l.id join budgets.budget b on b.id = a.budget_id
  where b.state = 'approved';
create view budgets.pub_execution with (security_invoker = true) as
  select l.point_id, l.area_code, l.year, l.source, sum(l.planned_fen)::bigint as planned_fen,
    case when l.source = 'charity'
      then coalesce((select c.spent_fen from budgets.charity_spent c where c.town_code = l.area_code and c.year = l.year), 0)
      else coalesce((select sum(s.fen) from budgets.spending s join budgets.line x on x.id = s.line_id
        where x.point_id = l.point_id and x.year = l.year and x.source = l.source and s.voided_at is null), 0)::bigint end as spent_fen
  from budgets.pub_line l group by l.point_id, l.area_code, l.year, l.source;
