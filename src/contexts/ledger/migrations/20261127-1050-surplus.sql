-- 基金终止，剩余财产依协议或依法划给目的相同、相近的慈善项目（《慈善法》第五十八条，2024年9月5日前为第五十七条）。
alter table ledger.entry drop constraint entry_kind_check;
alter table ledger.entry add constraint entry_kind_check check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds', 'grant',
  'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund', 'recover', 'transfer', 'carry-over'));
alter table ledger.entry add constraint surplus_has_no_use check (kind <> 'surplus-out' or use is null);
insert into ledger.account (code, name, class, side, holds) values ('510190', '业务活动成本—剩余财产划出', 'cost', 'debit', null);
