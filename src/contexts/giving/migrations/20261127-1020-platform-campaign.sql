-- 捐赠平台明细里写的募捐活动：对得上的记入campaign_id；对不上的，原文与原因留在这里，等人认定（campaign_why不为空即待认定）。
alter table giving.gift add column campaign_said text not null default '', add column campaign_why text not null default '';
alter table giving.gift add constraint campaign_waits check (campaign_why = '' or (campaign_id is null and campaign_said <> ''));
create index gift_campaign_waits on giving.gift (area_code) where campaign_why <> '';
