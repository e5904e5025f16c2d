import { Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { useAsk } from '#ui/api.ts'
import type { Column } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import { ResearchForm, type ResearchView } from '../contract-parts.ts'
import { RESEARCH_STATES, TOPICS } from '../vocabulary.ts'
import { Register } from './register.tsx'
import { optionsOf } from './words.ts'

const rules = rulesOf(ResearchForm)

export function ResearchPage() {
  const paging = usePaging()
  const mayRecord = useMay('learning.publicity.record')
  const list = useAsk(learningContract, 'listResearch', { page: paging.page, pageSize: paging.pageSize })
  return (
    <>
      <PageHeader title="研究台账" description="完成并附上报告的专题研究计入标准。" />
      <Register
        label="研究台账"
        columns={COLUMNS}
        list={list}
        paging={paging}
        next="登记专题研究，可以请联系点的专家参加。"
        exportName="learning.research"
        add={mayRecord && { label: '登记研究', form: (onClose) => <Forming onClose={onClose} /> }}
      />
    </>
  )
}

const Forming = ({ onClose }: { onClose: () => void }) => (
  <ActForm
    {...{ contract: learningContract, name: 'recordResearch', onClose }}
    title="登记研究"
    okText="登记"
    done="已登记"
  >
    <Form.Item label="创建点所在街镇" name="areaCode" rules={rules.areaCode}>
      <AreaField levels={['town']} />
    </Form.Item>
    <Form.Item label="题目" name="title" rules={rules.title}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="专题" name="topic" rules={rules.topic}>
      <Select options={optionsOf(TOPICS)} />
    </Form.Item>
    <Form.Item label="作者或承担单位" name="author" rules={rules.author}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="立题日期" name="startedOn" rules={rules.startedOn}>
      <DatePick />
    </Form.Item>
  </ActForm>
)

const COLUMNS: Column<z.output<typeof ResearchView>>[] = [
  { key: 'title', title: '题目', render: ({ title }) => title },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'topic', title: '专题', render: ({ topic }) => TOPICS[topic] },
  { key: 'author', title: '作者', render: ({ author }) => author },
  { key: 'state', title: '状态', render: ({ state }) => RESEARCH_STATES[state] },
  { key: 'finished', title: '完成', date: true, render: ({ finishedOn }) => finishedOn ?? '' },
]
