import { Tag } from 'antd'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { TERMS } from '../rules/commendation.ts'
import { showCenti } from '../rules/paper.ts'
import type { Commendation } from './parts.tsx'

type Candidate = Commendation['candidates'][number]

/** Every district in the order of annex 1, each term with its two numbers: nothing is ranked here. */
export const Candidates = ({ one }: { one: Commendation }) => (
  <Section title="各区情况">
    <p className="muted">
      每项＝权重×分子÷分母，取到百分位后相加；按附件1的次序排列，不分名次。已评估的创建点少于{one.leastPoints}
      个的区样本不足，只显示不比较；合计不低于{showCenti(one.leastTotalCenti)}
      分的可以列入。平均得分的分子、分母以百分之一分计。
    </p>
    <DataTable
      label="各区情况"
      rows={one.candidates}
      rowKey={({ districtCode }) => districtCode}
      columns={columnsOf(one)}
    />
  </Section>
)

const columnsOf = ({ candidates, chosen }: Commendation): Column<Candidate>[] => [
  {
    key: 'district',
    title: '区划',
    render: ({ districtCode, districtName }) => (
      <>
        {districtName} {chosen.includes(districtCode) && <Tag color="green">入选</Tag>}
      </>
    ),
  },
  { key: 'evaluated', title: '已评估', figure: true, render: ({ evaluated }) => `${evaluated}个` },
  ...(candidates[0]?.terms ?? []).map(
    ({ term, weight }): Column<Candidate> => ({
      key: term,
      title: `${TERMS[term]}（${weight}分）`,
      figure: true,
      render: ({ terms }) => <TermCell of={terms.find((other) => other.term === term)} />,
    }),
  ),
  { key: 'total', title: '合计', figure: true, render: ({ totalCenti }) => <strong>{showCenti(totalCenti)}</strong> },
  { key: 'out', title: '能否列入', render: ({ leftOut }) => leftOut ?? '可以列入' },
]

const TermCell = ({ of }: { of: Candidate['terms'][number] | undefined }) => (
  <span className="reporting-terms">
    {showCenti(of?.centi ?? null)}
    <span className="muted">
      {of?.weight}×{of?.part ?? '—'}/{of?.whole ?? '—'}
    </span>
  </span>
)
