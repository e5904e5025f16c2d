import { Alert, Segmented, Space } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { scoringContract } from '../contract.ts'
import { STAGES, type Stage } from '../vocabulary.ts'
import { SheetItems, SheetTotals } from './SheetItems.tsx'

const stageOf = (text: string | null): Stage => (text === 'final' || text === 're' ? text : 'mid')

/** The sheet of a point as its records stand, for a stage and a day in the address. */
export function SheetPage() {
  const { pointId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const stage = stageOf(search.get('stage'))
  const asOf = search.get('asOf')
  const input = { pointId, stage, ...(asOf && { asOf }) }
  const found = useAsk(scoringContract, 'readSheet', input)
  const change = (name: string, value: string | undefined) =>
    setSearch((now) => {
      if (value) now.set(name, value)
      else now.delete(name)
      return now
    })
  const choices = (
    <Space wrap>
      <Segmented
        value={stage}
        onChange={(value) => change('stage', value)}
        options={Object.entries(STAGES).map(([value, label]) => ({ value, label }))}
      />
      <span>截至</span>
      <DatePick
        aria-label="统计日"
        value={asOf ?? found.data?.sheet.asOf}
        onChange={(day) => change('asOf', day || undefined)}
      />
    </Space>
  )
  if (found.error)
    return (
      <>
        <PageHeader title="评分单" actions={choices} />
        <ErrorHint error={found.error} onRetry={found.refetch} />
      </>
    )
  if (!found.data) return <PageHeader title="评分单" />
  const { sheet, place } = found.data
  return (
    <>
      <PageHeader
        title={`${place}${STAGES[sheet.stage]}评分单`}
        description={`${sheet.tableTitle}（第${sheet.version}版），截至${showDate(sheet.asOf)}`}
        actions={<DownloadLink href={downloadUrl(scoringContract, 'printSheet', input)}>打印</DownloadLink>}
      />
      {choices}
      <Alert
        type="info"
        showIcon
        style={{ marginBlock: 12 }}
        title="按当前记录计算，没有密封。记录补齐或更正后会随之变化；评估时以密封的一份为准。"
      />
      <SheetTotals sheet={sheet} />
      <SheetItems sheet={sheet} />
    </>
  )
}
