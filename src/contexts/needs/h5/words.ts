import type { NeedState } from '../vocabulary.ts'

/** Where a need stands, as one says it to the person who told it. */
export const STANDS: Readonly<Record<NeedState, string>> = {
  reported: '社区收到了，正在核实',
  verified: '已经核实，正在安排',
  classified: '已经核实，正在安排谁来办',
  assigned: '已经交给人办了',
  in_service: '正在办',
  referred: '已经转给民政部门，等他们答复',
  resolved: '办好了，请您看看是不是真的好了',
  confirmed: '您已确认办好',
  archived: '已经办完',
  rejected: '没有受理',
  withdrawn: '您已撤回',
  merged: '和邻居说的是同一件事，一起办',
}

/** A step of the story in a few words; undefined for what is the desk's own affair. */
const STORY: Readonly<Record<string, string>> = {
  report: '您说了这件事',
  add: '您补充了几句',
  verify: '社区核实了',
  reject: '没有受理',
  withdraw: '您撤回了',
  merge: '和邻居说的是同一件事，一起办',
  refer: '转给民政部门',
  receipt: '民政部门收到了',
  answer: '民政部门答复了',
  assign: '交给人办',
  start: '开始办',
  note: '新的进展',
  resolve: '办好了',
  confirm: '您确认了',
  reopen: '重新办',
  archive: '办完归档',
}
export const storyWord = (kind: string): string | undefined => STORY[kind]

/** What the phone is not for. */
export const DANGER = '有危险先打电话：受伤、急病打120，着火打119，有人打人、要出人命打110。打完电话再来这里说。'
