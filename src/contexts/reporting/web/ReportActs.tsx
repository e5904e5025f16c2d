import { useNavigate } from 'react-router'
import { downloadUrl, useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { toast } from '#ui/toast.ts'
import { reportingContract } from '../contract.ts'
import { changedByHand } from '../rules/figures.ts'
import { type Report, refOf } from './parts.tsx'

type ActProps = { report: Report }

/** What can be done with a report now, by whoever looks. */
export function ReportActs({ report }: ActProps) {
  const may = (name: string) => report.may.includes(name)
  return (
    <>
      {may('countAgain') && <CountAgain report={report} />}
      {may('handReport') && <Hand report={report} />}
      {may('signReport') && <Sign report={report} />}
      {may('sendBackReport') && <Back report={report} name="sendBackReport" label="退回修改" />}
      {may('acceptReport') && <Accept report={report} />}
      {may('returnReport') && <Back report={report} name="returnReport" label="退回区里" />}
      {may('draftReportDocument') && report.documents.length === 0 && <Draft report={report} />}
      <DownloadLink href={downloadUrl(reportingContract, 'printReport', { reportId: report.id })}>打印</DownloadLink>
    </>
  )
}

function CountAgain({ report }: ActProps) {
  const act = useAct(reportingContract, 'countAgain')
  return (
    <ConfirmAct
      label="重新取数"
      title="按现在的记录重新取数？"
      consequences={['各项数字和创建点情况改为现在取得的', '手工更改的数和标记仍然保留，旁边的平台数随之更新']}
      danger={false}
      onConfirm={() => act.mutateAsync(refOf(report)).then(() => toast('已重新取数'))}
    />
  )
}

const handsWords = ({ figures }: Report): string => {
  const count = changedByHand(figures).length
  return count === 0 ? '没有手工更改的数字' : `${count}项数字由人手工更改，已标明并附理由`
}

/** A district evaluates all its points; a report with some missing is possible, and said. */
function unevaluatedWords({ figures }: Report): string[] {
  const { part, whole } = figures.find(({ code }) => code === 'evaluated') ?? { part: 0, whole: 0 }
  const missing = (whole ?? 0) - (part ?? 0)
  return missing > 0 ? [`还有${missing}个创建点没有评估结果，报送后市级会看到`] : []
}

function Hand({ report }: ActProps) {
  const act = useAct(reportingContract, 'handReport')
  return (
    <ConfirmAct
      label="送签"
      title={`把${report.title}报告送签？`}
      consequences={[
        ...unevaluatedWords(report),
        handsWords(report),
        '送签之后不能再改，由没有参与编写的另一人签署',
        '签署人可以退回修改',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(report)).then(() => toast('已送签'))}
    />
  )
}

function Sign({ report }: ActProps) {
  const act = useAct(reportingContract, 'signReport')
  return (
    <ConfirmAct
      label="签署并报送"
      title={`签署${report.districtName}${report.title}报告并报送市级？`}
      consequences={[
        handsWords(report),
        '以您的SM2密钥对全部内容签章；签署后任何改动都会被发现',
        '报告随即送达市级，由市级接收或退回',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(report)).then(() => toast('已签署并报送'))}
    />
  )
}

function Back({ report, name, label }: ActProps & { name: 'sendBackReport' | 'returnReport'; label: string }) {
  const act = useAct(reportingContract, name)
  const isCity = name === 'returnReport'
  return (
    <ConfirmAct
      label={label}
      title={`把${report.districtName}${report.title}报告退回？`}
      consequences={[
        '编写人会收到理由，修改后重新送签',
        isCity ? '这一轮的签章留存，重新报送须再次签署；首次报送的日期不变' : '还没有签署，不留签章',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(report), reason }).then(() => toast('已退回'))}
    />
  )
}

function Accept({ report }: ActProps) {
  const act = useAct(reportingContract, 'acceptReport')
  return (
    <ConfirmAct
      label="接收"
      title={`接收${report.districtName}${report.title}报告？`}
      consequences={[handsWords(report), '接收之前再核验一次签章，不通过的不能接收', '接收之后不能退回，计入汇总']}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(report)).then(() => toast('已接收'))}
    />
  )
}

function Draft({ report }: ActProps) {
  const act = useAct(reportingContract, 'draftReportDocument')
  const navigate = useNavigate()
  return (
    <ConfirmAct
      label="拟成公文稿"
      title="把这份报告拟成公文稿？"
      consequences={['文种为报告，主送市民政局，附创建点情况表和数字表', '文号留空；核稿、签发、用印在“公文”里办理']}
      danger={false}
      onConfirm={() => act.mutateAsync(refOf(report)).then(({ documentId }) => navigate(`/documents/${documentId}`))}
    />
  )
}
