import { Button, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { closingContract } from '../contract.ts'
import { CLOSING_STATES, LEVELS, PARTS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { ClosingActs, Waive } from './ClosingActs.tsx'
import { Packages } from './Packages.tsx'
import { type Closing, closingRef, Documents, Files, FilesField, StateTag, Steps } from './parts.tsx'

/** One closing: every condition with its figure and where it is mended, the five parts, the archive, and who acted. */
export function ClosingPage() {
  const { closingId = '' } = useParams()
  const mayReadPapers = useMay('documents.document.read')
  const found = useAsk(closingContract, 'getClosing', { closingId }, { keepPrevious: false })
  const { data: one, error, refetch } = found
  if (error && !one) return <ErrorHint heading="结项" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  const open = one.conditions.filter(({ verdict }) => verdict === 'not-met').length
  return (
    <>
      <PageHeader
        title={
          <>
            {one.areaName}结项 <StateTag state={one.state} words={CLOSING_STATES} />
          </>
        }
        description={`由${LEVELS[one.level]}民政部门审核、批准（津民函〔2023〕20号 五（三））`}
        back={<Link to="/closing?tab=points">返回整改与结项</Link>}
        actions={<ClosingActs one={one} />}
      />
      <Section
        title={one.isFrozen ? '批准时的结项条件' : open > 0 ? `结项条件：还有${open}项没有满足` : '结项条件：全部满足'}
      >
        <Conditions one={one} />
      </Section>
      <Section title="结项材料">
        <Parts one={one} />
      </Section>
      <Packages one={one} onAgain={refetch} />
      <Documents of={one.documents} mayRead={mayReadPapers} />
      <Steps of={one.steps} />
    </>
  )
}

type Condition = Closing['conditions'][number]
const VERDICTS = { met: '满足', 'not-met': '未满足', waived: '已豁免' } as const
const COLOURS = { met: 'green', 'not-met': 'red', waived: 'gold' } as const

function Conditions({ one }: { one: Closing }) {
  const columns: Column<Condition>[] = [
    { key: 'title', title: '条件', render: ({ title }) => title },
    { key: 'verdict', title: '结论', render: ({ verdict }) => <Tag color={COLOURS[verdict]}>{VERDICTS[verdict]}</Tag> },
    {
      key: 'figure',
      title: '情况',
      render: ({ figure, waiver }) => (
        <div className="closing-note">
          {figure}
          {waiver && `；${waiver.byName}豁免：${waiver.reason}`}
        </div>
      ),
    },
    {
      key: 'page',
      title: '',
      render: (row) => (
        <>
          {row.page && !one.isFrozen && <Link to={row.page}>去看</Link>}{' '}
          {row.mayWaive && <Waive one={one} code={row.code} title={row.title} />}
        </>
      ),
    },
  ]
  return <DataTable label="结项条件" rows={one.conditions} rowKey={({ code }) => code} columns={columns} />
}

type Part = Closing['parts'][number]
function Parts({ one }: { one: Closing }) {
  const [putting, setPutting] = useState<Part>()
  const columns: Column<Part>[] = [
    { key: 'kind', title: '材料', render: ({ kind }) => PARTS[kind] },
    {
      key: 'files',
      title: '附件',
      render: ({ fileIds }) => (fileIds.length > 0 ? <Files ids={fileIds} /> : '还没有附'),
    },
    { key: 'note', title: '说明', render: ({ note }) => <div className="closing-note">{note || '—'}</div> },
    { key: 'by', title: '上传人', render: ({ putName }) => putName ?? '—' },
  ]
  const act = (row: Part) => (
    <Button size="small" onClick={() => setPutting(row)}>
      {row.fileIds.length > 0 ? '更换' : '上传'}
    </Button>
  )
  return (
    <>
      <DataTable
        label="结项材料"
        rows={one.parts}
        rowKey={({ kind }) => kind}
        columns={one.may.includes('putPart') ? [...columns, { key: 'act', title: '', render: act }] : columns}
      />
      {putting && (
        <ActForm
          name="putPart"
          title={`上传${PARTS[putting.kind]}`}
          okText="保存"
          done="已保存"
          fixed={{ ...closingRef(one), kind: putting.kind }}
          initial={{ note: putting.note, fileIds: putting.fileIds }}
          onClose={() => setPutting(undefined)}
        >
          <Form.Item label="附件" name="fileIds" rules={[{ required: true, message: '请至少附一个文件' }]}>
            <FilesField areaCode={one.areaCode} label="选择文件" />
          </Form.Item>
          <Form.Item label="说明" name="note">
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
