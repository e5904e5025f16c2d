import { showDate } from '#kernel/time.ts'
import { Facts } from '#ui/Facts.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { BENEFITS, OUTCOMES } from '../vocabulary.ts'
import type { Need } from './parts.tsx'

/** Where the need went for what somebody has a right to, the receipt and the answer. */
export function Referrals({ need: { referrals } }: { need: Need }) {
  if (referrals.length === 0) return null
  return (
    <Section title="转介">
      {referrals.map((one) => (
        <Facts
          key={one.id}
          facts={[
            ['待遇', BENEFITS[one.benefit]],
            ['转给', `${one.toUnit}，${showDate(one.referredOn)}，${one.referredName}`],
            ['说明', one.note],
            ['回执', receiptWords(one)],
            ['答复', one.outcome && `${OUTCOMES[one.outcome]}，${showDate(one.outcomeOn ?? '')} ${one.outcomeNote}`],
          ]}
        />
      ))}
    </Section>
  )
}

const receiptWords = ({ receiptNo, receiptOn, receiptName }: Need['referrals'][number]): string =>
  receiptNo && receiptOn ? `${receiptNo}，${showDate(receiptOn)}，经手人${receiptName}` : '还没有取得'
