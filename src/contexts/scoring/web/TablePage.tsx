import { Alert, Button, Checkbox, Form, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import type { ScoreItem } from '#contexts/programme/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { scoringContract } from '../contract.ts'
import { TABLE_STATES } from '../contract-parts.ts'
import { showPoints, wordsOfRule } from '../rules/points.ts'
import { STAGES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { BoundsForm } from './BoundsForm.tsx'
import { ItemForm } from './ItemForm.tsx'
import './scoring.css'

type Found = z.infer<typeof scoringContract.endpoints.readTable.output>

/** One version: its rows, what must be mended before it can be fixed, and the next step. */
export function TablePage() {
  const { tableId = '' } = useParams()
  const found = useAsk(scoringContract, 'readTable', { tableId })
  const [changing, setChanging] = useState<ScoreItem>()
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <PageHeader title="评分表" />
  const { table, faults, mayChange, areaCode, library } = found.data
  const isOpen = table.state === 'draft' && mayChange
  const fixed = { areaCode, tableId, version: table.version, stages: table.stages, reason: table.reason }
  return (
    <>
      <PageHeader
        title={`${table.title} 第${table.number}版`}
        description={[
          TABLE_STATES[table.state],
          table.stages.map((stage) => STAGES[stage]).join('、') || '还没有选适用阶段',
          table.reason,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={<Acts found={found.data} />}
      />
      {faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBlockEnd: 12 }}
          title={`审定前须改正${faults.length}处`}
          description={
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          }
        />
      )}
      <DataTable<ScoreItem>
        label="评分指标"
        columns={columnsOf(found.data, isOpen ? setChanging : undefined)}
        rows={table.content.items}
        rowKey={({ code }) => code}
      />
      <Section title="等次">
        <Space wrap>
          {table.content.grades.map(({ code, title, from }) => (
            <Tag key={code}>
              {title}：{showPoints(from)}分起
            </Tag>
          ))}
        </Space>
      </Section>
      <Section title="一票否决">
        <ul>
          {table.content.vetoes.map(({ code, title, basis }) => (
            <li key={code}>
              {title}
              <span className="muted">　{basis}</span>
            </li>
          ))}
        </ul>
      </Section>
      {changing && (
        <ItemForm
          item={changing}
          table={table.content}
          fixed={fixed}
          limitTitle={library.find(({ name }) => name === changing.computed)?.limitTitle ?? null}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  )
}

function columnsOf({ table, library }: Found, onChange: ((item: ScoreItem) => void) | undefined): Column<ScoreItem>[] {
  const titleOf = (code: string) => table.content.dimensions.find((one) => one.code === code)?.title ?? code
  const countOf = ({ computed }: ScoreItem) =>
    computed === null ? '专家评定' : (library.find(({ name }) => name === computed)?.title ?? computed)
  return [
    { key: 'code', title: '编号', render: ({ code }) => <span className="figure">{code}</span> },
    { key: 'dimension', title: '一级指标', wideOnly: true, render: ({ dimension }) => titleOf(dimension) },
    {
      key: 'title',
      title: '指标',
      render: ({ second, title }) => (
        <>
          {title}
          <br />
          <small className="muted">{second}</small>
        </>
      ),
    },
    { key: 'full', title: '满分', figure: true, render: ({ full }) => showPoints(full) },
    {
      key: 'rule',
      title: '规则',
      render: ({ rule, by, anchors }) => (
        <div className="score-rule">
          {rule}
          <br />
          <small className="muted">
            {by ? wordsOfRule(by) : anchors.map(({ centi, text }) => `${showPoints(centi)}分：${text}`).join('；')}
          </small>
        </div>
      ),
    },
    { key: 'counted', title: '所计', wideOnly: true, render: countOf },
    ...(onChange
      ? [
          {
            key: 'change',
            title: '',
            fixed: 'right' as const,
            render: (item: ScoreItem) => (
              <Button size="small" onClick={() => onChange(item)}>
                修改
              </Button>
            ),
          },
        ]
      : []),
  ]
}

function Acts({ found }: { found: Found }) {
  const { table, faults, mayChange, mayFix, areaCode } = found
  const [asking, setAsking] = useState<'draft' | 'stages' | 'bounds'>()
  const navigate = useNavigate()
  const fix = useAct(scoringContract, 'fixTable')
  const drop = useAct(scoringContract, 'dropTable')
  const ref = { areaCode, tableId: table.id, version: table.version }
  const stages = table.stages.map((stage) => STAGES[stage]).join('、')
  const close = () => setAsking(undefined)
  return (
    <Space wrap>
      {mayChange && table.state !== 'draft' && <Button onClick={() => setAsking('draft')}>以此为底另起一版</Button>}
      {mayChange && table.state === 'draft' && (
        <>
          <Button onClick={() => setAsking('stages')}>名称与适用阶段</Button>
          <Button onClick={() => setAsking('bounds')}>等次与否决事项</Button>
          <ConfirmAct
            label="作废草稿"
            title={`作废第${table.number}版草稿？`}
            consequences={['这份草稿不再使用，留在各版列表中备查', '现行的各版不受影响']}
            onConfirm={() => drop.mutateAsync(ref).then(() => toast('已作废'))}
          />
        </>
      )}
      {mayFix && (
        <ConfirmAct
          label="审定"
          title={`审定第${table.number}版？`}
          consequences={[
            stages ? `此后${stages}都按这一版评分` : '还没有选适用阶段，不能审定',
            '审定后内容不再改；要改只能另起一版',
            '第一份评分单密封后，该阶段不再更换评分表',
          ]}
          danger={false}
          disabled={faults.length > 0 || table.stages.length === 0}
          button={{ type: 'primary' }}
          onConfirm={() => fix.mutateAsync(ref).then(() => toast('已审定'))}
        />
      )}
      {asking === 'draft' && (
        <ActForm
          name="draftTable"
          title="另起一版评分表"
          okText="起草"
          done="已起草，请修改后交另一人审定"
          fixed={{ areaCode, basedOn: table.id }}
          onClose={close}
          onDone={(answer) => navigate(`/scoring/tables/${(answer as { tableId: string }).tableId}`)}
        >
          <Form.Item label="为什么要改" name="reason" rules={[{ required: true, message: '请写明理由' }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
      {asking === 'bounds' && (
        <BoundsForm
          table={table.content}
          fixed={{ ...ref, stages: table.stages, reason: table.reason }}
          onClose={close}
        />
      )}
      {asking === 'stages' && (
        <ActForm
          name="changeTable"
          title="名称与适用阶段"
          okText="保存到草稿"
          done="已保存到草稿"
          fixed={ref}
          initial={{ title: table.title, stages: table.stages, reason: table.reason }}
          inputOf={(values) => {
            const { title, ...rest } = values as { title: string; stages: string[]; reason: string }
            return { ...rest, content: { ...table.content, title } }
          }}
          onClose={close}
        >
          <Form.Item label="名称" name="title" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item label="适用阶段" name="stages" extra="已经开始评分的阶段不能选：一把尺子量到底">
            <Checkbox.Group options={Object.entries(STAGES).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item label="理由" name="reason" rules={[{ required: true, message: '请写明理由' }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
    </Space>
  )
}
