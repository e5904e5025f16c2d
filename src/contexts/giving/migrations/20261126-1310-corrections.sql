-- 红字更正：已入账的捐赠登记错了（不是退钱），一手提出、另一手批准，账上红字冲销，捐赠作废，流水回到待认领。
create table giving.correction (
  id            uuid primary key,
  gift_id       uuid not null references giving.gift,
  reason        text not null check (reason <> ''),
  red_receipt   text not null default '',   -- 已开票的：红字票据号码
  asked_by      uuid not null,
  asked_name    text not null,
  asked_at      timestamptz not null,
  state         text not null check (state in ('asked', 'done', 'rejected')),
  decided_by    uuid,
  decided_name  text not null default '',
  decided_at    timestamptz,
  decision_note text not null default '',
  entry_id      uuid,                        -- 红字凭证 ledger.entry
  version       integer not null default 1,
  constraint two_hands check (decided_by is null or decided_by <> asked_by),
  check ((state = 'asked') = (decided_by is null)),
  check ((state = 'done') = (entry_id is not null))
);
create unique index one_correction_asked on giving.correction (gift_id) where state = 'asked';
create unique index one_correction_done on giving.correction (gift_id) where state = 'done';
create index correction_of_gift on giving.correction (gift_id);

alter table giving.correction enable row level security;
alter table giving.correction force row level security;
create policy in_sight on giving.correction
  using ((select platform.sees_all()) or gift_id in (select id from giving.gift))
  with check ((select platform.sees_all()) or gift_id in (select id from giving.gift));
