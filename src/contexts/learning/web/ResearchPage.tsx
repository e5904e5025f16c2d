import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { expertsContract } from '#contexts/experts/contract.ts'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { useAsk } from '#ui/api.ts'
import type { Column } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import { ResearchFinish, ResearchForm, type ResearchView } from '../contract-parts.ts'
import { RESEARCH_STATES, TOPICS } from '../vocabulary.ts'
import { Choice, Register } from './register.tsx'
import { oneOf, optionsOf } from './words.ts'

type Research = z.output<typeof ResearchView>
const [rules, finishing] = [rulesOf(ResearchForm), rulesOf(ResearchFinish)]

export function ResearchPage() {
  const { filters, setFilter } = useFilters(['topic', 'state'])
  const paging = usePaging()
  const mayRecord = useMay('learning.publicity.record')
  const topic = oneOf(TOPICS, filters.topic)
  const state = oneOf(RESEARCH_STATES, filters.state)
  const filter = { ...(topic && { topic }), ...(state && { state }) }
  const list = useAsk(learningContract, 'listResearch', { ...filter, page: paging.page, pageSize: paging.pageSize })
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
        filter={filter}
        filters={
          <>
            <Choice label="专题" words={TOPICS} value={topic} onChange={(value) => setFilter('topic', value)} />
            <Choice
              label="状态"
              words={RESEARCH_STATES}
              value={state}
              onChange={(value) => setFilter('state', value)}
            />
          </>
        }
        add={mayRecord && { label: '登记研究', form: (onClose) => <Forming onClose={onClose} /> }}
      />
    </>
  )
}

function Forming({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      {...{ contract: learningContract, name: 'recordResearch', onClose }}
      initial={{ startedOn: today }}
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
      <Contact />
      <Form.Item label="立题日期" name="startedOn" rules={rules.startedOn}>
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

/** An expert who is in contact with the chosen town, where one takes part. */
function Contact() {
  const areaCode: string | undefined = Form.useWatch('areaCode')
  const ask = { ...(areaCode && { areaCode }), current: true, page: 1, pageSize: 100 }
  const found = useAsk(expertsContract, 'listContacts', ask, { enabled: areaCode !== undefined })
  const contacts = areaCode ? (found.data?.rows ?? []) : []
  return (
    <Form.Item label="参加的专家（可不选）" name="expertContactId" extra="本街镇专家联系点的专家">
      <Select
        allowClear
        disabled={!areaCode}
        options={contacts.map(({ id, institution, name }) => ({ value: id, label: `${institution} ${name}` }))}
        notFoundContent="这个街镇还没有专家联系点"
      />
    </Form.Item>
  )
}

function Finish({ one }: { one: Research }) {
  const { today } = useSession()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记完成
      </Button>
      {isOpen && (
        <ActForm
          {...{ contract: learningContract, name: 'finishResearch', onClose: () => setOpen(false) }}
          fixed={{ researchId: one.id, version: one.version }}
          initial={{ finishedOn: today }}
          title={`“${one.title}”完成`}
          okText="登记完成"
          done="已登记完成"
        >
          <Form.Item label="完成日期" name="finishedOn" rules={finishing.finishedOn}>
            <DatePick min={one.startedOn} max={today} />
          </Form.Item>
          <Form.Item label="主要结论" name="summary" rules={finishing.summary}>
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
          <Form.Item label="研究报告" name="fileId" rules={finishing.fileId}>
            <AttachField areaCode={one.areaCode} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const COLUMNS: Column<Research>[] = [
  {
    key: 'title',
    title: '题目',
    render: ({ title, summary }) => (
      <>
        {title}
        <div className="muted" style={{ maxWidth: 360 }}>
          {summary}
        </div>
      </>
    ),
  },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'topic', title: '专题', render: ({ topic }) => TOPICS[topic] },
  {
    key: 'author',
    title: '作者',
    wideOnly: true,
    render: ({ author, institution }) => (
      <>
        {author}
        {institution && <div className="muted">{institution}专家参加</div>}
      </>
    ),
  },
  { key: 'state', title: '状态', render: ({ state }) => RESEARCH_STATES[state] },
  { key: 'finished', title: '完成', date: true, render: ({ finishedOn }) => finishedOn ?? '—' },
  { key: 'file', title: '报告', render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'acts', title: '办理', fixed: 'right', render: (row) => row.mayChange && <Finish one={row} /> },
]
