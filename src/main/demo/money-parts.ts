import { addMonths } from '#kernel/time.ts'
import type { Desk } from './desk.ts'

export const CASHIER = 'cishan-chuna'
export const ACCOUNTANT = 'cishan-kuaiji'
export const MANAGER = 'cishan-fuze'
export const CHARITY = '天津市津沽社区公益基金会'

/** A fund that operates since September 2023, with its town and that town's clerk. */
export type FundTold = {
  fundId: string
  name: string
  code: string
  townName: string
  path: string
  no: number
  clerk: string
}

/** Something that happens on a day; what happens later is done later, so that vouchers are numbered as in life. */
export type Act = { on: string; run(): Promise<void> }

export async function inOrder(acts: readonly Act[]): Promise<void> {
  for (const { run } of acts.toSorted((one, other) => one.on.localeCompare(other.on))) await run()
}

type Giver = { kind: 'person' | 'enterprise' | 'organisation' | 'foundation' | 'anonymous'; name?: string }
export type GiftTold = {
  giver: Giver & {
    consent?: 'full' | 'masked' | 'none'
    sourceClass?: string
    isRelated?: boolean
    relatedNote?: string
  }
  fen: number
  /** The day of the bank credit; of a pledge the day it was declared. */
  on: string
  /** The fund's town, unless the gift is for one community. */
  areaCode?: string
  use?: string
  channel?: 'bank' | 'box' | 'on-site'
  campaignId?: string
  receiptNo?: string
}
export type GiftMade = { giftId: string; version: number }

/** What the cashier enters; without a bank credit it is a pledge. */
export async function record(desk: Desk, fund: FundTold, gift: GiftTold, isCredited: boolean): Promise<GiftMade> {
  const { giver, fen, on, use, campaignId, channel = 'bank', areaCode = fund.code } = gift
  const whose = { areaCode: fund.code, name: '', consent: 'masked', ...giver }
  const { giverId } = await desk.send<{ giverId: string }>(CASHIER, 'giving.recordGiver', whose, `${on} 09:30`)
  const serial = `${on.replaceAll('-', '')}${fund.code.slice(-6)}${String(fen).padStart(9, '0')}`
  const credit = isCredited ? { serial, receivedOn: on } : {}
  const restriction = use ? { restriction: 'purpose', use } : {}
  const form = { areaCode, giverId, fen, channel, campaignId, ...restriction, declaredOn: on, ...credit }
  const { giftId } = await desk.send<{ giftId: string }>(CASHIER, 'giving.recordGift', form, `${on} 09:40`)
  const made = { giftId, version: isCredited ? 2 : 1 }
  const needsAgreement = fen >= 1_000_000 || use !== undefined
  return needsAgreement ? { ...made, ...(await agree(desk, made, gift)) } : made
}

const agree = (desk: Desk, made: GiftMade, { on }: GiftTold): Promise<{ version: number }> =>
  desk.send(
    CASHIER,
    'giving.recordAgreement',
    {
      ...made,
      ...{ number: `津沽捐〔${on.slice(0, 4)}〕${on.slice(5).replace('-', '')}号`, signedOn: on },
      useText: '用于本街道困难群体帮扶和社区公益，由管委会决定具体项目',
      deliveryText: '签订之日起五日内转账到慈善组织账户',
      surplusText: '用于本基金相同或相近的公益项目',
      changeText: '改变用途须先征得捐赠人书面同意',
    },
    `${on} 09:50`,
  )

/** A gift that came: entered by the cashier, confirmed by the accountant, and where told with its receipt's number. */
export async function give(desk: Desk, fund: FundTold, gift: GiftTold): Promise<GiftMade> {
  const made = await record(desk, fund, gift, true)
  return confirm(desk, made, gift)
}

export async function confirm(desk: Desk, { giftId, version }: GiftMade, gift: GiftTold): Promise<GiftMade> {
  const { on, receiptNo } = gift
  const confirmed = await desk.send<{ version: number }>(
    ACCOUNTANT,
    'giving.confirmGift',
    { giftId, version },
    `${on} 16:00`,
  )
  if (!receiptNo) return { giftId, version: confirmed.version }
  const receipt = { code: '12060123', number: receiptNo, checkCode: `a${receiptNo.slice(-5)}`, issuedOn: on }
  const issued = await desk.send<{ version: number }>(
    ACCOUNTANT,
    'giving.recordReceipt',
    { giftId, version: confirmed.version, ...receipt },
    `${on} 16:20`,
  )
  return { giftId, version: issued.version }
}

/** Sends commands about one record, one after the other, each with the version that the last one answered. */
export class Way {
  readonly #desk: Desk
  readonly ref: Readonly<Record<string, string>>
  version: number

  constructor(desk: Desk, ref: Record<string, string>, version = 1) {
    this.#desk = desk
    this.ref = ref
    this.version = version
  }

  async go<A extends object>(who: string, what: string, at: string, more: Record<string, unknown> = {}): Promise<A> {
    const answer = await this.#desk.send<A & { version?: number }>(
      who,
      what,
      { ...this.ref, version: this.version, ...more },
      at,
    )
    this.version = answer.version ?? this.version + 1
    return answer
  }
}

/** The first day of the month so many months before the one of a day. */
export const monthBefore = (day: string, months: number): string => addMonths(`${day.slice(0, 7)}-01`, -months)
