import { Button, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { inspectionContract } from '../contract.ts'
import type { VisitView } from '../parts-visits.ts'
import { STAGES, VERDICTS, type Verdict, VISIT_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { InspectorsItem } from './Visits.tsx'
import './inspection.css'

type Visit = z.infer<typeof VisitView>

/** One visit on the spot: the plan, what was found, photos, and both hands. */
export function VisitPage() {
  const { visitId = '' } = useParams()
  const { data: visit, error, refetch } = useAsk(inspectionContract, 'getVisit', { visitId })
  if (error && !visit) return <ErrorHint heading="实地检查" error={error} onRetry={refetch} />
  if (!visit) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {visit.place} <Tag>{VISIT_STATES[visit.state]}</Tag>
          </>
        }
        description={`${visit.districtName} ${visit.townName} · ${STAGES[visit.stage]}`}
        back={<Link to="/inspection?tab=visits">返回实地检查</Link>}
        actions={<Acts visit={visit} />}
      />
      <Section title="概况">
        <Facts facts={factsOf(visit)} />
      </Section>
      {visit.checks.length > 0 && (
        <Section title="检查表">
          <DataTable label="检查表" columns={COLUMNS} rows={visit.checks} rowKey={({ code }) => code} />
        </Section>
      )}
      {visit.fileIds.length > 0 && (
        <Section title="照片">
          <p className="inspection-photos">
            {visit.fileIds.map((fileId, at) => (
              <a
                key={fileId}
                href={downloadUrl(inspectionContract, 'visitPhoto', { visitId: visit.id, fileId })}
                target="_blank"
                rel="noreferrer"
              >
                照片{at + 1}
              </a>
            ))}
          </p>
        </Section>
      )}
    </>
  )
}

const factsOf = (visit: Visit): (readonly [string, React.ReactNode])[] => [
  ['计划日期', visit.plannedOn],
  ['检查日期', visit.visitedOn],
  ['检查人', visit.inspectors.map(({ name }) => name).join('、')],
  ['排定', visit.plannedName],
  ['备注', visit.note],
  ['取消的理由', visit.reason],
  ['见了谁、谈了什么', visit.met && <Words key="met" text={visit.met} />],
  ['总的情况', visit.summary && <Words key="summary" text={visit.summary} />],
  [
    '位置',
    visit.position &&
      `北纬${visit.position.latitude}，东经${visit.position.longitude}（误差约${visit.position.accuracyM}米）`,
  ],
  ['记录', visit.recorded && `${visit.recorded.byName} ${showMoment(new Date(visit.recorded.at))}`],
  ['核签', visit.confirmed && `${visit.confirmed.byName} ${showMoment(new Date(visit.confirmed.at))}`],
  ['核签人的不同看法', visit.remark],
]
const Words = ({ text }: { text: string }) => <span className="inspection-words">{text}</span>

const COLORS: Readonly<Record<Verdict, string>> = { met: 'green', partly: 'orange', unmet: 'red', unseen: 'default' }
const COLUMNS: Column<Visit['checks'][number]>[] = [
  { key: 'title', title: '检查项', render: ({ title }) => title },
  { key: 'indicator', title: '对应指标', render: ({ indicator }) => indicator || '—' },
  { key: 'verdict', title: '结果', render: ({ verdict }) => <Tag color={COLORS[verdict]}>{VERDICTS[verdict]}</Tag> },
  { key: 'note', title: '所见', render: ({ note }) => note || '—' },
]

function Acts({ visit }: { visit: Visit }) {
  const { today } = useSession()
  const [open, setOpen] = useState<'change' | 'confirm'>()
  const cancel = useAct(inspectionContract, 'cancelVisit')
  const ref = { visitId: visit.id, version: visit.version }
  const close = () => setOpen(undefined)
  return (
    <>
      {visit.mayConfirm && (
        <Button type="primary" onClick={() => setOpen('confirm')}>
          核签
        </Button>
      )}
      {visit.mayRecord && <span className="muted">请在手机“检查”里记录</span>}
      {visit.mayPlan && <Button onClick={() => setOpen('change')}>改期或换人</Button>}
      {visit.mayPlan && (
        <ConfirmAct
          label="取消"
          title="取消这次检查？"
          consequences={['检查人手机上不再出现', '记录保留，注明理由']}
          reason={{ label: '理由', required: true }}
          onConfirm={(reason) => cancel.mutateAsync({ ...ref, reason }).then(() => toast('已取消'))}
        />
      )}
      {open === 'confirm' && (
        <ActForm name="confirmVisit" title="核签" okText="核签" done="已核签" fixed={ref} onClose={close}>
          <p>核签后这次检查成为评估的依据，不能再改。</p>
          <Form.Item label="与记录不同的看法（可不填）" name="remark">
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
      {open === 'change' && (
        <ActForm
          name="changeVisit"
          title="改期或换人"
          okText="保存"
          done="已改"
          fixed={ref}
          initial={{ plannedOn: visit.plannedOn, inspectors: visit.inspectors.map(({ accountId }) => accountId) }}
          onClose={close}
        >
          <Form.Item label="哪天" name="plannedOn" rules={[{ required: true, message: '请选择日期' }]}>
            <DatePick min={today} />
          </Form.Item>
          <InspectorsItem areaCode={visit.areaCode} />
        </ActForm>
      )}
    </>
  )
}
