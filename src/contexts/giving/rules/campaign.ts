import { showDate } from '#kernel/time.ts'

/** A campaign of the fund; `endsOn` is the last day on which it raised, or will. Days 'YYYY-MM-DD'. */
export type CampaignOfFund = {
  id: string
  title: string
  filingNo: string | null
  startsOn: string
  endsOn: string
  /** It runs, or ended without its report yet. */
  isOpen: boolean
}

const same = (one: string, other: string): boolean => plain(one) === plain(other)
/** Spaces, quotes and the width of signs make no other name. */
const plain = (words: string): string => words.normalize('NFKC').replace(/[\s“”"'《》「」]/g, '')

/** A title that has quotes of its own gets no others. */
const named = (words: string): string => (/[“”]/.test(words) ? words : `“${words}”`)

/**
 * Which campaign a giving platform means by what it wrote: a filing number, or the whole title. `why`: the sentence for the queue
 * where it cannot be said. Never a guess: two of one title, another day or a campaign that reported are left to a person.
 */
export function campaignSaid(
  said: string,
  day: string,
  campaigns: readonly CampaignOfFund[],
): { campaignId: string } | { why: string } {
  const byNumber = campaigns.filter(({ filingNo }) => filingNo !== null && same(filingNo, said))
  const meant = byNumber.length > 0 ? byNumber : campaigns.filter(({ title }) => same(title, said))
  const [one] = meant
  if (!one) return { why: `本基金没有备案编号或名称为${named(said)}的募捐活动，请核对平台的写法` }
  if (meant.length > 1) return { why: `有${meant.length}次募捐活动都叫${named(said)}，请按备案编号认定` }
  if (!one.isOpen) return { why: `募捐活动${named(one.title)}还没有开始，或已提交总结报告，请核对是哪一次` }
  if (day < one.startsOn || day > one.endsOn)
    return {
      why: `捐赠日期${showDate(day)}不在募捐活动${named(one.title)}的${showDate(one.startsOn)}至${showDate(one.endsOn)}之内`,
    }
  return { campaignId: one.id }
}
