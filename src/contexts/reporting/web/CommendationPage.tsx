import { Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { reportingContract } from '../contract.ts'
import { Candidates } from './Candidates.tsx'
import { Choose } from './Choose.tsx'
import { Decide } from './Decide.tsx'
import { type Commendation, CommendationTag, commendationRef, Documents } from './parts.tsx'
import './reporting.css'

/** One commendation: every district by the formula term by term, who was chosen and why, and who decided. */
export function CommendationPage() {
  const { commendationId = '' } = useParams()
  const { data, error, refetch } = useAsk(
    reportingContract,
    'getCommendation',
    { commendationId },
    { keepPrevious: false },
  )
  if (error && !data) return <ErrorHint heading="通报表扬" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <CommendationTag state={data.state} />
          </>
        }
        description={`数字截至${data.asOf}，由${data.preparedName}计算并拟定`}
        back={<Link to="/reporting/commendations">返回通报表扬</Link>}
        actions={<Acts one={data} />}
      />
      <Candidates one={data} />
      {data.may.includes('chooseDistricts') ? <Choose key={data.version} one={data} /> : <Chosen one={data} />}
      <Documents documents={data.documents} />
    </>
  )
}

const nameIn = ({ candidates }: Commendation, code: string): string =>
  candidates.find(({ districtCode }) => districtCode === code)?.districtName ?? code

const Chosen = ({ one }: { one: Commendation }) => (
  <Section title="拟表扬的区">
    <Facts
      facts={[
        ['入选', one.chosen.map((code) => nameIn(one, code)).join('、')],
        ...one.passed.map(({ districtCode, reason }) => [`${nameIn(one, districtCode)}没有选入`, reason] as const),
        [
          '具体做法',
          <span key="m" className="reporting-words">
            {one.merits}
          </span>,
        ],
        ['决定', one.decidedName && `${one.decidedName}，${one.decidedOn}：${one.decisionNote}`],
      ]}
    />
  </Section>
)

function Acts({ one }: { one: Commendation }) {
  const propose = useAct(reportingContract, 'proposeCommendation')
  const draft = useAct(reportingContract, 'draftCommendation')
  const navigate = useNavigate()
  return (
    <>
      {one.may.includes('proposeCommendation') && (
        <ConfirmAct
          label="提请决定"
          title="把这份通报提请决定？"
          consequences={['提请之后不能再改选择', '由另一人决定；同意之后才能拟通报稿']}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={() => propose.mutateAsync(commendationRef(one)).then(() => toast('已提请决定'))}
        />
      )}
      {one.may.includes('decideCommendation') && <Decide one={one} />}
      {one.may.includes('draftCommendation') && (
        <ConfirmAct
          label="拟通报稿"
          title="把决定拟成通报稿？"
          consequences={[
            '文种为通报，主送各区民政局，附受表扬区的评估情况表',
            '文号留空；核稿、签发、用印在“公文”里办理',
          ]}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={() =>
            draft.mutateAsync(commendationRef(one)).then(({ documentId }) => navigate(`/documents/${documentId}`))
          }
        />
      )}
    </>
  )
}
