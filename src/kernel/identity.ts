const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

/** Full-width digits and letters become half-width, spaces go, x becomes X. */
export const normaliseCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .toUpperCase()

export const idCheckDigit = (first17: string): string => {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return ID_CHECKS[sum % 11] ?? ''
}

/**
 * What is wrong with a resident ID number (GB 11643-1999, check digit ISO 7064 MOD 11-2), as a sentence, or null.
 * Expects a normalised number. `today`: no birth date lies after it.
 */
export function faultOfIdNumber(number: string, today: string): string | null {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(number)) return '身份证号被表格存成了数字，末几位已丢失；请把该列设为“文本”后重新填写'
  if (/^\d{15}$/.test(number)) return '是15位旧号，请改填18位身份证号'
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号应为18位：前17位数字，末位数字或X'
  const birth = birthDateOf(number)
  if (Number.isNaN(Date.parse(birth)) || new Date(`${birth}T00:00:00Z`).toISOString().slice(0, 10) !== birth)
    return `身份证号中的出生日期${birth}不存在`
  if (birth > today || birth < '1900-01-01') return `身份证号中的出生日期${birth}不合理`
  if (idCheckDigit(number) === number[17]) return null
  return number.endsWith('000')
    ? '身份证号末三位是000且校验位不符，可能被表格当作数字截断；请把该列设为“文本”后重新填写'
    : '身份证号校验位不符，请核对是否抄错'
}

export const birthDateOf = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
/** GB/T 2261.1: 1 male, 2 female; the 17th digit is odd for men. */
export const sexOf = (idNumber: string): 1 | 2 => (Number(idNumber[16]) % 2 === 1 ? 1 : 2)

const USCC_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export const usccCheckChar = (first17: string): string => {
  const sum = USCC_WEIGHTS.reduce(
    (total, weight, index) => total + weight * USCC_CHARS.indexOf(first17[index] ?? ''),
    0,
  )
  return USCC_CHARS[(31 - (sum % 31)) % 31] ?? ''
}

/** What is wrong with a unified social credit code (GB 32100-2015, MOD 31-3), or null. */
export function faultOfUscc(code: string): string | null {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return '统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）'
  return usccCheckChar(code) === code[17] ? null : '统一社会信用代码校验位不符，请核对是否抄错'
}

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text) || /^0\d{2,3}-?\d{7,8}$/.test(text)
