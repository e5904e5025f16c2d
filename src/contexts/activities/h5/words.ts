import { dateOf, showMoment } from '#kernel/time.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** '09:02' in Asia/Shanghai. */
export const timeOf = (moment: string): string => showMoment(new Date(moment)).slice(11)

/** '3月9日 周六' in Asia/Shanghai; with the year where it is not the year of `today`. */
export function dayOf(moment: string, today?: string): string {
  const date = dateOf(new Date(moment))
  const [year, month, day] = date.split('-').map(Number)
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  const isOther = today !== undefined && today.slice(0, 4) !== date.slice(0, 4)
  return `${isOther ? `${year}年` : ''}${month}月${day}日 ${weekday}`
}

/** '3月9日 周六 09:00–11:00'; over midnight the second day is named as well. */
export function spanOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, today?: string): string {
  const isOneDay = dateOf(new Date(startsAt)) === dateOf(new Date(endsAt))
  return `${dayOf(startsAt, today)} ${timeOf(startsAt)}–${isOneDay ? '' : `${dayOf(endsAt, today)} `}${timeOf(endsAt)}`
}

/** '余3个名额', or that one may wait. */
export function placesWords({
  places,
  taken,
  waiting = 0,
}: {
  places: number
  taken: number
  waiting?: number
}): string {
  const left = places - taken
  if (left > 0) return `余${left}个名额`
  return waiting > 0 ? `已满，${waiting}人候补` : '已满，可候补'
}

type Ages = { minAge: number | null; maxAge: number | null }

/** Who may come by age; null where the activity sets no age. */
export function agesWords({ minAge, maxAge }: Ages): string | null {
  if (minAge !== null && maxAge !== null) return `${minAge}至${maxAge}周岁`
  if (minAge !== null) return `年满${minAge}周岁`
  return maxAge === null ? null : `${maxAge}周岁及以下`
}

const HAZARD_WORDS: Record<string, string> = {
  night: '夜间',
  height: '登高',
  traffic: '交通',
  water: '涉水',
  hazardous: '危险作业',
}

type ForMinors = Ages & { isFamily: boolean; hazards: readonly string[] }

/** What a minor needs to take part, in plain words; the server decides. */
export function minorsWords({ minAge, isFamily, hazards }: ForMinors): string {
  if (hazards.length > 0)
    return `涉及${hazards.map((one) => HAZARD_WORDS[one] ?? one).join('、')}，未满18周岁不能参加。`
  if (minAge !== null && minAge >= 18) return '限成年人参加。'
  if (isFamily) return '亲子活动：孩子由监护人带着一起参加，须先有监护人签的同意书。'
  return '未满18周岁报名，须先有监护人签的同意书（到社区签），年龄小的须监护人全程陪同。'
}

export const RISK_WORDS: Record<string, string> = { low: '风险较低', medium: '有一定风险', high: '风险较高' }
