import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { AdviceFilter } from './contract-parts.ts'
import { type Advice, countAdvice, listAdvice } from './store/advice.ts'
import { ADVICE_STATES } from './vocabulary.ts'

const advice = defineExport({
  name: 'experts.advice',
  title: '专家意见台账',
  needs: 'experts.expert.read',
  filter: AdviceFilter,
  describe: ({ areaCode }) => (areaCode ? `区划${areaCode}` : '全部辖区'),
  columns: [
    { title: '街镇', width: 18, value: (row: Advice) => row.townName },
    { title: '专家', width: 12, value: (row: Advice) => maskName(row.expertName) },
    { title: '提出日期', form: 'date', value: (row: Advice) => row.givenOn },
    { title: '事项', width: 28, value: (row: Advice) => row.topic },
    { title: '意见', width: 50, value: (row: Advice) => row.body },
    { title: '状态', value: (row: Advice) => ADVICE_STATES[row.state] },
    { title: '答复期限', form: 'date', value: (row: Advice) => row.answerDue },
    { title: '答复日期', form: 'date', value: (row: Advice) => row.answeredOn },
    { title: '答复', width: 40, value: (row: Advice) => row.answer },
    { title: '结果', width: 40, value: (row: Advice) => row.result },
  ],
  count: async (tx, { areaCode, state }, reach) =>
    countAdvice(tx, { codes: await codesWithin(tx, reach, areaCode), state }),
  async *rows(tx, { areaCode, state }: z.infer<typeof AdviceFilter>, reach) {
    const search = { codes: await codesWithin(tx, reach, areaCode), state }
    yield* allPages((paging) => listAdvice(tx, { ...search, ...paging }))
  },
})

export const expertsExports: ExportKind[] = [advice]
