-- 项目结余的处理情况也是公开事项（民政部令第81号，2026年1月1日起）。
alter table disclosure.duty drop constraint duty_kind_check;
alter table disclosure.duty add constraint duty_kind_check check (kind in ('campaign-progress', 'campaign-report', 'campaign-partner',
  'grant-progress', 'grant-report', 'grant-surplus', 'quarter-statement', 'yearly-report', 'related-gift', 'related-grant', 'large-items'));
