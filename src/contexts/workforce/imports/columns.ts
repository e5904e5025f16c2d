import { choiceCell, codeCell, dateCell, textCell } from '#platform/exchange/cells.ts'
import { CERTIFICATE_LEVELS } from '../contract.ts'

/** The words of a roster for each certificate level, the colloquial ones too. */
const LEVELS = {
  [CERTIFICATE_LEVELS.assistant_social_worker]: 'assistant_social_worker',
  [CERTIFICATE_LEVELS.social_worker_mid]: 'social_worker_mid',
  [CERTIFICATE_LEVELS.senior_social_worker]: 'senior_social_worker',
  初级: 'assistant_social_worker',
  中级: 'social_worker_mid',
  高级: 'senior_social_worker',
} as const

export const fromColumn = {
  key: 'fromDate',
  title: '任职日期',
  required: true,
  ...dateCell(),
  example: '2023-07-01',
  aliases: ['入职日期', '到岗日期', '任职起日'],
} as const
export const toColumn = {
  key: 'toDate',
  title: '离任日期',
  ...dateCell(),
  example: '',
  note: '在任的不填',
  aliases: ['离职日期', '任职止日'],
} as const
export const titleColumn = {
  key: 'title',
  title: '职务',
  ...textCell(60),
  example: '社区工作者',
  aliases: ['岗位'],
} as const

export const certificateColumns = [
  {
    key: 'level',
    title: '证书级别',
    ...choiceCell(LEVELS),
    example: '社会工作师',
    note: '没有证书的不填',
    aliases: ['职业水平', '证书名称'],
  },
  {
    key: 'number',
    title: '证书编号',
    ...codeCell(/^[0-9A-Z（）()-]{4,60}$/i, '证书编号应为4至60位数字、字母'),
    example: '202312001234',
    aliases: ['管理号', '证书号'],
  },
  { key: 'issuedOn', title: '发证日期', ...dateCell(), example: '2022-10-15', aliases: ['批准日期'] },
  { key: 'validTo', title: '有效期至', ...dateCell(), example: '2025-10-14', aliases: ['登记有效期', '证书有效期'] },
] as const
