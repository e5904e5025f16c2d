import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { reportingContract } from '../contract.ts'
import { FigureChange } from '../contract-parts.ts'
import { shownOf, wordsOf } from '../rules/figures.ts'
import { BY_HAND } from '../rules/paper.ts'
import { ActForm } from './ActForm.tsx'
import { type Figure, type Report, refOf } from './parts.tsx'

const rules = rulesOf(FigureChange)

/** Every figure with its source; where a hand changed it, the count stays beside it. */
export function Figures({ report }: { report: Report }) {
  const [open, setOpen] = useState<Figure>()
  const mayChange = report.may.includes('changeFigure')
  return (
    <Section title={`数字（截至${report.asOf}）`}>
      <DataTable
        label="报告的数字"
        rows={report.figures}
        rowKey={({ code }) => code}
        columns={mayChange ? [...COLUMNS, actColumn(report, setOpen)] : COLUMNS}
      />
      {open && <Change report={report} figure={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

const COLUMNS: Column<Figure>[] = [
  { key: 'title', title: '项目', render: ({ title }) => title },
  {
    key: 'shown',
    title: '报送的数',
    figure: true,
    render: (figure) => (
      <span className={figure.hand ? 'reporting-hand' : undefined}>
        {wordsOf(figure.form, shownOf(figure))} {figure.hand && BY_HAND}
      </span>
    ),
  },
  {
    key: 'beside',
    title: '来源',
    render: (figure) => (
      <span className="reporting-beside">
        {figure.hand && (
          <>
            <strong>平台取得：{wordsOf(figure.form, figure)}</strong>
            <br />
            理由：{figure.hand.reason}（{figure.hand.name}）
            <br />
          </>
        )}
        <Link to={figure.page}>{figure.source}</Link>
      </span>
    ),
  },
]

const actColumn = (report: Report, onOpen: (figure: Figure) => void): Column<Figure> => ({
  key: 'act',
  title: '',
  render: (figure) => (
    <>
      <Button size="small" onClick={() => onOpen(figure)}>
        手工更改
      </Button>{' '}
      {figure.hand && <Restore report={report} figure={figure} />}
    </>
  ),
})

function Restore({ report, figure }: { report: Report; figure: Figure }) {
  const act = useAct(reportingContract, 'restoreFigure')
  return (
    <ConfirmAct
      label="恢复"
      title={`恢复“${figure.title}”为平台取得的数？`}
      consequences={[`改回${wordsOf(figure.form, figure)}，标记随之去掉`, '曾经更改过的经过仍然留着']}
      danger={false}
      button={{ size: 'small' }}
      onConfirm={() => act.mutateAsync({ ...refOf(report), code: figure.code }).then(() => toast('已恢复'))}
    />
  )
}

type ChangeProps = { report: Report; figure: Figure; onClose: () => void }

function Change({ report, figure, onClose }: ChangeProps) {
  const { part, whole } = shownOf(figure)
  const isCount = figure.form === 'count'
  return (
    <ActForm
      name="changeFigure"
      title={`手工更改“${figure.title}”`}
      okText="更改并标明"
      done="已更改，标记随报告送达"
      fixed={{ ...refOf(report), code: figure.code }}
      initial={{ part, whole, reason: figure.hand?.reason ?? '' }}
      onClose={onClose}
    >
      <p className="muted">
        平台取得的是{wordsOf(figure.form, figure)}，来源：{figure.source}
        。平台的数有误时，应当先在业务中更正再重新取数；确需更改的，标记、平台的数和理由会一直留在报告和导出里。
      </p>
      <Form.Item
        label={isCount ? '数' : '分子'}
        name="part"
        rules={rules.part}
        {...(figure.form === 'mean' && { extra: '得分合计，以百分之一分计：三个各90分为27000' })}
      >
        <InputNumber min={0} precision={0} style={{ width: 200 }} />
      </Form.Item>
      {!isCount && (
        <Form.Item label="分母" name="whole" rules={[{ required: true, message: '请填写分母' }]}>
          <InputNumber min={0} precision={0} style={{ width: 200 }} />
        </Form.Item>
      )}
      <Form.Item label="理由（必填，市级看得到）" name="reason" rules={rules.reason} required>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  )
}
