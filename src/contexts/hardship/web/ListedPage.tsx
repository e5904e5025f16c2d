import { Button, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { hardshipContract, LeaveForm } from '../contract.ts'
import { AGE_BANDS } from '../rules/ages.ts'
import { SOURCES, TARGET_DEFINITIONS, TARGET_GROUPS } from '../rules/target-groups.ts'
import { ActForm } from './ActForm.tsx'
import { CodesField, CodeTags } from './parts.tsx'

type One = z.infer<typeof hardshipContract.endpoints.getListed.output>
type Stay = One['stays'][number]

/** One person on the list: which groups, from which source, since when, and every stay before. */
export function ListedPage() {
  const { listedId = '' } = useParams()
  const [leaving, setLeaving] = useState(false)
  const { data: one, error, refetch } = useAsk(hardshipContract, 'getListed', { listedId })
  if (error) return <ErrorHint heading="困难群众登记" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {one.name} {one.isMinor && <Tag>未成年人</Tag>}
          </>
        }
        description={
          one.isMinor ? '未成年人信息从严保护：不显示姓名、证件号和电话，每次查看都记入审计。' : '每次查看都记入审计。'
        }
        back={<Link to="/hardship">返回困难群众</Link>}
        actions={
          <>
            {one.mayReveal && (
              <Link to={`/directory/people/${one.personId}`}>
                <Button>查看全部信息</Button>
              </Link>
            )}
            {one.mayRecord && !one.toDate && (
              <Button danger onClick={() => setLeaving(true)}>
                登记离开
              </Button>
            )}
          </>
        }
      />
      <Section title="登记情况">
        <Facts
          facts={[
            ['社区（村）', [one.townName, one.areaName].filter(Boolean).join(' ')],
            ['身份证号', one.maskedId && <span className="figure">{one.maskedId}</span>],
            ['手机号', one.maskedPhone && <span className="figure">{one.maskedPhone}</span>],
            ['年龄段', one.band && AGE_BANDS[one.band]],
            ['来源', SOURCES[one.source]],
            ['凭据', one.evidence],
            ['说明', one.note],
            [
              '列入日期',
              <span key="from" className="figure">
                {one.fromDate}
              </span>,
            ],
            ['状态', one.toDate ? `${one.toDate} 离开（${one.leftReason}）` : '在册'],
          ]}
        />
      </Section>
      <Section title="困难类别">
        <dl className="kv">
          {one.codes.map((code) => (
            <div key={code} style={{ display: 'contents' }}>
              <dt>{TARGET_GROUPS[code]}</dt>
              <dd>
                {TARGET_DEFINITIONS[code].meaning}
                <span className="muted">（凭据：{TARGET_DEFINITIONS[code].evidence}）</span>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="全部登记">
        <DataTable label="此人的全部登记" columns={STAYS} rows={one.stays} rowKey={({ id }) => id} />
      </Section>
      {leaving && <Leave one={one} onClose={() => setLeaving(false)} />}
    </>
  )
}

const rules = rulesOf(LeaveForm)

function Leave({ one, onClose }: { one: One; onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="leaveList"
      title={`登记“${one.name}”离开名册？`}
      okText="登记离开"
      done="已登记离开"
      fixed={{ listedId: one.id, version: one.version }}
      initial={{ codes: one.codes }}
      onClose={onClose}
    >
      <ul className="consequences">
        <li>最后一日之后，此人不再计入所选类别的困难群众；</li>
        <li>之前的登记和服务记录都保留；只离开一部分类别的，其余类别仍在册。</li>
      </ul>
      <Form.Item label="离开的类别" name="codes" rules={rules.codes}>
        <CodesField among={one.codes} />
      </Form.Item>
      <Form.Item label="在册的最后一日" name="toDate" rules={rules.toDate}>
        <DatePick min={one.fromDate} max={today} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={rules.reason}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  )
}

const STAYS: Column<Stay>[] = [
  { key: 'codes', title: '困难类别', render: ({ codes }) => <CodeTags codes={codes} /> },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'source', title: '来源', render: ({ source }) => SOURCES[source] },
  { key: 'evidence', title: '凭据', render: ({ evidence }) => evidence || '—' },
  { key: 'from', title: '列入日期', date: true, render: ({ fromDate }) => fromDate },
  { key: 'to', title: '离开日期', date: true, render: ({ toDate }) => toDate ?? '在册' },
  { key: 'why', title: '离开理由', wideOnly: true, render: ({ leftReason }) => leftReason ?? '—' },
]
