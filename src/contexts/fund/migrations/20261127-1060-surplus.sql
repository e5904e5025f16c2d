-- 剩余财产的处理：终止清算时由慈善组织登记，依协议或用于目的相同、相近的其他慈善项目（《慈善法》第五十八条，2024年9月5日前为第五十七条），
-- 不退给捐赠人、不分给个人；由另一人在基金账上划出后才算办完。
create table fund.surplus_disposal (
  id             uuid primary key,
  fund_id        uuid not null references fund.fund,
  basis          text not null check (basis in ('agreement', 'similar')),
  recipient_kind text not null check (recipient_kind in ('project', 'charity')), -- 本慈善组织的其他慈善项目，或其他慈善组织
  recipient      text not null check (length(recipient) >= 4),
  purpose        text not null check (length(purpose) >= 10),   -- 用来做什么，与本基金宗旨怎样相同或相近
  announced_at   text not null,                                 -- 向社会公开的地方：链接或公告编号
  fen            bigint not null check (fen > 0),
  laid_down_by   uuid not null,
  laid_down_name text not null,
  laid_down_on   date not null,
  laid_down_at   timestamptz not null
);
create index surplus_disposal_of_fund on fund.surplus_disposal (fund_id, laid_down_at);
select platform.append_only('fund.surplus_disposal');
