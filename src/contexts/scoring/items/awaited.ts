import { type Item, noData } from './item.ts'

/** Counted once the context that keeps its records is in place; until then there is no data, which never is a pass. */
const awaited = (name: string, title: string, where: string): Item => ({
  name,
  title,
  find: async () => noData(`${where}尚无数据`),
})

export const awaitedItems: Item[] = [
  awaited('linkage.meetings', '开过联席会议的季度', '联席会议'),
  awaited('workforce.gaps', '专职社工空缺', '社工队伍'),
  awaited('workforce.supervision', '达到督导时长的人月', '督导'),
  awaited('budgets.execution', '预算执行率', '预算'),
  awaited('casework.closed', '个案结案率', '个案'),
  awaited('fieldwork.done', '小组与活动完成率', '小组与活动'),
  awaited('volunteering.practice', '志愿服务各项做法', '志愿服务'),
  awaited('activities.residents', '参加活动的居民占比', '活动'),
  awaited('fund.setup', '基金的协议、管委会与办法', '社区基金'),
  awaited('disclosure.late', '逾期的公开事项', '信息公开'),
  awaited('fund.spent', '基金支出占收入', '社区基金'),
  awaited('budgets.sources', '资金来源的种类', '预算'),
  awaited('learning.publicity', '最高一级的媒体宣传', '宣传'),
]
