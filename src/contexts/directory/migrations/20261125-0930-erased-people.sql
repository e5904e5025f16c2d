-- 依本人请求删除个人信息（《个人信息保护法》第四十七条）：行留作计数，姓名、证件、电话、住址、出生日期、性别都去掉。
alter table directory.person add column erased_on date;
