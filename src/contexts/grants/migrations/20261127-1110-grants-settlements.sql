-- 终止之后余款的处理：一手提议、另一手决定，都只增不改。spent 为核定的合理支出（已用于项目、有凭证），lost 为确实无法追回、予以核销。
-- 资助付出时已记入成本，核销不再记账；核销之后又追回的照常登记退回款（账销案存）。
create table grants.settlement (
  id            uuid primary key,
  grant_id      uuid not null references grants.grant,
  ground        text not null check (ground in ('spent', 'lost')),
  fen           bigint not null check (fen > 0),
  reason        text not null,                            -- 为什么；怎样花的，或怎样追、为什么追不回
  file_id       uuid,                                     -- 凭证、催收记录或裁判文书
  proposed_by   uuid not null,
  proposed_name text not null,
  proposed_at   timestamptz not null
);
create index settlement_of_grant on grants.settlement (grant_id, proposed_at);
select platform.append_only('grants.settlement');
create table grants.settlement_decision (
  settlement_id uuid primary key references grants.settlement,
  outcome       text not null check (outcome in ('approved', 'refused')),
  note          text not null,                            -- 决定的依据（会议纪要、批准文号），或不同意的理由
  decided_by    uuid not null,
  decided_name  text not null,
  decided_at    timestamptz not null
);
select platform.append_only('grants.settlement_decision');

-- 已同意处理的余款：与决定同时改变，合计不超过已付之数。
alter table grants.grant add column settled_fen bigint not null default 0;
alter table grants.grant add constraint settled_within_paid check (settled_fen between 0 and paid_fen);
