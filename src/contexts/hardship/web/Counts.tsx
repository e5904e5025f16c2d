import { Skeleton } from 'antd'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { hardshipContract } from '../contract.ts'
import { AGE_BANDS } from '../rules/ages.ts'
import { showCount, type Told, WITHHELD } from '../rules/small-counts.ts'
import { nameOfCode } from '../rules/target-groups.ts'
import './hardship.css'

type Counted = z.infer<typeof hardshipContract.endpoints.countHardship.output>

/** How many, never who: one to four people are “<5”. */
export function Counts({ areaCode }: { areaCode?: string }) {
  const { data, error, refetch } = useAsk(hardshipContract, 'countHardship', { ...(areaCode && { areaCode }) })
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  if (data.byPlace.length === 0)
    return <EmptyHint title="名册上还没有人" next="名册由街镇、社区登记或导入后，人数显示在这里。" />
  return (
    <>
      <p className="muted">
        今日在册{data.people === null ? '' : ` ${showCount(data.people)} 人`}；不足5人的显示“&lt;5”
        {data.people === null && '，只差一项就能推知的那一项“不列出”，合计也不显示'}
        ，以免推知是谁。一人可同时有几个类别。
      </p>
      <div className="hardship-counts">
        <Section title="按困难类别">
          <Bars
            rows={data.byCode.map(({ targetCode, people }) => ({
              key: targetCode,
              label: nameOfCode(targetCode),
              people,
            }))}
          />
        </Section>
        <Section title="按年龄段">
          <Bars
            rows={data.byBand.map(({ band, people }) => ({
              key: band ?? 'none',
              label: band ? AGE_BANDS[band] : '出生日期不详',
              people,
            }))}
          />
        </Section>
      </div>
      <Section title="按社区（村）">
        <DataTable label="各社区在册人数" columns={PLACES} rows={data.byPlace} rowKey={({ areaCode: code }) => code} />
      </Section>
    </>
  )
}

type Bar = { key: string; label: string; people: Told }

/** A length for what is told, and the same short one for what is not. */
const lengthOf = (people: Told): number => (typeof people === 'number' ? people : 2)
const inWords = (people: Told): string => `${showCount(people)}${people === WITHHELD ? '' : ' 人'}`

/** The length only repeats the number beside it. */
function Bars({ rows }: { rows: readonly Bar[] }) {
  const most = Math.max(5, ...rows.map(({ people }) => lengthOf(people)))
  return (
    <ul className="hardship-bars">
      {rows.map(({ key, label, people }) => (
        <li key={key}>
          <span>{label}</span>
          <span className="hardship-bar" aria-hidden="true">
            <span style={{ width: `${(lengthOf(people) / most) * 100}%` }} />
          </span>
          <span className="figure">{inWords(people)}</span>
        </li>
      ))}
    </ul>
  )
}

const PLACES: Column<Counted['byPlace'][number]>[] = [
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'people', title: '在册人数', figure: true, render: ({ people }) => showCount(people) },
]
