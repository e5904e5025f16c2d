-- 培训的签到表（扫描件或照片），可以在登记之后补附；换过的，审计里有换前的。
alter table teams.training add column file_id uuid references platform.file;
