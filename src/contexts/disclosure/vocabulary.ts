import type { DutyKind } from './rules/duty-clock.ts'

/** What each duty is called, and the law behind it. */
export const DUTIES: Record<DutyKind, { title: string; basis: string; about: 'campaign' | 'grant' | 'fund' | 'gift' }> =
  {
    'campaign-progress': {
      title: '募捐进展公开',
      basis: '《慈善法》第七十九条（2024年9月5日前为第七十三条）：募捐期限超过六个月的，至少每三个月公开一次',
      about: 'campaign',
    },
    'campaign-report': {
      title: '募捐全面公开',
      basis: '《慈善法》第七十九条（2024年9月5日前为第七十三条）：募捐活动结束后三个月内全面公开募捐和使用情况',
      about: 'campaign',
    },
    'campaign-partner': {
      title: '募捐合作方评估与监督情况',
      basis: '民政部令第81号：合作募捐结束后三个月内公开（2026年1月1日起）',
      about: 'campaign',
    },
    'grant-progress': {
      title: '项目进展公开',
      basis: '《慈善法》第七十九条（2024年9月5日前为第七十三条）：项目实施期超过六个月的，至少每三个月公开一次',
      about: 'grant',
    },
    'grant-report': {
      title: '项目全面公开',
      basis:
        '《慈善法》第七十九条（2024年9月5日前为第七十三条）：项目结束后三个月内全面公开实施情况和款物使用情况，有结余的写明去向',
      about: 'grant',
    },
    'grant-surplus': {
      title: '项目结余处理情况公开',
      basis: '民政部令第81号：项目结束后有结余的，三个月内公开结余财产的处理情况（2026年1月1日起）',
      about: 'grant',
    },
    'quarter-statement': {
      title: '季度收支公告',
      basis: '平台默认：每季度在社区公告栏公开基金收支（参照地方指引“定期公开”）',
      about: 'fund',
    },
    'yearly-report': {
      title: '年度报告',
      basis: '民政部令第81号：慈善组织于每年5月31日前公开上一年度报告和审计情况，其中写明专项基金收支',
      about: 'fund',
    },
    'related-gift': {
      title: '关联方捐赠公开',
      basis: '民政部令第81号第十四条（此前为民政部令第61号）：三十日内公开内容和金额',
      about: 'gift',
    },
    'related-grant': {
      title: '关联方资助公开',
      basis: '民政部令第81号第十四条（此前为民政部令第61号）：三十日内公开内容和金额',
      about: 'grant',
    },
    'large-items': {
      title: '大额款物清单',
      basis:
        '民政部令第81号第十三条（此前为民政部令第61号）：重大交易及资金往来三十日内公开；数额以慈善组织章程为准，平台默认见参数',
      about: 'fund',
    },
  }

export const DUTY_STATES = { open: '待公开', prepared: '待发布', published: '已公开', dropped: '不再需要' } as const
export type DutyState = keyof typeof DUTY_STATES

export const NOTICE_KINDS = {
  ...(Object.fromEntries(Object.entries(DUTIES).map(([kind, { title }]) => [kind, title])) as Record<DutyKind, string>),
  correction: '更正说明',
} as const
export type NoticeKind = DutyKind | 'correction'
