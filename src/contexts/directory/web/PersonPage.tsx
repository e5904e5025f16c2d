import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { directoryContract } from '../contract.ts'
import { Facts } from './parts.tsx'
import { RevealPerson } from './RevealPerson.tsx'
import { SEXES } from './sexes.ts'

/** One person, masked; the whole is shown for a moment to those who may see it and say why. */
export function PersonPage() {
  const { personId = '' } = useParams()
  const mayReveal = useMay('directory.person.reveal')
  const person = useAsk(directoryContract, 'getPerson', { personId }, { keepPrevious: false })
  const back = <Link to="/people">返回人员</Link>

  if (person.error) return <ErrorHint heading="人员" error={person.error} onRetry={person.refetch} />
  if (!person.data) return <Skeleton active />
  const { name, sex, maskedId, maskedPhone, areaName, townName, version } = person.data
  return (
    <>
      <PageHeader title={name} back={back} description={[townName, areaName].filter(Boolean).join(' › ')} />
      <Section title="基本信息">
        <Facts
          facts={[
            ['姓名', name],
            ['性别', SEXES[sex ?? 0]],
            [
              '身份证号',
              <span key="id" className="figure">
                {maskedId ?? '没有登记'}
              </span>,
            ],
            [
              '手机号',
              <span key="phone" className="figure">
                {maskedPhone ?? '没有登记'}
              </span>,
            ],
            ['所在区划', [townName, areaName].filter(Boolean).join(' › ')],
          ]}
        />
      </Section>
      {mayReveal ? (
        <RevealPerson personId={personId} version={version} />
      ) : (
        <p className="muted">您的岗位只能查看打码信息。</p>
      )}
    </>
  )
}
