import { Form, Input, Tag } from 'antd'
import { useId, useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { CERTIFICATE_STATES, recognitionContract, SOURCES } from '../contract.ts'

type Certificate = z.infer<typeof recognitionContract.endpoints.getCertificate.output>
type Line = Certificate['lines'][number]

/** One certificate: what it says or would say, and the next step. */
export function CertificatePage() {
  const { certificateId = '' } = useParams()
  const found = useAsk(recognitionContract, 'getCertificate', { certificateId })
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <PageHeader title="志愿服务记录证明" />
  const one = found.data
  return (
    <>
      <PageHeader
        title={`${one.name}的${one.paperName}`}
        description={`${one.issuerName} · ${CERTIFICATE_STATES[one.state]}`}
        actions={one.mayIssue && <Acts one={one} />}
      />
      <Section title="申请情况">
        <dl className="kv">
          <dt>服务期间</dt>
          <dd className="figure">
            {one.fromDate} 至 {one.toDate}
          </dd>
          <dt>用途</dt>
          <dd>{one.purpose || '—'}</dd>
          <dt>申请</dt>
          <dd>
            {showDate(one.askedOn)}，{one.askedVia === 'phone' ? '本人手机申请' : '工作人员代办'}
          </dd>
          {one.state === 'requested' && (
            <>
              <dt>应办结</dt>
              <dd>
                {showDate(one.dueOn)} {one.isOverdue && <Tag color="red">已逾期</Tag>}
              </dd>
            </>
          )}
          {one.number && (
            <>
              <dt>编号</dt>
              <dd className="figure">{one.number}</dd>
            </>
          )}
          {one.closedReason && (
            <>
              <dt>{CERTIFICATE_STATES[one.state]}</dt>
              <dd>{one.closedReason}</dd>
            </>
          )}
          <dt>单位内公示</dt>
          <dd>
            {one.postingConsent ? '本人同意' : '本人不同意，不公示'}
            {one.postedUntil && `，至${showDate(one.postedUntil)}`}
          </dd>
        </dl>
        {one.missing > 0 && <p className="muted">申请时选定的服务中，有{one.missing}次后来作废，不再写入。</p>}
      </Section>
      <Section title={`所载服务 ${one.lines.length}次，共${showMinutes(one.linesMinutes)}`}>
        <DataTable
          label="所载服务"
          rows={one.lines}
          rowKey={({ recordId }) => recordId}
          columns={LINES}
          empty={<EmptyHint title="这段时间没有可写入的服务" next="只写正式记入、由本单位组织的服务。" />}
        />
      </Section>
    </>
  )
}

const wordsFor = (source: string): string => Object.entries(SOURCES).find(([code]) => code === source)?.[1] ?? source

const LINES: Column<Line>[] = [
  { key: 'on', title: '日期', date: true, render: ({ servedOn }) => servedOn },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  { key: 'place', title: '地点', wideOnly: true, render: ({ place }) => place || '—' },
  { key: 'leader', title: '负责人', wideOnly: true, render: ({ leaderName }) => leaderName || '—' },
  { key: 'source', title: '来源', render: ({ source }) => wordsFor(source) },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
]

function Acts({ one }: { one: Certificate }) {
  const { id: certificateId, version, state, name } = one
  const refuse = useAct(recognitionContract, 'refuseCertificate')
  const revoke = useAct(recognitionContract, 'revokeCertificate')
  if (state === 'requested')
    return (
      <>
        <Issue one={one} />
        <ConfirmAct
          label="不予出具"
          title={`不给${name}出具这份证明？`}
          consequences={['志愿者会看到理由', '志愿者可以再次申请']}
          reason={{ label: '理由', required: true }}
          onConfirm={(reason) => refuse.mutateAsync({ certificateId, version, reason }).then(() => toast('已办理'))}
        />
      </>
    )
  if (state !== 'issued') return null
  return (
    <>
      <DownloadLink type="primary" href={downloadUrl(recognitionContract, 'printCertificate', { certificateId })}>
        下载打印
      </DownloadLink>
      <ConfirmAct
        label="撤回"
        title={`撤回${name}的证明？`}
        consequences={['任何人再扫码查验，都会看到“已撤回”和理由', '志愿者会收到通知', '撤回后不能恢复，可以重新申请']}
        reason={{ label: '理由', required: true }}
        onConfirm={(reason) => revoke.mutateAsync({ certificateId, version, reason }).then(() => toast('已撤回'))}
      />
    </>
  )
}

/** The names that stand below the paper; the preview is the very paper, without a number. */
function Issue({ one }: { one: Certificate }) {
  const { id: certificateId, version, lines, linesMinutes, usual } = one
  const [responsibleName, setName] = useState(usual.responsibleName)
  const [contact, setContact] = useState(usual.contact)
  const [notes, setNotes] = useState('')
  const act = useAct(recognitionContract, 'issueCertificate')
  const id = useId()
  const form = { responsibleName: responsibleName.trim(), contact: contact.trim(), notes: notes.trim() }
  const isComplete = form.responsibleName.length >= 2 && form.contact.length >= 5
  return (
    <ConfirmAct
      label="出具证明"
      title={`给${one.name}出具证明？`}
      consequences={[
        `写入${lines.length}次服务，共${showMinutes(linesMinutes)}；出具后内容不再改动`,
        '编号和查验码自动生成，任何人都可以扫码查验',
        '志愿者会收到通知，可以自己打印；需要盖章的，打印后加盖',
      ]}
      danger={false}
      disabled={lines.length === 0}
      incomplete={!isComplete}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync({ certificateId, version, ...form }).then(() => toast('已出具'))}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="本单位负责人" required htmlFor={`${id}-name`}>
          <Input
            id={`${id}-name`}
            value={responsibleName}
            maxLength={30}
            onChange={({ target }) => setName(target.value)}
          />
        </Form.Item>
        <Form.Item label="联系电话" required extra="供用人单位核实" htmlFor={`${id}-contact`}>
          <Input
            id={`${id}-contact`}
            value={contact}
            maxLength={60}
            onChange={({ target }) => setContact(target.value)}
          />
        </Form.Item>
        <Form.Item label="备注" htmlFor={`${id}-notes`}>
          <Input id={`${id}-notes`} value={notes} maxLength={200} onChange={({ target }) => setNotes(target.value)} />
        </Form.Item>
      </Form>
      {isComplete && (
        <DownloadLink href={downloadUrl(recognitionContract, 'previewCertificate', { certificateId, ...form })}>
          预览（下载后打开）
        </DownloadLink>
      )}
    </ConfirmAct>
  )
}
