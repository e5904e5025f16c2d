import { Button, Form, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { inspectionContract } from '../contract.ts'
import type { SurveyView } from '../parts-survey.ts'
import { STAGES, SURVEY_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { shareOf } from './parts.tsx'
import './inspection.css'

type Survey = z.infer<typeof SurveyView>

/** One survey: communities with both numbers, each question, and what was added in words. */
export function SurveyPage() {
  const { surveyId = '' } = useParams()
  const { data: survey, error, refetch } = useAsk(inspectionContract, 'getSurvey', { surveyId })
  if (error && !survey) return <ErrorHint heading="满意度调查" error={error} onRetry={refetch} />
  if (!survey) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {survey.townName}满意度调查 <Tag>{SURVEY_STATES[survey.state]}</Tag>
          </>
        }
        description={`${survey.districtName} · ${STAGES[survey.stage]} · 不记名，一张一码，一码答一次`}
        back={<Link to="/inspection?tab=surveys">返回满意度调查</Link>}
        actions={survey.state === 'open' && <Acts survey={survey} />}
      />
      <Section title="概况">
        <Facts facts={factsOf(survey)} />
      </Section>
      <Section title="各社区">
        <DataTable
          label="各社区"
          columns={COLUMNS}
          rows={survey.results}
          rowKey={({ communityCode }) => communityCode}
        />
      </Section>
      <Section title="各题">
        {survey.questions.map(({ code, title, choices }) => (
          <article key={code} className="inspection-question">
            <h3>{title}</h3>
            <Facts facts={choices.map(({ label, count }) => [label, shareOf(count, survey.answers)] as const)} />
          </article>
        ))}
      </Section>
      <Section title="居民的话">
        {survey.suggestions.length === 0 && <EmptyHint title="没有写意见" />}
        <ul>
          {survey.suggestions.map(({ communityName, words }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: anonymous words have no name of their own
            <li key={at}>
              {communityName}：<span className="inspection-words">{words}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const factsOf = (survey: Survey): (readonly [string, React.ReactNode])[] => [
  ['满意', shareOf(survey.satisfied, survey.answers)],
  ['收回', `${survey.answers}份，计划${survey.planned}份`],
  [
    '样本',
    survey.isEnough ? (
      '各社区都已收够'
    ) : (
      <Tag key="short" color="orange">
        有社区没收够，不计入得分
      </Tag>
    ),
  ],
  ['起止', `${survey.openedOn}至${survey.closedOn ?? survey.closesOn}`],
  ['开始', survey.openedName],
  ['结束', survey.closedName],
  ['样本不足的理由', survey.reason],
]

const COLUMNS: Column<Survey['results'][number]>[] = [
  { key: 'name', title: '社区', render: ({ communityName }) => communityName },
  { key: 'copies', title: '印发', figure: true, render: ({ copies }) => copies },
  { key: 'planned', title: '计划收回', figure: true, render: ({ planned }) => planned },
  { key: 'answers', title: '收回', figure: true, render: ({ answers }) => answers },
  { key: 'satisfied', title: '满意', figure: true, render: ({ satisfied, answers }) => shareOf(satisfied, answers) },
  {
    key: 'enough',
    title: '样本',
    render: ({ answers, planned }) =>
      answers < planned ? <Tag color="orange">还差{planned - answers}份</Tag> : <Tag color="green">够了</Tag>,
  },
]

function Acts({ survey }: { survey: Survey }) {
  const mayManage = useMay('inspection.survey.manage')
  const { today } = useSession()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(inspectionContract, 'closeSurvey')
  if (!mayManage) return null
  const ref = { surveyId: survey.id, version: survey.version }
  return (
    <>
      <DownloadLink type="primary" href={downloadUrl(inspectionContract, 'surveySheet', { surveyId: survey.id })}>
        打印二维码
      </DownloadLink>
      <Button onClick={() => setOpen(true)}>改截止日期</Button>
      <ConfirmAct
        label="结束调查"
        title="结束这次调查？"
        consequences={[
          '不再收答卷，已发的号码作废',
          survey.isEnough ? '满意率记入评分表的满意度一项' : '有社区没收够，不计入评分表的满意度一项',
        ]}
        {...(!survey.isEnough && { reason: { label: '样本不足仍要结束的理由', required: true } })}
        onConfirm={(reason) => act.mutateAsync({ ...ref, reason }).then(() => toast('已结束'))}
      />
      {isOpen && (
        <ActForm
          name="prolongSurvey"
          title="改截止日期"
          okText="保存"
          done="已改"
          fixed={ref}
          initial={{ closesOn: survey.closesOn }}
          onClose={() => setOpen(false)}
        >
          <Form.Item label="截止日期" name="closesOn" rules={[{ required: true, message: '请选择截止日期' }]}>
            <DatePick min={today} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
