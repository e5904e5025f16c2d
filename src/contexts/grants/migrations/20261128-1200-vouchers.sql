-- 已付款的凭证：检查时抽查用。不含收款人和账号。
create view grants.pub_voucher with (security_invoker = true) as
  select p.id, p.voucher_no, p.grant_id, g.area_code, g.title, p.fen, p.paid_on from grants.payment p join grants.grant g on g.id = p.grant_id where p.state = 'paid';
