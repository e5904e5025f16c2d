-- 物资盘亏与处置：没有用于五类用途的捐赠物资按账面价值转出，记管理费用的明细科目，与协议约定的管理费分开。
alter table ledger.entry drop constraint entry_kind_check;
alter table ledger.entry add constraint entry_kind_check check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'grant', 'goods-out',
  'goods-loss', 'fee', 'refund', 'recover', 'transfer', 'carry-over'));
alter table ledger.entry add constraint loss_has_no_use check (kind <> 'goods-loss' or use is null);
insert into ledger.account (code, name, class, side, holds) values ('520190', '管理费用—物资盘亏与处置', 'cost', 'debit', null);
