/** 发文字号 reads 机关代字〔年〕序号号: six-angle brackets, the whole year, neither 第 nor a leading zero (GB/T 9704-2012, 7.2.5). */
const NUMBER = /^([\u4e00-\u9fff]{1,12})〔(\d{4})〕([1-9]\d{0,4})号$/

export type NumberFault = 'brackets' | 'year' | 'ordinal' | 'zero' | 'form'

/** The parts of a number, or what is wrong with it. Spaces around it are no fault. */
export function readNumber(text: string): { code: string; year: number; serial: number } | NumberFault {
  const found = NUMBER.exec(text)
  if (found) {
    const [, code = '', year = '', serial = ''] = found
    return { code, year: Number(year), serial: Number(serial) }
  }
  if (/[[\]()（）【】［］﹝﹞〈〉<>]/.test(text)) return 'brackets'
  if (text.includes('第')) return 'ordinal'
  if (/〕0+\d*号$/.test(text)) return 'zero'
  if (/〔\d{1,3}〕|〔\d{5,}〕/.test(text)) return 'year'
  return 'form'
}

/** Whether two ways of writing a title are the same but for blanks and line breaks, as on a scan whose title takes two lines. */
export const isSameTitle = (one: string, other: string): boolean => bare(one) === bare(other)
const bare = (title: string): string => title.replace(/\s+/g, '').replace(/[“”]/g, '"')
