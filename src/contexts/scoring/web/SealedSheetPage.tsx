import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { showDate, showMoment } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { scoringContract } from '../contract.ts'
import { STAGES } from '../vocabulary.ts'
import { SheetItems, SheetTotals } from './SheetItems.tsx'

/** A sealed sheet, and whether it is still what was sealed. */
export function SealedSheetPage() {
  const { sheetId = '' } = useParams()
  const found = useAsk(scoringContract, 'readSealedSheet', { sheetId })
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <PageHeader title="密封的评分单" />
  const { sheet, place, sealedName, isIntact } = found.data
  return (
    <>
      <PageHeader
        title={`${place}${STAGES[sheet.stage]}评分单（已密封）`}
        description={`${sheet.tableTitle}（第${sheet.version}版），截至${showDate(sheet.asOf)}`}
        actions={
          isIntact && (
            <DownloadLink type="primary" href={downloadUrl(scoringContract, 'printSealedSheet', { sheetId })}>
              打印
            </DownloadLink>
          )
        }
      />
      <Alert
        type={isIntact ? 'success' : 'error'}
        showIcon
        style={{ marginBlockEnd: 12 }}
        title={
          isIntact ? '内容与密封时的指纹一致，没有被改过。' : '内容与密封时的指纹不符，不能使用。请系统管理员核查。'
        }
      />
      <Facts
        facts={[
          ['密封', sheet.sealedAt && `${showMoment(new Date(sheet.sealedAt))} ${sealedName}`],
          [
            'SM3指纹',
            <span key="digest" className="figure" style={{ overflowWrap: 'anywhere' }}>
              {sheet.digest}
            </span>,
          ],
          [
            '现在的数字',
            <Link key="now" to={`/scoring/points/${sheet.pointId}?stage=${sheet.stage}`}>
              按当前记录再算一遍
            </Link>,
          ],
        ]}
      />
      <SheetTotals sheet={sheet} />
      <SheetItems sheet={sheet} />
    </>
  )
}
