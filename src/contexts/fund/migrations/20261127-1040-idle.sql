-- 闲置提醒：一只基金自某日起没有支出，满提醒月数、满建议终止月数时各提醒一次；又有支出后重新起算。
create table fund.idle_notice (
  fund_id uuid not null references fund.fund,
  since   date not null,                                 -- 最近一次支出，没有支出的为投入运作之日
  level   text not null check (level in ('warn', 'end')),
  told_on date not null,
  primary key (fund_id, since, level)
);
select platform.append_only('fund.idle_notice');
