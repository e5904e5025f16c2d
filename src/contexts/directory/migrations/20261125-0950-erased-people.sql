-- 依《个人信息保护法》第四十七条删除的人：姓名、证件、电话、住址、生日都已清空，只留编号供已汇总的记录引用。
alter table directory.person add column erased_on date;
