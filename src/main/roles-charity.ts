import type { Role } from '#platform/access/actor.ts'
import { attachments, readsFund } from './roles-reads.ts'

/** The three hands of the host charity: who handles money never keeps the books, and neither approves (内部牵制). */
const handsOfCharity = ['charityCashier', 'charityAccountant', 'charityManager'] as const
const otherHands = (hand: (typeof handsOfCharity)[number]): string[] => handsOfCharity.filter((one) => one !== hand)

/** The hands of the host charity, over the towns whose fund it hosts; and who decides and watches, each for themself (docs/decisions/0080). */
export const charityRoles = {
  charityCashier: {
    label: '慈善组织出纳',
    over: 'area',
    holds: [
      ...readsFund,
      'directory.area.read',
      ...attachments,
      'giving.statement.read',
      'giving.gift.record',
      'giving.gift.correct',
      'giving.gift.reveal',
      'goods.lot.record',
      // The second of the two who value; never both hands in one person, and neither approves.
      'goods.lot.value',
      'grants.payment.prepare',
    ],
    excludes: otherHands('charityCashier'),
  },
  charityAccountant: {
    label: '慈善组织会计',
    over: 'area',
    holds: [
      ...readsFund,
      'directory.area.read',
      ...attachments,
      'ledger.book.post',
      'ledger.book.correct',
      'ledger.book.reconcile',
      'campaigns.campaign.plan',
      'campaigns.campaign.report',
      'giving.statement.read',
      'giving.gift.confirm',
      'giving.gift.correct',
      'giving.gift.reveal',
      'goods.receiver.reveal',
      'goods.lot.value',
      'grants.payment.check',
      'grants.grant.follow',
      'disclosure.duty.fulfil',
    ],
    excludes: otherHands('charityAccountant'),
  },
  charityManager: {
    label: '慈善组织负责人',
    over: 'area',
    holds: [
      ...readsFund,
      'directory.area.read',
      ...attachments,
      'fund.charity.record',
      'fund.fund.host',
      'fund.paper.add',
      'fund.resolution.open',
      'ledger.book.approve',
      'campaigns.campaign.approve',
      'giving.statement.read',
      'giving.gift.approve',
      'goods.lot.approve',
      'grants.call.publish',
      'grants.grant.approve',
      'grants.payment.approve',
      'disclosure.notice.publish',
    ],
    excludes: otherHands('charityManager'),
  },
  /** Settled by the person whom the fund names as a member of its committee, or as its monitor. */
  fundCommittee: { label: '基金管委会委员', over: 'self', holds: ['fund.resolution.vote', 'grants.application.score'] },
  fundMonitor: { label: '基金监督员', over: 'self', holds: ['fund.resolution.watch'] },
} as const satisfies Record<string, Role>
