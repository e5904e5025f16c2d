import { Tag } from 'antd'
import { showMoment } from '#kernel/time.ts'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { SEAL_VERDICTS, type SealVerdict } from '../vocabulary.ts'
import type { Report } from './parts.tsx'

const COLOURS: Record<SealVerdict, string> = { valid: 'green', changed: 'red', broken: 'red' }
const SAYS: Record<SealVerdict, string> = {
  valid: '签名属于签署人，签署之后内容没有改动',
  changed: '签名属于签署人，但现在的内容与签署时不同，请退回并报告安全管理员',
  broken: '签名与签署的文本或签署人的密钥不符，请退回并报告安全管理员',
}

/** The seals of all rounds, verified when the page was asked for. */
export const Seals = ({ report }: { report: Report }) => (
  <Section title="电子签章（SM2）">
    {report.seals.length === 0 && <EmptyHint title="还没有签署" next="送签之后，由没有参与编写的另一人签署报送。" />}
    {report.seals.map(({ round, verdict, signerName, signedAt, digest, signature, isCurrent }) => (
      <div key={round}>
        <h3>
          第{round}轮{!isCurrent && '（已退回的一轮）'} <Tag color={COLOURS[verdict]}>{SEAL_VERDICTS[verdict]}</Tag>
        </h3>
        <Facts
          facts={[
            ['核验', SAYS[verdict]],
            ['签署', `${signerName}，${showMoment(new Date(signedAt))}`],
            [
              'SM3摘要',
              <span key="d" className="reporting-code">
                {digest}
              </span>,
            ],
            [
              '签名',
              <span key="s" className="reporting-code">
                {signature}
              </span>,
            ],
          ]}
        />
      </div>
    ))}
    {report.seals.length > 0 && <p className="muted">这是平台的软件签章，用来发现内容是否改动，不代替公章。</p>}
  </Section>
)
