import { Button, Tag } from 'antd'
import { type ComponentProps, useState } from 'react'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { ADVICE_STATES, type AdviceState } from '../vocabulary.ts'
import { type Advice, AnswerForm } from './AnswerForm.tsx'

const COLOURS: Readonly<Record<AdviceState, string>> = {
  given: 'blue',
  adopted: 'gold',
  declined: 'default',
  done: 'green',
}

/** Pieces of advice with their answers; whoever may answers here. */
export function AdviceTable(
  props: Omit<ComponentProps<typeof DataTable<Advice>>, 'label' | 'columns' | 'rowKey' | 'empty'>,
) {
  const [answering, setAnswering] = useState<Advice>()
  return (
    <>
      <DataTable
        {...props}
        label="专家意见"
        columns={[
          ...COLUMNS,
          {
            key: 'acts',
            title: '办理',
            fixed: 'right',
            render: (row) =>
              row.mayAnswer && (
                <Button size="small" onClick={() => setAnswering(row)}>
                  {row.state === 'given' ? '答复' : '登记结果'}
                </Button>
              ),
          },
        ]}
        rowKey={({ id }) => id}
        empty={<EmptyHint title="没有意见" next="专家走访以后，用手机提出意见。" />}
      />
      {answering && <AnswerForm advice={answering} onClose={() => setAnswering(undefined)} />}
    </>
  )
}

const COLUMNS: Column<Advice>[] = [
  {
    key: 'topic',
    title: '意见',
    render: ({ topic, body }) => (
      <>
        {topic}
        <div className="muted" style={{ maxWidth: 280 }}>
          {body}
        </div>
      </>
    ),
  },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'expert', title: '专家', wideOnly: true, render: ({ expertName }) => expertName },
  { key: 'given', title: '提出', date: true, render: ({ givenOn }) => givenOn },
  {
    key: 'state',
    title: '状态',
    render: ({ state, isLate, answerDue }) => (
      <>
        <Tag color={COLOURS[state]}>{ADVICE_STATES[state]}</Tag>
        {state === 'given' && (
          <Tag color={isLate ? 'red' : 'default'}>{`${isLate ? '已逾期，' : ''}${answerDue}前答复`}</Tag>
        )}
      </>
    ),
  },
  {
    key: 'answer',
    title: '答复与结果',
    wideOnly: true,
    render: ({ answer, result }) => (
      <div style={{ maxWidth: 260 }}>
        {answer}
        {result && <div className="muted">结果：{result}</div>}
      </div>
    ),
  },
]
