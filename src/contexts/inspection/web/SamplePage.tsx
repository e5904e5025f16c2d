import { Button, Checkbox, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { inspectionContract } from '../contract.ts'
import type { SampledFile, SampleView } from '../parts-samples.ts'
import { FAULTS, SAMPLE_KINDS, SAMPLE_STATES, STAGES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, shareOf } from './parts.tsx'
import './inspection.css'

type Sample = z.infer<typeof SampleView>
type File = z.infer<typeof SampledFile>

/** One drawn list: by which seed, whether it can be drawn again alike, and each file with its verdict. */
export function SamplePage() {
  const { sampleId = '' } = useParams()
  const { data: sample, error, refetch } = useAsk(inspectionContract, 'getSample', { sampleId })
  const [open, setOpen] = useState<File>()
  if (error && !sample) return <ErrorHint heading="档案抽查" error={error} onRetry={refetch} />
  if (!sample) return <Skeleton active title={false} />
  const act: Column<File> = {
    key: 'act',
    title: '',
    render: (file) => (
      <Button size="small" onClick={() => setOpen(file)}>
        {file.verdict ? '改判' : '判定'}
      </Button>
    ),
  }
  return (
    <>
      <PageHeader
        title={
          <>
            {SAMPLE_KINDS[sample.kind]}抽查 <Tag>{SAMPLE_STATES[sample.state]}</Tag>
          </>
        }
        description={`${sample.districtName} ${sample.townName} · ${STAGES[sample.stage]}`}
        back={<Link to="/inspection?tab=samples">返回档案抽查</Link>}
        actions={<Acts sample={sample} />}
      />
      <Section title="怎样抽的">
        <Facts facts={factsOf(sample)} />
      </Section>
      <Section title="抽到的档案">
        <DataTable
          label="抽到的档案"
          columns={sample.mayCheck ? [...COLUMNS, act] : COLUMNS}
          rows={sample.files}
          rowKey={({ position }) => String(position)}
        />
      </Section>
      {open && <Judge sample={sample} file={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const factsOf = (sample: Sample): (readonly [string, React.ReactNode])[] => [
  ['种子', sample.seed],
  ['抽出', `${sample.sampled}份，全部${sample.whole}份`],
  ['抽取', `${sample.drawnOn} ${sample.drawnName}`],
  [
    '重算',
    sample.isDrawnRight ? (
      <Tag key="right" color="green">
        按种子重算，名单相同
      </Tag>
    ) : (
      <Tag key="wrong" color="red">
        按种子重算，名单不同，请报告市级
      </Tag>
    ),
  ],
  [
    '名单摘要（SM3）',
    <span key="digest" className="inspection-digest">
      {sample.listDigest}
    </span>,
  ],
  ['合格', sample.state === 'closed' && shareOf(sample.passed, sample.sampled)],
  ['办结', sample.closedOn && `${sample.closedOn} ${sample.closedName ?? ''}`],
  ['作废的理由', sample.reason],
]

const COLUMNS: Column<File>[] = [
  { key: 'position', title: '序号', figure: true, render: ({ position }) => position },
  { key: 'label', title: '档案', render: ({ label, page }) => (page ? <Link to={page}>{label}</Link> : label) },
  { key: 'detail', title: '情况', render: ({ detail }) => detail },
  {
    key: 'verdict',
    title: '判定',
    render: ({ verdict, faults }) => (
      <>
        {verdict === null && <span className="muted">未判定</span>}
        {verdict === 'passed' && <Tag color="green">合格</Tag>}
        {faults.map((fault) => (
          <Tag key={fault} color="red">
            {FAULTS[fault]}
          </Tag>
        ))}
      </>
    ),
  },
  { key: 'reason', title: '说明', render: ({ reason }) => reason || '—' },
  { key: 'by', title: '判定人', wideOnly: true, render: ({ checkedName }) => checkedName ?? '—' },
]

type JudgeProps = { sample: Sample; file: File; onClose: () => void }
const Judge = ({ sample, file, onClose }: JudgeProps) => (
  <ActForm
    name="checkFile"
    title={file.label}
    okText="保存"
    done="已判定"
    fixed={{ sampleId: sample.id, version: sample.version, position: file.position }}
    initial={{ faults: file.faults, reason: file.reason }}
    inputOf={(values) => ({ faults: [], reason: '', ...values })}
    onClose={onClose}
  >
    <Form.Item label="不合格在哪里" name="faults" extra="都不选为合格">
      <Checkbox.Group options={optionsOf(FAULTS)} />
    </Form.Item>
    <Form.Item label="缺什么、哪里不合规范" name="reason" extra="不合格的必填；不写姓名和证件号">
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  </ActForm>
)

function Acts({ sample }: { sample: Sample }) {
  const mayCheck = useMay('inspection.sample.check')
  const close = useAct(inspectionContract, 'closeSample')
  const cancel = useAct(inspectionContract, 'voidSample')
  const ref = { sampleId: sample.id, version: sample.version }
  if (!mayCheck || sample.state === 'voided') return null
  return (
    <>
      {sample.state === 'open' && (
        <ConfirmAct
          label="办结"
          title="办结这次抽查？"
          danger={false}
          button={{ type: 'primary' }}
          consequences={['判定不能再改', '合格率记入评分表的档案、专业规范两项']}
          onConfirm={() => close.mutateAsync(ref).then(() => toast('已办结'))}
        />
      )}
      <ConfirmAct
        label="作废"
        title="作废这次抽查？"
        consequences={['名单和判定保留并注明作废', '不再计入评分表', '这一类可以重新抽取，会抽到什么由新的种子决定']}
        reason={{ label: '理由', required: true }}
        onConfirm={(reason) => cancel.mutateAsync({ ...ref, reason }).then(() => toast('已作废'))}
      />
    </>
  )
}
