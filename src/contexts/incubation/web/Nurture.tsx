import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Attached } from '#contexts/office/web/public.tsx'
import { type Fen, showYuan } from '#kernel/money.ts'
import { Facts } from '#ui/Facts.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { SUPPORTS } from '../vocabulary.ts'
import { AddSupport } from './NurtureForms.tsx'
import type { Organisation } from './parts.tsx'

/** The signed plan and everything that was given for its growth. */
export function Nurture({ one }: { one: Organisation }) {
  const [open, setOpen] = useState(false)
  const [plan] = one.plans
  if (!plan && one.stage === 'none') return null
  return (
    <Section
      title="培育方案与支持"
      extra={one.may.includes('addSupport') && <Button onClick={() => setOpen(true)}>登记支持</Button>}
    >
      {plan ? (
        <Facts
          facts={[
            ['签订', `${plan.signedOn}至${plan.untilDate}`],
            ['目标', plan.goals],
            ['导师', plan.mentor],
            ['承诺的支持', plan.supports.map((kind) => SUPPORTS[kind]).join('、')],
            ['方案', plan.fileId && <Attached fileId={plan.fileId} />],
          ]}
        />
      ) : (
        <p className="muted">已列为培育对象，还没有签订培育方案。</p>
      )}
      {one.supports.length > 0 && (
        <ul className="incubation-rows">
          {one.supports.map(
            ({ id, onDate, kind, title, minutes, people, grantId, grantTitle, grantedFen, paidFen }) => (
              <li key={id}>
                <span className="figure">{onDate}</span>
                <span className="grow">
                  {SUPPORTS[kind]}：{title}
                  {grantId && (
                    <>
                      {' '}
                      <Link to={`/fund/grants/${grantId}`}>{grantTitle ?? '资助'}</Link>
                    </>
                  )}
                </span>
                <span className="figure muted">
                  {[
                    minutes && `${minutes}分钟`,
                    people && `${people}人`,
                    grantedFen && `批准${showYuan(grantedFen as Fen)}元`,
                    paidFen ? `已付${showYuan(paidFen as Fen)}元` : '',
                  ]
                    .filter(Boolean)
                    .join('，')}
                </span>
              </li>
            ),
          )}
        </ul>
      )}
      {open && <AddSupport one={one} onClose={() => setOpen(false)} />}
    </Section>
  )
}
