import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { PARTIES, RATERS, type Rater } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Organisation, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { rateOrganisation, recordReport } = incubationContract.endpoints
const rateRules = rulesOf(rateOrganisation.input)
const reportRules = rulesOf(recordReport.input)
const ALL = Object.keys(RATERS) as Rater[]

/** What the committee, residents and units said of it, and what it told the committee. */
export function Opinions({ one }: { one: Organisation }) {
  const [doing, setDoing] = useState<'rate' | 'report'>()
  const onClose = () => setDoing(undefined)
  return (
    <div className="incubation-columns">
      <Section
        title="满意度"
        extra={one.may.includes('rateOrganisation') && <Button onClick={() => setDoing('rate')}>登记满意度</Button>}
      >
        <ul className="incubation-rows">
          {ALL.map((rater) => (
            <li key={rater}>
              <span className="grow">{RATERS[rater]}</span>
              <span className="figure">{shareOf(one.ratings, rater)}</span>
            </li>
          ))}
        </ul>
        <p className="muted">按全部登记合计；用于购买服务、资源支持和退出的参考。</p>
      </Section>
      <Section
        title="向“两委”报告"
        extra={one.may.includes('recordReport') && <Button onClick={() => setDoing('report')}>登记报告</Button>}
      >
        {one.reports.length === 0 && <p className="muted">还没有报告过。</p>}
        <ul className="incubation-rows">
          {one.reports.slice(0, 8).map(({ id, reportedOn, content, byParty }) => (
            <li key={id}>
              <span className="figure">{reportedOn}</span>
              <span className="grow">{content}</span>
              <span className="muted">{PARTIES[byParty]}</span>
            </li>
          ))}
        </ul>
      </Section>
      {doing === 'rate' && <Rate one={one} onClose={onClose} />}
      {doing === 'report' && <Tell one={one} onClose={onClose} />}
    </div>
  )
}

/** '满意28/30，93%' of all that was asked; rounded down, so that 100% is only everybody. */
function shareOf(ratings: Organisation['ratings'], rater: Rater): string {
  const theirs = ratings.filter((one) => one.rater === rater)
  const asked = theirs.reduce((sum, one) => sum + one.asked, 0)
  const satisfied = theirs.reduce((sum, one) => sum + one.satisfied, 0)
  return asked === 0 ? '还没有问' : `满意${satisfied}/${asked}，${Math.floor((satisfied / asked) * 100)}%`
}

function Rate({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="rateOrganisation"
      title={`登记对“${one.name}”的满意度`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ rater: 'residents', ratedOn: today }}
      onClose={onClose}
    >
      <Form.Item label="由谁评价" name="rater" rules={rateRules.rater}>
        <Select options={optionsOf(RATERS)} />
      </Form.Item>
      <Form.Item label="评价日期" name="ratedOn" rules={rateRules.ratedOn}>
        <DatePick max={today} />
      </Form.Item>
      <div className="incubation-row">
        <Form.Item label="问了多少（人或家）" name="asked" rules={rateRules.asked}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item label="其中满意" name="satisfied" rules={rateRules.satisfied}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
      </div>
      <Form.Item label="意见" name="note" rules={rateRules.note}>
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  )
}

function Tell({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordReport"
      title={`登记“${one.name}”向“两委”的报告`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ reportedOn: today }}
      onClose={onClose}
    >
      <Form.Item label="报告日期" name="reportedOn" rules={reportRules.reportedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="报告了什么" name="content" rules={reportRules.content}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  )
}
