-- 活动记录也可由表格导入，记其批次；同一组织同一天同一件事只记一次。
alter table incubation.service add column batch_id uuid;
