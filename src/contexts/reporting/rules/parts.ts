import type { ReportKind } from '../vocabulary.ts'

type Part = { code: string; title: string; hint: string }

/** What a report tells in words, by kind: the headings of the paper, in its order. */
export const PARTS: Readonly<Record<ReportKind, readonly Part[]>> = {
  'half-year': [
    { code: 'work', title: '工作推进情况', hint: '组织领导、部门协同、资金人员落实，做了哪些事' },
    { code: 'effect', title: '主要做法和成效', hint: '可以推广的做法，居民得到了什么' },
    { code: 'problem', title: '存在的问题', hint: '没有做到的和原因，不回避' },
    { code: 'next', title: '下一步安排', hint: '谁、何时、做到什么程度' },
  ],
  mid: [
    { code: 'method', title: '评估组织情况', hint: '评估组怎样组成、回避、评分，看了什么' },
    { code: 'effect', title: '评估结果和主要成效', hint: '各创建点的情况，好的做法' },
    { code: 'problem', title: '发现的问题', hint: '逐条写明，与整改通知一致' },
    { code: 'next', title: '整改要求和下一步安排', hint: '整改期限、责任单位、复查安排' },
  ],
  final: [
    { code: 'method', title: '评估组织情况', hint: '评估组怎样组成、回避、评分，看了什么' },
    { code: 'effect', title: '评估结果和创建成效', hint: '各创建点的结果，七项标准做到了什么' },
    { code: 'problem', title: '整改和遗留问题', hint: '整改完成情况，没有完成的怎样处理' },
    { code: 'next', title: '结项建议和推广安排', hint: '哪些可以结项，哪些做法建议推广' },
  ],
}

/** Shorter than this it says nothing. */
export const LEAST_WORDS = 10

/** The parts of a kind that are not written yet. */
export const unwritten = (kind: ReportKind, texts: Readonly<Record<string, string>>): Part[] =>
  PARTS[kind].filter(({ code }) => (texts[code] ?? '').trim().length < LEAST_WORDS)
