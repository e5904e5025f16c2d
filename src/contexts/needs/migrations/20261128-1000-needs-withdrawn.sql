-- 居民在交办之前可以撤回自己提出的需求。
alter table needs.need drop constraint need_state_check;
alter table needs.need add constraint need_state_check check (state in ('reported', 'verified', 'rejected', 'withdrawn', 'classified', 'assigned',
  'in_service', 'referred', 'resolved', 'confirmed', 'archived', 'merged'));
alter table needs.need drop constraint classed_before_work;
alter table needs.need add constraint classed_before_work check (state in ('reported', 'verified', 'rejected', 'withdrawn', 'merged')
  or (line is not null and level is not null and route is not null));
