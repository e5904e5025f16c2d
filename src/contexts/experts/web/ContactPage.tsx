import { Button, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ActForm } from '#ui/ActForm.tsx'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { expertsContract } from '../contract.ts'
import { ContactEnd } from '../contract-parts.ts'
import { CONTACT_KINDS } from '../vocabulary.ts'
import { AdviceTable } from './AdviceTable.tsx'

const rules = rulesOf(ContactEnd)

/** One contact point: who, since when, what was seen and said. */
export function ContactPage() {
  const { contactId = '' } = useParams()
  const { today } = useSession()
  const [isEnding, setEnding] = useState(false)
  const { data, error, refetch } = useAsk(expertsContract, 'getContact', { contactId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="专家联系点" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={`${data.institution} ${data.name}`}
        description={`${CONTACT_KINDS[data.kind]} · ${data.townName}`}
        back={<Link to="/experts">返回专家联系点</Link>}
        actions={data.mayEnd && <Button onClick={() => setEnding(true)}>结束联系</Button>}
      />
      <Section title="联系">
        <Facts
          facts={[
            ['职称、职务', data.title],
            ['课题或项目', data.projects.join('、')],
            ['联系期', data.toDate ? `${data.fromDate}至${data.toDate}` : `${data.fromDate}起`],
            ['结束原因', data.endReason],
          ]}
        />
      </Section>
      <Section title="走访">
        {data.visitList.length === 0 && <p className="muted">还没有走访。专家用手机记录。</p>}
        {data.visitList.map(({ id, visitedOn, place, findings }) => (
          <p key={id}>
            <span className="figure">{visitedOn}</span> {place}：{findings}
          </p>
        ))}
      </Section>
      <Section title="意见">
        <AdviceTable rows={data.adviceList} isPending={false} error={null} onRetry={refetch} />
      </Section>
      {isEnding && (
        <ActForm
          {...{ contract: expertsContract, name: 'endContact', onClose: () => setEnding(false) }}
          fixed={{ contactId, version: data.version }}
          initial={{ toDate: today }}
          title="结束联系"
          okText="结束"
          done="已结束"
        >
          <p>结束以后，专家不能再记走访、提意见；记录都保留，评估回避仍以此为据。</p>
          <Form.Item label="哪天结束" name="toDate" rules={rules.toDate}>
            <DatePick />
          </Form.Item>
          <Form.Item label="为什么结束" name="reason" rules={rules.reason}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
