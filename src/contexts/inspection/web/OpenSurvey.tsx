import { Form, InputNumber } from 'antd'
import { addDays } from '#kernel/time.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useSession } from '#ui/session.ts'
import { ActForm } from './ActForm.tsx'
import { PointAndStage, usePoints } from './parts.tsx'

const PLANNED = 30
const COPIES = 40
const DAYS = 14

type Asked = { planned?: number; copies?: number }
type Values = { areaCode?: string; communities?: Record<string, Asked> }

/** How many answers each community of the point is to give, and how many sheets are printed for it. */
export function OpenSurvey({ onClose, onOpened }: { onClose: () => void; onOpened: (surveyId: string) => void }) {
  const { today } = useSession()
  const points = usePoints()
  const communitiesOf = (areaCode?: string) => points.find((one) => one.areaCode === areaCode)?.communities ?? []
  const inputOf = ({ communities, ...values }: Values) => ({
    ...values,
    communities: communitiesOf(values.areaCode).map(({ code }) => ({
      code,
      planned: communities?.[code]?.planned ?? PLANNED,
      copies: communities?.[code]?.copies ?? COPIES,
    })),
  })
  return (
    <ActForm
      name="openSurvey"
      title="开始满意度调查"
      okText="开始"
      done="已开始，请打印二维码"
      initial={{ closesOn: addDays(today, DAYS) }}
      inputOf={(values) => inputOf(values as Values)}
      onClose={onClose}
      onDone={(answer) => onOpened((answer as { surveyId: string }).surveyId)}
    >
      <PointAndStage />
      <Form.Item label="截止日期" name="closesOn" rules={[{ required: true, message: '请选择截止日期' }]}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) =>
          communitiesOf(getFieldValue('areaCode')).map(({ code, name }) => (
            <div key={code} className="inspection-plan">
              <span>{name}</span>
              <Form.Item name={['communities', code, 'planned']} initialValue={PLANNED} noStyle>
                <InputNumber aria-label={`${name}计划收回`} min={1} max={2000} suffix="份" />
              </Form.Item>
              <Form.Item name={['communities', code, 'copies']} initialValue={COPIES} noStyle>
                <InputNumber aria-label={`${name}印发`} min={1} max={5000} suffix="张" />
              </Form.Item>
            </div>
          ))
        }
      </Form.Item>
      <p className="muted">左为至少收回的份数，右为印发的张数。收不够的社区不计入满意度得分。</p>
    </ActForm>
  )
}
