const COMPOUND = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延'.split(
    ' ',
  ),
)

/** 张三丰 → 张**, 欧阳修 → 欧阳*. One star a character, so that lists stay readable. */
export function maskName(name: string): string {
  const chars = [...name]
  const kept = chars.length > 2 && COMPOUND.has(chars.slice(0, 2).join('')) ? 2 : 1
  return chars.slice(0, kept).join('') + '*'.repeat(Math.max(1, chars.length - kept))
}

/** 120101199001011234 → 120***********1234. */
export const maskIdNumber = (number: string): string => `${number.slice(0, 3)}***********${number.slice(-4)}`
/** 13812345678 → 138****5678; a landline keeps its last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length === 11 && phone.startsWith('1') ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
