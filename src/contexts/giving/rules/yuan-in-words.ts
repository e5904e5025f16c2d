const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** Four digits in capitals: 1050 → 壹仟零伍拾. */
function group(number: number): string {
  let words = ''
  let skipped = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) {
      skipped = true
      continue
    }
    words += (skipped && words !== '' ? '零' : '') + DIGITS[digit] + PLACES[place]
    skipped = false
  }
  return words
}

/** Whole yuan in capitals; empty for none. */
function whole(yuan: number): string {
  let words = ''
  let rest = yuan
  for (let at = 0; rest > 0; at += 1) {
    const part = rest % 10_000
    rest = Math.floor(rest / 10_000)
    if (part === 0) continue
    const gap = words !== '' && !words.startsWith('零') && lowerIsShort(yuan, at) ? '零' : ''
    words = group(part) + GROUPS[at] + gap + words
  }
  return words
}

/** Whether the next lower group that is not empty lacks its thousands, or empty groups lie between. */
const lowerIsShort = (yuan: number, at: number): boolean => yuan % 10_000 ** at < 1_000 * 10_000 ** (at - 1)

/** An amount as papers write it against forgery: 123450 fen → 壹仟贰佰叁拾肆元伍角整. */
export function yuanInWords(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const [jiao, cent] = [Math.floor(fen / 10) % 10, fen % 10]
  const front = yuan === 0 ? '' : `${whole(yuan)}元`
  if (jiao === 0 && cent === 0) return `${front || '零元'}整`
  const tenth = jiao === 0 ? (yuan === 0 ? '' : '零') : `${DIGITS[jiao]}角`
  return front + tenth + (cent === 0 ? '整' : `${DIGITS[cent]}分`)
}
