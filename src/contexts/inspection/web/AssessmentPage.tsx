import { Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { inspectionContract } from '../contract.ts'
import type { AssessmentItem, AssessmentView } from '../parts-assessment.ts'
import { ASSESSMENT_STATES, STAGES } from '../vocabulary.ts'
import { ItemForm } from './ItemForm.tsx'
import { points } from './parts.tsx'
import './inspection.css'

export type Assessment = z.infer<typeof AssessmentView>
export type Item = z.infer<typeof AssessmentItem>

/** One self-assessment: item by item what the records come to, what the point says, and its proof. */
export function AssessmentPage() {
  const { assessmentId = '' } = useParams()
  const { data: one, error, refetch } = useAsk(inspectionContract, 'getAssessment', { assessmentId })
  const [open, setOpen] = useState<Item>()
  if (error && !one) return <ErrorHint heading="自评" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  const act: Column<Item> = {
    key: 'act',
    title: '',
    render: (item) => (
      <Button size="small" onClick={() => setOpen(item)}>
        {item.words ? '修改' : '填写'}
      </Button>
    ),
  }
  return (
    <>
      <PageHeader
        title={
          <>
            {one.townName}自评 <Tag>{ASSESSMENT_STATES[one.state]}</Tag>
          </>
        }
        description={`${STAGES[one.stage]} · ${one.tableTitle} · ${one.dueOn}前提交`}
        back={<Link to="/inspection">返回检查与评议</Link>}
        actions={one.mayWrite && <Submit one={one} />}
      />
      <Section title="概况">
        <Facts
          facts={[
            ['创建点', `${one.districtName} ${one.townName}`],
            ['开始', one.startedName],
            ['已填', `${one.filled}项，共${one.items}项`],
            ['自评总分', one.ownTotalCenti !== null && points(one.ownTotalCenti)],
            ['提交', one.submittedOn && `${one.submittedOn} ${one.submittedName ?? ''}`],
            ['逾期', one.isOverdue && <Tag color="red">期限已过，不再受理</Tag>],
          ]}
        />
      </Section>
      <Section title="逐项">
        <DataTable
          label="自评各项"
          columns={one.mayWrite ? [...columnsOf(one.id), act] : columnsOf(one.id)}
          rows={one.list}
          rowKey={({ code }) => code}
        />
      </Section>
      {open && <ItemForm one={one} item={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Submit({ one: { id: assessmentId, version, filled, items } }: { one: Assessment }) {
  const act = useAct(inspectionContract, 'submitAssessment')
  return (
    <ConfirmAct
      label="提交自评"
      title="提交自评？"
      danger={false}
      button={{ type: 'primary' }}
      consequences={['提交后不能再改，评估小组开始查看', `已填${filled}项，共${items}项；有没填的不能提交`]}
      onConfirm={() => act.mutateAsync({ assessmentId, version }).then(() => toast('已提交'))}
    />
  )
}

const columnsOf = (assessmentId: string): Column<Item>[] => [
  {
    key: 'title',
    title: '指标',
    render: ({ code, title, rule }) => (
      <div className="inspection-wide">
        {code} {title}
        <div className="muted">{rule}</div>
      </div>
    ),
  },
  { key: 'full', title: '满分', figure: true, render: ({ fullCenti }) => points(fullCenti) },
  {
    key: 'computed',
    title: '系统核算',
    figure: true,
    render: ({ kind, computedCenti }) => (kind === 'judged' ? '评审' : points(computedCenti)),
  },
  { key: 'own', title: '自评分', figure: true, render: ({ ownCenti }) => points(ownCenti) },
  {
    key: 'words',
    title: '自评说明和佐证',
    render: ({ words, basis, links, files }) => (
      <div className="inspection-wide">
        {words ? <div className="inspection-words">{words}</div> : <Tag color="orange">未填写</Tag>}
        {basis && <div className="muted">系统：{basis}</div>}
        <ul className="inspection-files">
          {links.map((link) => (
            <li key={link}>{link.startsWith('/') ? <Link to={link}>{link}</Link> : <Outside href={link} />}</li>
          ))}
          {files.map(({ fileId, name }) => (
            <li key={fileId}>
              <a
                href={downloadUrl(inspectionContract, 'evidenceFile', { assessmentId, fileId })}
                target="_blank"
                rel="noreferrer"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ),
  },
]

const Outside = ({ href }: { href: string }) => (
  <a href={href} target="_blank" rel="noreferrer">
    {href}
  </a>
)
