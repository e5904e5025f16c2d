/** The fields that an agreement on a special fund must have before it goes to the charity's board (沪、湘指引; domain.md 6.2). */
export const AGREEMENT_FIELDS = {
  source: '资金来源',
  useOfMoney: '使用方式',
  rights: '权利义务',
  voting: '管委会组成和表决',
  disclosure: '信息公开',
  fromDate: '开始日期',
  toDate: '终止日期',
  endConditions: '终止条件',
  surplus: '剩余财产的处理',
  disputes: '争议解决',
} as const
export type AgreementField = keyof typeof AGREEMENT_FIELDS

/** Names of what is still empty. */
export const missingFields = (agreement: Record<AgreementField, string | null>): string[] =>
  (Object.keys(AGREEMENT_FIELDS) as AgreementField[])
    .filter((key) => !agreement[key])
    .map((key) => AGREEMENT_FIELDS[key])

/** 1050 → '10.5%'. */
export const showBp = (bp: number): string => `${bp / 100}%`
