-- 办理被拒绝时，当时对人说的那句话也留下：原因代码供统计，这句话供人看。
alter table platform.audit add column told text;
