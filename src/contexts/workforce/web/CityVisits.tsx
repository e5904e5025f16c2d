import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { AnswerVisitForm, VisitForm } from '../contract-supervision.ts'
import { ActForm } from './ActForm.tsx'
import { Wrapped } from './parts.tsx'

type Visit = z.infer<typeof workforceContract.endpoints.listCityVisits.output>['rows'][number]
const rules = rulesOf(VisitForm)
const answerRules = rulesOf(AnswerVisitForm)

/** Visits of the city's supervision team to joint points (五（一）), what it advised and what became of it. */
export function CityVisits({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('workforce.visit.record')
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [answering, setAnswering] = useState<Visit>()
  const list = useAsk(workforceContract, 'listCityVisits', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <>
      <DataTable
        label="市级督导走访"
        columns={[
          ...COLUMNS,
          { key: 'answer', title: '答复', render: (row) => <Answer row={row} onAnswer={setAnswering} /> },
        ]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title="还没有走访记录"
            next="市级督导团队到市区联合创建点走访后，由市级经办记录（《通知》五（一））。"
          />
        }
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setRecording(true)}>
              记录走访
            </Button>
          )
        }
      />
      {recording && <RecordVisit areaCode={areaCode} onClose={() => setRecording(false)} />}
      {answering && (
        <ActForm
          name="answerCityVisit"
          title={`答复${answering.visitedOn}的走访`}
          okText="答复"
          done="已答复"
          fixed={{ cityVisitId: answering.id, version: answering.version }}
          onClose={() => setAnswering(undefined)}
        >
          <p>建议：{answering.advice}</p>
          <Form.Item label="整改情况" name="answer" rules={answerRules.answer}>
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

function RecordVisit({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordCityVisit"
      title="记录市级督导走访"
      okText="记录"
      done="已记录走访"
      initial={{ ...(areaCode?.length === 9 && { areaCode }) }}
      onClose={onClose}
    >
      <Form.Item label="联合创建点（街镇）" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town']} />
      </Form.Item>
      <Form.Item label="走访日期" name="visitedOn" rules={rules.visitedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="走访的督导" name="visitors" rules={rules.visitors}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="看到的情况" name="findings" rules={rules.findings}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item label="建议" name="advice" rules={rules.advice}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => (
          <Form.Item label="走访记录扫描件" name="fileId" rules={rules.fileId}>
            <AttachField areaCode={getFieldValue('areaCode')} />
          </Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

function Answer({ row, onAnswer }: { row: Visit; onAnswer: (row: Visit) => void }) {
  if (row.answer) return <Wrapped text={row.answer} />
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 6, alignItems: 'center' }}>
      <Tag {...(row.isAnswerLate && { color: 'red' })}>
        {row.answerDue} 前{row.isAnswerLate && '，已逾期'}
      </Tag>
      {row.mayAnswer && (
        <Button size="small" onClick={() => onAnswer(row)}>
          答复
        </Button>
      )}
    </span>
  )
}

const COLUMNS: Column<Visit>[] = [
  { key: 'on', title: '走访日期', date: true, render: ({ visitedOn }) => visitedOn },
  { key: 'town', title: '创建点', render: ({ districtName, townName }) => `${districtName} ${townName}` },
  { key: 'visitors', title: '督导', render: ({ visitors }) => visitors },
  { key: 'findings', title: '看到的情况', render: ({ findings }) => <Wrapped text={findings} /> },
  { key: 'advice', title: '建议', render: ({ advice }) => <Wrapped text={advice} /> },
  { key: 'file', title: '扫描件', wideOnly: true, render: ({ fileId }) => <Attached fileId={fileId} /> },
]
